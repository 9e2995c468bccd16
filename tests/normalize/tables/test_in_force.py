"""Cells of which a part, or all, is not in force."""

from __future__ import annotations

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.reconcile.tables.totals import sum_table
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell


def make_cell(row: int, column: int, text: str) -> GridCell:
    """``~`` before a word strikes it, ``!`` puts it at an empty box."""
    words = tuple(
        Word(
            word.lstrip("~!"),
            10 * n,
            0,
            10 * n + 9,
            9,
            9.0,
            void="struck" if word[0] == "~" else "not_ticked" if word[0] == "!" else None,
        )
        for n, word in enumerate(text.split())
    )
    return GridCell(row, column, " ".join(word.text for word in words), words, 1, (0.0, 0.0, 9.0, 9.0))


CELLS: list[tuple[str, str, str | None, str]] = [
    ("~150 ~000 125 000", "125000", None, "a figure and the one that replaces it"),
    ("~150 ~000", "150000", "struck", "struck throughout"),
    ("~150 ~000 €", "150000", "struck", "struck but for the sign of the currency"),
    ("~150 ~000 ~€ 125 000 €", "125000", None, "two figures, of which one is left"),
    ("☐ !5 !000 !€", "5000", "not_ticked", "at an empty box"),
    ("☒ 5 000 €", "5000", None, "at a ticked box"),
    ("12 500", "12500", None, "plain"),
]


@pytest.mark.parametrize(("text", "value", "void", "why"), CELLS)
def test_a_cell(text: str, value: str, void: str | None, why: str) -> None:
    rows = [["Poste", "Montant (€)"], ["Voirie", text], ["Réseaux", "1 000"], ["Murs", "2 000"]]
    cells = tuple(make_cell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
    reading = interpret_grid(Grid("ruled", 4, 2, cells))
    cell = reading.rows[0].cells[0]
    assert (str(cell.value), cell.void) == (value, void), why


@pytest.mark.parametrize(
    ("struck", "status", "why"),
    [("~7 ~000", "exact", "the sum without what is struck"), ("7 000", "fails", "the same sum with it")],
)
def test_what_is_struck_enters_no_sum(struck: str, status: str, why: str) -> None:
    rows = [["Poste", "Montant (€)"], ["Voirie", struck], ["Réseaux", "1 000"], ["Murs", "2 000"], ["Total", "3 000"]]
    cells = tuple(make_cell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
    summed = sum_table("t1", interpret_grid(Grid("ruled", 5, 2, cells)))
    assert [check.status for check in summed.checks] == [status], why
