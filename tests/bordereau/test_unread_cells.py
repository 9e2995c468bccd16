"""Print among the figures of a scan that is no figure as read is told of: no value bears its doubt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bordereau.assemble.unread_cells import find_unread_cells, tell_unread_cells
from bordereau.schemas.notes import Notes
from bordereau.schemas.page import Word
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.warning import Code


def make_cell(text: str, confidence: float | None) -> ReadCell:
    word = Word(text, 10, 10, 40, 20, confidence=confidence)
    value = Decimal(text) if text.isdecimal() else None
    return ReadCell(0, text, "money" if value is not None else "text", value, words=(word,), page=3)


def make_reading(*cells: ReadCell) -> TableReading:
    return TableReading("ruled", (ReadColumn("Études"),), tuple(ReadRow("A", "item", (cell,)) for cell in cells))


FIGURES = [make_cell(text, 0.9) for text in ("70621", "5331", "9359")]


@pytest.mark.parametrize(
    ("cell", "found", "why"),
    [
        (make_cell("DEA", 0.31), ["DEA"], "rubbish in a column of figures"),
        (make_cell("gratuit", 0.93), [], "a word that is sure"),
        (make_cell("DEA", None), [], "a text layer"),
        (make_cell("—", 0.2), [], "a dash is an empty cell"),
        (make_cell("716", 0.2), [], "a figure bears its own doubt"),
    ],
)
def test_what_is_told(cell: ReadCell, found: list[str], why: str) -> None:
    assert [one.text for one in find_unread_cells(make_reading(*FIGURES, cell))] == found, why


def test_a_column_of_words_is_left() -> None:
    words = [make_cell(text, 0.4) for text in ("adopté", "rejeté", "reporté")]
    assert list(find_unread_cells(make_reading(*words, FIGURES[0]))) == []


def test_the_warning_names_the_cells_and_their_page() -> None:
    notes = Notes(limit_s=30.0)
    other = replace(make_cell("E", 0.1), page=4)
    tell_unread_cells(make_reading(*FIGURES, make_cell("DEA", 0.31), other), 3, notes)
    assert [(told.code, told.page) for told in notes.warnings] == [(Code.PRINT_UNREAD, 3), (Code.PRINT_UNREAD, 4)]
    assert "« DEA »" in notes.warnings[0].message
