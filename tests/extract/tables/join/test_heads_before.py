"""Heads alone at the end of a page stand over the lines that begin the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.tables.join.parts import part_tables
from bordereau.extract.tables.join.stitch import stitch_tables
from bordereau.schemas.table import Grid, TableRegion

Find = Callable[..., tuple[TableRegion, ...]]
HEADS = """
+----------------------------------+---------------------------------+
| DEPENSES                         | RECETTES                        |
+------------+----------+----------+-----------+----------+----------+
|            | Report   | Voté     |           | Report   | Voté     |
+------------+----------+----------+-----------+----------+----------+
"""
LINES = """
+------------+----------+----------+-----------+----------+----------+
| 16 Dettes  |          | 2 787,00 | 13 Aides  | 1 500,00 |          |
+------------+----------+----------+-----------+----------+----------+
| 21 Biens   | 7 700,00 | 1 013,00 | 021 Virt  |          |10 000,00 |
+------------+----------+----------+-----------+----------+----------+
| TOTAL      | 7 700,00 | 3 800,00 | TOTAL     | 1 500,00 |10 000,00 |
+------------+----------+----------+-----------+----------+----------+
"""
NARROW = """
+------------+----------+----------+
| 16 Dettes  |    12,00 | 2 787,00 |
+------------+----------+----------+
| 21 Biens   | 7 700,00 | 1 013,00 |
+------------+----------+----------+
"""


def test_heads_stand_over_both_halves(tables_of: Find, matrix: Callable[[Grid], list[list[str]]]) -> None:
    (heads,) = tables_of(HEADS)
    assert heads.tentative
    lines = tables_of(LINES.replace("TOTAL ", "      "), 2)  # without them nothing on the page tells its halves
    halves = part_tables(stitch_tables([heads, *lines]), [])
    assert [region.pages for region in halves] == [(1, 2), (1, 2)]
    tops = [matrix(region.readings[0])[:2] for region in halves]
    assert [rows[1][1:] for rows in tops] == [["Report", "Voté"], ["Report", "Voté"]]
    assert [rows[0][0] for rows in tops] == ["DEPENSES", "RECETTES"]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (NARROW, "a narrower frame"),
        (HEADS + LINES, "it has heads of its own"),
    ],
)
def test_heads_of_another_table_are_none(tables_of: Find, page: str, why: str) -> None:
    (heads,) = tables_of(HEADS)
    found = tables_of(page, 2)
    assert stitch_tables([heads, *found]) == tuple(found), why
