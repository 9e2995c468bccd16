"""Bands of a picture: an area of dark or shaded pixels cut into rectangles, one over the other.

The head of a table may stand over the right half of its frame and touch a band below that runs across the whole: the
two are one area without being one rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.extract.ocr.picture import Picture

Rectangle = tuple[int, int, int, int]
"""x, y, width and height, in pixels."""
PART_FILL = 0.6
"""Of a band that was cut from an area: print along the whole of it leaves holes, and the sides of a frame more."""

PART_WIDTH = 1.5
"""A band that was cut from an area is wider than high by this: a coat of arms falls into parts as well."""


def list_bands(mask: Picture, least_height: float, least_fill: float) -> Iterator[Rectangle]:
    """The rectangles of which the areas of ``mask`` are made, those of less height left out.

    An area that fills its box is one; another is cut where its two parts have the smallest boxes.
    """
    import cv2

    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        if h < least_height:
            continue
        if area >= least_fill * w * h:
            yield x, y, w, h
            continue
        for left, top, width, height in _cut(labels[y : y + h, x : x + w] == label, 0, least_height):
            yield x + left, y + top, width, height


def _cut(own: Picture, top: int, least_height: float) -> Iterator[Rectangle]:
    """The bands of an area whose first row is ``top``: cut in two, and again what fills no box."""
    import numpy as np

    width = own.shape[1]
    left, right = own.argmax(axis=1), width - own[:, ::-1].argmax(axis=1)
    rows = np.arange(1, len(own))
    above = rows * (np.maximum.accumulate(right) - np.minimum.accumulate(left))[:-1]
    below = rows[::-1] * (np.maximum.accumulate(right[::-1]) - np.minimum.accumulate(left[::-1]))[::-1][1:]
    place = int(rows[(above + below).argmin()])
    for first, after in ((0, place), (place, len(own))):
        if after - first < least_height:
            continue
        x0, x1 = int(left[first:after].min()), int(right[first:after].max())
        if own[first:after, x0:x1].mean() >= PART_FILL:
            if x1 - x0 >= PART_WIDTH * (after - first):
                yield x0, top + first, x1 - x0, after - first
        else:
            yield from _cut(own[first:after], top + first, least_height)
