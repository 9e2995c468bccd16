"""Note marks on scans: the last signs of a word whose ink is small and stands high are raised figures.

Readers of pictures give « 1250001 » or « 125000! » for 125 000 with a small raised 1. The shapes of the ink decide, not
the sign that was read: its height and its foot against those of the shapes before it. A raised sign that is no figure
as read becomes « * », a mark whose number is not known; all that is changed is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.strips import cut
from bordereau.lexicon.note_marks import RAISE

INK_LEVEL = 150
SMALLER = (0.35, 0.8)
"""The height of a raised figure, as a share of the figures before it."""
RISE = 0.22
"""So much of that height its foot stands above theirs."""
SPECK = 0.15
"""Ink lower than this share of the tallest shape is grain."""
_CANDIDATE = re.compile(r".*?[\d€%)CTk](?P<mark>[\d!?|lI*]{1,2})(?P<end>[.,;:)]*)")
"""What a raised figure may be read as; « ° » and quotes are small and high themselves."""
_YEAR = re.compile(r"(?:19|20)\d\d[.,;:)]*")
"""Four digits that are a year have no mark among them."""
_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d\d){1,2}[.,;:)]*")
"""Nor has a date; those that are stamped on a page stand askew."""
_FIGURE = re.compile(r"[\d.,]{3,}")
_ONES = str.maketrans("!|lI", "1111")
Shape = tuple[int, int, int]
"""Left, top and foot of a shape, in pixels."""


def raise_marks(picture: Picture, words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words, in the order of their lines, those that end in small raised ink with raised figures.

    In old-style figures 0, 1 and 2 look raised behind 3 or 9, and stand so inside figures as well: such a page is left.
    Where the shapes are not as many as the signs read, the ink is broken or run together: the word stays as read, and
    what it may be is its second reading, which is told.
    """
    following: list[SeenWord | None] = [*words[1:], None]
    seen = [_look(picture, word, after) for word, after in zip(words, following, strict=False)]
    uneven = sum(one.inside for one in seen)
    found = sum(one.count > 0 for one in seen)
    if not found or 2 * uneven >= found:
        return tuple(words)
    return tuple(_raise(word, one) for word, one in zip(words, seen, strict=True))


@dataclass(frozen=True, slots=True)
class _Look:
    """How many signs at the end of a word seem to be raised, whether inner ones do, whether that is sure."""

    count: int = 0
    inside: bool = False
    sure: bool = False


def _look(picture: Picture, word: SeenWord, after: SeenWord | None) -> _Look:
    match = _CANDIDATE.fullmatch(word.text)
    if match is None or not any(char.isdigit() or char == "€" for char in word.text):
        return _Look()
    if _YEAR.fullmatch(word.text) or _DATE.fullmatch(word.text) or _goes_on(word, after):
        return _Look()
    shapes = _list_shapes(picture, word)
    count = _count_raised(shapes, len(match["end"]))
    whole = _FIGURE.fullmatch(word.text) is not None
    inside = count > len(match["mark"]) or (
        whole and any(_count_raised(shapes[:end], 0) for end in range(2, len(shapes) - count))
    )
    kept = count if count <= len(match["mark"]) and _cut_mark(word, count)[1][:1] not in ("", "0") else 0
    return _Look(kept, inside, len(shapes) == len(word.text))


def _goes_on(word: SeenWord, after: SeenWord | None) -> bool:
    """Whether the next group of a figure stands right behind a word: no mark parts them."""
    return (
        after is not None and after.line == word.line and after.text[:1].isdigit() and after.x0 - word.x1 < word.height
    )


def _cut_mark(word: SeenWord, count: int) -> tuple[str, str, str]:
    """What stands before the raised signs of a word, these signs, what stands behind them."""
    match = _CANDIDATE.fullmatch(word.text)
    stop = match.end("mark") if match else 0
    start = max(0, stop - count)
    return word.text[:start], word.text[start:stop].translate(_ONES), word.text[stop:]


def _raise(word: SeenWord, look: _Look) -> SeenWord:
    if not look.count:
        return word
    before, mark, behind = _cut_mark(word, look.count)
    text = before + (mark.translate(RAISE) if mark.isdecimal() else "*") + behind
    if not look.sure:
        return word if word.alternative else replace(word, alternative=text)
    return replace(word, text=text, alternative="", mended=word.mended or word.text)


def _list_shapes(picture: Picture, word: SeenWord) -> list[Shape]:
    """The connected shapes of a word from left to right, those over each other as one.

    A speck under a figure is dust. None where two lines of print stand in the box of the word, which is too tall then.
    """
    import cv2
    import numpy as np

    ink = (cut(picture, word.x0, word.top, word.x1, word.bottom) < INK_LEVEL).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = sorted((int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:])
    if not boxes:
        return []
    tallest = max(foot - top for _, top, _, foot in boxes)
    merged: list[tuple[int, int, int, int]] = []
    for box in boxes:
        if box[3] - box[1] < SPECK * tallest and box[2] - box[0] < SPECK * tallest:
            continue
        last = merged[-1] if merged else None
        if last is None or min(last[2], box[2]) - box[0] <= 0.5 * min(last[2] - last[0], box[2] - box[0]):
            merged.append(box)
            continue
        upper, lower = sorted((last, box), key=lambda one: one[1])
        low = lower[3] - lower[1]
        if lower[1] >= upper[3] and low >= SMALLER[0] * tallest and upper[3] - upper[1] >= SMALLER[0] * tallest:
            return []
        if lower[1] >= upper[3] and low < SMALLER[0] * (upper[3] - upper[1]):
            merged[-1] = upper
        else:
            merged[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
    return [(x0, top, foot) for x0, top, _, foot in merged]


def _count_raised(shapes: Sequence[Shape], ends: int) -> int:
    """How many shapes at the end of a word are raised, its last ``ends`` signs of punctuation aside.

    >>> _count_raised([(0, 0, 20), (9, 0, 20), (18, -2, 9)], 0), _count_raised([(0, 0, 20), (9, 0, 20), (18, 0, 20)], 0)
    (1, 0)
    """
    tallest = max((foot - top for _, top, foot in shapes), default=0)
    body = [(top, foot) for _, top, foot in shapes if foot - top >= SMALLER[1] * tallest]
    if len(body) < 1 or tallest == 0:
        return 0
    height, base = median(foot - top for top, foot in body), median(foot for _, foot in body)
    kept = list(shapes)
    while ends and kept and kept[-1][2] - kept[-1][1] < SMALLER[0] * height:
        kept.pop()
        ends -= 1
    count = 0
    for _, top, foot in reversed(kept):
        small = SMALLER[0] * height <= foot - top <= SMALLER[1] * height
        if not small or base - foot < RISE * height:
            break
        count += 1
    return count
