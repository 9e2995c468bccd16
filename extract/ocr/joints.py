"""Where the rules of a grid meet, though the picture shows a gap.

The letters of a label that touch the rule under them hide its end: the flat rule then starts past the label's first
letters, and the label's column seems to be one cell over all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.ocr.stroke import Stroke

REACH_PT = 10.0
"""A flat rule that ends so near to an upright one meets it. A rule of the page may be broken by as much."""
BRIDGE_PT = 20.0
"""Two pieces of a flat rule within a grid stand at most so far apart; what is left out on purpose is a whole column."""
HIDDEN_PT = 45.0
"""A figure hides so much of the rule that it touches, at most."""
END_PT = 3.0
"""A flat rule that ends so near to an upright one ends there."""
WITNESSES = 2
"""So many other flat rules end at the upright one: it is the side of a grid."""


def meet_uprights(strokes: Sequence[Stroke], point: float) -> list[Stroke]:
    """The strokes, flat ones drawn out to the sides of their grid and whole within it. ``point``: pixels a point.

    >>> sides = [Stroke(100, 0, 104, 400, False), Stroke(900, 0, 904, 400, False)]
    >>> flats = [Stroke(100, y, 904, y + 4, True) for y in (0, 100, 396)] + [Stroke(120, 200, 904, 204, True)]
    >>> [flat for flat in meet_uprights([*sides, *flats], point=4) if flat.top == 200]
    [Stroke(x0=100, top=200, x1=904, bottom=204, horizontal=True)]
    """
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    flats = [stroke for stroke in strokes if stroke.horizontal]
    reach = REACH_PT * point
    sides = [side for side in uprights if sum(_ends_at(flat, side, point) for flat in flats) >= WITNESSES]
    drawn = [_draw_out(flat, sides, reach) for flat in flats]
    if len(sides) < WITNESSES:
        return [*uprights, *drawn]
    return [*uprights, *_bridge(_end_at_columns(drawn, uprights, point), uprights, point)]


def _bridge(flats: Sequence[Stroke], uprights: Sequence[Stroke], point: float) -> list[Stroke]:
    """Join the pieces of one flat rule across a small gap, where no upright rule stands in it."""
    out: list[Stroke] = []
    for flat in sorted(flats, key=lambda flat: (flat.x0, flat.top)):
        before = next((n for n, other in enumerate(out) if _continues(other, flat, uprights, point)), None)
        if before is None:
            out.append(flat)
            continue
        other = out[before]
        top, bottom = min(other.top, flat.top), max(other.bottom, flat.bottom)
        out[before] = Stroke(other.x0, top, max(other.x1, flat.x1), bottom, True)
    return sorted(out, key=lambda flat: (flat.top, flat.x0))


def _continues(one: Stroke, other: Stroke, uprights: Sequence[Stroke], point: float) -> bool:
    level = abs((one.top + one.bottom) / 2 - (other.top + other.bottom) / 2) <= point
    near = 0 <= other.x0 - one.x1 <= BRIDGE_PT * point
    return level and near and _is_within(one, other, uprights)


def _is_within(one: Stroke, other: Stroke, uprights: Sequence[Stroke]) -> bool:
    """Whether the gap between two pieces lies in a cell: upright rules on both sides of it, and none in it.

    The columns of a newsletter have rows side by side at one height, and a frame somewhere else on the page.
    """
    beside = [upright.x0 for upright in uprights if _is_beside(one, upright)]
    inside = any(one.x1 < x0 < other.x0 for x0 in beside)
    return not inside and any(x0 <= one.x1 for x0 in beside) and any(other.x0 <= x0 for x0 in beside)


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


def _end_at_columns(flats: Sequence[Stroke], uprights: Sequence[Stroke], point: float) -> list[Stroke]:
    """The flat strokes, those of a grid that end inside a column drawn out to the end of that column.

    Figures that touch a rule hide pieces of it: one that is left out on purpose is so for whole columns. Strokes at
    one height that meet two uprights are a rule of the grid.
    """
    slack = END_PT * point
    met = [{side.x0 for side in uprights if _is_beside(flat, side) and _reaches(flat, side, slack)} for flat in flats]
    out = []
    for flat in flats:
        level = (flat.top + flat.bottom) / 2
        same = (
            own for own, other in zip(met, flats, strict=True) if abs((other.top + other.bottom) / 2 - level) <= point
        )
        of_grid = len(set().union(*same)) >= WITNESSES
        out.append(_end_one(flat, uprights, slack, HIDDEN_PT * point) if of_grid else flat)
    return out


def _reaches(flat: Stroke, side: Stroke, slack: float) -> bool:
    return flat.x0 - slack <= side.x0 and side.x1 <= flat.x1 + slack


def _end_one(flat: Stroke, uprights: Sequence[Stroke], slack: float, most: float) -> Stroke:
    beside = [side for side in uprights if _is_beside(flat, side)]
    left = max((side.x0 for side in beside if side.x0 <= flat.x0 + slack), default=flat.x0)
    right = min((side.x1 for side in beside if side.x1 >= flat.x1 - slack), default=flat.x1)
    x0 = left if flat.x0 - left <= most else flat.x0
    x1 = right if right - flat.x1 <= most else flat.x1
    return replace(flat, x0=min(x0, flat.x0), x1=max(x1, flat.x1))
