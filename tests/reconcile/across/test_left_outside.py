"""Totals of tables that miss what is printed right above them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bordereau.reconcile.across.left_outside import open_left_outside
from bordereau.reconcile.verdicts import Term, make_check
from bordereau.schemas.evidence import Evidence

from .test_missing_units import amount

PLAN = "Financeur | Montant\nDETR | 80 000\nCommune | 116 000\nTotal | 215 000"


@pytest.mark.parametrize(
    ("value", "page", "bottom", "status", "why"),
    [
        (19_000, 1, 80.0, "undetermined", "right above: a line of the table"),
        (18_000, 1, 80.0, "fails", "another sum"),
        (19_000, 1, 20.0, "fails", "far above"),
        (19_000, 1, 150.0, "fails", "below the head of the table"),
        (19_000, 2, 80.0, "fails", "on another page"),
    ],
)
def test_a_sum_above_the_table(table: Any, value: int, page: int, bottom: float, status: str, why: str) -> None:
    place = Evidence(page=1, bbox=(50, 100, 500, 200), text="")
    plan = table(PLAN).model_copy(update={"evidence": (place,)})
    term = Term(f"{plan.id}/r3/c1", Decimal(215_000), Decimal(1), page=1)
    parts = [Term(f"{plan.id}/r{row}/c1", Decimal(figure), Decimal(1)) for row, figure in ((1, 80_000), (2, 116_000))]
    stated = Evidence(page=page, bbox=(400, bottom - 12, 480, bottom), text=str(value))
    said = amount(value).model_copy(update={"evidence": (stated,)})
    (check,) = open_left_outside([make_check("column_total", term, parts, "“Total”")], [plan], [said])
    assert check.status == status, why
    assert (said.text in check.message) == (status == "undetermined"), why
