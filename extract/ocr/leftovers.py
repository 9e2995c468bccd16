"""Ink that the first reader passed over: short figures in cells, dashes before list items."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture, scale_picture
from bordereau.extract.ocr.strips import GREATEST_GAP, is_doubtful

WORKING_DPI = 150.0
INK_LEVEL = 150
LEAST_PT, GREATEST_PT = 3.5, 16.0
"""Heights of shapes that may be letters or digits."""
GREATEST_WIDTH_PT = 150.0
FEW = 5
"""A word of fewer letters is one."""
WORD_GAP_PT = 5.0
"""Shapes nearer than this on a line are read together."""

Area = tuple[float, float, float, float]


def find_leftovers(picture: Picture, words: Sequence[SeenWord], dpi: float) -> list[Area]:
    """Boxes, in pixels, of print that lies in no word of which the reader is sure: shapes as tall as letters.

    A shape that touches the box of a word belongs to it: readers draw boxes around single letters too narrow. What is
    too small is dust; what is too large (the arc of a stamp through a row of figures) is cut along the lines of print.
    """
    import numpy as np

    scale = WORKING_DPI / dpi
    small = scale_picture(picture, scale)
    ink = (small < INK_LEVEL).astype(np.uint8)
    sure = [word for word in words if not is_doubtful(word)]
    _blank_words(ink, sure, scale)
    areas, rest = _find_shapes(ink)
    if rest.any():
        bands = np.zeros_like(ink)
        for word in sure:
            height = word.height
            rows = slice(int((word.line_top + 0.02 * height) * scale), int((word.line_bottom - 0.1 * height) * scale))
            bands[rows] = 1
        rest &= bands
        _blank_words(rest, sure, scale)
        areas += _find_shapes(rest)[0]
    return [(x0 / scale, top / scale, x1 / scale, bottom / scale) for x0, top, x1, bottom in areas]


def _blank_words(ink: Picture, words: Sequence[SeenWord], scale: float) -> None:
    """Take away, in place, every shape of ordinary size that a word's box touches, and all that lies in the box."""
    import cv2
    import numpy as np

    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    taken = np.zeros(count, bool)
    for word in words:
        rows = slice(max(0, int(word.top * scale)), int(word.bottom * scale) + 1)
        columns = slice(max(0, int(word.x0 * scale)), int(word.x1 * scale) + 1)
        taken[np.unique(labels[rows, columns])] = True
        ink[rows, columns] = 0
    largest = GREATEST_PT * WORKING_DPI / 72
    taken &= (stats[:, 3] <= largest) & (stats[:, 2] <= 4 * largest)
    taken[0] = False
    ink[taken[labels]] = 0


def _find_shapes(ink: Picture) -> tuple[list[Area], Picture]:
    """Groups of shapes of the size of letters and figures, and the ink of those that are too large."""
    import cv2
    import numpy as np

    point = WORKING_DPI / 72
    areas: list[Area] = []
    near = max(1, round(WORD_GAP_PT * point))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((max(1, round(point)), near), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    inked = np.bincount(labels[ink > 0], minlength=count)
    large = np.zeros(count, bool)
    for label in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[label])
        if h > GREATEST_PT * point or w > GREATEST_WIDTH_PT * point:
            large[label] = True
        elif h >= LEAST_PT * point and w >= 1.2 * point and 0.12 <= inked[label] / (w * h) <= 0.85:
            areas.append((float(x), float(y), float(x + w), float(y + h)))
    return areas, (large[labels] & (ink > 0)).astype(np.uint8)


def name_leftovers(areas: Sequence[Area], words: Sequence[SeenWord]) -> list[SeenWord]:
    """The areas as words without text, on the lines that they continue or on lines of their own.

    What lies above or below a word of its line is part of that word: the accent of a capital, a tail. What lies over a
    word of which the reader was unsure goes on that word's line, to be read with it.
    """
    fresh = max((word.line for word in words), default=0) + 1
    out: list[SeenWord] = []
    for area in areas:
        line, top, bottom = attach_to_line(area, [*words, *out])
        if line < 0:
            line, fresh = fresh, fresh + 1
        elif any(word.line == line and not is_doubtful(word) and _covers(word, area) for word in words):
            continue
        out.append(SeenWord("", *area, 0.0, line, top, bottom))
    return out


def is_lone_letter(word: SeenWord, lines: Collection[int]) -> bool:
    """Whether a word is one letter on a line of its own, and not of the ``lines`` that a reader saw: a stamp's rest."""
    return word.line not in lines and len(word.text) == 1 and word.text.isalpha()


def part_doubtful(words: Sequence[SeenWord], named: Sequence[SeenWord]) -> list[SeenWord]:
    """The words without those that are several: letters set wide apart, of which the reader could make nothing.

    All their ink stands in leftovers (``named``), and a gap as wide as a space parts these; they are read instead.
    """
    return [word for word in words if not (word.text and is_doubtful(word) and _is_several(word, named))]


def _is_several(word: SeenWord, named: Sequence[SeenWord]) -> bool:
    inside = [own for own in named if own.line == word.line and word.x0 - 5 <= own.x0 and own.x1 <= word.x1 + 5]
    pieces = sorted(inside, key=lambda own: own.x0)
    gaps = [after.x0 - before.x1 for before, after in pairwise(pieces)]
    inked = sum(own.x1 - own.x0 for own in pieces)
    letters = sum(sign.isalnum() for sign in word.text)
    return letters > FEW and inked > 0.4 * (word.x1 - word.x0) and any(gap > GREATEST_GAP * word.height for gap in gaps)


def _covers(word: SeenWord, area: Area) -> bool:
    shared = min(word.x1, area[2]) - max(word.x0, area[0])
    return shared >= 0.5 * (area[2] - area[0])


def attach_to_line(area: Area, words: Sequence[SeenWord]) -> tuple[int, float, float]:
    """The line that a leftover continues, and the top and bottom of its type; -1 where it continues none."""
    x0, top, x1, bottom = area
    best: tuple[float, SeenWord] | None = None
    for word in words:
        overlap = min(bottom, word.line_bottom) - max(top, word.line_top)
        if overlap >= 0.6 * min(bottom - top, word.height):
            apart = max(word.x0 - x1, x0 - word.x1)
            if best is None or apart < best[0]:
                best = (apart, word)
    if best is None:
        return -1, top - 0.1 * (bottom - top), bottom + 0.25 * (bottom - top)
    return best[1].line, best[1].line_top, best[1].line_bottom
