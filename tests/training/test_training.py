"""What the second reader is trained on: facts of a truth found in the text; the same weights from the same openings."""

from __future__ import annotations

from typing import Any

import pytest

from bordereau.extract.parties.second.weights import find_labels, parse_weights
from training.align import align, find_all
from training.fit import fit_weights, make_sample
from training.openings import Opening, set_lines
from training.vary import Labelling, pool_facts, vary

TEXT = """CONVENTION ENTRE LA VILLE DE LAC ET LE CLUB NAUTIQUE
Entre
la Ville de Lac, sise 1 place Haute, 73 100 LAC, représentée par son Maire, Mme Ana LOBO, ci-après « la Ville »,
et
Mme Rose PIC, présidente, agissant pour le Club nautique, ci-après « le Club »,
le Maire de la Ville et la présidente du Club conviennent :"""
PARTIES: list[dict[str, Any]] = [
    {
        "name": "Ville de Lac",
        "aliases": ["la Ville"],
        "address": {"postcode": "73100", "city": "LAC"},
        "representatives": [{"name": "Ana LOBO", "role": "Maire"}],
    },
    {
        "name": "Club nautique",
        "aliases": ["le Club"],
        "representatives": [{"name": "Rose PIC", "role": "présidente"}],
    },
]


def tell(text: str, parties: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """(kind, text, line) of each fact; a fact that opens a party has a +."""
    return [
        (("+" if fact.opens else "") + fact.kind, text[fact.start : fact.end], text.count("\n", 0, fact.start))
        for fact in align(text, parties)
    ]


def test_facts_are_found_in_the_block_and_not_in_the_title_or_after() -> None:
    assert tell(TEXT, PARTIES) == [
        ("NAME", "Ville de Lac", 2),
        ("POST", "73 100", 2),
        ("CITY", "LAC", 2),
        ("ROLE", "Maire", 2),
        ("REP", "Ana LOBO", 2),
        ("ALIAS", "la Ville", 2),
        ("+REP", "Rose PIC", 4),
        ("ROLE", "présidente", 4),
        ("NAME", "Club nautique", 4),
        ("ALIAS", "le Club", 4),
    ]


@pytest.mark.parametrize(
    ("said", "count", "why"),
    [
        ("Ville de Lac", 2, "case does not count"),
        ("place, Haute", 1, "signs between words do not count"),
        ("ille de Lac", 0, "words are whole"),
        ("", 0, "nothing is nowhere"),
        (None, 0, "a blank name is nowhere"),
    ],
)
def test_where_a_text_stands(said: str | None, count: int, why: str) -> None:
    assert len(find_all(TEXT.lower().replace("é", "e"), said)) == count, why


def test_an_opening_whose_party_is_not_printed_is_left_out() -> None:
    paragraphs = tuple(set_lines(TEXT))
    assert make_sample(Opening("own", "one", paragraphs, PARTIES)) is not None
    assert make_sample(Opening("own", "one", paragraphs, [*PARTIES, {"name": "Région absente"}])) is None


def test_the_same_openings_give_the_same_weights_and_these_give_the_labels_back() -> None:
    sample = make_sample(Opening("own", "one", tuple(set_lines(TEXT)), PARTIES))
    assert sample is not None
    weights = fit_weights([sample] * 3)
    assert weights == fit_weights([sample] * 3)
    assert find_labels(parse_weights(weights), sample[0]) == sample[1]


def test_a_copy_keeps_its_facts_and_a_seed_gives_one_copy() -> None:
    labelling = Labelling(TEXT, tuple(align(TEXT, PARTIES)))
    pool = pool_facts([labelling])
    copies = [vary(labelling, pool, f"seed {number}") for number in range(30)]
    assert copies[3] == vary(labelling, pool, "seed 3")
    assert len({copy.text for copy in copies}) > 20
    for copy in copies:
        assert [fact.kind for fact in copy.facts] == [fact.kind for fact in labelling.facts]
        said = {copy.text[fact.start : fact.end].casefold() for fact in copy.facts if fact.kind == "REP"}
        assert said <= {"ana lobo", "rose pic"}, copy.text
