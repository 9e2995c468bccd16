"""Torn words are joined by the vocabulary, in a damaged document only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.lines.letterspacing import is_letterspaced, mend_pages
from bordereau.schemas.page import Line

TORN = [
    "E n t r e l e s sous s i g n é s",
    "La Vill e de Lac, repr é s e n t é e par son Maire, M o n sieur Luc DARNOIS, agiss a n",
    "t en vert u d’un e délibé r a t i o n du Conseil mun i c i p a l en dat e du 14 mai 2019,",
    "décla r é e sous le num é r o W4230 0 1 2 3 4 d' aut r e par t",
]


def text_of(line_of: Callable[..., Line], rows: list[str]) -> str:
    lines = [line_of(row, 100.0 + 14 * number) for number, row in enumerate(rows)]
    return " ".join(line.text for line in mend_pages([lines])[0])


@pytest.mark.parametrize(
    ("expected", "why"),
    [
        ("Entre les soussignés", "every letter apart, words told by the vocabulary"),
        ("représentée par son Maire", "a word in many pieces"),
        ("Monsieur Luc DARNOIS", "a title; a whole name is left alone"),
        ("agissant en vertu", "a word torn over a line end"),
        ("délibération du Conseil municipal en date du 14 mai 2019", "a number is not joined to a word"),
        ("W423001234", "digits follow the number they belong to"),
        ("d'autre part", "an elision"),
    ],
)
def test_torn_words_are_joined(line_of: Callable[..., Line], expected: str, why: str) -> None:
    assert expected in text_of(line_of, TORN), why


def test_sound_text_is_left_alone(line_of: Callable[..., Line]) -> None:
    rows = ["Il y a lieu de dire à M. A que l’on a 3 4 5 raisons d’agir en ce sens et de le faire au plus tôt ce jour"]
    lines = [line_of(row) for row in rows]
    assert not is_letterspaced(lines)
    assert mend_pages([lines]) == (tuple(lines),)
