"""Labels say which tokens are facts; facts say where parties begin."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.second.labels import Labelled, find_starts, read_labels, write_labels
from bordereau.extract.parties.second.tokens import REACH, cut_tokens

TEXT = "Entre la Ville de Lac, représentée par Mme Ana LOBO"
FACTS = [Labelled(9, 21, "NAME", False), Labelled(43, 51, "REP", False)]


def test_facts_come_back_from_their_labels() -> None:
    tokens = cut_tokens(TEXT)
    assert [TEXT[fact.start : fact.end] for fact in FACTS] == ["Ville de Lac", "Ana LOBO"]
    assert read_labels(tokens, write_labels(tokens, FACTS)) == FACTS


def test_two_facts_of_a_kind_that_touch_stay_two() -> None:
    tokens = [(0, 1), (2, 3), (4, 5)]
    found = read_labels(tokens, ["B-ALIAS", "I-ALIAS", "B-ALIAS"])
    assert [(fact.start, fact.end) for fact in found] == [(0, 3), (4, 5)]


@pytest.mark.parametrize(
    ("labels", "spans", "why"),
    [
        (["B-NAME", "O", "I-NAME"], [(0, 1), (4, 5)], "a label that goes on from nothing begins anew"),
        (["B-REP", "I-NAME", "O"], [(0, 1), (2, 3)], "it goes on from a fact of its own kind alone"),
        (["O", "O", "O"], [], "nothing is said"),
    ],
)
def test_labels_that_do_not_fit_are_read_all_the_same(
    labels: list[str], spans: list[tuple[int, int]], why: str
) -> None:
    found = read_labels([(0, 1), (2, 3), (4, 5)], labels)
    assert [(fact.start, fact.end) for fact in found] == spans, why


@pytest.mark.parametrize(
    ("kinds", "starts", "why"),
    [
        ("NAME REP NAME REP", [0, 20], "a name begins a party"),
        ("S-REP NAME ALIAS S-REP NAME", [0, 30], "a person before the body opens the party, the name does not"),
        ("REP NAME", [0], "the first fact opens a party whatever it is"),
        ("GALIAS NAME", [10], "an alias of several opens none"),
        ("NAME ALIAS ALIAS", [0], "what follows belongs to it"),
    ],
)
def test_where_parties_begin(kinds: str, starts: list[int], why: str) -> None:
    facts = [
        Labelled(10 * place, 10 * place + 5, kind.removeprefix("S-"), kind.startswith("S-"))
        for place, kind in enumerate(kinds.split())
    ]
    assert find_starts(facts) == starts, why


def test_a_long_opening_is_labelled_up_to_the_reach() -> None:
    assert cut_tokens("mot " * REACH)[-1][1] <= REACH
