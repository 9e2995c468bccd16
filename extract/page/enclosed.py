"""What a file holds beside its pages: attached files, electronic signatures, a form that only its maker can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.annotations import call_utf16
from bordereau.extract.page.tell_laid import quote_some
from bordereau.lexicon.folding import fold
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.laid import Laid
from bordereau.schemas.page import Page
from bordereau.schemas.warning import Code, DocumentWarning

MOST_FILES = 1_000
LONGEST_SIGNATURE = 4 << 20
"""Bytes of a signature that are looked at for its signer's name."""

_Field = tuple[int, Laid]
"""A field to sign in, and its page."""


@dataclass(frozen=True, slots=True)
class Signature:
    """An electronic signature; whether it is valid is not looked at."""

    name: str | None
    """Of the person or body, as their certificate says it."""
    day: str | None
    """ISO, as the signer's machine says it."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a file holds beside its pages."""

    files: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    form: str = ""
    """``full`` where a form of the XFA kind makes the pages, ``foreground`` where it stands beside them."""


def read_enclosed(pdf: Any) -> Enclosed:
    """Ask a file, PDFium's raw handle, for what it holds beside its pages."""
    count = min(pdfium.FPDFDoc_GetAttachmentCount(pdf), MOST_FILES)
    files = (pdfium.FPDFDoc_GetAttachment(pdf, number) for number in range(count))
    names = tuple(call_utf16(pdfium.FPDFAttachment_GetName, file) for file in files if file)
    form = {pdfium.FORMTYPE_XFA_FULL: "full", pdfium.FORMTYPE_XFA_FOREGROUND: "foreground"}
    signed = range(max(0, pdfium.FPDF_GetSignatureCount(pdf)))
    found = (_read_signature(pdfium.FPDF_GetSignatureObject(pdf, number)) for number in signed)
    signatures = tuple(one for one in found if one is not None)
    return Enclosed(names, signatures, form.get(pdfium.FPDF_GetFormType(pdf), ""))


def tell_enclosed(enclosed: Enclosed, pages: Sequence[Page]) -> Iterator[DocumentWarning]:
    """One warning for all attached files, one for each signature, one for a form that cannot be shown."""
    pinned = [(page.number, one) for page in pages for one in page.laid if one.kind == "file"]
    names = [*enclosed.files, *(one.name for _, one in pinned if one.name not in enclosed.files)]
    if names:
        count = "a file is attached, which was" if len(names) == 1 else f"{len(names)} files are attached, which were"
        message = f"To this document {count} not read: {quote_some(names)}."
        page = pinned[0][0] if pinned and not enclosed.files else None
        yield DocumentWarning(code=Code.ATTACHMENT_UNREAD, message=message, page=page)
    signed = [(page.number, one) for page in pages for one in page.laid if one.field == "signature"]
    for signature, places in zip(enclosed.signatures, match_fields(enclosed.signatures, signed), strict=True):
        yield _tell_signature(signature, places)
    fields = any(one.kind == "field" for page in pages for one in page.laid)
    if enclosed.form == "full" or (enclosed.form == "foreground" and not fields):
        message = (
            "The document is a form of the XFA kind, which only its maker's program shows in full; it was not read."
        )
        yield DocumentWarning(code=Code.FORM_UNREAD, message=message)


def _tell_signature(signature: Signature, fields: Sequence[_Field]) -> DocumentWarning:
    """What is told of a signature, with the fields that may be its own."""
    name = f" by “{signature.name}”" if signature.name else ""
    day = f", dated {signature.day}" if signature.day else ""
    message = f"The document bears an electronic signature{name}{day}; it was not checked."
    proofs = tuple(
        Evidence(page=page, bbox=one.box, text=one.shown or (signature.name if len(fields) == 1 else None) or "")
        for page, one in fields
    )
    pages = {page for page, _ in fields}
    page = pages.pop() if len(pages) == 1 else None
    return DocumentWarning(code=Code.SIGNATURE_FIELD, message=message, page=page, evidence=proofs)


def match_fields(signatures: Sequence[Signature], fields: Sequence[_Field]) -> list[list[_Field]]:
    """The fields of each signature: the one that shows its name or its day; where none does, those that are left.

    Nothing is matched where there are not as many fields as signatures.
    """
    if len(fields) != len(signatures):
        return [[] for _ in signatures]
    shown = [[field for field in fields if _shows(field[1].shown or "", one)] for one in signatures]
    sure = [found[0] if len(found) == 1 and shown.count(found) == 1 else None for found in shown]
    left = [field for field in fields if field not in sure]
    return [left if own is None else [own] for own in sure]


def _shows(text: str, signature: Signature) -> bool:
    """Whether what a field shows names a signer and the day of the signature, as far as it has them."""
    if signature.day is None and signature.name is None:
        return False
    named = signature.name is None or fold(signature.name) in fold(text)
    year, month, day = (signature.day or "--").split("-")
    orders = (f"{day}.{month}.{year}", f"{year}.{month}.{day}")
    plain = re.sub(r"(?<=\d)[/.-](?=\d)", ".", text)
    return named and (not signature.day or any(order in plain for order in orders))


def _read_signature(handle: Any) -> Signature | None:
    """A signature; None for a field that nobody has signed."""
    contents = _read_bytes(pdfium.FPDFSignatureObj_GetContents, handle)
    if not contents:
        return None
    time = _read_bytes(pdfium.FPDFSignatureObj_GetTime, handle).rstrip(b"\0").decode("latin-1")
    digits = time.removeprefix("D:")[:8]
    known = len(digits) == 8 and digits.isascii() and digits.isdigit()
    return Signature(
        find_signer(contents),
        f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if known else None,
    )


def _read_bytes(read: Any, handle: Any) -> bytes:
    length = read(handle, None, 0) if handle else 0
    if not 0 < length <= LONGEST_SIGNATURE:
        return b""
    buffer = create_string_buffer(length)
    read(handle, buffer, length)
    return buffer.raw


def find_signer(signature: bytes) -> str | None:
    """The name in the signer's certificate: that which signs none of the others; None where it cannot be told."""
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates
    from cryptography.x509 import NameOID

    try:
        certificates = load_der_pkcs7_certificates(trim_der(signature))
    except Exception:  # whatever a damaged signature makes that library raise, it tells no name
        return None
    issuers = {one.issuer.public_bytes() for one in certificates if one.issuer != one.subject}
    leaves = [one for one in certificates if one.subject.public_bytes() not in issuers] or certificates
    names = {str(name.value) for one in leaves for name in one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)}
    return names.pop() if len(names) == 1 else None


def trim_der(data: bytes) -> bytes:
    r"""A DER value without the zeros that fill up its place in the file.

    >>> trim_der(b"\x30\x03abc\0\0\0"), trim_der(b"\x30\x81\x02ab\0\0"), trim_der(b"\x30\x80ab")
    (b'0\x03abc', b'0\x81\x02ab', b'0\x80ab')
    """
    if len(data) < 2 or data[1] == 0x80:  # of indefinite length
        return data
    more = data[1] & 0x7F if data[1] & 0x80 else 0
    length = int.from_bytes(data[2 : 2 + more]) if more else data[1]
    return data[: 2 + more + length]
