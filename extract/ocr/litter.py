"""Words made of dust: signs without letters that stand alone, and readings of which the engine itself is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from bordereau.extract.ocr.engine import SeenWord

BLANKS = frozenset(".…_·")
"""Dots and underscores in a row are blanks to fill in, and stay."""
DUST = frozenset(".,°*'`´‘’“”\"^~_¨·…|[]{}\\!¦®©¬")
"""Signs that never stand alone as a word."""
OPENERS = "‘'`´,.°*|:;·~^‚¸"
"""Signs that dust puts before a word; none of them opens a French word."""

DASHES = frozenset("-–—")
DASH_HEIGHT, DASH_WIDTH, DASH_MIDDLE = 0.18, 0.25, (0.38, 0.62)
"""Shape and place of a dash on its line, in heights of the type from its ascenders."""
SEEN = 0.3
LOW = 0.25
"""The height of two specks that are read as a colon, against usual words; a colon is twice as high."""


def drop_litter(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words without what is surely none."""
    heights = [word.bottom - word.top for word in words if sum(sign.isalnum() for sign in word.text) >= 3]
    usual = median(heights) if heights else 0.0
    return tuple(_strip(word) for word in words if not _is_litter(word, usual))


def _is_litter(word: SeenWord, usual: float) -> bool:
    text = word.text
    solid = sum(sign.isalnum() for sign in text)
    if solid == 0:
        if len(text) >= 3 and set(text) <= BLANKS:
            return word.confidence < 0.4
        if _is_dash(word):
            return False
        if set(text) <= DUST or word.confidence < 0.5:
            return True
        if len(text) > 1 and set(text) <= DUST | frozenset(":;"):
            return True
        if text in ":;" and word.bottom - word.top < LOW * usual:
            return True
        return word.confidence < 0.8 and (word.bottom - word.top) < 0.45 * usual and text not in ":;"
    if word.confidence < 0.25 and solid <= 2 and not text.isdigit():
        return True
    height = word.bottom - word.top
    return word.confidence < 0.6 and usual > 0 and (height < 0.3 * usual or height > 4 * usual)


def _is_dash(word: SeenWord) -> bool:
    """A dash is low by its nature, and readers are never sure of it: its shape and its place tell."""
    if not set(word.text) <= DASHES or word.confidence < SEEN:
        return False
    middle = ((word.top + word.bottom) / 2 - word.line_top) / word.height
    flat = word.bottom - word.top <= DASH_HEIGHT * word.height and word.x1 - word.x0 >= DASH_WIDTH * word.height
    return flat and DASH_MIDDLE[0] <= middle <= DASH_MIDDLE[1]


def _strip(word: SeenWord) -> SeenWord:
    """Dust before a word is not part of it; « l'» keeps its apostrophe, for that one does not open the word."""
    text = word.text.lstrip(OPENERS)
    if text and text != word.text and text[0].isalnum() and len(word.text) - len(text) <= 2:
        return replace(word, text=text)
    return word
