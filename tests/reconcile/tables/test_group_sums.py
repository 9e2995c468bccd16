"""Details in one column, what they come to in the next, in a row without a label."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.totals import sum_table

from .test_totals import reading_of

WORKS = "Poste|Détail|Total\nChantier||7 000\nCouverture Chœur|22 194|\nCouverture Nef|9 586|\n||31 780\n"
WORKS += "Maçonnerie Clocher|4 300|\nMaçonnerie Nef|4 287|\n||8 587\nTOTAL||47 367"


def _rows(table: str) -> list[tuple[str, str]]:
    return [(row.label, row.kind) for row in sum_table("t1", reading_of(table)).reading.rows]


def test_a_group_bears_its_name_and_is_a_subtotal() -> None:
    found = _rows(WORKS)
    assert [found[3], found[6]] == [("Couverture", "subtotal"), ("Maçonnerie", "subtotal")]
    checks = sum_table("t1", reading_of(WORKS)).checks
    assert {(check.stated, check.status) for check in checks} == {
        ("31780", "exact"),
        ("8587", "exact"),
        ("47367", "exact"),
    }


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("||31 780", "||31 790", "another figure claims nothing"),
        ("||31 780", "|31 780|", "in the same column it is no sum beside its lines"),
        ("||31 780", "Divers||31 780", "it has a label of its own"),
        ("Couverture Nef|9 586|", "Couverture Nef|9 586|2", "a line with figures of both columns"),
    ],
)
def test_what_is_no_sum_of_a_group(old: str, new: str, why: str) -> None:
    assert ("Couverture", "subtotal") not in _rows(WORKS.replace(old, new)), why
