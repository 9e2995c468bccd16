"""Fold a string for comparison with a vocabulary: case, accents, apostrophes and spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ"), "'")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, hyphens and spaces; the length may change.

    >>> fold("Été  d’Été – N°")
    "ete d'ete - n°"
    """
    text = text.translate(_DASHES).translate(_QUOTES).replace("œ", "oe").replace("Œ", "oe")
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(text.lower().split())
