"""The signs of what is printed across a page: slant, colour, size, the words that it crosses."""

from __future__ import annotations

from math import cos, radians, sin
from pathlib import Path

import pytest

import layered_page
from bordereau.extract.page.document import open_document
from bordereau.schemas.page import Across
from bordereau.schemas.settings import ReadSettings

LINES = " ".join(
    f"BT /F1 10 Tf 60 {y} Td (La commune verse une aide de 125 000 EUR par an) Tj ET" for y in range(700, 400, -14)
)
LEVEL = "BT /F1 40 Tf 80 {y} Td ({text}) Tj ET"
ACROSS = [
    ("q .8 g " + LEVEL.format(y=600, text="PROJET") + " Q", Across(False, True, True, True), "pale and level"),
    ("q 1 0 0 rg " + LEVEL.format(y=600, text="COPIE") + " Q", Across(False, False, True, True), "red"),
    ("q /Half gs " + LEVEL.format(y=600, text="PROJET") + " Q", Across(False, True, True, True), "half transparent"),
    (LEVEL.format(y=740, text="CONVENTION"), Across(False, False, True, False), "a title above the text"),
    ("q .8 g BT /F1 60 Tf .7 .7 -.7 .7 150 450 Tm (PROJET) Tj ET Q", Across(True, True, True, True), "at 45 degrees"),
    ("q .8 g BT /F1 60 Tf .9 .44 -.44 .9 150 450 Tm (PROJET) Tj ET Q", Across(True, True, True, True), "at 26"),
    ("q .8 g BT /F1 60 Tf .5 .87 -.87 .5 250 450 Tm (PROJET) Tj ET Q", Across(True, True, True, True), "at 60"),
]


@pytest.mark.parametrize(("drawn", "expected", "why"), ACROSS)
def test_signs(tmp_path: Path, drawn: str, expected: Across, why: str) -> None:
    path = tmp_path / "across.pdf"
    path.write_bytes(layered_page.write_pdf(drawn + " " + LINES))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    found = {word.across for word in page.words if word.across is not None}
    assert found == {expected}, why
    assert sum(word.across is None for word in page.words) == 22 * 11, why


LEANING = "BT /F2 10 Tf {c} {s} {n} {c} 120 {y} Tm (Recu en prefecture) Tj 0 -16 Td (le 12 mars) Tj ET"
LEAN = [(8, True), (-8, True), (15, True), (4, True), (1, False), (45, False)]


@pytest.mark.parametrize(("degrees", "expected"), LEAN)
def test_a_stamp_in_type_of_the_text_leans_a_little(tmp_path: Path, degrees: int, expected: bool) -> None:
    """One degree is a line that is not quite level; at 45 stand the heads of columns."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    drawn = LEANING.format(c=round(c, 4), s=round(s, 4), n=round(-s, 4), y=600).replace("/F2", "/F1")
    path = tmp_path / "stamp.pdf"
    path.write_bytes(layered_page.write_pdf(drawn + " " + LINES))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    found = [word for word in page.words if word.across is not None]
    assert [word.text for word in found] == (["Recu", "en", "prefecture", "le", "12", "mars"] if expected else [])
    assert any(word.across.crossing for word in found if word.across) == expected


def test_a_page_that_leans_as_a_whole_has_no_stamp(tmp_path: Path) -> None:
    c, s = round(cos(radians(4)), 4), round(sin(radians(4)), 4)
    turned = f"q {c} {s} {-s} {c} 30 -20 cm " + LINES + " Q"
    path = tmp_path / "askew.pdf"
    path.write_bytes(layered_page.write_pdf(turned))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    assert all(word.across is None for word in page.words)


def test_a_title_set_close_to_the_text_crosses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "title.pdf"
    path.write_bytes(layered_page.write_pdf(LEVEL.format(y=709, text="CONVENTION") + " " + LINES))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    assert [word.across.crossing for word in page.words if word.across is not None] == [False]
