"""Lines drawn through words of a scan: figures struck out by a pen or a ruler before the page was scanned.

Most are too short to be ruling lines. A line is told from the strokes of letters by its length: no bar of a letter is
as long as half its type is high, and white parts the letters of a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.stroke import Stroke

INK_LEVEL = 150
BAND = (0.3, 0.78)
"""Lines through words run here: shares of the height of the type above its foot."""
RUN = 0.62
"""The pieces of such a line are at least as long, a share of the height of the type: bars of digits are not."""
THICK = 0.2
"""A thicker band of ink is no line."""
COVER = 0.9
"""The share of the width of a figure that the line runs through without a break."""
REACH = 4.0
"""So many heights of type beside a figure the line is followed."""
GAP = 0.08
"""A line is broken where more of the height of its type is white."""


def find_lines_through(picture: Picture, words: Sequence[SeenWord]) -> tuple[Stroke, ...]:
    """The lines that run through figures of two digits or more. ``picture``: with the rules still in it."""
    figures = [word for word in words if sum(map(str.isdigit, word.text)) >= 2]
    return tuple(dict.fromkeys(stroke for word in figures for stroke in _follow(picture, word)))


def _follow(picture: Picture, word: SeenWord) -> Iterator[Stroke]:
    """The line through a figure, as far as it runs; none where no line does."""
    import cv2
    import numpy as np

    height = word.height
    foot = word.line_bottom or word.bottom
    top, bottom = round(foot - BAND[1] * height), round(foot - BAND[0] * height)
    left = max(0, round(word.x0 - REACH * height))
    band = picture[max(0, top) : bottom, left : round(word.x1 + REACH * height)]
    if min(band.shape) < 3:
        return
    ink = (band < INK_LEVEL).astype(np.uint8)
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(5, round(RUN * height))), np.uint8))
    depth = long.sum(axis=0)
    shown = (depth > 0) & (depth <= max(2, round(THICK * height)))
    first, last = round(word.x0) - left, round(word.x1) - left
    if last <= first or shown[first:last].mean() < COVER:
        return
    for start, end in _list_runs(shown, max(1, round(GAP * height))):
        if start < last and end > first:
            levels = np.nonzero(long[:, start:end])[0] + max(0, top)
            yield Stroke(float(left + start), float(levels.min()), float(left + end), float(levels.max() + 1), True)


def _list_runs(shown: Picture, gap: int) -> list[tuple[int, int]]:
    """The runs of columns in which a line shows, those that only a gap parts as one."""
    import numpy as np

    columns = np.nonzero(shown)[0]
    if columns.size == 0:
        return []
    breaks = [place for place, (one, two) in enumerate(pairwise(columns.tolist()), start=1) if two - one > gap]
    parts = np.split(columns, breaks)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]
