"""Coloured panels of a page: what a newsletter sets apart from its minutes, which is read by itself.

A born-digital page says so by a painted area; on a picture the colour of the paper does. Only tall areas count: the
shades of a table's rows are told by its rules.
"""

from __future__ import annotations

from bordereau.extract.ocr.orientation import turn_picture
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.prepare import straighten
from bordereau.schemas.page import Fill

COLOURED = 14
"""Grey levels between a colour and its darkest channel: less is the yellowing of paper, or noise."""
LETTER_PX, EDGE_PX = 15, 9
"""At one pixel a point: print leaves holes that are smaller, and frames and headings in colour are thinner."""
TALL_SHARE, NARROW, WIDE = 0.4, 0.12, 0.75
"""Shares of the height and of the width of a page that a panel has."""
LEAST_FILL = 0.7
"""Photographs lie on panels."""


def find_panels(grey: Picture, deep: Picture | None, dpi: float, turn: int, skew: float) -> tuple[Fill, ...]:
    """The coloured panels in points of the upright, straight page; ``deep`` is its darkest channel, if any."""
    import cv2
    import numpy as np

    if deep is None:
        return ()
    upright = (straighten(turn_picture(one, turn), skew, 72 / dpi) for one in (grey, deep))
    spread = cv2.subtract(*upright)
    mask = (spread > COLOURED).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((LETTER_PX, LETTER_PX), np.uint8))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((EDGE_PX, EDGE_PX), np.uint8))
    height, width = mask.shape
    mask[mask.mean(axis=1) > WIDE] = 0  # a band across the page, which touches the panel below it
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    found = []
    for x, y, w, h, area in (tuple(map(int, stats[label])) for label in range(1, count)):
        if h >= TALL_SHARE * height and NARROW * width <= w <= WIDE * width and area >= LEAST_FILL * w * h:
            found.append(Fill(float(x), float(y), float(x + w), float(y + h), 0.9))
    return tuple(found)
