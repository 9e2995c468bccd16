"""Pages set in two columns: the left column is read to its end before the right one.

A gutter is a white band that no word crosses over many lines, with prose on both sides: lines of several words that
start at one edge. A signature block, a table, a label beside its value are not prose and keep their lines whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.lines import group_lines
from schemas.page import Line, Word

MIN_LINES = 8
"""A column has at least so many lines."""
MIN_WORDS = 4
"""A line of prose has, in the middle of the distribution, at least so many words."""
STEP_PT = 4.0
GUTTER_PT = 8.0
FLUSH_SHARE = 0.6
"""Share of a column's lines that start at its left edge."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines ``first:last`` that no word crosses at ``gutter``."""

    first: int
    last: int
    gutter: float


def unfold_columns(lines: Sequence[Line], page_width: float) -> tuple[Line, ...]:
    """The lines of one page in reading order, those of a two-column part cut at the gutter."""
    band = _find_band(lines, page_width)
    if band is None:
        return tuple(lines)
    words = [word for line in lines[band.first : band.last] for word in line.words]
    page = lines[band.first].page
    left = group_lines(page, (word for word in words if word.x1 <= band.gutter))
    right = group_lines(page, (word for word in words if word.x0 >= band.gutter))
    after = unfold_columns(lines[band.last :], page_width)
    return (*lines[: band.first], *left, *right, *after)


def _find_band(lines: Sequence[Line], page_width: float) -> _Band | None:
    """The longest run of lines with a gutter that parts two columns of prose."""
    halves = sum(1 for line in lines if line.box[2] < 0.56 * page_width or line.box[0] > 0.44 * page_width)
    parted = sum(1 for line in lines if _has_gap(line, 0.3 * page_width, 0.7 * page_width))
    if halves + parted < MIN_LINES:
        return None
    best: _Band | None = None
    steps = int(0.4 * page_width / STEP_PT)
    for step in range(steps + 1):
        gutter = 0.3 * page_width + step * STEP_PT
        for band in _runs(lines, gutter):
            longer = best is None or band.last - band.first > best.last - best.first
            if longer and _is_prose(lines, band):
                best = band
    return best


def _has_gap(line: Line, low: float, high: float) -> bool:
    return any(two.x0 - one.x1 >= GUTTER_PT and one.x1 < high and two.x0 > low for one, two in pairwise(line.words))


def _runs(lines: Sequence[Line], gutter: float) -> list[_Band]:
    runs: list[_Band] = []
    first: int | None = None
    for place, line in enumerate(lines):
        if any(word.x0 < gutter + GUTTER_PT / 2 and word.x1 > gutter - GUTTER_PT / 2 for word in line.words):
            if first is not None:
                runs.append(_Band(first, place, gutter))
            first = None
        elif first is None:
            first = place
    if first is not None:
        runs.append(_Band(first, len(lines), gutter))
    return [run for run in runs if run.last - run.first >= MIN_LINES]


def _is_prose(lines: Sequence[Line], band: _Band) -> bool:
    sides: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for line in lines[band.first : band.last]:
        for side, part in zip(
            sides,
            (
                [word for word in line.words if word.x1 <= band.gutter],
                [word for word in line.words if word.x0 >= band.gutter],
            ),
            strict=True,
        ):
            if part:
                side.append(part)
    return all(_is_column(side) for side in sides)


def _is_column(parts: list[list[Word]]) -> bool:
    if len(parts) < MIN_LINES or median(len(part) for part in parts) < MIN_WORDS:
        return False
    edge = median(part[0].x0 for part in parts)
    flush = sum(1 for part in parts if abs(part[0].x0 - edge) <= 3.0)
    letters = sum(any(char.isalpha() for char in word.text) for part in parts for word in part)
    return flush >= FLUSH_SHARE * len(parts) and letters >= 0.75 * sum(map(len, parts))
