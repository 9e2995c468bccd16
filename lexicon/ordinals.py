"""Ordinal numbers: « premier », « troisième », « 2ème »."""

from __future__ import annotations

from functools import cache

from bordereau.lexicon.read import read_values, read_words

QUARTERS = 4


@cache
def read_ordinals() -> dict[str, int]:
    """The value of each ordinal written in words.

    >>> read_ordinals()["seconde"], read_ordinals()["quinzieme"]
    (2, 15)
    """
    return read_values("ordinals", "ordinal")


@cache
def read_quarters() -> dict[str, int]:
    """The ordinals, in words and with figures, that may count the quarters of a year: « 2ème trimestre ».

    >>> read_quarters()["1er"], read_quarters()["4eme"], "5e" in read_quarters()
    (1, 4, False)
    """
    words = {word: value for word, value in read_ordinals().items() if value <= QUARTERS}
    words |= {f"1{mark}": 1 for mark in read_words("ordinals", "first_marks")}
    return words | {f"{n}{mark}": n for n in range(2, QUARTERS + 1) for mark in read_words("ordinals", "marks")}
