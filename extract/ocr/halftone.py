"""Shades that a black-and-white scanner has turned into dots: made white again, with the print on them dark.

A scan of one bit has no grey; a shaded head or heading comes as a screen of dots about as wide as thin strokes, in
which readers see letters everywhere and the print nowhere. Such a screen changes between black and white along its
rows and its columns alike, several times in the width of a letter; print does so along rows only, and less often.
"""

from __future__ import annotations

from typing import Any

from bordereau.extract.ocr.bands import list_bands
from bordereau.extract.ocr.picture import Picture

LEAST_DPI = 180.0
"""On a coarser scan strokes are as thin as dots, and print looks like a screen."""
STEP = 60
"""Grey levels between a dot and the paper beside it, where drawing the page has run the two together by half."""
WINDOW_PT = 4.0
"""The neighbourhood in which changes are counted: a few dots, less than a line of print."""
LEAST_CHANGES = 0.35
"""Changes a pixel, along rows and along columns: small type has half as many along its columns."""
DARK_LEVEL = 80
"""Darker screens are black with white dots and white print: their dots are blurred, ``reversed`` does the rest."""
LEAST_WIDTH_PT, LEAST_HEIGHT_PT = 24.0, 6.0
"""Smaller screens are shadows of letters, or hatched signs."""
LEAST_FILL = 0.7
REACH_PT = 10.0
"""Print on a screen leaves holes no wider than this."""
BLUR_PT = 0.3
"""Dots are blurred until they are grey; strokes of print are wider."""
RULE_PT = 0.7
LEAST_CONTRAST = 50.0
"""Between a screen and the print on it; a screen without print holds less."""
DOTS = 30.0
"""How much darker than its shade a screen without print is in places once it is blurred."""
MOST_OF_PAGE = 0.5
"""A screen over more of the page is a photograph or a coarse print; its letters are left as they are."""


def flatten_halftone(grey: Picture, dpi: float) -> Picture:
    """The picture with screens of dots made white, print on them dark, a rule above and below; as it is without any."""
    import cv2
    import numpy as np

    if dpi < LEAST_DPI or min(grey.shape) < LEAST_HEIGHT_PT * dpi / 72:
        return grey
    screen, dark = _find_screens(grey, dpi)
    if not screen.any() or screen.mean() > MOST_OF_PAGE:
        return grey
    point = dpi / 72
    grey = np.where(dark, cv2.GaussianBlur(grey, (0, 0), max(1.0, BLUR_PT * point)), grey)
    reach = max(3, round(REACH_PT * point))
    closed = cv2.morphologyEx(screen, cv2.MORPH_CLOSE, np.ones((max(3, reach // 3), reach), np.uint8))
    out = grey
    for x, y, w, h in list_bands(closed, LEAST_HEIGHT_PT * point, LEAST_FILL):
        if w < LEAST_WIDTH_PT * point:
            continue
        if out is grey:
            out = grey.copy()
        top, below = _trim(grey[y : y + h, x : x + w])
        place = (slice(y + top, y + below), slice(x, x + w))
        out[place] = _flatten(grey[place], dpi)
    return out


def _find_screens(grey: Picture, dpi: float) -> tuple[Picture, Picture]:
    """Where black and white change often along rows and along columns: on pale screens, and on dark ones."""
    import cv2
    import numpy as np

    side = max(3, round(WINDOW_PT * dpi / 72)) | 1
    across = _average(cv2.absdiff(grey[:, 1:], grey[:, :-1]), side)
    down = _average(cv2.absdiff(grey[1:], grey[:-1]), side)
    light = cv2.blur(grey, (side, side)) >= DARK_LEVEL
    changes = np.zeros(grey.shape, bool)
    changes[:-1, :-1] = np.minimum(across[:-1], down[:, :-1]) >= LEAST_CHANGES
    return (changes & light).astype(np.uint8), changes & ~light


def _trim(part: Picture) -> tuple[int, int]:
    """The first row of dots of a band, and the row below its last: the neighbourhood reaches over its edge."""
    import cv2

    rows = ((cv2.absdiff(part[:, 1:], part[:, :-1]) >= STEP).mean(axis=1) >= LEAST_CHANGES).nonzero()[0]
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, len(part))


def _average(steps: Picture, side: int) -> Any:
    """The share of pixels beside which the picture changes, in the neighbourhood of each."""
    import cv2
    import numpy as np

    return cv2.blur((steps >= STEP).astype(np.float32), (side, side))


def _flatten(part: Picture, dpi: float) -> Picture:
    """A screen as white paper: blurred to grey, its shade made white where it stands, what is darker left dark.

    The shade may run from dark to pale along the band, so it is measured column by column: print covers less than half
    of a column.
    """
    import cv2
    import numpy as np

    blurred = cv2.GaussianBlur(part, (0, 0), max(1.0, BLUR_PT * dpi / 72)).astype(np.float32)
    columns = np.percentile(blurred, 55, axis=0).astype(np.float32)
    shade = cv2.blur(columns[None, :], (max(3, round(REACH_PT * dpi / 72)), 1))[0]
    ink = float(np.percentile(blurred, 1))
    depth = np.clip((shade[None, :] - DOTS - blurred) / np.maximum(shade - DOTS - ink, LEAST_CONTRAST), 0.0, 1.0)
    made = (255.0 * (1.0 - depth)).astype(np.uint8)
    rule = max(1, round(RULE_PT * dpi / 72))
    made[:rule] = made[-rule:] = 0
    return made
