"""Rows of heads inside a table: the unit that they state is that of the figures below."""

from __future__ import annotations

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around

from .test_read import grid_of

TAXES = [
    ["Impôt", "Produit (k€)", "Base (k€)"],
    ["Bâti", "561", "1 403"],
    ["Non bâti", "47", "152"],
    ["Impôt", "Produit (k€)", "Taux voté (%)"],
    ["Bâti", "480", "39,99"],
    ["Non bâti", "40", "31,07"],
]


@pytest.mark.parametrize(
    ("row", "column", "value", "unit", "why"),
    [
        (0, 1, "1403000", "k€", "under the first heads"),
        (2, 1, "39.99", "%", "under the head of a rate"),
        (3, 1, "31.07", "%", "down to the end"),
        (2, 0, "480000", "k€", "a head that repeats the unit"),
    ],
)
def test_a_row_of_heads_states_the_unit_below(row: int, column: int, value: str, unit: str, why: str) -> None:
    reading = interpret_grid(grid_of(TAXES), Around("Impôts locaux"))
    rows = [one for one in reading.rows if any(cell.value is not None for cell in one.cells)]
    cell = next(one for one in rows[row].cells if one.column == column)
    assert (str(cell.value), cell.unit) == (value, unit), why


def test_a_row_with_figures_states_nothing_for_others() -> None:
    rows = [["Poste", "Montant (€)", "Part"], ["A", "100", "50 (%)"], ["B", "100", "50"]]
    reading = interpret_grid(grid_of(rows), Around("Plan"))
    assert reading.rows[1].cells[0].unit == "€"
