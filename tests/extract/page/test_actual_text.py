"""ActualText is read where it says what is drawn; where it says other figures, those drawn are read, and both told."""

from __future__ import annotations

import pytest

import bordereau.extract.page.actual_text
from bordereau.extract.page.document import open_document
from bordereau.extract.page.read import read_page
from bordereau.extract.page.words import read_words
from bordereau.schemas.settings import OcrSettings, ReadSettings, Settings
from layered_page import write_pdf

LINE = "BT /F1 10 Tf 1 0 0 1 100 500 Tm (La somme de ) Tj {} ( par an.) Tj ET"
SPAN = "/Span << /ActualText ({}) >> BDC {} EMC"
WITHOUT_OCR = Settings(ocr=OcrSettings(use_ocr=False))


@pytest.mark.parametrize(
    ("said", "drawn", "read", "told", "why"),
    [
        ("125 000", "(125 000) Tj", "125 000", "", "the same"),
        ("125 000", "(125) Tj ( 000) Tj", "125 000", "", "one text for two pieces"),
        ("125 000", "(125 OOO) Tj", "125 000", "", "letters drawn for noughts"),
        ("fi", "(f) Tj (i) Tj", "fi", "", "a ligature, for which it is meant"),
        ("900 000", "(100 000) Tj", "100 000", "“100 000” for “900 000”", "another figure"),
        ("7", "(1) Tj", "1", "“1” for “7”", "of one digit"),
        ("cent", "(100 000) Tj", "100 000", "“100 000” for “cent”", "a word for a figure"),
        ("900 000", "(100) Tj ( 000) Tj", "100 000", "“100 000” for “900 000”", "in two pieces"),
        (" ", "(100 000) Tj", "100 000", "“100 000” for “”", "a blank for a figure"),
    ],
)
def test_what_is_drawn_is_read(tmp_path, said, drawn, read, told, why):
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(LINE.format(SPAN.format(said, drawn))))
    with open_document(path, ReadSettings()) as document:
        page, warnings = read_page(document, 1, WITHOUT_OCR)
    words = sorted(page.words, key=lambda word: word.x0)
    assert " ".join(word.text for word in words) == f"La somme de {read} par an.", why
    assert [str(one.code) for one in warnings] == (["layer_differs"] if told else []), why
    assert all(told in one.message for one in warnings), why


def test_two_figures_of_a_page_are_told_apart(tmp_path):
    path = tmp_path / "page.pdf"
    second = "BT /F1 10 Tf 1 0 0 1 100 450 Tm " + SPAN.format("12", "(12) Tj") + " ET"
    path.write_bytes(write_pdf(LINE.format(SPAN.format("900", "(100) Tj")) + second))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    assert [(one.shown[0].text, one.said) for one in page.differing] == [("100", "900")]


def test_a_page_whose_spaces_are_marked_is_read_once(tmp_path, monkeypatch):
    asked = []
    whole = read_words
    monkeypatch.setattr(
        bordereau.extract.page.actual_text, "read_words", lambda *a, **k: asked.append(1) or whole(*a, **k)
    )
    path = tmp_path / "page.pdf"
    spaces = [SPAN.format(" ", "( ) Tj").join(("(Une somme) Tj ", " (de) Tj ", " (900 euros) Tj")) for _ in range(2)]
    path.write_bytes(write_pdf("BT /F1 10 Tf 1 0 0 1 100 500 Tm " + " 0 -20 Td ".join(spaces) + " ET"))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    assert [word.text for word in page.words] == ["Une", "somme", "de", "900", "euros"] * 2
    assert (page.differing, asked) == ((), [])
