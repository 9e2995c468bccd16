"""Which raised figures are the marks of notes, and which belong to what they stand on."""

from __future__ import annotations

import pytest

from bordereau.lexicon.bare import lay_bare
from bordereau.lexicon.folding import fold
from bordereau.lexicon.note_marks import UNSURE_CENTIMES, find_marks

MARKS = [
    ("125 000¹ €", ["¹"], "before the currency"),
    ("125 000 €¹", ["¹"], "behind the currency"),
    ("3 500 k€⁴ HT²", ["⁴", "²"], "behind units and taxes"),
    ("12 000 €¹²", ["¹²"], "a mark of two figures behind a sum"),
    ("1 500 €⁵⁰", ["⁵⁰"], "sums of thousands have no raised centimes"),
    ("Total¹,²", ["¹,²"], "two marks"),
    ("(4 000 €)⁽⁵⁾", ["⁽⁵⁾"], "in brackets"),
    ("l’exercice 2021³", ["³"], "a cube is none behind a year"),
    ("1 200 m² et 3km²", [], "surfaces"),
    ("45 m³ d’eau", [], "volumes"),
    ("x² + y²", [], "powers of a letter"),
    ("10³ habitants", [], "a power of ten"),
    ("à 12h³⁰", [], "an hour"),
    ("12 €⁵⁰ et 7,⁵⁰ €", [], "centimes"),
    ("9⁹⁵ €", [], "centimes or a mark"),
    ("¹⁄₂ poste", [], "a fraction"),
    ("¹ Hors taxes", [], "the note itself"),
    ("l’article 2", [], "no raised figure"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MARKS)
def test_marks(text: str, expected: list[str], why: str) -> None:
    assert [text[start:end] for start, end in find_marks(text)] == expected, why
    folded = fold(text)
    assert len(folded) == len(text), why
    assert not set("".join(expected)) & set(folded) - set(",²³"), why


BARE = [
    ("12 €⁵⁰", "12 €50", "centimes behind the currency"),
    ("12,⁵⁰ €", "12,50 €", "centimes behind the comma"),
    ("2 €¹⁰", "2 €", "10 to 19 are rather notes"),
    ("1 200¹ € et 12 €⁵⁰", "1 200 € et 12 €50", "both"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BARE)
def test_centimes(text: str, expected: str, why: str) -> None:
    bare = lay_bare(text)
    assert bare is not None, why
    assert bare.text == expected, why


@pytest.mark.parametrize(
    ("text", "unsure", "why"),
    [
        ("2 €¹⁰ par repas", True, "ten centimes, or note 10"),
        ("150 €¹² au plus", True, "the same behind three digits"),
        ("12 000 €¹² par an", False, "sums of thousands have no raised centimes"),
        ("2 €¹ par repas", False, "one figure is a mark"),
        ("2 €⁵⁰ par repas", False, "centimes"),
        ("2 €¹²³ par repas", False, "three figures are no centimes"),
        ("2,50 €¹⁰ par repas", False, "the centimes stand before"),
    ],
)
def test_what_may_be_centimes_or_a_mark(text: str, unsure: bool, why: str) -> None:
    assert (UNSURE_CENTIMES.search(text) is not None) == unsure, why
