"""Invented acts in many wordings: what is promised, when it is paid, how long it binds (``acts.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from told_acts import print_payments, print_promises, print_term, read_meaning
from tools.read_yaml import read_yaml

ACTS = [
    told
    for name in ("acts.yaml", "sittings.yaml", "decided.yaml")
    for told in read_yaml(Path(__file__).with_name(name))
]


@pytest.mark.parametrize("told", ACTS, ids=[told["id"] for told in ACTS])
def test_what_an_act_promises(told: dict[str, Any]) -> None:
    meaning = read_meaning(told)
    assert print_promises(meaning) == told["promises"]
    if "pays" in told:
        assert print_payments(meaning) == told["pays"]
    if "term" in told:
        assert print_term(meaning) == told["term"]
    if "roles" in told:
        assert [amount.role for amount in meaning.amounts] == told["roles"]
    if "effect" in told:
        assert meaning.amends[0].effect == told["effect"]


@pytest.mark.parametrize("told", ACTS, ids=[told["id"] for told in ACTS])
def test_all_that_is_said_has_its_place_and_its_source(told: dict[str, Any]) -> None:
    meaning = read_meaning(told)
    amounts = {amount.id: amount for amount in meaning.amounts}
    for one in meaning.commitments:
        assert one.evidence
        if one.source in amounts:
            assert one.value == amounts[one.source].value
    assert [one.order for one in meaning.payments] == list(range(1, len(meaning.payments) + 1))
    assert {one.commitment for one in meaning.payments} <= {one.id for one in meaning.commitments} | {None}
