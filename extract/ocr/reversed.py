"""Light print on dark bands, as heads of tables have it: turned into dark print on white before anything is read.

Readers turn a whole line at best, and lose a short word of it (« Total » over the last column).
"""

from __future__ import annotations

from typing import Any

from bordereau.extract.ocr.picture import Picture, scale_picture

WORKING_DPI = 75.0
DARK_LEVEL = 150
SOLID_PT = 5.0
"""A dark square of this side lies in no stroke of a letter."""
WORD_PT = 22.0
"""Print on a band leaves holes no wider than this once letters are closed."""
LEAST_WIDTH_PT, LEAST_HEIGHT_PT, GREATEST_HEIGHT_PT = 40.0, 9.0, 150.0
EDGE_PT = 2.4
"""What is painted white inside the box of a band: its border, and paper that the box takes in."""
LEAST_FILL = 0.85
LEAST_CONTRAST = 60.0
"""Between the band and the print on it; less is a plain dark area."""


def reverse_dark_bands(grey: Picture, dpi: float) -> Picture:
    """The picture with every dark band that holds light print reversed; the same picture where there is none."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    point = WORKING_DPI / 72
    small = scale_picture(grey, scale)
    dark = (small < DARK_LEVEL).astype(np.uint8)
    side = round(SOLID_PT * point)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return grey
    closed = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((side, round(WORD_PT * point)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    out = grey
    for x, y, w, h, area in stats[1:].tolist():
        fits = w >= LEAST_WIDTH_PT * point and LEAST_HEIGHT_PT * point <= h <= GREATEST_HEIGHT_PT * point
        if not fits or area < LEAST_FILL * w * h:
            continue
        x, w = _trim(solid[y : y + h, x : x + w].any(axis=0), x)
        y, h = _trim(solid[y : y + h, x : x + w].any(axis=1), y)
        rows = slice(max(0, int((y - 1) / scale)), int((y + h + 1) / scale))
        columns = slice(max(0, int((x - 1) / scale)), int((x + w + 1) / scale))
        part, edge = grey[rows, columns], round(EDGE_PT * dpi / 72)
        band, print_level = (float(value) for value in np.percentile(part[edge:-edge, edge:-edge], (40, 99)))
        if print_level - band < LEAST_CONTRAST:
            continue
        if out is grey:
            out = grey.copy()
        depth = np.clip((part.astype(np.float32) - band) / (print_level - band), 0.0, 1.0)
        made = (255.0 * (1.0 - depth)).astype(np.uint8)
        made[:edge] = made[-edge:] = 255
        made[:, :edge] = made[:, -edge:] = 255
        out[rows, columns] = made
    return out


def _trim(filled: Any, start: int) -> tuple[int, int]:
    """Where a band begins and how long it is: closing its letters runs it on to the edge of a picture that is near."""
    places = filled.nonzero()[0]
    return start + int(places[0]), int(places[-1] - places[0] + 1)
