"""Pens and stamps in colour over black print: taken off where they cross it.

A signature in blue ink runs through the office and the name of who signs; a red or blue ring lies on them. In grey both
are as dark as the print. In the lightest of the three channels coloured ink is pale and black print stays black. So
where a large coloured shape (a stroke, a ring) runs close by black print, it becomes as light as paper; what is stamped
in colour by itself (a date, a name) is small shapes, and stays.
"""

from __future__ import annotations

from typing import Any

from bordereau.extract.page.colours import COLOURED, deepen, lighten, render_colour

WORKING_DPI = 100.0
LEAST_SIDE_PT = 34.0
"""Smaller coloured shapes are letters, of a stamped date or a heading."""
GREATEST_FILL = 0.35
"""The share of its box that a stroke of a pen or a ring inks; a coloured band inks all of it."""
THICK_PT = 7.0
"""No pen and no ring of a stamp draws so thick a line."""
MOSTLY = 0.5
BLACK = 110
"""In the lightest channel: ink that has no colour, or lies under one."""
PRINT = 50.0
"""In the lightest channel: black print under coloured ink."""
LETTER_PT = (2.5, 26.0)
"""Heights of letters, some of which touch."""
REACH_PT = 5.0
"""So near to black print coloured ink is taken off: about the height of a letter."""
AROUND = 10
"""Pixels at the working resolution around a shape, in which the print that it touches lies: more than the reach."""
PALE = 130
"""The ink of a shape is lighter than this in its lightest channel; a dark one cannot be told from print."""


def part_inks(page: Any, grey: Any, dpi: float, notes: bool = True) -> tuple[Any, Any | None]:
    """The grey picture of a page and, where it has colour, its darkest channel, pens and stamps taken off the print."""
    pixels = render_colour(page, dpi, notes)
    if pixels is None:
        return grey, None
    deep = deepen(pixels)
    return (grey, deep) if deep.shape != grey.shape else lift_coloured(grey, deep, lighten(pixels), dpi)


def lift_coloured(grey: Any, deep: Any, light: Any, dpi: float) -> tuple[Any, Any]:
    """``grey`` and ``deep`` (darkest channel) without the coloured strokes that cross black print.

    ``light``: the lightest channel. All three are arrays of uint8 of one shape; the same two come back where there are
    no such strokes.
    """
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    spread = cv2.subtract(light, deep)
    small = cv2.resize(spread, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((small > COLOURED).astype(np.uint8), connectivity=8)
    side = LEAST_SIDE_PT * WORKING_DPI / 72
    large = (stats[:, 2:4].max(axis=1) > side) & (stats[:, 4] < GREATEST_FILL * stats[:, 2] * stats[:, 3])
    large[0] = False
    for label in np.nonzero(large)[0]:
        x0, y0, w, h, _ = (int(value) for value in stats[label])
        x1, y1, x0, y0 = x0 + w + AROUND, y0 + h + AROUND, max(0, x0 - AROUND), max(0, y0 - AROUND)
        shape = (labels[y0:y1, x0:x1] == label).astype(np.uint8)
        if _is_bands(shape):
            continue
        place = (slice(int(y0 / scale), int(y1 / scale)), slice(int(x0 / scale), int(x1 / scale)))
        own = cv2.resize(shape, light[place].shape[::-1])
        ink = _find_ink(own, spread[place], light[place], dpi)
        if ink is not None:
            grey, deep = (_whiten(picture, place, ink, light[place]) for picture in (grey, deep))
    return grey, deep


def _is_bands(shape: Any) -> bool:
    """Whether most of a shape is thicker than the line of a pen or a ring: the coloured rows and borders of a table."""
    import cv2
    import numpy as np

    side = round(THICK_PT * WORKING_DPI / 72)
    thick = cv2.morphologyEx(shape, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return int(thick.sum()) > MOSTLY * int(shape.sum())


def _find_ink(own: Any, spread: Any, light: Any, dpi: float) -> Any | None:
    """The pixels of a coloured shape that lie close by black print; None where there are none, or the ink is dark."""
    import cv2
    import numpy as np

    reach = 2 * round(REACH_PT * dpi / 72) + 1
    shape = cv2.dilate(own, np.ones((5, 5), np.uint8)) > 0
    coloured = shape & (spread > COLOURED // 2)
    if not coloured.any() or np.median(light[coloured]) < PALE:
        return None
    black = _find_letters((light < BLACK) & (spread < 2 * COLOURED), dpi)
    ink = coloured & (cv2.dilate(black, np.ones((reach, reach), np.uint8)) > 0)
    return ink if ink.any() else None


def _find_letters(black: Any, dpi: float) -> Any:
    """Of black ink, the shapes of letters' size: a black pen over a stamp is no print."""
    import cv2
    import numpy as np

    _, labels, stats, _ = cv2.connectedComponentsWithStats(black.astype(np.uint8), connectivity=8)
    low, high = (value * dpi / 72 for value in LETTER_PT)
    letter = (stats[:, 3] >= low) & (stats[:, 2:4].max(axis=1) <= high)
    letter[0] = False
    return letter[labels].astype(np.uint8)


def _whiten(picture: Any, place: tuple[slice, slice], ink: Any, light: Any) -> Any:
    """The picture with that ink as light as paper, and what lies under it as dark as it is in its lightest channel."""
    import numpy as np

    level = float(np.percentile(light[ink], 40))
    under = np.clip((light.astype(np.float32) - PRINT) * (255.0 / max(1.0, level - PRINT)), 0.0, 255.0).astype(np.uint8)
    out = picture.copy()
    out[place] = np.where(ink, under, out[place])
    return out
