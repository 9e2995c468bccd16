"""What a picture of a page looks like: paper, grain, ink. Measured before anything is changed.

Every array here is grey, uint8, shape (height, width), 0 black and 255 white.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Picture = Any
"""A numpy array of uint8; numpy's own generics would put numpy into every signature."""

COARSE_SIDE = 64
"""The paper is judged on a grid of squares of this many pixels."""
SPARSE_CONTRAST = 60.0
SPARSE_PIXELS = 60
"""The strokes of a page number hold more pixels than this."""
BLANK_CONTRAST = 30.0
"""With less between paper and ink there is no print, only grain: pencil has twice as much."""


@dataclass(frozen=True, slots=True)
class Look:
    """The measures that choose the preparation; all in grey levels."""

    paper: float
    """The median lightness of the paper."""
    paper_range: float
    """How much the paper's lightness changes over the page: a grey gradient, a shadow."""
    noise: float
    """The spread of the grain on bare paper."""
    ink: float
    """The lightness of the darkest strokes."""

    @property
    def contrast(self) -> float:
        return self.paper - self.ink

    @property
    def blank(self) -> bool:
        """Nothing is printed."""
        return self.contrast < BLANK_CONTRAST


def measure_look(grey: Picture) -> Look:
    """Paper, grain and ink of a page.

    The paper of a square is its 80th percentile of lightness: text covers less than a fifth of it. The grain is the
    median over squares of the spread of the lighter half, so that ink does not count.
    """
    import numpy as np

    height, width = grey.shape
    rows, columns = max(1, height // COARSE_SIDE), max(1, width // COARSE_SIDE)
    narrow = rows == 1 or columns == 1
    side_y = height // rows if narrow else COARSE_SIDE
    side_x = width // columns if narrow else COARSE_SIDE
    cut = grey[: rows * side_y, : columns * side_x]
    squares = cut.reshape(rows, side_y, columns, side_x).transpose(0, 2, 1, 3).reshape(rows * columns, -1)
    sample = squares[:, ::7].astype(np.float32)
    light = np.percentile(sample, 80, axis=1)
    middle = np.percentile(sample, 50, axis=1)
    noise = float(np.median(light - middle)) / 0.84
    paper, ink = float(np.median(light)), float(np.percentile(sample, 0.5))
    if paper - ink < SPARSE_CONTRAST:
        ink = min(ink, _find_sparse_ink(cut))
    return Look(
        paper=paper, paper_range=float(np.percentile(light, 95) - np.percentile(light, 5)), noise=noise, ink=ink
    )


def _find_sparse_ink(grey: Picture) -> float:
    """The ink of a page with a line or two on it, less than one pixel in 200: a median first, for grain is no ink."""
    import cv2
    import numpy as np

    lightness = cv2.medianBlur(grey, 3).ravel()
    place = min(SPARSE_PIXELS, lightness.size - 1)
    return float(np.partition(lightness, place)[place])


def scale_picture(picture: Picture, scale: float, interpolation: int | None = None) -> Picture:
    """A picture made smaller or larger, by the mean of its pixels where nothing else is said; at least one pixel.

    OpenCV refuses a picture that would have none: a hairline, a dot, a strip of one pixel.
    """
    import cv2

    how = cv2.INTER_AREA if interpolation is None else interpolation
    height, width = (round(side * scale) for side in picture.shape)
    if height and width:
        return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)
    return cv2.resize(picture, (max(1, width), max(1, height)), interpolation=how)
