"""Instalments against what they pay: a miss fails only where all were surely read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.meaning.instalments import Instalment
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.schedules import Schedule
from bordereau.reconcile.promises.schedules import Paid, check_schedules
from bordereau.reconcile.verdicts import Term

LINE = Line(0, "Versement", "article")


def parts(*figures: str, rest: bool = False) -> list[Instalment]:
    made = []
    for number, figure in enumerate(figures, 1):
        share, value = (Decimal(figure[:-1]), None) if figure.endswith("%") else (None, Decimal(figure))
        last = rest and number == len(figures)
        made.append(
            Instalment(
                LINE, 0, 1, None if share else f"a{number}", value, share, f"f{number}" if share else None, rest=last
            )
        )
    return made


CASES = [
    (parts("81000", "108000", "91000"), 3, "270000", "fails", "as many as announced"),
    (parts("81000", "108000", "81000"), None, "270000", "exact", "they add up"),
    (parts("100", "50", rest=True), None, "200", "fails", "the rest is told"),
    (parts("100", "50"), None, "200", "undetermined", "one may be missing"),
    (parts("50%", "30%", "20%"), None, None, "exact", "shares make a whole"),
    (parts("50%", "30%"), None, None, None, "shares that may go on"),
    (parts("900"), None, "3600", None, "one term of a rent"),
    (parts("100", "30%"), None, "200", None, "sums and shares"),
    (parts("100", "50"), None, None, None, "nobody knows what is paid"),
]


@pytest.mark.parametrize(("instalments", "count", "whole", "status", "why"), CASES, ids=[case[4] for case in CASES])
def test_a_schedule(
    instalments: list[Instalment], count: int | None, whole: str | None, status: str | None, why: str
) -> None:
    term = Term("a9", Decimal(whole), Decimal(1)) if whole else None
    found = check_schedules([Paid(Schedule(instalments, count), term)])
    assert [check.status for check in found] == ([status] if status else []), why
