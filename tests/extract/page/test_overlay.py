"""What fields, notes and stamps print over a page is read with it, and told."""

from __future__ import annotations

import pytest

from bordereau.extract.page.annotations import has_annotations
from bordereau.extract.page.document import open_document
from bordereau.extract.page.read import read_page
from bordereau.schemas.settings import OcrSettings, ReadSettings, Settings
from laid_page import draw, write_laid

WITHOUT_OCR = Settings(ocr=OcrSettings(use_ocr=False))
PLACE = "/Rect [198 496 298 512] /F 4"
FIELD = f"/Subtype /Widget /FT /Tx /T (montant) {PLACE}"
NOTE = f"/Subtype /FreeText {PLACE} /DA (/F1 10 Tf 0 g)"


@pytest.fixture
def read(tmp_path):
    def page(*args, **kwargs):
        path = tmp_path / "page.pdf"
        path.write_bytes(write_laid(*args, **kwargs))
        with open_document(path, ReadSettings()) as document:
            page, told = read_page(document, 1, WITHOUT_OCR)
        words = sorted(page.words, key=lambda word: (round(word.middle, -1), word.x0))
        return " ".join(word.text for word in words), list(told)

    return page


@pytest.mark.parametrize(
    ("annotation", "shown", "fields", "text", "code", "why"),
    [
        (f"{FIELD} /V (125 000 EUR)", draw("125 000 EUR"), "/X 0", "125 000 EUR ", "form_field", "a field"),
        (f"{FIELD} /V (125 000 EUR)", None, "/X 0", "125 000 EUR ", "form_field", "one that does not draw its value"),
        (
            f"{FIELD} /V (125 000 EUR) /DA (/F1 10 Tf 0 g)",
            None,
            "/NeedAppearances true",
            "125 000 EUR ",
            "form_field",
            "one that the viewer has to draw",
        ),
        (f"{FIELD} /V (Paris) /Ff 8192", None, "/X 0", "***** ", "", "a password"),
        (FIELD, None, "/X 0", "", "", "an empty field"),
        (f"{FIELD} /V (125 000 EUR) /F 2", draw("125 000 EUR"), "/X 0", "", "", "a hidden field"),
        (f"{FIELD} /FT /Btn /Ff 65536 /T (b)", draw("Imprimer"), "/X 0", "", "", "a button"),
        (f"{NOTE} /Contents (125 000 EUR)", draw("125 000 EUR"), "", "125 000 EUR ", "note_read", "a note"),
        (f"/Subtype /Stamp {PLACE}", draw("Affiche le 3/2/2021"), "", "", "", "the stamp of a transmission"),
        (f"/Subtype /Stamp {PLACE}", draw("VU le 3/2/2021"), "", "VU le 3/2/2021 ", "note_read", "a stamp"),
        (f"{NOTE} /Contents (125 000 EUR)", None, "", "125 000 EUR ", "note_read", "one that the viewer has to draw"),
        (f"{NOTE} /Contents (125 000 EUR) /F 2", draw("125 000 EUR"), "", "", "", "a hidden note"),
        (f"/Subtype /Text {PLACE} /T (AB) /Contents (Non : 12 000 ?)", None, "", "", "note_unread", "a comment"),
        (
            f"/Subtype /Highlight {PLACE} /QuadPoints [198 512 298 512 198 496 298 496] /Contents (trop)",
            None,
            "",
            "",
            "note_unread",
            "one on words",
        ),
        (
            f"/Subtype /Highlight {PLACE} /QuadPoints [198 512 298 512 198 496 298 496]",
            None,
            "",
            "",
            "",
            "colour alone",
        ),
        (f"/Subtype /Link {PLACE} /A << /S /URI /URI (http://x.fr) >>", None, "", "", "", "a link"),
        (f"/Subtype /Popup {PLACE} /Contents (trop)", None, "", "", "", "the window of a comment"),
    ],
)
def test_what_lies_over_a_page(read, annotation, shown, fields, text, code, why):
    found, told = read([(annotation, shown)], fields=fields)
    assert found == f"La subvention est de {text}par an.", why
    assert [(str(one.code), one.page) for one in told] == ([(code, 1)] if code else []), why


@pytest.mark.parametrize(
    ("state", "sign", "told"), [("/Oui", "☑", "“urbaine = ticked”"), ("/Off", "☐", ""), ("/Autre", "☐", "")]
)
def test_a_box_to_tick(read, state, sign, told):
    on = b"<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 17 >>\nstream\n0 0 m 10 10 l S  \nendstream"
    box = f"/Subtype /Widget /FT /Btn /T (urbaine) /Rect [80 498 90 508] /F 4 /AS {state} /V {state}"
    text, warnings = read([(f"{box} /AP << /N << /Oui 7 0 R >> >>", None)], fields="/X 0", extra=[on])
    assert text == f"{sign} La subvention est de par an."
    assert [told in one.message for one in warnings] == ([True] if told else [])


def test_the_words_of_a_field_are_not_parted_by_print(read):
    """The field begins under the last word of its line."""
    over = "/Subtype /Widget /FT /Tx /T (m) /F 4 /V (125 000 EUR)"
    text, _ = read([(over + " /Rect [178 494 278 510]", draw("125 000 EUR"))], fields="/X 0")
    assert text == "La subvention est 125\u00a0000\u00a0EUR de par an."


def test_print_under_a_note_is_hidden(read):
    line = "BT /F1 10 Tf 1 0 0 1 100 500 Tm (La subvention est de 900 600 EUR par an.) Tj ET"
    text, told = read([(f"{NOTE} /Contents (x)", draw("100 250 EUR", "1 g"))], content=line)
    assert "100 250 EUR" in text.replace("\u00a0", " ")
    assert "900" not in text
    assert {str(one.code) for one in told} == {"hidden_text", "note_read"}


@pytest.mark.parametrize(
    ("value", "shown", "differs"),
    [
        ("125000", "125 000,00 EUR", False),
        ("2021-02-17", "17/02/2021", False),
        ("900000", "100 000 EUR", True),
        ("Paul", "Jean", False),
    ],
)
def test_a_field_that_shows_another_figure_than_it_holds(read, value, shown, differs):
    text, told = read([(f"{FIELD} /V ({value})", draw(shown))], fields="/X 0")
    assert shown in text
    assert ("layer_differs" in {str(one.code) for one in told}) is differs


def test_a_page_is_read_alike_each_time(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(write_laid([(f"{FIELD} /V (125 000 EUR)", draw("125 000 EUR"))], fields="/X 0"))
    with open_document(path, ReadSettings()) as document:
        assert document.read_layer(1) == document.read_layer(1)
        assert has_annotations(document._load(1).raw)
