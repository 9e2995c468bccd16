"""What a document's dots do."""

from __future__ import annotations

import pytest

from bordereau.normalize.numbers.habit import find_habit

HABITS = [
    ("1.897.324 euros", "thousands", "two dots"),
    ("9.990,00 €", "thousands", "a dot and a comma"),
    ("23.000 € et 442.200 euros", "thousands", "thousandths do not end in zero"),
    ("885 636.60 € HT", "decimals", "space thousands"),
    ("15.00 €", "decimals", "two decimals"),
    ("0.148 €", "decimals", "zero before"),
    ("400.000 €, 1.500 euros et 0.148 €", None, "both"),
    ("368.102 €", None, "nothing sure"),
    ("L.302.1, 05.62.28.73.53, le 12.05.2020", None, "dots of other things"),
    ("12 €", None, "no dot"),
]


@pytest.mark.parametrize(("text", "dot", "why"), HABITS)
def test_find_habit(text: str, dot: str | None, why: str) -> None:
    assert find_habit(text).dot == dot, why
