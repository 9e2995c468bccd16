"""Words that are struck out, by a line or an annotation, and lines that strike nothing."""

from __future__ import annotations

import pytest

from bordereau.extract.page.document import open_document
from bordereau.extract.page.read import read_page
from bordereau.schemas.settings import OcrSettings, ReadSettings, Settings
from layered_page import write_pdf

TEXT = "BT /F1 10 Tf 100 500 Td (La somme de 150 000 EUR est due) Tj ET "
SETTINGS = Settings(ocr=OcrSettings(use_ocr=False))


@pytest.mark.parametrize(
    ("drawn", "annotation", "struck", "why"),
    [
        ("158 503.5 m 218 503.5 l S", "", "150 000 EUR", "a line through a figure"),
        ("158 503 60 0.7 re f", "", "150 000 EUR", "a thin box, as word processors write it"),
        ("100 503.5 m 254 503.5 l S", "", "La somme de 150 000 EUR est due", "a line through all"),
        ("158 498 m 212 498 l S", "", "", "underlined"),
        ("158 510 m 212 510 l S", "", "", "a line above"),
        ("50 503.5 m 550 503.5 l S", "", "", "a rule that runs on over white"),
        ("158 495 m 158 512 l S", "", "", "an upright rule"),
        ("158 500 m 218 507 l S", "", "150 000 EUR", "a slanted stroke"),
        ("158 500 m 218 507 l S 158 507 m 218 500 l S", "", "150 000 EUR", "two that cross"),
        ("158 500 m 180 507 l 200 500 l 218 506 l S", "", "150 000 EUR", "a zigzag"),
        ("158 500 m 170 512 200 495 218 507 c S", "", "150 000 EUR", "a curve of a pen"),
        ("158 506 m 170 512 206 512 218 506 c 170 495 170 495 158 506 c S", "", "", "a ring around a figure"),
        ("158 497 m 163 495 l 168 497 l 173 495 l 178 497 l 218 495 l S", "", "", "a wavy underline"),
        ("158 480 m 218 530 l S", "", "", "a line of a drawing, much higher than the text"),
        ("20 490 m 580 515 l S", "", "", "one that runs on over white"),
        ("158 500 m 218 507 l 218 500 l h S", "", "", "a closed shape"),
        (
            "",
            "/Subtype /Ink /Rect [158 498 218 510] /InkList [[158 500 188 505 218 507]]",
            "150 000 EUR",
            "ink of a pen over the page",
        ),
        ("", "/Subtype /Line /Rect [158 498 218 510] /L [158 500 218 507]", "150 000 EUR", "a line over the page"),
        (
            "",
            "/Subtype /Ink /F 2 /Rect [158 498 218 510] /InkList [[158 500 188 505 218 507]]",
            "",
            "ink that is hidden",
        ),
        (
            "",
            "/Subtype /StrikeOut /Rect [158 498 218 510] /QuadPoints [158 510 218 510 158 498 218 498]",
            "150 000 EUR",
            "an annotation",
        ),
        (
            "",
            "/Subtype /Underline /Rect [158 498 218 510] /QuadPoints [158 510 218 510 158 498 218 498]",
            "",
            "another annotation",
        ),
    ],
)
def test_struck_words_are_told(tmp_path, drawn, annotation, struck, why):
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(TEXT + drawn, annotation).replace(b"/AP << /N 12 0 R >>", b""))
    with open_document(path, ReadSettings()) as document:
        page, told = read_page(document, 1, SETTINGS)
    assert " ".join(word.text for word in page.struck) == struck, why
    assert " ".join(word.text for word in page.words) == "La somme de 150 000 EUR est due", why
    expected = [f"On page 1 words are struck out; they are read, and count in no sum: “{struck}”."] if struck else []
    assert [warning.message for warning in told if warning.code == "struck_text"] == expected, why
