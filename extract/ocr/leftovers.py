"""Ink that the first reader passed over: short figures in cells, dashes before list items."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ocr.engine import SeenWord
from extract.ocr.picture import Picture

WORKING_DPI = 150.0
INK_LEVEL = 150
LEAST_PT, GREATEST_PT = 3.5, 16.0
"""Heights of shapes that may be letters or digits."""
WORD_GAP_PT = 5.0
"""Shapes nearer than this on a line are read together."""

Area = tuple[float, float, float, float]


def find_leftovers(picture: Picture, words: Sequence[SeenWord], dpi: float) -> list[Area]:
    """Boxes, in pixels, of print that lies in no word: groups of shapes as tall as letters.

    What is too tall (a stamp's arc, a signature), too small (dust) or far longer than a figure in a cell (a picture)
    is no leftover. A shape that touches the box of a word belongs to it: readers draw boxes around single letters too
    narrow.
    """
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    point = WORKING_DPI / 72
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (small < INK_LEVEL).astype(np.uint8)
    count, labels, _, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    taken = np.zeros(count, bool)
    for word in words:
        rows = slice(max(0, int(word.top * scale)), int(word.bottom * scale) + 1)
        columns = slice(max(0, int(word.x0 * scale)), int(word.x1 * scale) + 1)
        taken[np.unique(labels[rows, columns])] = True
    taken[0] = True
    ink[taken[labels]] = 0
    if not ink.any():
        return []
    near = max(1, round(WORD_GAP_PT * point))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((max(1, round(point)), near), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    inked = np.bincount(labels[ink > 0], minlength=count)
    areas: list[Area] = []
    for label in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[label])
        if not LEAST_PT * point <= h <= GREATEST_PT * point or not 1.2 * point <= w <= 150 * point:
            continue
        if 0.12 <= inked[label] / (w * h) <= 0.85:
            areas.append((x / scale, y / scale, (x + w) / scale, (y + h) / scale))
    return areas


def name_leftovers(areas: Sequence[Area], words: Sequence[SeenWord]) -> list[SeenWord]:
    """The areas as words without text, on the lines that they continue or on lines of their own.

    What lies above or below a word of its line is part of that word: the accent of a capital, a tail.
    """
    fresh = max((word.line for word in words), default=0) + 1
    out: list[SeenWord] = []
    for area in areas:
        line, top, bottom = _attach(area, [*words, *out])
        if line < 0:
            line, fresh = fresh, fresh + 1
        elif any(word.line == line and _covers(word, area) for word in words):
            continue
        out.append(SeenWord("", *area, 0.0, line, top, bottom))
    return out


def _covers(word: SeenWord, area: Area) -> bool:
    shared = min(word.x1, area[2]) - max(word.x0, area[0])
    return shared >= 0.5 * (area[2] - area[0])


def _attach(area: Area, words: Sequence[SeenWord]) -> tuple[int, float, float]:
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
