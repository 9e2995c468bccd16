"""Fold a string for comparison with a vocabulary: case, accents, apostrophes and spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lexicon.folding import fold as fold_in_place


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, hyphens and spaces; the length may change.

    >>> fold("Été  d’Été – N°")
    "ete d'ete - n°"
    """
    text = fold_in_place(text).replace("œ", "oe")
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(text.split())
