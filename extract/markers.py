"""List markers: the bullet or ordinal that opens a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.page import Line

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


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Sure bullets, letters that may be bullets, ordinals."""
    data = tomllib.loads(files("extract").joinpath("lexicon", "markers.toml").read_text("utf8"))
    ordinals = re.compile("|".join(f"(?:{pattern})" for pattern in data["ordinals"]))
    return frozenset(data["bullets"] + data["sure_letters"]), frozenset(data["letter_bullets"]), ordinals


def read_marker(line: Line) -> Marker | None:
    """The marker that opens a line, if one does.

    A dash that stands alone as the whole line, or is glued to a digit (a negative number), is none.
    """
    bullets, letters, ordinals = _lexicon()
    first = line.words[0]
    text = first.text
    if len(line.words) > 1:
        if text in bullets:
            return Marker(text, text, first.x0, False)
        gap = line.words[1].x0 - first.x1
        if text in letters and gap >= WIDE_GAP_EM * max(first.size, 6.0):
            return Marker(text, text, first.x0, False)
        if ordinals.fullmatch(text):
            return Marker(text, "ordinal", first.x0, False)
    if len(text) > 2 and text[0] in bullets and not text[0].isalpha() and text[0] != "*" and text[1].isalpha():
        return Marker(text[0], text[0], first.x0, True)
    return None
