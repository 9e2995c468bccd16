"""The drawn lines of a page put in order: snapped, joined, gathered into frames that touch.

A border comes as one line, as a piece for each cell, as both sides of a thin box, or twice (one for each
neighbour). After snapping they are few: one level, one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box, Rule

SNAP_PT = 2.5
"""Lines nearer than this are one line: both sides of a border, or OCR noise."""
JOIN_PT = 3.5
"""Pieces of one line that stand apart by less are joined; ends that miss a crossing by less touch it."""
GAP_PT = 7.0
"""A level is drawn cell by cell, and misses as much behind an upright as a cell is padded."""
BAND_PT = 40.0
"""A band is no higher than this: what a side lacks beside it is a piece, not the room between two frames."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight line: ``at`` its level, from ``start`` to ``end`` along it."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Strokes that touch each other: the border of a table, a box, or a lone rule."""

    box: Box
    horizontals: tuple[Stroke, ...]
    verticals: tuple[Stroke, ...]


def merge_rules(rules: Iterable[Rule]) -> list[Stroke]:
    """Snap the rules of a page to common levels and join their pieces."""
    flat, steep = [], []
    for rule in rules:
        if rule.horizontal:
            flat.append(((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        else:
            steep.append(((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    return [*_merge(flat, horizontal=True), *_merge(steep, horizontal=False)]


def merge_strokes(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Join strokes that go on with each other, as the sides of frames that are put together do."""
    kept = list(strokes)
    pieces = [[(s.at, s.start, s.end) for s in kept if s.horizontal is horizontal] for horizontal in (True, False)]
    return [*_merge(pieces[0], horizontal=True), *_merge(pieces[1], horizontal=False)]


def mend_sides(strokes: Sequence[Stroke]) -> list[Stroke]:
    """The pieces that the sides of frames lack, as at one end of a shaded band: the rules above and below end there.

    The other side of the band is drawn, so that two frames, one under the other, stay two.
    """
    levels = [stroke for stroke in strokes if stroke.horizontal]
    uprights = sorted((stroke for stroke in strokes if not stroke.horizontal), key=lambda s: (s.at, s.start))
    out = []
    for above, below in pairwise(uprights):
        if abs(above.at - below.at) > SNAP_PT or not JOIN_PT < below.start - above.end <= BAND_PT:
            continue
        ends = [_ends_at(levels, above.at, level) for level in (above.end, below.start)]
        if all(ends) and any(
            other.start <= above.end + JOIN_PT and other.end >= below.start - JOIN_PT and abs(other.at - far) <= JOIN_PT
            for other in uprights
            for far in ends[0] & ends[1]
        ):
            out.append(Stroke(False, above.at, above.end, below.start))
    return out


def mend_ends(strokes: Sequence[Stroke]) -> list[Stroke]:
    """The pieces that levels lack behind an upright: one ends at it, the next begins a little further, at no other.

    Two frames side by side have an upright each, and stay two.
    """
    levels = sorted((stroke for stroke in strokes if stroke.horizontal), key=lambda s: (s.at, s.start))
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    return [
        Stroke(True, left.at, left.end, right.start)
        for left, right in pairwise(levels)
        if abs(left.at - right.at) <= SNAP_PT and JOIN_PT < right.start - left.end <= GAP_PT
        if _stands_at(uprights, left.end, left.at) and not _stands_at(uprights, right.start, right.at)
    ]


def _stands_at(uprights: Sequence[Stroke], x: float, y: float) -> bool:
    return any(abs(one.at - x) <= JOIN_PT / 2 and one.start - JOIN_PT <= y <= one.end + JOIN_PT for one in uprights)


def _ends_at(levels: Sequence[Stroke], x: float, y: float) -> set[int]:
    """The other ends, in whole points, of the rules of a level that end at a place."""
    near = [level for level in levels if abs(level.at - y) <= JOIN_PT]
    return {round(one) for level in near for one, end in _both_ends(level) if abs(end - x) <= JOIN_PT}


def _both_ends(level: Stroke) -> tuple[tuple[float, float], tuple[float, float]]:
    return (level.start, level.end), (level.end, level.start)


def _merge(pieces: list[tuple[float, float, float]], *, horizontal: bool) -> list[Stroke]:
    return [Stroke(horizontal, at, low, high) for at, spans in snap_all(pieces) for low, high in join_spans(spans)]


def snap_all(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, list[tuple[float, float]]]]:
    """Gather pieces ``(level, start, end)`` of nearly one level: the mean level, and the spans on it.

    >>> snap_all([(10.0, 0, 5), (11.0, 5, 9), (20.0, 0, 9)])
    [(10.5, [(0, 5), (5, 9)]), (20.0, [(0, 9)])]
    """
    ordered = sorted(pieces)
    out = []
    start = 0
    for index in range(1, len(ordered) + 1):
        if index < len(ordered) and ordered[index][0] - ordered[start][0] <= SNAP_PT:
            continue
        level = ordered[start:index]
        at = sum(piece[0] for piece in level) / len(level)
        out.append((at, [(piece[1], piece[2]) for piece in level]))
        start = index
    return out


def join_spans(spans: Iterable[tuple[float, float]], gap: float = JOIN_PT) -> list[tuple[float, float]]:
    """Join intervals that overlap or stand apart by at most ``gap``.

    >>> join_spans([(0, 4), (6, 9), (20, 30)], gap=3)
    [(0, 9), (20, 30)]
    """
    out: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def group_frames(strokes: Sequence[Stroke]) -> list[Frame]:
    """Gather strokes that touch, from top to bottom."""
    parent = list(range(len(strokes)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    flat = [i for i, stroke in enumerate(strokes) if stroke.horizontal]
    steep = [i for i, stroke in enumerate(strokes) if not stroke.horizontal]
    for i in flat:
        for j in steep:
            if _touch(strokes[i], strokes[j]):
                parent[root(i)] = root(j)
    groups: dict[int, list[Stroke]] = {}
    for index, stroke in enumerate(strokes):
        groups.setdefault(root(index), []).append(stroke)
    frames = [_make_frame(group) for group in groups.values()]
    return sorted(frames, key=lambda frame: (frame.box[1], frame.box[0]))


def _touch(flat: Stroke, steep: Stroke) -> bool:
    return (
        flat.start - JOIN_PT <= steep.at <= flat.end + JOIN_PT
        and steep.start - JOIN_PT <= flat.at <= steep.end + JOIN_PT
    )


def _make_frame(strokes: Sequence[Stroke]) -> Frame:
    flat = tuple(sorted((s for s in strokes if s.horizontal), key=lambda s: (s.at, s.start)))
    steep = tuple(sorted((s for s in strokes if not s.horizontal), key=lambda s: (s.at, s.start)))
    xs = [*(x for s in flat for x in (s.start, s.end)), *(s.at for s in steep)]
    ys = [*(y for s in steep for y in (s.start, s.end)), *(s.at for s in flat)]
    return Frame((min(xs), min(ys), max(xs), max(ys)), flat, steep)
