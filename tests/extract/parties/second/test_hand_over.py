"""Facts of the labels reach the party in whose text they stand, at the same words."""

from __future__ import annotations

from bordereau.extract.parties.running import run_together
from bordereau.extract.parties.second.hand_over import hand_over
from bordereau.extract.parties.second.labels import Labelled
from bordereau.extract.parties.split import split_parties
from training.openings import set_lines

TEXT = """Entre :
La Ville de Lac, représentée par son Maire, Mme Ana LOBO, ci-après « la Ville »,
et
le Club nautique, représenté par Mme Rose PIC, ci-après « le Club »,"""


def test_places_are_those_of_the_words_in_each_party() -> None:
    paragraphs = tuple(set_lines(TEXT))
    running = run_together(paragraphs)
    said = ("Ville de Lac", "Ana LOBO", "Club nautique", "Rose PIC")
    facts = [Labelled(running.text.index(one), running.text.index(one) + len(one), "REP", False, 0.5) for one in said]
    block = hand_over(running, split_parties(paragraphs), facts)
    told = [[party.text.text[one.start : one.end] for one in party.told] for party in block.parties]
    assert told == [["Ville de Lac", "Ana LOBO"], ["Club nautique", "Rose PIC"]]
    assert {one.sure for party in block.parties for one in party.told} == {0.5}


def test_what_stands_in_no_party_is_told_to_none() -> None:
    paragraphs = tuple(set_lines(TEXT))
    running = run_together(paragraphs)
    block = hand_over(running, split_parties(paragraphs), [Labelled(0, 5, "NAME", False)])
    assert not any(party.told for party in block.parties)
