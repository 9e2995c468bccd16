"""A list that goes on in the column at its right is one table; two lists with heads or totals are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.tables.join.columns import join_columns
from bordereau.extract.tables.read.grids import Place, build_grid
from bordereau.schemas.page import Word
from bordereau.schemas.table import TableRegion


def _region(left: float, rows: list[tuple[str, str]], heads: int = 0) -> TableRegion:
    places = []
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            x0, top = left + 120 * column, 100.0 + 14 * number
            places.append(Place(number, column, (Word(text, x0, top, x0 + 40, top + 10, 10),)))
    grid = build_grid("aligned", 1, places, (len(rows), 2), heads)
    return TableRegion((1,), ((left, 100.0, left + 160, 100.0 + 14 * len(rows)),), (grid,))


FIRST = _region(40, [("Club", "Vote"), ("Judo", "100"), ("Foot", "200")], heads=1)
SECOND = _region(260, [("Danse", "300"), ("Chant", "400"), ("Cirque", "50")])


@pytest.mark.parametrize(
    ("left", "right", "count", "why"),
    [
        (FIRST, SECOND, 1, "no head of its own, at the right, as wide"),
        (FIRST, _region(260, [("Club", "Vote"), ("Danse", "300"), ("Chant", "40")], heads=1), 2, "a head of its own"),
        (_region(40, [("Judo", "100"), ("Total", "100"), ("", "")]), SECOND, 2, "the first is closed by its total"),
        (FIRST, replace(SECOND, boxes=((260, 300, 420, 342),)), 2, "it stands below"),
        (FIRST, replace(SECOND, boxes=((260, 100, 560, 142),)), 2, "twice as wide"),
    ],
)
def test_columns_of_one_list(left: TableRegion, right: TableRegion, count: int, why: str) -> None:
    joined = join_columns([left, right])
    assert len(joined) == count, why
    if count == 1:
        assert [cell.text for cell in joined[0].readings[0].cells if cell.column == 1] == [
            "Vote",
            "100",
            "200",
            "300",
            "400",
            "50",
        ]
