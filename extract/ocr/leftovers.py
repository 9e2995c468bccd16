"""Ink that the first reader passed over: short figures in cells, dashes before list items."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ocr.engine import SeenWord
from extract.ocr.picture import Picture

INK_LEVEL = 150
LEAST_PT, GREATEST_PT = 3.5, 16.0
"""Heights of shapes that may be letters or digits."""
WORD_GAP_PT = 5.0
"""Shapes nearer than this on a line are read together."""

Area = tuple[float, float, float, float]


def find_leftovers(picture: Picture, words: Sequence[SeenWord], dpi: float) -> list[Area]:
    """Boxes, in pixels, of print that lies in no word: groups of shapes as tall as letters.

    What is too tall (a stamp's arc, a signature), too small (dust) or far longer than a figure in a cell (a picture)
    is no leftover.
    """
    import cv2
    import numpy as np

    point = dpi / 72
    ink = (picture < INK_LEVEL).astype(np.uint8)
    for word in words:
        ink[
            max(0, int(word.top - point)) : int(word.bottom + point) + 1,
            max(0, int(word.x0 - point)) : int(word.x1 + point) + 1,
        ] = 0
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
            areas.append((float(x), float(y), float(x + w), float(y + h)))
    return areas


def attach_to_lines(area: Area, words: Sequence[SeenWord]) -> tuple[int, float, float]:
    """The line that a leftover continues: its number, and the top and bottom of its type.

    A leftover that continues no line has the number -1 and its own height.
    """
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
