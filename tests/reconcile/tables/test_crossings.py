"""A row of totals that leaves columns out is no crossing of a total column."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.crossings import list_crossings

from .test_totals import reading_of, verdicts

OFFERS = "Lot|Base|Option|Base et option\nVoirie|373|19|392\nToiture|249||249\nCloisons|86||86\n"


@pytest.mark.parametrize(
    ("total", "rows", "why"),
    [
        ("TOTAL|708||727", [0, 1, 2], "nothing is said of the options"),
        ("TOTAL|708|19|727", [0, 1, 2, 3], "all columns have their total"),
        ("Ensemble des lots|||727", [0, 1, 2, 3], "one figure: the sum of all"),
        ("Peinture|16||16", [0, 1, 2, 3], "an item without an option is one like the others"),
    ],
)
def test_crossings(total: str, rows: list[int], why: str) -> None:
    reading = reading_of(OFFERS + total)
    matrix = [[next((c for c in row.cells if c.column == n), None) for n in range(3)] for row in reading.rows]
    assert list_crossings(reading, matrix) == rows, why


def test_the_sum_of_base_and_option_is_checked_where_both_are() -> None:
    found = verdicts(OFFERS + "TOTAL|708||727")
    assert ("row_total", "392", "exact") in found
    assert "fails" not in {status for _, _, status in found}
