"""What tells words that may be printed across the text, a watermark or a stamp: slant, size, colour, what they cross.

Only words of large type, and those whose box is too high for their type, as that of a slanted word is, are looked at
closer, so that pages of plain text cost nothing. A stamp leans a little and is set in type of any size. What the signs
weigh is said in ``extract.lines.watermarks``, which knows all pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_uint
from dataclasses import replace
from math import degrees, isfinite
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.chars import Char
from bordereau.schemas.page import Across, Word

LARGER = 1.35
"""The type of a watermark is larger than the page's usual one by this much."""
LARGE = 1.5
PALE = 0.6
"""Lightness (0 black, 1 white) of what is pale: #999999, or black at 40 %."""
SLANT = 8.0
"""Degrees off a level or upright line; scanned layers lean by less."""
LEAN = (3.0, 25.0)
"""Degrees by which a stamp leans on a page of level lines; heads of columns lean by more."""
NEAR = 3.0
"""Leaning words mix with those of a line that are so many sizes of type away, or stand on both sides of them."""
TALLER = 1.3
"""The box of a level word is not higher than so many sizes of its type."""
CORE = (0.3, 0.75)
"""The part of a box, from its top, that letters fill; boxes of lines set close to each other overlap outside it."""
CROSSED = 0.3
"""Words cross where one covers so much of the other's width."""


def find_across(textpage: Any, words: Sequence[Word], places: Sequence[Sequence[Char]]) -> tuple[Word, ...]:
    """The words of a page, those that may stand across the text with what tells of it. ``places``: their characters."""
    if not words:
        return ()
    sizes = sorted([word.size for word in words])
    usual = sizes[len(sizes) // 2] or 1.0
    leaning = _find_leaning(textpage, words, places)
    if sizes[-1] <= LARGER * usual and not leaning:
        return tuple(words)
    described = [
        _describe(textpage, word, places[n], words, usual) if word.size > LARGER * usual else word
        for n, word in enumerate(words)
    ]
    level = [word for n, word in enumerate(words) if n not in leaning and word.size <= LARGER * usual]
    for n in leaning:
        if described[n].across is None:
            pale = _measure_lightness(textpage, places[n][0].number) >= PALE
            crossing = _mixes(words[n], level)
            described[n] = replace(words[n], across=Across(True, pale, False, crossing))
    return tuple(described)


def _find_leaning(textpage: Any, words: Sequence[Word], places: Sequence[Sequence[Char]]) -> set[int]:
    """The words that lean where most are level: of a scan that was laid askew all do."""
    tall = [n for n, word in enumerate(words) if word.bottom - word.top > TALLER * word.size and len(word.text) > 1]
    if not any(_leans(textpage, words[n], places[n][0].number) for n in tall):
        return set()
    found = {n for n, word in enumerate(words) if _leans(textpage, word, places[n][0].number)}
    return found if 2 * len(found) < len(words) else set()


def _leans(textpage: Any, word: Word, index: int) -> bool:
    angle = degrees(pdfium.FPDFText_GetCharAngle(textpage, index)) if word.rotation == 0 else 0.0
    return isfinite(angle) and LEAN[0] <= min(angle % 90, 90 - angle % 90) <= LEAN[1]


def _mixes(word: Word, level: Sequence[Word]) -> bool:
    """Whether a leaning word would stand among the words of a level line."""
    beside = [other for other in level if word.top < other.middle < word.bottom and other.rotation == 0]
    gaps = [max(other.x0 - word.x1, word.x0 - other.x1) for other in beside]
    sides = {other.x0 + other.x1 < word.x0 + word.x1 for other in beside}
    return len(sides) == 2 or min(gaps, default=NEAR * word.size) < NEAR * word.size


def _describe(textpage: Any, word: Word, chars: Sequence[Char], words: Sequence[Word], usual: float) -> Word:
    slanted = _is_slanted(textpage, chars[0].number)
    large = word.size >= LARGE * usual
    if not (slanted or large):
        return word
    pale = _measure_lightness(textpage, chars[0].number) >= PALE
    crossing = large and any(_crosses(word, other) for other in words if other.size <= LARGER * usual)
    return replace(word, across=Across(slanted, pale, large, crossing))


def _is_slanted(textpage: Any, index: int) -> bool:
    angle = degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
    return isfinite(angle) and SLANT <= angle % 90 <= 90 - SLANT


def _measure_lightness(textpage: Any, index: int) -> float:
    """How light a character is painted on white: 0 black to 1 white."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFText_GetFillColor(textpage, index, byref(red), byref(green), byref(blue), byref(alpha)):
        return 0.0
    shade = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    return 1 - (1 - shade) * alpha.value / 255


def _crosses(one: Word, other: Word) -> bool:
    """Whether a word of running text stands in the letters of a large one."""
    if other.top >= one.bottom or other.bottom <= one.top or other.rotation != 0:
        return False
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    low = max(word.top + CORE[0] * (word.bottom - word.top) for word in (one, other))
    high = min(word.top + CORE[1] * (word.bottom - word.top) for word in (one, other))
    return high > low and width >= CROSSED * min(one.x1 - one.x0, other.x1 - other.x0)
