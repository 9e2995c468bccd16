"""Votes that do not add up fail only where nothing explains the miss."""

from __future__ import annotations

import pytest

from bordereau.reconcile.single.votes import check_votes
from bordereau.schemas.deliberation import Deliberation, Votes

CASES = [
    ({"voting": 21, "for": 17, "against": 2, "abstained": 2}, ["exact"], "it adds up"),
    ({"voting": 14, "for": 13, "abstained": 1}, ["exact"], "what is not printed is none"),
    ({"voting": 14, "for": 13, "against": 0, "abstained": 0}, ["fails"], "all is printed, and one is missing"),
    ({"voting": 14, "for": 13, "abstained": 0}, ["undetermined"], "the votes against are not printed"),
    (
        {"voting": 14, "for": 13, "against": 0, "abstained": 0, "leaving": True},
        ["undetermined"],
        "somebody takes no part",
    ),
    ({"voting": 14, "for": 13, "against": 0, "abstained": 0, "apart": 1}, ["exact"], "who takes no part is counted"),
    ({"voting": 14, "for": 12, "against": 0, "abstained": 0, "apart": 1}, ["undetermined"], "not all are counted"),
    ({"voting": 12, "for": 12, "against": 0, "abstained": 2}, ["undetermined"], "voters who cast a vote"),
    (
        {"voting": 14, "for": 12, "against": 0, "abstained": 0, "present": 12},
        ["undetermined"],
        "only those present are counted",
    ),
    ({"voting": 15, "for": 13, "against": 1, "abstained": 0, "blank": 1}, ["exact"], "a blank ballot"),
    ({"voting": 15, "cast": 14, "for": 13, "against": 1}, ["undetermined", "exact"], "a secret ballot"),
    ({"voting": 15, "cast": 15, "for": 13, "against": 1, "abstained": 1}, ["exact", "undetermined"], "cast, all"),
    ({"present": 12, "represented": 2, "voting": 14}, ["exact"], "attendance"),
    ({"present": 12, "represented": 2, "voting": 13}, ["undetermined"], "one did not vote"),
    ({"present": 12, "represented": 2, "voting": 15}, ["fails"], "more voters than there are"),
    ({"present": 12, "voting": 14}, [], "the represented are not printed"),
    ({"for": 14, "against": 0}, [], "the voters are not printed"),
    ({"voting": 14}, [], "nothing to add"),
]


def decide(**counts: int | bool) -> Deliberation:
    return Deliberation(number=None, date=None, object=None, votes=Votes.model_validate(counts), decision=None)


@pytest.mark.parametrize(("counts", "expected", "why"), CASES)
def test_votes(counts: dict[str, int | bool], expected: list[str], why: str) -> None:
    assert [check.status for check in check_votes(decide(**counts))] == expected, why


def test_a_check_names_what_it_adds_up() -> None:
    (check,) = check_votes(decide(**{"voting": 14, "for": 13, "against": 0, "abstained": 0}))
    assert (check.id, check.stated, check.computed) == ("vote_total:votes/voting=votes/for", "14", "13")
    assert check.parts == ("votes/for", "votes/against", "votes/abstained")
    assert "14" in check.message


def test_an_act_of_another_kind_has_no_votes() -> None:
    assert check_votes(None) == ()
