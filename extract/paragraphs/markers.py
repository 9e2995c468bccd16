"""List markers: the bullet or ordinal that opens a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.read import read_word_list
from bordereau.schemas.page import Line

WIDE_GAP_EM = 0.45
"""A letter is a bullet only before a gap wider than a space between words (about a quarter of an em)."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker at the start of a line."""

    text: str
    kind: str
    """Items of one list share it: the bullet itself, or “ordinal”."""
    x0: float
    glued: bool
    """The marker and the first word are one word of the text layer (“-Objet”)."""


_ORDINAL = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)|\d{1,2}°\)?|[a-z]\.")
"""« a) », « (1) », « iv) », « 2° », « a. »."""


@cache
def read_bullets() -> frozenset[str]:
    """The signs, and the letters, that are bullets wherever they open a line."""
    return read_word_list("markers", "bullets") | read_word_list("markers", "sure_letters")


def read_marker(line: Line) -> Marker | None:
    """The marker that opens a line, if one does.

    A dash that stands alone as the whole line, or is glued to a digit (a negative number), is none.
    """
    bullets = read_bullets()
    first = line.words[0]
    text = first.text
    if len(line.words) > 1:
        if text in bullets:
            return Marker(text, text, first.x0, False)
        gap = line.words[1].x0 - first.x1
        if text in read_word_list("markers", "letter_bullets") and gap >= WIDE_GAP_EM * max(first.size, 6.0):
            return Marker(text, text, first.x0, False)
        if _ORDINAL.fullmatch(text):
            return Marker(text, "ordinal", first.x0, False)
    if len(text) > 2 and text[0] in bullets and not text[0].isalpha() and text[0] != "*" and text[1].isalpha():
        return Marker(text[0], text[0], first.x0, True)
    return None
