"""Every kind of check has its row."""

from typing import get_args

from bordereau.reconcile.kinds import KINDS
from bordereau.schemas.check import CheckKind


def test_no_kind_is_forgotten() -> None:
    assert set(KINDS) == set(get_args(CheckKind))


def test_only_shares_are_per_cent() -> None:
    assert {kind for kind, traits in KINDS.items() if traits.shares} == {"percent_total"}
    assert {kind for kind, traits in KINDS.items() if traits.unit == "%"} == {"percent_total"}
