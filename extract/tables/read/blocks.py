"""Frames of one table that stand a little apart: the heads in a frame of their own, then a block for each group.

They have the same upright rules, nothing is printed between them, the upper one names the columns, in its frame or
right above it, and the lower one names none: its first row states figures, or is a lone heading over one that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bordereau.extract.tables.chunks import GAP_EM, cut_chunks
from bordereau.extract.tables.read.heads_above import find_heads_above
from bordereau.extract.tables.read.strokes import SNAP_PT, Frame, Stroke, merge_strokes
from bordereau.extract.tables.shapes import is_year, opens_with_figure
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Word, measure_type

APART_PT = 26.0
"""Frames further apart are two tables."""
LEAST_UPRIGHTS = 4
"""Three columns at least: two frames of two columns are alike by chance. Under them a total merges its labels."""


def join_blocks(frames: Sequence[Frame], words: Sequence[Word]) -> list[Frame]:
    """Join each frame, from top to bottom, to the one above that it goes on with."""
    out: list[Frame] = []
    for frame in frames:
        above = next((number for number, other in enumerate(out) if _goes_on(other, frame, words)), None)
        if above is None:
            out.append(frame)
        else:
            out[above] = _join(out[above], frame)
    return out


def _goes_on(above: Frame, below: Frame, words: Sequence[Word]) -> bool:
    gap = below.box[1] - above.box[3]
    shared, least = len(_shared(above, below)), min(len(_levels(above)), len(_levels(below)))
    if not 0 < gap <= APART_PT or shared < least or max(len(_levels(above)), shared) < LEAST_UPRIGHTS or shared < 3:
        return False
    x0, x1 = min(above.box[0], below.box[0]), max(above.box[2], below.box[2])
    between = any(above.box[3] < word.middle < below.box[1] and x0 < word.x0 < x1 for word in words)
    if between or not (_begins_with_figures(below, words) or _begins_with_heading(below, words)):
        return False
    return not _begins_with_figures(above, words) or bool(find_heads_above(words, above.box, _levels(above)))


def _levels(frame: Frame) -> list[float]:
    out: list[float] = []
    for stroke in sorted(frame.verticals, key=lambda s: s.at):
        if not out or stroke.at - out[-1] > SNAP_PT:
            out.append(stroke.at)
    return out


def _shared(above: Frame, below: Frame) -> list[float]:
    return [at for at in _levels(above) if any(abs(at - other) <= SNAP_PT for other in _levels(below))]


def _begins_with_figures(frame: Frame, words: Sequence[Word], number: int = 0) -> bool:
    """Whether the last cell of the first row (or another) that is not empty, beside its first column, holds figures."""
    edges = _levels(frame)
    cells: dict[int, list[Word]] = {}
    for word in _list_row(frame, words, number):
        cells.setdefault(bisect_right(edges, (word.x0 + word.x1) / 2) - 1, []).append(word)
    last = max(cells, default=0)
    text = " ".join(word.text for word in cells.get(last, ()))
    spelt = [word for word in text.split() if any(map(str.isalnum, word))]
    digits = sum(any(map(str.isdigit, word)) for word in spelt)
    return last > 0 and not is_year(text) and (opens_with_figure(text) or 0 < len(spelt) <= 2 * digits)


def _begins_with_heading(frame: Frame, words: Sequence[Word]) -> bool:
    """Whether all that the first row says is one heading of a group, over a row with figures; no side of a budget."""
    row = sorted(_list_row(frame, words, 0), key=lambda word: word.x0)
    if not row or len(cut_chunks(row, GAP_EM * measure_type(row))) > 1:
        return False
    named = read_pattern("tables", "sections.heads").fullmatch(fold(" ".join(word.text for word in row)).strip(" :"))
    return named is None and _begins_with_figures(frame, words, 1)


def _list_row(frame: Frame, words: Sequence[Word], number: int) -> list[Word]:
    """The words of one of the rows of a frame, from 0."""
    heights = [frame.box[1], *sorted(stroke.at for stroke in frame.horizontals), frame.box[3]]
    levels = [y for n, y in enumerate(heights) if n == 0 or y > heights[n - 1] + 2 * SNAP_PT]
    if number + 1 >= len(levels):
        return []
    top, bottom = levels[number], levels[number + 1]
    return [word for word in words if top < word.middle < bottom and frame.box[0] < word.x0 < frame.box[2]]


def _join(above: Frame, below: Frame) -> Frame:
    bridges = [Stroke(False, at, above.box[3], below.box[1]) for at in _shared(above, below)]
    a, b = above.box, below.box
    return Frame(
        (min(a[0], b[0]), a[1], max(a[2], b[2]), b[3]),
        (*above.horizontals, *below.horizontals),
        tuple(merge_strokes([*above.verticals, *bridges, *below.verticals])),
    )
