"""Which way up a scanned page lies: 0, 90, 180 or 270 degrees."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture, scale_picture

WORKING_DPI = 75.0
STRIPS = 12
"""The page is cut into strips, so that a skewed line stays level within one."""
CLEARLY = 1.25


def runs_upright(grey: Picture, dpi: float) -> bool:
    """Whether lines of print run across the page rather than up or down it.

    Lines make the profile of rows jump between print and blank; the profile of columns is smooth. In doubt (a blank
    page, a plan) the answer is yes.
    """
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    small = scale_picture(grey, scale).astype(np.float32)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (0, 0), 5)
    ink = np.clip(paper - small - 25, 0, 60)
    margin = round(min(small.shape) * 0.05)
    ink = ink[margin : ink.shape[0] - margin, margin : ink.shape[1] - margin]
    across = _sharpness(ink)
    upwards = _sharpness(ink.T)
    return across * CLEARLY >= upwards


def _sharpness(ink: Picture) -> float:
    """How much blank there is between rows: lines of print leave rows of a narrow strip empty, columns seldom are.

    The share of nearly blank rows among the strips that hold print, times how sharply print begins and ends.
    """
    import numpy as np

    count = min(STRIPS, ink.shape[1])
    width = ink.shape[1] // count
    strips = ink[:, : width * count].reshape(ink.shape[0], count, width).mean(axis=2)
    return float(np.square(np.diff(strips, axis=0)).sum())


def judge_reading(words: Sequence[SeenWord]) -> float:
    """How much a reading looks like print read the right way up, from 0 to 1.

    Upside down, Tesseract still makes words, short ones of which it is unsure: the mean confidence is taken over
    letters and digits, not over words. A page read sideways counts for nothing.
    """
    if _stands_sideways(words):
        return 0.0
    weights = [sum(sign.isalnum() for sign in word.text) for word in words]
    total = sum(weights)
    if total == 0:
        return 0.0
    return sum(word.confidence * weight for word, weight in zip(words, weights, strict=True)) / total


def _stands_sideways(words: Sequence[SeenWord]) -> bool:
    """Whether most longer words are taller than wide: Tesseract reads lines that run up the page, too."""
    longer = [word for word in words if sum(sign.isalnum() for sign in word.text) >= 4]
    tall = sum(word.bottom - word.top > word.x1 - word.x0 for word in longer)
    return len(longer) >= 3 and tall > 0.5 * len(longer)


def turn_picture(grey: Picture, quarters: int) -> Picture:
    """The picture with its print, turned clockwise by that many quarters, made upright."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(grey, quarters)) if quarters else grey
