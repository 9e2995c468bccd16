"""Unanimity needs the word; what others voted, and what is said in two ways, is no vote of the act."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.votes import read_votes

CASES = [
    ("Le conseil, à l'unanimité, approuve", True, "the word"),
    ("à l'unanimité des membres présents et représentés", True, "of those who are there"),
    ("Adopté à l’unanimité.", True, "a typographic apostrophe"),
    ("par 21 voix pour, 0 contre et 0 abstention", None, "all agreed, but the word is not printed"),
    ("par 13 voix pour et 1 abstention", None, "an abstention says nothing of it"),
    ("par 9 voix pour et 1 voix contre", False, "a vote against"),
    ("à la majorité, adopte les tarifs", False, "a majority"),
    ("à l'unanimité moins deux abstentions", True, "abstentions are no votes cast"),
    ("à l'unanimité moins une voix", False, "one did not agree"),
    ("à l'unanimité, par 14 voix pour et 2 contre", None, "both are said"),
    ("Vu l'avis favorable rendu à l'unanimité par la commission\nLe conseil adopte", None, "a visa"),
    ("La commission des finances a émis à l'unanimité un avis favorable.", None, "a commission's opinion"),
    ("La commission permanente, à l'unanimité, décide", True, "a commission that decides"),
    ("Le conseil peut décider, à l'unanimité, de ne pas procéder au scrutin secret.", None, "the rule"),
    ("Êtes-vous d'accord pour un vote à main levée ? Vote : POUR à l'unanimité.", None, "how to vote"),
    ("désignés au scrutin secret à la majorité absolue", None, "the rule of elections"),
    ("après vote à main levée, à l'unanimité, désigne Mme Roy", True, "how it was voted, and the result"),
    ("Vote à main levée : unanimité", True, "the same"),
    ("La majorité des membres en exercice est présente", None, "the quorum"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_unanimity(text: str, expected: bool | None, why: str) -> None:
    found = read_votes(text).unanimous
    assert (found.value if found else None) is expected, why


@pytest.mark.parametrize(
    ("text", "expected", "unclear", "why"),
    [
        ("Votants : 14\nVotants : 14", {"voting": 14}, [], "said twice"),
        ("Votants : 14\npar 14 voix pour\nPour : 12 Contre : 0", {"voting": 14}, ["for"], "two ballots, no one result"),
        ("Bulletins blancs : 1\nBulletins nuls : 2", {"blank": 3}, [], "blank and void add up"),
        ("Vu le vote par 8 voix pour de la commission\nPar 14 voix pour", {"for": 14}, [], "a visa"),
    ],
)
def test_counts_agree_or_are_told(text: str, expected: dict[str, int], unclear: list[str], why: str) -> None:
    found = read_votes(text)
    assert {kind: one.value for kind, one in found.counts.items()} == expected, why
    assert [one.value for one in found.unclear] == unclear, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Mme Roy ne prend pas part au vote.", True, "takes no part"),
        ("M. Bel, intéressé, quitte la salle.", True, "leaves"),
        ("Mme Roy, s'étant retirée", True, "has left"),
        ("Ont pris part au vote : 13", False, "takes part"),
    ],
)
def test_who_takes_no_part(text: str, expected: bool, why: str) -> None:
    assert read_votes(text).some_apart is expected, why


def test_an_act_of_several_ballots_is_not_unanimous() -> None:
    found = read_votes("Club : 14 voix pour, à l'unanimité\nComité : 12 voix pour, 2 abstentions")
    assert (found.unanimous, found.counts) == (None, {})
    assert [one.value for one in found.unclear] == ["for"]
