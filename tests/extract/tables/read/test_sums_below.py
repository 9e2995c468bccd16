"""Sums right under a frame are its last row; other figures below a table are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.table import Grid, TableRegion

Find = Callable[..., tuple[TableRegion, ...]]
HALVES = """
+------------+----------+----------+-----------+----------+----------+
| DEPENSES   | Report   | Voté     | RECETTES  | Report   | Voté     |
+------------+----------+----------+-----------+----------+----------+
| 16 Dettes  |          | 2 787,00 | 13 Aides  | 1 500,00 |          |
+------------+----------+----------+-----------+----------+----------+
| 21 Biens   | 7 700,00 | 1 013,00 | 021 Virt  |          |10 000,00 |
+------------+----------+----------+-----------+----------+----------+
| TOTAL      | 7 700,00 | 3 800,00 | TOTAL     | 1 500,00 |10 000,00 |
+------------+----------+----------+-----------+----------+----------+
                 11 500,00                         11 500,00
"""


def test_each_half_has_its_sum(tables_of: Find, matrix: Callable[[Grid], list[list[str]]]) -> None:
    found = [matrix(region.readings[0]) for region in tables_of(HALVES)]
    assert [rows[-1] for rows in found] == [["", "11 500,00", ""], ["", "11 500,00", ""]]
    assert [rows[-2][0] for rows in found] == ["TOTAL", "TOTAL"]


@pytest.mark.parametrize(
    ("below", "why"),
    [
        ("                 11                                 12", "numbers without thousands or cents"),
        ("   soit un total de 11 500,00 euros", "a line of text"),
        ("\n\n\n                 11 500,00", "too far below"),
        ("   11 500,00", "under the labels"),
    ],
)
def test_what_is_no_sum_of_the_frame(tables_of: Find, below: str, why: str) -> None:
    frame = "\n".join(HALVES.strip("\n").split("\n")[:-1])
    found = tables_of(f"{frame}\n{below}\n")
    assert [region.readings[0].row_count for region in found[:2]] == [4, 4], why


def test_a_half_without_labels_is_told_by_its_sum(tables_of: Find, matrix: Callable[[Grid], list[list[str]]]) -> None:
    left, right = tables_of(
        """
+------------+----------+----------+-----------+----------+----------+
| 16 Dettes  |          | 2 787,00 |           |          |          |
+------------+----------+----------+           |          |          |
| 21 Biens   | 7 700,00 | 1 013,00 |           |          |          |
+------------+----------+----------+-----------+----------+----------+
|            | 7 700,00 | 3 800,00 |           | 1 500,00 |10 000,00 |
+------------+----------+----------+-----------+----------+----------+
                 11 500,00                         11 500,00
"""
    )
    assert matrix(left.readings[0])[-2:] == [["", "7 700,00", "3 800,00"], ["", "11 500,00", ""]]
    assert matrix(right.readings[0]) == [["", "1 500,00", "10 000,00"], ["", "11 500,00", ""]]
