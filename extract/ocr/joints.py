"""Where the rules of a grid meet, though the picture shows a gap.

The letters of a label that touch the rule under them hide its end: the flat rule then starts past the label's first
letters, and the label's column seems to be one cell over all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.ocr.stroke import Stroke

REACH_PT = 10.0
"""A flat rule that ends so near to an upright one meets it. A rule of the page may be broken by as much."""
WITNESSES = 2
"""So many other flat rules end at the upright one: it is the side of a grid."""


def meet_uprights(strokes: Sequence[Stroke], point: float) -> list[Stroke]:
    """The strokes, flat ones drawn out to the sides of their grid. ``point``: pixels a point.

    >>> sides = [Stroke(100, 0, 104, 400, False), Stroke(900, 0, 904, 400, False)]
    >>> flats = [Stroke(100, y, 904, y + 4, True) for y in (0, 100, 396)] + [Stroke(120, 200, 904, 204, True)]
    >>> meet_uprights([*sides, *flats], point=4)[-1]
    Stroke(x0=100, top=200, x1=904, bottom=204, horizontal=True)
    """
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    flats = [stroke for stroke in strokes if stroke.horizontal]
    reach = REACH_PT * point
    sides = [side for side in uprights if sum(_ends_at(flat, side, point) for flat in flats) >= WITNESSES]
    return [_draw_out(stroke, sides, reach) if stroke.horizontal else stroke for stroke in strokes]


def _ends_at(flat: Stroke, side: Stroke, point: float) -> bool:
    """Whether a flat rule begins or ends at a side."""
    near = min(abs(flat.x0 - side.x0), abs(flat.x1 - side.x1)) <= 2 * point
    return near and _is_beside(flat, side)


def _is_beside(flat: Stroke, side: Stroke) -> bool:
    middle, slack = (flat.top + flat.bottom) / 2, flat.bottom - flat.top
    return side.top - slack <= middle <= side.bottom + slack


def _draw_out(flat: Stroke, sides: Sequence[Stroke], reach: float) -> Stroke:
    """A flat rule made longer at its ends, to the nearest side within reach."""
    beside = [side for side in sides if _is_beside(flat, side)]
    left = max((side.x0 for side in beside if 0 < flat.x0 - side.x0 <= reach), default=flat.x0)
    right = min((side.x1 for side in beside if 0 < side.x1 - flat.x1 <= reach), default=flat.x1)
    return replace(flat, x0=left, x1=right)
