"""French text made plain for matching, character for character."""

from __future__ import annotations

import unicodedata
from functools import cache

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "œ": "o", "Œ": "o", "æ": "a", "Æ": "a", "‑": "-", "‐": "-", "–": "-", "—": "-"}


def fold(text: str) -> str:
    """Lower case, accents off, straight apostrophes, plain spaces; the length stays, so offsets stay valid.

    >>> fold("À hauteur d’1\u202f000 €")
    "a hauteur d'1 000 €"
    """
    return "".join(map(_fold_character, text))


@cache
def _fold_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    return unicodedata.normalize("NFD", character)[0].lower()[0]
