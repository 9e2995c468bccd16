"""Rows of letters in a picture: what tells print from a photograph, a map or a drawing, without reading a word of it.

Shapes of the height of letters are in every photograph. What is in none is six of them side by side, of like height,
on one even base line, and three such rows. Of 262 pictures of real files with enough shapes as tall as letters, 80 are
read: every page, table and text that was pasted as a picture (65), and others that bear words, such as letterheads and
the keys of maps; of those with text of their own, two posters are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

TALL_PT = (2.5, 16.0)
"""Heights of letters, in points: from the small letters of a table that was shrunk to a page's width to a title."""
WIDE_PT = (0.8, 40.0)
"""Letters of a coarse picture run together."""
WIDTH = 8
"""Times its height that letters run together may be wide; longer shapes are lines."""
GAP, OVERLAP = 1.2, 0.3
"""Times the height: the widest gap to the next letter, a space included, and how far two may lie over each other."""
LIKE = 2.2
"""A capital is at most so many times as tall as the letter beside it."""
OFF_LINE, ON_LINE = 0.35, 0.12
"""Times the height: how far the foot of the next letter may lie (a « p »), and what is the same line still."""
LEAST_IN_ROW = 6
EVEN = 0.5
"""The share of a row's steps that stay on its base line; in a photograph the feet of shapes lie anyhow."""
BAND_PX = 8
"""Rows are sought by the bands of the foot of their last letter."""
LEAST_LETTERS, LEAST_ROWS, SHARE = 45, 3, 0.15
"""Letters in rows, their rows, and their share of all shapes as tall as letters, from which a picture is read. A logo
has fewer letters; leaves and stones that happen to lie in rows are a small share of all."""
SURE_LETTERS, SURE_ROWS, SURE_SHARE = 60, 2, 0.5
"""A picture of two long lines, and of hardly anything else, is read too."""

Box = tuple[int, int, int, int]
"""Left, foot, width and height of a shape, in pixels, along the way of reading."""


@dataclass(slots=True)
class Row:
    """A row of letters, as far as it has been followed."""

    end: int
    foot: int
    height: int
    letters: int = 0
    level: int = 0
    """How many of its letters stand on the base line of the one before."""


def shows_rows(ink: Any, point: float) -> bool:
    """Whether a picture holds rows of letters, upright or lying on either side.

    ``ink``: numpy array of uint8, not 0 where there is ink; ``point``: pixels in a point.
    """
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, wide, tall = stats[1:, 0], stats[1:, 1], stats[1:, 2], stats[1:, 3]
    upright = _may_be_letters(tall, wide, point)
    lying = _may_be_letters(wide, tall, point)
    ways = (
        (upright, (left, top + tall, wide, tall)),
        (lying, (top, left + wide, tall, wide)),
        (lying, (top, -left, tall, wide)),
    )
    return any(
        np.count_nonzero(chosen) >= LEAST_LETTERS
        and _is_print(list(zip(*(part[chosen].tolist() for part in box), strict=True)))
        for chosen, box in ways
    )


def _may_be_letters(tall: Any, wide: Any, point: float) -> Any:
    high = (tall >= TALL_PT[0] * point) & (tall <= TALL_PT[1] * point)
    return high & (wide >= WIDE_PT[0] * point) & (wide <= WIDE_PT[1] * point) & (wide <= WIDTH * tall)


def _is_print(boxes: list[Box]) -> bool:
    rows = [row.letters for row in follow_rows(boxes) if row.letters >= LEAST_IN_ROW]
    letters, share = sum(rows), sum(rows) / len(boxes)
    if letters >= LEAST_LETTERS and len(rows) >= LEAST_ROWS and share >= SHARE:
        return True
    return letters >= SURE_LETTERS and len(rows) >= SURE_ROWS and share >= SURE_SHARE


def follow_rows(boxes: Iterable[Box]) -> list[Row]:
    """The rows that shapes form from left to right, of those whose feet stay on one line.

    >>> [(row.letters, row.end) for row in follow_rows([(10 * n, 20, 8, 10) for n in range(7)])]
    [(7, 68)]
    >>> follow_rows([(10 * n, 20 + 3 * (n % 2), 8, 10) for n in range(7)])
    []
    """
    rows: list[Row] = []
    bands: dict[int, list[Row]] = {}
    for left, foot, wide, tall in sorted(boxes):
        band = foot // BAND_PX
        row = _choose_row(bands, left, foot, tall)
        if row is None:
            row = Row(left, foot, tall)
            rows.append(row)
        else:
            row.level += abs(foot - row.foot) <= max(1, ON_LINE * max(tall, row.height))
            bands[row.foot // BAND_PX].remove(row)
        row.letters += 1
        row.end, row.foot, row.height = left + wide, foot, tall
        bands.setdefault(band, []).append(row)
    return [row for row in rows if row.level >= EVEN * (row.letters - 1)]


def _choose_row(bands: dict[int, list[Row]], left: int, foot: int, tall: int) -> Row | None:
    """The row whose last letter lies nearest before a shape that may follow it; rows left far behind are dropped."""
    best, nearest = None, 0.0
    band = foot // BAND_PX
    for near in (band - 1, band, band + 1):
        for row in bands.get(near, ())[:]:
            gap, height = left - row.end, row.height
            high, low = (tall, height) if tall > height else (height, tall)
            if gap > GAP * high:
                if gap > GAP * LIKE * height:
                    bands[near].remove(row)
            elif gap < -OVERLAP * high or high > LIKE * low or abs(foot - row.foot) > OFF_LINE * high:
                continue
            elif best is None or gap < nearest:
                best, nearest = row, gap
    return best
