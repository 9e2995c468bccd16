"""Column rules that a scan hides in some row: black ones on a black head, faint ones where the paper was bright.

A rule that stands above a row and below it, on one line, goes through it where the words of the row stand in the
columns that it parts. Where a word stands across, the row is one cell on purpose; where all words stand in one column,
it is a heading, and nothing is gained.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from bordereau.extract.tables.read.strokes import JOIN_PT, SNAP_PT, Stroke
from bordereau.schemas.page import Word

ACROSS_PT = 1.5
"""A word stands across a rule that lies so far inside its box."""
LEAST_MISSING = 2
"""One rule alone that ends above a row is that of a merged cell."""

Band = tuple[float, float]
"""A row between two flat rules: its top and bottom."""


def find_hidden_uprights(strokes: Sequence[Stroke], words: Sequence[Word]) -> list[Stroke]:
    """The pieces of upright rules that are missing in rows between two of their pieces."""
    flats = [stroke for stroke in strokes if stroke.horizontal]
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    gaps = _find_gaps(uprights, flats)
    found: list[Stroke] = []
    for (top, bottom), missing in gaps.items():
        drawn = [stroke.at for stroke in uprights if stroke.start <= top + JOIN_PT and stroke.end >= bottom - JOIN_PT]
        if len(missing) >= LEAST_MISSING and _parts_words((top, bottom), sorted({*missing, *drawn}), missing, words):
            found += [Stroke(False, at, top, bottom) for at in missing]
    return found


def _find_gaps(uprights: Sequence[Stroke], flats: Sequence[Stroke]) -> dict[Band, list[float]]:
    """The rows in which upright rules are missing that go on below, with their places."""
    gaps: dict[Band, list[float]] = {}
    ordered = sorted(uprights, key=lambda stroke: (stroke.at, stroke.start))
    for above, below in pairwise(ordered):
        if abs(above.at - below.at) > SNAP_PT or below.start - above.end <= JOIN_PT:
            continue
        levels = sorted(
            flat.at
            for flat in flats
            if flat.start - JOIN_PT <= above.at <= flat.end + JOIN_PT
            and above.end - JOIN_PT <= flat.at <= below.start + JOIN_PT
        )
        if not levels or abs(levels[0] - above.end) > JOIN_PT or abs(levels[-1] - below.start) > JOIN_PT:
            continue  # it ends in the midst of a cell: a stroke of something else
        for band in pairwise(levels):
            gaps.setdefault(band, []).append(above.at)
    return gaps


def _parts_words(band: Band, edges: Sequence[float], missing: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the words of a row stand in several of its columns, and none across a rule that is missing."""
    inside = [word for word in words if band[0] < word.middle < band[1] and edges[0] - 1 < word.x0 < edges[-1]]
    if any(word.x0 + ACROSS_PT < at < word.x1 - ACROSS_PT for word in inside for at in missing):
        return False
    held = {bisect_right(edges, (word.x0 + word.x1) / 2) for word in inside}
    return len(held) > 1
