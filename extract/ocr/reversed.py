"""Print on dark or coloured bands, as heads of tables have it: dark print on white before anything is read.

Readers turn a whole line at best, and lose a short word of it (« Total » over the last column).
"""

from __future__ import annotations

from typing import Any

from bordereau.extract.ocr.band_shades import part_shades
from bordereau.extract.ocr.bands import list_bands
from bordereau.extract.ocr.picture import Picture, scale_picture

WORKING_DPI = 75.0
DARK_LEVEL = 170
SOLID_PT = 5.0
"""A dark square of this side lies in no stroke of a letter."""
WORD_PT = 22.0
"""Print on a band leaves holes no wider than this once letters are closed."""
LEAST_WIDTH_PT, LEAST_HEIGHT_PT, GREATEST_HEIGHT_PT = 40.0, 9.0, 150.0
EDGE_PT = 2.4
"""What is painted white inside the box of a band: its border, and paper that the box takes in."""
RULE_PT = 0.7
"""The border of a band is drawn as a rule: it parts cells as one."""
LEAST_FILL = 0.85
EDGE_ROWS = 3
"""Rows at the top and at the foot of a band, small, among which one is dark where it goes on."""
PERCENTILES = 0.3, 40, 99.7
"""Of the levels of a band: dark print, the band itself, light print. One word in a wide band is some hundredths."""
LEAST_CONTRAST = 60.0
"""Between the band and the print on it, lighter or darker; less is a plain dark area."""

Place = tuple[slice, slice]
"""Rows and columns of a picture."""


def reverse_dark_bands(grey: Picture, dpi: float) -> Picture:
    """The picture with every dark band that holds light print reversed; the same picture where there is none."""
    out = grey
    for place, made in _list_reversed(grey, dpi):
        if out is grey:
            out = grey.copy()
        out[place] = made
    return out


def reverse_coloured_bands(grey: Picture, deep: Picture, dpi: float) -> tuple[Picture, Picture]:
    """Both pictures with the bands reversed that are dark in ``deep``, the darkest channel: white print on orange."""
    found = _list_reversed(deep, dpi)
    if not found:
        return grey, deep
    grey, deep = grey.copy(), deep.copy()
    for place, made in found:
        grey[place] = deep[place] = made
    return grey, deep


def _list_reversed(grey: Picture, dpi: float) -> list[tuple[Place, Picture]]:
    """The places of the dark bands that hold light print, and what they are when reversed."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    point = WORKING_DPI / 72
    small = scale_picture(grey, scale)
    dark = (small < DARK_LEVEL).astype(np.uint8)
    side = round(SOLID_PT * point)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return []
    closed = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((side, round(WORD_PT * point)), np.uint8))
    found: list[tuple[Place, Picture]] = []
    for x, y, w, h in list_bands(closed, LEAST_HEIGHT_PT * point, LEAST_FILL):
        if w < LEAST_WIDTH_PT * point or h > GREATEST_HEIGHT_PT * point:
            continue
        filled, stretched = _stretch(dark[y : y + h], solid[y : y + h], x, w)
        columns = _find_extent(filled, 0, scale)
        rows = _find_extent(solid[y : y + h, x : x + w].any(axis=1), y, scale)
        found += _reverse_shades(grey, (rows, columns), dpi, ends=not stretched)
    return found


def _reverse_shades(grey: Picture, place: Place, dpi: float, *, ends: bool) -> list[tuple[Place, Picture]]:
    """A band shade by shade: bands of two shades one over the other, and each of them cell by cell."""
    found = []
    rows, columns = place
    for upright in part_shades(grey[place].T, dpi / 72):
        part = grey[rows, columns][upright]
        shades = part_shades(part, dpi / 72)
        for shade in shades:
            made = _reverse(part[:, shade], dpi, ends=ends or len(shades) > 1)
            if made is not None:
                high = slice(rows.start + upright.start, rows.start + upright.stop)
                found.append(((high, slice(columns.start + shade.start, columns.start + shade.stop)), made))
    return found


def _stretch(dark: Picture, solid: Picture, x: int, width: int) -> tuple[Any, bool]:
    """Which columns a band fills, with its ends over which print stands so close that no dark square is left.

    There the band goes on as long as it is dark above the print and below it; whether it does is told as well.
    """
    filled = solid.any(axis=0)
    filled[:x], filled[x + width :] = False, False
    edge = dark[:EDGE_ROWS].any(axis=0) & dark[-EDGE_ROWS:].any(axis=0)
    places = filled.nonzero()[0]
    first, last = int(places[0]), int(places[-1])
    while first > 0 and edge[first - 1]:
        first -= 1
    while last + 1 < len(edge) and edge[last + 1]:
        last += 1
    filled[first : last + 1] = True
    return filled, max(places[0] - first, last - places[-1]) > EDGE_ROWS


def _find_extent(filled: Any, start: int, scale: float) -> slice:
    """From where to where a band reaches: closing its letters runs it on to the edge of a picture that is near."""
    places = filled.nonzero()[0]
    first, last = start + int(places[0]), start + int(places[-1])
    return slice(max(0, int((first - 1) / scale)), int((last + 2) / scale))


def _reverse(part: Picture, dpi: float, *, ends: bool) -> Picture | None:
    """Dark print on white of what a band holds, the border a rule; None where no print stands out from it.

    Light print goes first; print that is darker than its band keeps its ink, and the band turns white.

    Its ``ends`` are left as they are where print stands close to them.
    """
    import numpy as np

    edge, rule = round(EDGE_PT * dpi / 72), max(1, round(RULE_PT * dpi / 72))
    inner = part[edge:-edge, edge:-edge]
    dark, band, light = (float(value) for value in np.percentile(inner, PERCENTILES))
    levels = [level for level in (light, dark) if abs(level - band) >= LEAST_CONTRAST]
    if not levels:
        return None
    print_level = max(levels, key=lambda level: _share_beyond(inner, band, level))
    depth = np.clip((part.astype(np.float32) - band) / (print_level - band), 0.0, 1.0)
    made = (255.0 * (1.0 - depth)).astype(np.uint8)
    for width, level in ((edge, 255), (rule, 0)):
        made[:width] = made[-width:] = level
        if ends:
            made[:, :width] = made[:, -width:] = level
    return made


def _share_beyond(inner: Picture, band: float, level: float) -> float:
    """The share of a band that is nearer to a level than to the band: print covers more than the borders of cells."""
    half = (band + level) / 2
    return float((inner > half if level > band else inner < half).mean())
