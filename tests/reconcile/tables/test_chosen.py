"""Totals of some columns, proven by all rows, told by no word."""

from __future__ import annotations

import pytest

from .test_totals import verdicts

OFFERS = """Banque|Capital|Échéance|Intérêts|Frais|TOTAL
A|500,00|55,21|160,57|1,00|661,57
B|500,00|47,27|205,05|1,00|706,05
"""
TWO_WAYS = """Poste|Prévu|Voté|Report|Divers|TOTAL
A|7,00|7,00|1,11|9,00|8,11
B|5,00|5,00|2,22|8,00|7,22
C|4,00|4,00|3,33|7,00|7,33"""


@pytest.mark.parametrize(
    ("table", "count", "why"),
    [
        (OFFERS + "C|500,00|41,44|252,98|0,75|753,73", 3, "capital, interest and fees, in three rows"),
        (OFFERS, 0, "two rows prove too little"),
        (OFFERS + "C|500,00|41,44|252,98|0,75|753,93", 0, "one row fails"),
        (TWO_WAYS, 0, "two choices hold"),
    ],
)
def test_chosen_columns(table: str, count: int, why: str) -> None:
    held = [stated for kind, stated, status in verdicts(table) if kind == "row_total" and status == "exact"]
    assert len(held) == count, why
