"""Lines under a frame that go on with its table, in its columns and without heads of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.table import Grid, TableRegion

Find = Callable[..., tuple[TableRegion, ...]]
FRAME = """
+----------------------+-----------+-----------+
| Ressources           |      2023 |      2024 |
+----------------------+-----------+-----------+
| Recettes totales     | 1 239 648 | 1 343 921 |
+----------------------+-----------+-----------+
"""
LINES = """  Recettes fiscales       724 520     812 123
  Recettes en capital     110 741     112 543
  Dons                    404 387     419 255
"""


@pytest.mark.parametrize(
    ("below", "rows", "why"),
    [
        (LINES, [5], "the rest of the table stands under its frame"),
        ("\n\n" + LINES, [2, 3], "too far below it"),
        ("                           Budget      Compte\n" + LINES, [2, 4], "they have heads of their own"),
        ("  Il est proposé de voter les recettes ainsi :\n" + LINES, [2, 3], "a sentence announces them"),
        (
            LINES.replace("     812 123", "").replace("     112 543", "").replace("     419 255", ""),
            [2, 3],
            "one column",
        ),
    ],
)
def test_pieces(
    below: str, rows: list[int], why: str, tables_of: Find, matrix: Callable[[Grid], list[list[str]]]
) -> None:
    found = tables_of(f"{FRAME.strip()}\n{below}")
    assert [len(matrix(region.readings[0])) for region in found] == rows, why
