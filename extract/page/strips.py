"""Thin painted strips that complete a shade: a word processor paints a cell in its middle, then the padding around it.

They have the colour of the shade that they touch, so no border is seen there, and a table with striped rows would have
every column twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.page import Box, Fill

TOUCH_PT = 0.8
"""A strip and its shade stand apart by no more."""
SAME = 0.01
"""Shades that differ by less are one."""
ALONG_SHARE = 0.5
"""A strip runs along shades of its colour for so much of its length."""
MANY = 4_000
"""Beyond so many strips and shades a page is a drawing."""


def find_borders(strips: Sequence[tuple[Box, float]], fills: Sequence[Fill]) -> list[Box]:
    """The strips that are seen as lines: those that do not go on with a shade of their own colour."""
    if len(strips) + len(fills) > MANY:
        return [box for box, _ in strips]
    shades: dict[int, list[Fill]] = {}
    for fill in fills:
        shades.setdefault(round(fill.lightness * 100), []).append(fill)
    return [box for box, light in strips if not _completes(box, light, _near(shades, light))]


def _near(shades: dict[int, list[Fill]], lightness: float) -> list[Fill]:
    key = round(lightness * 100)
    return [fill for near in (key - 1, key, key + 1) for fill in shades.get(near, ())]


def _completes(box: Box, lightness: float, fills: Sequence[Fill]) -> bool:
    x0, top, x1, bottom = box
    upright = x1 - x0 < bottom - top
    length = bottom - top if upright else x1 - x0
    along = 0.0
    for fill in fills:
        if abs(fill.lightness - lightness) > SAME:
            continue
        if upright and _touch(x0, x1, fill.x0, fill.x1):
            along += max(0.0, min(bottom, fill.bottom) - max(top, fill.top))
        elif not upright and _touch(top, bottom, fill.top, fill.bottom):
            along += max(0.0, min(x1, fill.x1) - max(x0, fill.x0))
    return along > ALONG_SHARE * length


def _touch(low: float, high: float, other_low: float, other_high: float) -> bool:
    return low - TOUCH_PT <= other_high and other_low <= high + TOUCH_PT
