"""Figures from which the ink of a stamp was taken: what is left of a digit may be another, read with full confidence.

Both readers see the same cleaned picture, so they agree on it; only a sum can tell. So such a figure is not sure,
however sure its readers are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture

UNSURE = 0.55
"""The confidence that is left of a figure under a stamp: less than that from which a figure is doubtful."""
CHANGED = 40
"""Grey levels between a pixel of a stamp and the paper that it became."""
LEAST_INK = 0.05
"""So much of the square of its height is taken off a figure at least: less is the grain around a stamp."""


def find_taken(before: Picture, after: Picture) -> Picture | None:
    """The pixels (1) that were darker before a stamp was taken off; None where nothing was."""
    import cv2
    import numpy as np

    if before is after:
        return None
    return (cv2.subtract(after, before) > CHANGED).astype(np.uint8)


def doubt_touched(words: Sequence[SeenWord], taken: Sequence[Picture | None]) -> tuple[SeenWord, ...]:
    """The words, figures that lie where ink was taken off (``taken``, as masks of the page) less sure."""
    masks = [mask for mask in taken if mask is not None]
    return tuple(
        replace(word, confidence=min(word.confidence, UNSURE)) if _is_touched(word, masks) else word for word in words
    )


def _is_touched(word: SeenWord, masks: Sequence[Picture]) -> bool:
    if not masks or not any(map(str.isdigit, word.text)):
        return False
    rows = slice(max(0, int(word.top)), int(word.bottom) + 1)
    columns = slice(max(0, int(word.x0)), int(word.x1) + 1)
    least = LEAST_INK * (word.bottom - word.top) ** 2
    return any(int(mask[rows, columns].sum()) > least for mask in masks)
