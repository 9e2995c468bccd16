"""Whole PDFs: promises, schedules, terms and purposes against what a person reads (``whole.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bordereau.reconcile.recheck import recheck_act
from bordereau.schemas.load import parse_document, print_document
from shared_documents import read_shared
from told_acts import print_payments, print_promises, print_term
from tools.read_yaml import read_yaml

HERE = Path(__file__).parent
TOLD: dict[str, Any] = read_yaml(HERE / "whole.yaml")
KINDS = ("schedule_total", "share_of_base")


@pytest.mark.parametrize("name", TOLD)
def test_a_whole_act(name: str) -> None:
    told = TOLD[name]
    (act,) = read_shared(HERE / "whole" / f"{name}.pdf").acts
    assert print_promises(act) == told["promises"]
    assert print_payments(act) == told["pays"]
    assert print_term(act) == told["term"]
    assert [f"{one.kind} {one.stated} {one.status}" for one in act.checks if one.kind in KINDS] == told["checks"]
    assert act.purpose is not None
    assert act.purpose.text == told["purpose"]
    assert [one.effect for one in act.amends] == ([told["effect"]] if "effect" in told else [])


@pytest.mark.parametrize("name", TOLD)
def test_a_recheck_gives_the_same_verdicts_and_the_json_loads(name: str) -> None:
    document = read_shared(HERE / "whole" / f"{name}.pdf")
    assert parse_document(print_document(document)) == document
    (act,) = document.acts
    fresh = {check.id: check.status for check in recheck_act(act)}
    assert fresh == {check.id: check.status for check in act.checks}


def test_every_sum_has_a_role_and_every_promise_its_place() -> None:
    for name in TOLD:
        (act,) = read_shared(HERE / "whole" / f"{name}.pdf").acts
        assert all(amount.role for amount in act.amounts)
        assert all(one.evidence for one in (*act.commitments, *act.payments))


def test_minutes_as_a_whole_are_about_no_one_matter() -> None:
    """Their title stays, not the day that stands under it as the object stands in an item."""
    act = read_shared(HERE.parents[1] / "corpus" / "held-out" / "rc-pv-kermorvan.pdf").acts[0]
    assert act.kind == "minutes"
    assert act.purpose is not None
    assert act.purpose.text.startswith("PROCÈS-VERBAL")
