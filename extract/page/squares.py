"""Drawn boxes to tick: small squares before words, read as « ☐ », or as « ☒ » where there is something inside.

Inside may stand a letter, a dark fill, or a stroke that leans, of a cross or a tick.

Options come in twos: a page with one such square alone has none. Squares that touch each other are cells (those of a
number to be filled in, of a small table), squares without words beside them are bullets of drawings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.drawing import Drawing, list_objects, read_bounds
from bordereau.extract.page.frame import Frame
from bordereau.schemas.page import Box, Rule, Word

SIDE_PT = (5.0, 15.0)
"""A box to tick is about as high as the type."""
SQUARE = 0.2
"""Its sides differ by no more than this share."""
TOUCH_PT = 1.5
BESIDE_PT = 26.0
"""Words begin so near behind a box."""
LEAST = 2
EMPTY, TICKED = "☐", "☒"
MARK = 0.35
"""What is drawn in a box covers so much of its side at least."""
DARK = 0.6
LEAN_PT = 1.5
"""A stroke leans where it goes so far both across and down; sides of frames do not."""
MOST_SEGMENTS = 40
LARGEST_PT = 2 * SIDE_PT[1]
"""A tick may leave its box by this much."""


def find_squares(page: Any, frame: Frame, words: Sequence[Word], drawing: Drawing) -> tuple[Word, ...]:
    """The boxes to tick of a page as words. ``page`` is PDFium's raw handle."""
    squares = [box for box in _list_squares(drawing.rules) if _has_words_beside(box, words)]
    if len(squares) < LEAST:
        return ()
    dark = [(fill.x0, fill.top, fill.x1, fill.bottom) for fill in drawing.fills if fill.lightness < DARK]
    marks = [word.box for word in words] + dark + list(_list_leaning(page, frame))
    return tuple(_make_word(box, any(_lies_in(mark, box) for mark in marks), words) for box in squares)


def _list_squares(rules: Sequence[Rule]) -> list[Box]:
    """Squares closed by four short rules, and beside no other."""
    short = [rule for rule in rules if SIDE_PT[0] <= max(rule.x1 - rule.x0, rule.bottom - rule.top) <= SIDE_PT[1]]
    if len(short) < 4 * LEAST:
        return []
    flat = sorted((rule for rule in short if rule.horizontal), key=lambda rule: (rule.x0, rule.top))
    upright = {(round(rule.x0), round(rule.top)) for rule in short if not rule.horizontal}
    found: list[Box] = []
    for place, upper in enumerate(flat):
        for lower in flat[place + 1 :]:
            if lower.x0 - upper.x0 > TOUCH_PT:
                break
            side, height = upper.x1 - upper.x0, lower.top - upper.top
            if abs(height - side) <= SQUARE * side and abs(lower.x1 - upper.x1) <= TOUCH_PT:
                box = (upper.x0, upper.top, upper.x1, lower.bottom)
                if _is_closed(box, upright) and box not in found:
                    found.append(box)
    return [box for box in found if not any(_touch(box, other) for other in found if other is not box)]


def _is_closed(box: Box, upright: set[tuple[int, int]]) -> bool:
    sides = [(round(x) + dx, round(box[1]) + dy) for x in (box[0], box[2]) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return all(any(spot in upright for spot in sides[half : half + 9]) for half in (0, 9))


def _touch(one: Box, other: Box) -> bool:
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, down) <= TOUCH_PT


def _has_words_beside(box: Box, words: Sequence[Word]) -> bool:
    middle = (box[1] + box[3]) / 2
    return any(0 <= word.x0 - box[2] <= BESIDE_PT and word.top < middle < word.bottom for word in words)


def _list_leaning(page: Any, frame: Frame) -> Iterator[Box]:
    """The boxes of small paths that are no frames: crosses, ticks."""
    for handle, outer, kind in list_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            box = read_bounds(handle, outer, frame)
            small = box is not None and max(box[2] - box[0], box[3] - box[1]) <= LARGEST_PT
            if box is not None and small and _leans(handle):
                yield box


def _leans(handle: Any) -> bool:
    x, y = c_float(), c_float()
    here: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        there = (x.value, y.value)
        drawn = pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_MOVETO
        if here and drawn and min(abs(there[0] - here[0]), abs(there[1] - here[1])) >= LEAN_PT:
            return True
        here = there
    return False


def _lies_in(mark: Box, box: Box) -> bool:
    """Whether the middle of a mark lies in a square, of which it covers a good part."""
    x, y = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    large = max(mark[2] - mark[0], mark[3] - mark[1]) >= MARK * (box[2] - box[0])
    return large and box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _make_word(box: Box, ticked: bool, words: Sequence[Word]) -> Word:
    """A box as a word of the line beside it."""
    middle = (box[1] + box[3]) / 2
    beside = min(
        (word for word in words if word.x0 >= box[2] and word.top < middle < word.bottom), key=lambda word: word.x0
    )
    return Word(TICKED if ticked else EMPTY, box[0], beside.top, box[2], beside.bottom, beside.size)
