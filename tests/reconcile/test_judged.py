"""What verdicts of reviewers leave of a check: an error of the act stays one, a gap that is none is no alarm."""

from __future__ import annotations

from typing import Any

import pytest

from bordereau.reconcile.judged import settle_checks, tell_sum
from bordereau.schemas.check import Check
from bordereau.schemas.correction import Correction

SIDES: dict[str, Any] = {"stated": "30", "computed": "28", "difference": "2", "tolerance": "0", "message": "2 apart."}
PLACE = {"page": 1, "bbox": (0.0, 0.0, 9.0, 9.0), "text": "30"}


def judge(verdict: str, **fields: Any) -> Correction:
    usual = {"path": "/acts/0/checks/0/status", "verdict": verdict, "read": "column_total 30 28", "who": "Ana"}
    return Correction(**{**usual, "when": "2026-01-02", "evidence": (PLACE,), **fields})


@pytest.mark.parametrize(
    ("one", "status", "left", "why"),
    [
        (judge("act_errs"), "fails", "fails", "a confirmed error of the act is what sums are for"),
        (judge("misread"), "fails", "undetermined", "a misread figure says nothing of the act"),
        (judge("no_total"), "fails", "undetermined", "what is no total has no parts"),
        (judge("irrelevant"), "fails", "undetermined", "a gap that means nothing is no alarm"),
        (judge("no_total"), "exact", "exact", "a sum that holds is left alone"),
        (judge("no_total", read="column_total 30 27"), "fails", "fails", "another addition was judged"),
        (judge("no_total", read="row_total 30 28"), "fails", "fails", "a sum of another kind was judged"),
        (judge("no_total", path="/acts/1/checks/0/status"), "fails", "fails", "a sum of another act was judged"),
    ],
)
def test_a_verdict_is_of_one_addition(one: Correction, status: Any, left: str, why: str) -> None:
    check = Check(id="column_total:t1/r3/c1", kind="column_total", status=status, **SIDES)
    settled = settle_checks([check], 0, [one])[0]
    assert settled.status == left, why
    assert (settled.stated, settled.difference) == ("30", "2")
    assert ("Ana says" in settled.message) == (left == "undetermined")


@pytest.mark.parametrize(
    ("sides", "told"),
    [({}, "column_total 30 28"), ({"computed": None}, "column_total 30 -"), ({"stated": None}, "column_total - 28")],
)
def test_a_sum_is_told_by_its_addition(sides: dict[str, Any], told: str) -> None:
    assert tell_sum(Check(id="x", kind="column_total", status="fails", **{**SIDES, **sides})) == told
