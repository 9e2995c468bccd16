"""Raised figures, written as Unicode ones: « 125 000 » with a small raised 1 behind is « 125 000¹ », not 1 250 001.

Size and base line tell them, here where words are made, so that no stage after this one takes a note mark for a digit.
Which of them are marks, and which belong to what they stand on (« m² », « 12 €⁵⁰ »), is said by
``lexicon.note_marks``. A digit that is smaller and stands on the base line may be either: it stays, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from bordereau.extract.page.chars import Char
from bordereau.lexicon.note_marks import PLAIN, RAISE
from bordereau.schemas.page import Word

SMALLER = 0.85
"""A raised figure is smaller than this share of the type it stands in; usual are .58 to .7."""
SMALLEST = 0.35
RISE = 0.12
"""So much of the type's size, at least, its base line stands above the text's; usual are .3 to .5."""
LARGE_RISE = 0.28
"""A figure of full size that stands so high is raised as well."""
MOST_RISE = 0.8
"""What stands higher hangs on another line."""
DESCENT = 0.21
"""The share of the size from the foot of a box to the base line."""
BEHIND_EM, BEFORE_EM = 0.45, 1.2
"""A mark stands so near behind its word, a blank included; that of a note so near before its text."""
FIGURES = frozenset(PLAIN)
_LONE = re.compile(r"\(?\d{1,2}\)?(?:,\d{1,2})?")
_YEAR = re.compile(r"\W*(?:19|20)\d\d")
_OPEN = re.compile(r"[^\W_]|[€$£%).,;:»”\]?!…]")
"""What a mark may stand behind."""


Measure = Callable[[int], tuple[float, float]]
"""The base line, upwards as displayed, and the size of the type of the character with an index."""


class Raised(NamedTuple):
    """The characters of a word, cut where a mark stands before its text; ``doubtful`` if one is just smaller."""

    parts: list[list[Char]]
    doubtful: bool


def raise_figures(chars: list[Char], rotation: int, measure: Measure) -> Raised | None:
    """Raise the small figures of one word; None where it has none, as most.

    ``rotation`` is the page's, which says which way is up. The boxes of characters, which cost nothing, say whether
    there may be one; ``measure`` decides, since some fonts have boxes that are tight around each glyph.
    """
    if FIGURES.isdisjoint([char.text for char in chars]) or len({char.y0 for char in chars}) == 1:
        return None
    boxes = [_read_box(char, rotation) for char in chars]
    if len({foot for foot, _ in boxes}) == 1:
        return None
    marks, smaller = _judge(chars, [(foot + DESCENT * height, height) for foot, height in boxes])
    if not any(marks) and not smaller:
        return None
    marks, doubtful = _judge(chars, [measure(char.number) for char in chars])
    if not any(marks) and not doubtful:
        return None
    made = [
        char._replace(text=char.text.translate(RAISE)) if mark else char
        for char, mark in zip(chars, marks, strict=True)
    ]
    first = next((place for place, mark in enumerate(marks) if not mark), 0)
    return Raised([made[:first], made[first:]] if first else [made], doubtful)


def _judge(chars: Sequence[Char], levels: Sequence[tuple[float, float]]) -> tuple[list[bool], bool]:
    """Which characters are raised, by their base lines and sizes, and whether some are smaller only."""
    tall = max(size for _, size in levels)
    if tall <= 0:
        return [False] * len(chars), False
    base = next(base for base, size in levels if size >= 0.95 * tall)
    rises = [(own - base) / tall for own, _ in levels]
    small = [SMALLEST * tall <= size <= SMALLER * tall for _, size in levels]
    raised = [
        char.text in PLAIN and (RISE if less else LARGE_RISE) <= rise <= MOST_RISE
        for char, less, rise in zip(chars, small, rises, strict=True)
    ]
    smaller = _has_smaller_tail(chars, small, rises)
    return _keep_marks(chars, raised), smaller


def _keep_marks(chars: Sequence[Char], raised: Sequence[bool]) -> list[bool]:
    """Without brackets around no figure, and without the odd digit amid the digits of one figure."""
    kept = list(raised)
    start = 0
    for is_raised, run in groupby(raised):
        end = start + len(list(run))
        amid = start > 0 and end < len(chars) and chars[start - 1].text.isdecimal() and chars[end].text.isdecimal()
        if is_raised and (amid or not any(char.text.isdecimal() for char in chars[start:end])):
            kept[start:end] = [False] * (end - start)
        start = end
    return kept


def _read_box(char: Char, rotation: int) -> tuple[float, float]:
    """The foot and the height of a character, upwards as displayed."""
    if rotation % 180 == 0:
        return (char.y0 if rotation == 0 else -char.y1), char.y1 - char.y0
    return (-char.x1 if rotation == 90 else char.x0), char.x1 - char.x0


def _has_smaller_tail(chars: Sequence[Char], small: Sequence[bool], rises: Sequence[float]) -> bool:
    """Whether the last digits of a figure are smaller than those before and on the same base line.

    Behind a comma they are decimals; a year is one in whatever type.
    """
    place = len(chars)
    while place and small[place - 1] and chars[place - 1].text.isdecimal() and abs(rises[place - 1]) < RISE:
        place -= 1
    behind_digit = 0 < place < len(chars) and chars[place - 1].text.isdecimal() and not small[place - 1]
    return behind_digit and _YEAR.fullmatch("".join(char.text for char in chars)) is None


def find_hanging(words: Sequence[Word]) -> dict[int, int | None]:
    """The words that are raised figures alone, each with the word that it hangs on, or None for the mark of a note."""
    lone = [n for n, word in enumerate(words) if word.text[0] in PLAIN and _LONE.fullmatch(word.text)]
    if not lone:
        return {}
    usual = median(word.size for word in words)
    found: dict[int, int | None] = {}
    for n in lone:
        word = words[n]
        if word.size > SMALLER * usual or word.rotation or word.invisible:
            continue
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(words)]
        near = [m for m in beside if _hangs_beside(word, words[m])] or [
            m for m, other in enumerate(words) if other.top < word.bottom < other.bottom and _hangs_beside(word, other)
        ]
        behind = next((m for m in near if _stands_behind(word, words[m])), None)
        if behind is not None:
            found[n] = behind
        elif any(0 <= words[m].x0 - word.x1 + 0.5 <= BEFORE_EM * words[m].size for m in near):
            found[n] = None
    return found


def _hangs_beside(mark: Word, word: Word) -> bool:
    """Whether a word of larger type stands lower than a mark, on its line."""
    if word.rotation or word.invisible or not SMALLEST * word.size <= mark.size <= SMALLER * word.size:
        return False
    rise = (word.bottom - DESCENT * word.size) - (mark.bottom - DESCENT * mark.size)
    return RISE * word.size <= rise <= MOST_RISE * word.size


def _stands_behind(mark: Word, word: Word) -> bool:
    gap = mark.x0 - word.x1
    return -0.1 * word.size <= gap <= BEHIND_EM * word.size and _OPEN.fullmatch(word.text[-1]) is not None


def join_mark(word: Word, mark: Word) -> Word:
    """A word with the mark that hangs on it."""
    return replace(word, text=word.text + mark.text.translate(RAISE), x1=max(word.x1, mark.x1))
