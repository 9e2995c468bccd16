"""« Total » beside a column of money and columns of which nothing is said."""

from __future__ import annotations

import pytest

from .test_totals import verdicts

HEADS = "Agent|Montant|DSU = 20%|Chef-lieu = 20%|Total indicatif\n"
ROWS = "A. Martin|233,36|46,67|46,67|326,7\nB. Dupont|719,53|143,9|143,9|1007,33\n"


@pytest.mark.parametrize(
    ("table", "count", "why"),
    [
        (HEADS + ROWS, 2, "each row adds up to the cent"),
        (HEADS + ROWS + "TOTAUX|952,89|||1334,03", 2, "a total that leaves columns out states no sum across"),
        (HEADS + ROWS.replace("326,7", "327,7"), 0, "one that does not is enough"),
        (HEADS.replace("Total indicatif", "Indicatif") + ROWS, 0, "no word says that it is a total"),
    ],
)
def test_rows_of_both_kinds(table: str, count: int, why: str) -> None:
    found = [one for one in verdicts(table, "Indemnités") if one[0] == "row_total" and one[2] == "exact"]
    assert len(found) == count, why
