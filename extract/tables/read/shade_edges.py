"""Where a shade ends inside a frame, and parts the rows there as a rule would: a grey head over white rows."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.tables.read.strokes import Stroke, join_spans, snap_all
from bordereau.schemas.page import Fill

SHADE = 0.93
"""A paler shade is not seen as an end."""
SAME = 0.02
NEAR_PT = 6.0
"""A shade that ends nearer to a rule is the padding of its cell."""
REACH_PT = 9.0
"""It ends so near to the outer rules."""
LEAST_UPRIGHTS = 3
"""Two columns at least."""


def find_shade_edges(fills: Sequence[Fill], strokes: Sequence[Stroke]) -> list[Stroke]:
    """The lower ends of shades that reach from the first to the last of the upright rules that they cross."""
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    levels = [stroke for stroke in strokes if stroke.horizontal]
    if len(uprights) < LEAST_UPRIGHTS or not levels:
        return []
    dark = [fill for fill in fills if fill.lightness < SHADE]
    ends = [(fill.bottom, fill.x0, fill.x1) for fill in dark if not _goes_on(fill, dark)]
    edges = [
        Stroke(True, at, low, high) for at, spans in snap_all(ends) for low, high in join_spans(spans, gap=NEAR_PT)
    ]
    return [found for edge in edges if (found := _part_rows(edge, uprights, levels)) is not None]


def _goes_on(fill: Fill, dark: Sequence[Fill]) -> bool:
    """Whether a shade goes on in another right under it, as where each line of a cell is painted."""
    low = fill.bottom + NEAR_PT
    return any(
        other is not fill
        and other.top < low <= other.bottom
        and min(fill.x1, other.x1) - max(fill.x0, other.x0) > 0.5 * (fill.x1 - fill.x0)
        and abs(other.lightness - fill.lightness) < SAME
        for other in dark
    )


def _part_rows(edge: Stroke, uprights: Sequence[Stroke], levels: Sequence[Stroke]) -> Stroke | None:
    """The edge from the first to the last upright rule that it crosses, where no rule is drawn beside it."""
    reach = edge.start - REACH_PT, edge.end + REACH_PT
    crossed = [
        stroke.at
        for stroke in uprights
        if stroke.start + NEAR_PT < edge.at < stroke.end - NEAR_PT and reach[0] <= stroke.at <= reach[1]
    ]
    if len(crossed) < LEAST_UPRIGHTS:
        return None
    first, last = min(crossed), max(crossed)
    if edge.start - first > REACH_PT or last - edge.end > REACH_PT:
        return None
    drawn = any(abs(level.at - edge.at) < NEAR_PT and level.start < last and level.end > first for level in levels)
    return None if drawn else Stroke(True, edge.at, first, last)
