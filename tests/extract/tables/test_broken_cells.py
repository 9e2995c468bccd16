"""Tables of which most figures are broken: they are found all the same, for what is not found is not told."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.grids import Place, build_grid
from bordereau.extract.tables.signals import is_table_of_figures
from bordereau.schemas.page import Word


def make_grid(rows: list[list[str]], header: int | None):
    places = [
        Place(r, c, (Word(text, 60 + 200 * c, 100 + 14 * r, 120 + 200 * c, 110 + 14 * r, 10.0),), None)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return build_grid("ruled", 1, places, (len(rows), len(rows[0])), header)


TABLES = [
    (["Indemnité (€)", "19 8 72", "7 632", "2 43 0"], True, "one figure is whole"),
    (["Indemnité (€)", "19 8 72", "7 63 2"], True, "none is, but the head names euros"),
    (["Téléphone", "05 61 28 73 53", "05 61 28 73 54"], False, "telephone numbers"),
    (["Parcelles", "12 3 4", "1 2 5"], False, "numbers of plots, under no unit"),
]


@pytest.mark.parametrize(("column", "expected", "why"), TABLES)
def test_tables_of_broken_figures(column: list[str], expected: bool, why: str) -> None:
    grid = make_grid([["Fonction", column[0]], *([f"Poste {n}", text] for n, text in enumerate(column[1:]))], None)
    assert is_table_of_figures(grid) == expected, why
    assert grid.header_rows == 1 or not expected, why
