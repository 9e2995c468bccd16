"""The minus before a figure of a row, where no reader saw it: a lone dash, told by its shape and its place.

« - 6 472,64 » behind a label is given as 6 472,64 with full confidence, and no sum may tell. So the paper before each
figure that begins a cell is looked at. The figure as it was read stays beside it, as the other of two readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.strips import cut

INK_LEVEL = 175
REACH = 1.1
"""A minus stands before its figure by so much at most, in heights of the digits."""
WHITE = 2.0
"""Print that stands nearer on the left may be what the dash parts the figure from: « 2019 - 2020 »."""
WIDTH, HEIGHT, FLAT = (0.16, 0.7), 0.24, 1.5
"""Width and height of a minus in heights of the digits, and how many times as wide as high it is."""
MIDDLE = (0.34, 0.7)
"""Where its middle stands, from the top of the digits to their foot."""
_FIGURE = re.compile(r"\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d{1,2})?")


def add_minus(picture: Picture, words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words, those of a row before which a lone dash stands with a minus; ``picture`` is without rules."""
    return [_sign(word) if _is_figure(word) and _lacks_sign(picture, word, words) else word for word in words]


def _is_figure(word: SeenWord) -> bool:
    return _FIGURE.fullmatch(word.text) is not None


def _lacks_sign(picture: Picture, word: SeenWord, words: Sequence[SeenWord]) -> bool:
    """Whether a dash stands before a figure that opens its cell; the paper is looked at first, which is one glance."""
    return _has_dash(picture, word) and _opens_cell(word, words)


def _sign(word: SeenWord) -> SeenWord:
    return replace(word, text=f"-{word.text}", alternative=word.alternative or word.text)


def _opens_cell(word: SeenWord, words: Sequence[SeenWord]) -> bool:
    """Whether a figure has a label far to its left in its row, and nothing near: without one the dash opens a list."""
    middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
    left = [other for other in words if other.x1 <= word.x0 + 2 and _stands_at(other, middle) and other.text]
    near = any(word.x0 - other.x1 < WHITE * height for other in left)
    return not near and any(any(map(str.isalpha, other.text)) for other in left)


def _stands_at(word: SeenWord, level: float) -> bool:
    """Whether the type of a word, which is higher than a dash itself, stands at a height."""
    return min(word.top, word.line_top or word.top) < level < max(word.bottom, word.line_bottom)


def _has_dash(picture: Picture, word: SeenWord) -> bool:
    """Whether all the ink right before a word is one flat stroke at half the height of its digits."""
    import cv2
    import numpy as np

    height = word.bottom - word.top
    part = cut(picture, word.x0 - REACH * height, word.top, word.x0 - 2, word.bottom)
    ink = (part < INK_LEVEL).astype(np.uint8)
    if not ink.any():
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count != 2:
        return False
    x, y, w, h, _ = (int(value) for value in stats[1])
    whole = x > 0 and x + w < part.shape[1] and w >= FLAT * h and h <= HEIGHT * height
    return whole and WIDTH[0] <= w / height <= WIDTH[1] and MIDDLE[0] <= (y + h / 2) / height <= MIDDLE[1]
