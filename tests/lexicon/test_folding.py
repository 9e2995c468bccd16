"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.lexicon.folding import fold

FOLDED = [
    ("L’État d‘une `a´", "l'etat d'une 'a'", "apostrophes"),
    ("1\u00a0234\u202f567\u2009€", "1 234 567 €", "spaces"),
    ("a\u2010b\u2011c\u2013d\u2014e\u2212f\ufffe", "a-b-c-d-e-f-", "hyphens"),
    ("ligne\nsuivante\u2028fin", "ligne\nsuivante\nfin", "line ends stay line ends"),
    ("1ᵉʳ", "1er", "raised letters"),
    ("m² et œuvre", "m² et œuvre", "what has no one-letter base stays"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOLDED)
def test_fold(text: str, expected: str, why: str) -> None:
    assert fold(text) == expected, why


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
