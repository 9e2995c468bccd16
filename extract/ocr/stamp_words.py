"""Words inside a stamp that could not be taken away whole: told from the text by the ring around them and their ink.

A stamp goes before the page is read where its ink is clearly paler than the print (``stamps``). On thin print it stays,
and its « MAIRIE » would be read into the title or the sum that it lies on. Its words are as pale as its ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture, scale_picture
from bordereau.extract.ocr.ring_shapes import Ring, choose_outer, lies_in

WORKING_DPI = 100.0
RING_PT = (40.0, 220.0)
"""The sides of a stamp, with the words that its ring touches."""
GREATEST_FILL = 0.3
CORNER = 0.12
"""In the corners of its box, so large a share of each side, a circle has nothing."""
INK_LEVEL = 190
LEVEL = 25.0
"""The percentile of the ink of a word or a ring that counts as its level."""
LEAST_DIFFERENCE = 18.0
"""Grey levels by which the ring is paler than the print."""
NEARER_RING = 0.6
SAME_LEVEL = 25.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rings:
    """The rings of a page, and how light its print is."""

    picture: Picture
    rings: tuple[tuple[Box, float], ...]
    usual: float
    doubled: tuple[Ring, ...] = ()
    """Two rings of one centre are a stamp's, however dark."""

    def hold(self, line: Sequence[SeenWord]) -> bool:
        """Whether a line stands inside a ring as a whole, in the ring's ink: a line of the text goes on outside."""
        if any(all(self._is_stamped(ring, word) for word in line) for ring in self.doubled):
            return True
        return any(
            all(
                _encloses(box, word) and is_stamp_ink(_measure_level(self.picture, word), level, self.usual)
                for word in line
            )
            for box, level in self.rings
        )

    def _is_stamped(self, ring: Ring, word: SeenWord) -> bool:
        """Whether a word lies inside a ring, in an ink as dark."""
        corners = [(x, y) for x in (word.x0, word.x1) for y in (word.top, word.bottom)]
        inside = all((x - ring.x) ** 2 + (y - ring.y) ** 2 <= float(ring.radii.mean()) ** 2 for x, y in corners)
        return inside and abs(_measure_level(self.picture, word) - ring.level) <= SAME_LEVEL


def find_rings(picture: Picture, words: Sequence[SeenWord], dpi: float, lifted: Sequence[Ring] = ()) -> Rings:
    """The rings of a page with these words, and those that were taken out of its picture already."""
    outer = choose_outer(lifted)
    known = [(ring.box, ring.level) for ring in outer]
    doubled = tuple(ring for ring in outer if any(lies_in(other, ring) for other in lifted))
    rings = (*_list_rings(picture, dpi), *known) if words else ()
    usual = median(_measure_level(picture, word) for word in words) if rings else 0.0
    return Rings(picture, rings, usual, doubled)


def drop_stamp_words(rings: Rings, words: Sequence[SeenWord]) -> tuple[Picture, tuple[SeenWord, ...]]:
    """The picture and the words of a page without the lines inside stamps; the same where there are none."""
    lines = groupby(sorted(words, key=lambda word: word.line), key=lambda word: word.line) if rings.rings else ()
    gone = {number for number, line in lines if rings.hold(list(line))}
    if not gone:
        return rings.picture, tuple(words)
    out = rings.picture.copy()
    for word in words:
        if word.line in gone:
            out[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1] = 255
    return out, tuple(word for word in words if word.line not in gone)


def is_stamp_ink(word: float, ring: float, usual: float) -> bool:
    """Whether a word is as pale as the ring around it, and not as dark as the print; all in grey levels.

    >>> is_stamp_ink(95, 100, 40), is_stamp_ink(45, 100, 40), is_stamp_ink(50, 50, 40)
    (True, False, False)
    """
    return ring - usual >= LEAST_DIFFERENCE and word - usual > NEARER_RING * (ring - usual)


def _list_rings(picture: Picture, dpi: float) -> list[tuple[Box, float]]:
    """Boxes of large hollow shapes, in pixels, and how light their ink is."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    small = scale_picture(picture, scale)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((small < INK_LEVEL).astype(np.uint8), connectivity=8)
    low, high = (value * WORKING_DPI / 72 for value in RING_PT)
    found: list[tuple[Box, float]] = []
    for label, (x, y, w, h, area) in enumerate(stats.tolist()):
        if label == 0 or not (low <= h <= high and w >= low) or area > GREATEST_FILL * w * h:
            continue
        own = labels[y : y + h, x : x + w] == label
        if not is_round(own):
            continue
        level = float(np.percentile(small[y : y + h, x : x + w][own], LEVEL))
        found.append(((x / scale, y / scale, (x + w) / scale, (y + h) / scale), level))
    return found


def is_round(shape: Any) -> bool:
    """Whether a shape (bool, as large as its box) leaves the corners of its box empty: a frame of a table fills them.

    What touches a ring may reach into one of them.
    """
    height, width = (max(1, int(CORNER * side)) for side in shape.shape)
    corners = (shape[:height, :width], shape[:height, -width:], shape[-height:, :width], shape[-height:, -width:])
    return sum(bool(corner.any()) for corner in corners) <= 1


def _encloses(box: Box, word: SeenWord) -> bool:
    return box[0] < word.x0 and box[1] < word.top and word.x1 < box[2] and word.bottom < box[3]


def _measure_level(picture: Picture, word: SeenWord) -> float:
    """How light the ink of a word is."""
    import numpy as np

    part = picture[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.x0)) : int(word.x1) + 1]
    ink = part[part < INK_LEVEL]
    return float(np.percentile(ink, LEVEL)) if ink.size else 255.0
