"""Rows of print in a picture, told by shape alone: letters side by side, of one height, on one line.

No reader is asked, so what a reader has passed over is found as well. Ink is what is darker than the paper around it,
however pale it is and whatever shade lies behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.ocr.picture import Picture, scale_picture

Box = tuple[int, int, int, int]
"""``(x0, top, x1, bottom)`` in pixels."""

WORKING_DPI = 150.0
AROUND_PT = 14.0
"""Strokes of print are narrower: what a closing of this size leaves is the paper."""
LEAST_DEPTH = 34
"""Grey levels by which ink is darker than its paper: show-through and shades are less."""
LETTER_PT = (3.6, 26.0)
"""Heights of letters, small ones of small print to capitals of a title."""
WIDEST = 14.0
"""Letters that touch are no wider than so many heights: colour is blurred in scans, and joins those of a word."""
FILL = (0.1, 0.95)
WORD_FILL = 0.75
"""More of its box is inked by a letter at most, and by a word: what is wider is no print if it is fuller."""
LETTER_WIDTH = 0.9
"""Of a word whose letters touch, in heights."""
GAP = 1.6
"""White between two letters of one row, in heights: a space of a line that is set wide."""
BAND_PX = 24
"""Rows are looked up by their height on the page: half of the tallest letter at the working resolution."""
ALIKE = 0.45
"""The heights of letters of one row differ by no larger a share: « p » and « x » with their capitals."""
DARKEST = 10.0
"""The percentile of the ink of a row that counts as its level: edges are paler than strokes."""


@dataclass(frozen=True, slots=True)
class Row:
    """Letters on one line, in pixels of the picture, with what their ink and paper are."""

    x0: int
    top: int
    x1: int
    bottom: int
    letters: int
    """Shapes as tall as letters; of letters that touch, as many as the shape is wide."""
    ink: float
    paper: float
    boxes: tuple[Box, ...] = ()
    """Of the shapes, from the left."""


def find_rows(picture: Picture, dpi: float) -> list[Row]:
    """Every row of print of a straight picture, from the top."""
    import cv2
    import numpy as np

    scale = min(1.0, WORKING_DPI / dpi)
    small = scale_picture(picture, scale) if scale < 1 else picture
    point = dpi * scale / 72
    side = max(3, round(AROUND_PT * point))
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    ink = (cv2.subtract(paper, small) > LEAST_DEPTH).astype(np.uint8)
    boxes = _list_letters(ink, point)
    rows = [_measure(small, paper, ink, members, scale) for members in _join(boxes)]
    return sorted(rows, key=lambda row: (row.top, row.x0))


def _list_letters(ink: Picture, point: float) -> list[Box]:
    """The boxes of shapes that may be letters, from the left."""
    import cv2

    low, high = (round(value * point) for value in LETTER_PT)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for x, y, w, h, area in stats[1:].tolist():
        fullest = WORD_FILL if w > 2 * h else FILL[1]
        if low <= h <= high and w <= WIDEST * h and FILL[0] * w * h <= area <= fullest * w * h:
            found.append((x, y, x + w, y + h))
    return sorted(found)


def _join(boxes: Sequence[Box]) -> list[list[Box]]:
    """Letters that follow each other on one line; each goes to the row that ends nearest before it."""
    rows: list[list[Box]] = []
    bands: dict[int, list[int]] = {}
    for box in boxes:
        band = (box[1] + box[3]) // (2 * BAND_PX)
        best, gap = -1, 0
        for index in (index for near in range(band - 2, band + 3) for index in bands.get(near, ())):
            last = rows[index][-1]
            apart = box[0] - last[2]
            if (
                apart <= GAP * max(last[3] - last[1], box[3] - box[1])
                and (best < 0 or apart < gap)
                and _on_line(last, box)
            ):
                best, gap = index, apart
        if best < 0:
            best = len(rows)
            rows.append([])
        else:
            last = rows[best][-1]
            bands[(last[1] + last[3]) // (2 * BAND_PX)].remove(best)
        rows[best].append(box)
        bands.setdefault(band, []).append(best)
    return rows


def _on_line(one: Box, other: Box) -> bool:
    """Whether two shapes stand side by side: most of the lower one beside the taller, heights not too unlike."""
    low, high = sorted((one[3] - one[1], other[3] - other[1]))
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= 0.6 * low and low >= ALIKE * high


def _measure(small: Picture, paper: Picture, ink: Picture, members: Sequence[Box], scale: float) -> Row:
    import numpy as np

    x0, top = min(box[0] for box in members), min(box[1] for box in members)
    x1, bottom = max(box[2] for box in members), max(box[3] for box in members)
    place = (slice(top, bottom), slice(x0, x1))
    inked = ink[place] > 0
    level = float(np.percentile(small[place][inked], DARKEST)) if inked.any() else 255.0
    around = float(np.median(paper[place]))
    letters = sum(max(1, round((box[2] - box[0]) / (LETTER_WIDTH * (box[3] - box[1])))) for box in members)
    whole, *boxes = (_enlarge(box, scale) for box in ((x0, top, x1, bottom), *members))
    return Row(*whole, letters, level, around, tuple(boxes))


def _enlarge(box: Box, scale: float) -> Box:
    return (int(box[0] / scale), int(box[1] / scale), int(box[2] / scale) + 1, int(box[3] / scale) + 1)
