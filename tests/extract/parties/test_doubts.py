"""Words of parties that nobody has read, and parties that hold two."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.doubts import find_speaking, find_unsure, holds_two
from bordereau.schemas.act import ActSpan, PartySpan
from bordereau.schemas.text import Paragraph


def act(parties: tuple[str, ...], preamble: tuple[str, ...] = ()) -> ActSpan:
    spans = tuple(PartySpan(Paragraph(text, ())) for text in parties)
    said = tuple(Paragraph(text, ()) for text in preamble)
    return ActSpan((1, 1), None, (), spans, (), said, (), (), (), (), ())


@pytest.mark.parametrize(
    ("texts", "expected", "why"),
    [
        (
            ("CONTRAT", "Lac, représenté par M. A,", "d'une part,"),
            "Lac, représenté par M. A,",
            "the block's first line",
        ),
        (("représenté par M. A, ci-après « le Club »",), "représenté par M. A, ci-après « le Club »", "on one line"),
        (("Le Club représente la ville.", "Les élèves, ci-après nommés"), None, "one kind of words only"),
        (("Rien.",), None, "nothing"),
    ],
)
def test_words_of_parties(texts: tuple[str, ...], expected: str | None, why: str) -> None:
    found = find_speaking([Paragraph(text, ()) for text in texts])
    assert (found.text if found else None) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("La Ville, d'une part, et le Club, d'autre part,", True, "both sides"),
        ("La Ville, d'une part,", False, "one side"),
        ("Lac, représenté par M. A, ci-après « L », Vèze, représenté par M. B, ci-après « V »", True, "two of each"),
        (
            "Lac, représenté par Orle, elle-même représentée par M. B, ci-après « L » ou ci-après « M »",
            False,
            "a cascade",
        ),
        ("Lac, représenté par M. A et représenté par M. B, ci-après « L »", False, "one alias"),
    ],
)
def test_two_in_one(text: str, expected: bool, why: str) -> None:
    assert holds_two(text) is expected, why


def test_what_is_told_of_an_act() -> None:
    speaking = "Lac, représenté par M. A, ci-après « L »"
    assert [one.text for one in find_unsure(act((), ("Vu", speaking)))] == [speaking]
    assert [one.text for one in find_unsure(act(("La Ville, d'une part,",)))] == ["La Ville, d'une part,"], (
        "one party alone"
    )
    assert list(find_unsure(act(("La Ville, d'une part,", "Le Club, d'autre part,")))) == []
