"""What a file holds beside its pages is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bordereau import Settings, extract_document
from bordereau.extract.page.enclosed import Enclosed, Signature, find_signer, tell_enclosed
from bordereau.schemas.laid import Laid
from bordereau.schemas.page import Page
from hostile_files import write_stream
from laid_page import draw, write_laid

FILE = write_stream(b"%PDF-1.4", b"/Type /EmbeddedFile")
NAMED = "/Names << /EmbeddedFiles << /Names [{}] >> >>"
FIELD = "/Subtype /Widget /FT /Sig /T (Signature1) /Rect [100 100 300 140] /F 4"


def spec(name: str, stream: int) -> str:
    return f"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {stream} 0 R >> >>"


@pytest.fixture
def tell(tmp_path):
    def warnings(*args, **kwargs):
        path = tmp_path / "page.pdf"
        path.write_bytes(write_laid(*args, **kwargs))
        document = extract_document(path, Settings())
        found = [one for one in document.warnings if str(one.code) not in ("no_parties", "no_articles")]
        return document.status, [(str(one.code), one.page, one.message) for one in found]

    return warnings


def test_one_warning_names_all_attached_files(tell):
    names = [("annexe.pdf", 6), ("budget.xlsx", 6)]
    catalogue = NAMED.format(" ".join(f"({name}) {spec(name, stream)}" for name, stream in names))
    assert tell([], catalogue=catalogue, extra=[FILE]) == (
        "ok",
        [
            (
                "attachment_unread",
                None,
                "To this document 2 files are attached, which were not read: “annexe.pdf”, “budget.xlsx”.",
            )
        ],
    )


def test_a_file_pinned_to_a_page_is_told_with_its_page(tell):
    pinned = f"/Subtype /FileAttachment /Rect [100 100 110 110] /FS {spec('devis.pdf', 7)}"
    _, told = tell([(pinned, None)], extra=[FILE])
    assert told == [("attachment_unread", 1, "To this document a file is attached, which was not read: “devis.pdf”.")]


def test_a_file_without_anything_beside_its_pages(tell):
    assert tell([]) == ("ok", [])


@pytest.mark.parametrize(
    ("fields", "catalogue", "told"),
    [
        ("/XFA [(template) 6 0 R]", "/NeedsRendering true", [("form_unread", "partial")]),
        ("/XFA [(template) 6 0 R]", "", [("form_unread", "partial")]),
        ("/X 0", "", []),
    ],
)
def test_a_form_that_only_its_maker_shows(tell, fields, catalogue, told):
    status, found = tell([], fields=fields, catalogue=catalogue, extra=[write_stream(b"<xdp/>")])
    assert [(code, status) for code, _, _ in found] == told


def sign(name: str) -> bytes:
    """A signature over nothing, in the form in which PDF holds it, by a certificate of its own."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs7

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2023, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2033, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    signed = pkcs7.PKCS7SignatureBuilder().set_data(b"").add_signer(certificate, key, hashes.SHA256())
    return signed.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature])


def test_a_signature_is_told_with_its_signer_and_day(tell):
    value = "/V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20230312101500+01'00') "
    value += f"/ByteRange [0 1 2 3] /Contents <{sign('Étienne Vaucresson').hex()}{'00' * 64}> >>"
    _, told = tell([(f"{FIELD} {value}", draw("Signature de E. Vaucresson"))], fields="/SigFlags 3")
    message = (
        "The document bears an electronic signature by “Étienne Vaucresson”, dated 2023-03-12; it was not checked."
    )
    assert told == [("signature_field", 1, message)]


def test_a_signature_that_tells_nothing(tell):
    value = "/V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00ff> >>"
    _, told = tell([(f"{FIELD} {value}", None)], fields="/SigFlags 3")
    assert told == [("signature_field", 1, "The document bears an electronic signature; it was not checked.")]


def test_an_empty_field_for_a_signature_is_none(tell):
    assert tell([(FIELD, None)], fields="/SigFlags 3") == ("ok", [])


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x82\x10\x00abc", bytes(99)])
def test_a_damaged_signature_has_no_signer(data):
    assert find_signer(data) is None


ONE, OTHER = Signature(None, "2024-02-15"), Signature(None, "2024-02-16")
NAMED_ONE, NAMED_OTHER = Signature("Léa Blanc", "2024-02-15"), Signature("Jean Noir", "2024-02-15")


@pytest.mark.parametrize(
    ("signatures", "shown", "places", "why"),
    [
        ((ONE,), ["Signé"], [["Signé"]], "one of each"),
        ((OTHER, ONE), ["le 15/02/2024", "le 16/02/2024"], [["le 16/02/2024"], ["le 15/02/2024"]], "by their days"),
        ((OTHER, ONE), ["2024-02-15", "16.02.2024 09:12"], [["16.02.2024 09:12"], ["2024-02-15"]], "however written"),
        (
            (NAMED_ONE, NAMED_OTHER),
            ["Jean NOIR, 15/02/2024", "LÉA BLANC 15/02/2024"],
            [["LÉA BLANC 15/02/2024"], ["Jean NOIR, 15/02/2024"]],
            "one day, two names",
        ),
        ((ONE, ONE), ["15/02/2024 A", "15/02/2024 B"], [["15/02/2024 A", "15/02/2024 B"]] * 2, "nothing tells them"),
        ((ONE, OTHER), ["15/02/2024", "A. B."], [["15/02/2024"], ["A. B."]], "the field that is left"),
        ((ONE, OTHER), ["15/02/2024"], [[], []], "one field for two signatures"),
        ((ONE, OTHER), [], [[], []], "no field"),
    ],
)
def test_several_signatures_find_their_fields(signatures, shown, places, why):
    laid = tuple(
        Laid("field", (50, 100 + 40 * place, 250, 130 + 40 * place), field="signature", shown=text)
        for place, text in enumerate(shown)
    )
    told = list(tell_enclosed(Enclosed(signatures=tuple(signatures)), [Page(2, 595, 842, 0, laid=laid)]))
    assert [[proof.text for proof in one.evidence] for one in told] == places, why
    assert [one.page for one in told] == [2 if proofs else None for proofs in places], why
