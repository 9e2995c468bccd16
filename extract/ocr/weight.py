"""Whether words are bold: from the width of their strokes, against that of the page's running text."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ocr.engine import SeenWord
from extract.ocr.picture import Picture

BOLDER = 1.25
"""A bold face has strokes about 1.4 times as wide as its regular one."""
INK_LEVEL = 150


def find_bold(picture: Picture, words: Sequence[SeenWord]) -> tuple[bool, ...]:
    """One verdict a word; a line is judged as a whole unless its words clearly differ.

    The width of a stroke is twice its area over its outline: ink divided by the number of vertical edges gives the
    horizontal width of the strokes, whatever the letters. Sums over boxes come from integral images.
    """
    import cv2
    import numpy as np

    if not words:
        return ()
    ink = (picture < INK_LEVEL).astype(np.uint8)
    edges = np.zeros_like(ink)
    edges[:, 1:] = (ink[:, 1:] == 1) & (ink[:, :-1] == 0)
    ink_sum, edge_sum = cv2.integral(ink), cv2.integral(edges)
    widths = np.array([_stroke_width(ink_sum, edge_sum, word) / word.height for word in words])
    letters = np.array([sum(sign.isalpha() for sign in word.text) for word in words])
    judged = (widths > 0) & (letters > 0)
    if not judged.any():
        return tuple(False for _ in words)
    usual = _weighted_median(widths[judged], letters[judged])
    by_line: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        by_line.setdefault(word.line, []).append(index)
    bold = [False] * len(words)
    for members in by_line.values():
        known = [index for index in members if judged[index]]
        whole = _weighted_median(widths[known], letters[known]) if known else 0.0
        for index in members:
            sure = judged[index] and letters[index] >= 4
            bold[index] = bool((widths[index] if sure else whole) > BOLDER * usual)
    return tuple(bold)


def _stroke_width(ink_sum: Picture, edge_sum: Picture, word: SeenWord) -> float:
    x0, top, x1, bottom = int(word.x0), int(word.top), int(word.x1) + 1, int(word.bottom) + 1
    x1, bottom = min(x1, ink_sum.shape[1] - 1), min(bottom, ink_sum.shape[0] - 1)

    def total(table: Picture) -> int:
        return int(table[bottom, x1] - table[top, x1] - table[bottom, x0] + table[top, x0])

    edges = total(edge_sum)
    return total(ink_sum) / edges if edges else 0.0


def _weighted_median(values: Picture, weights: Picture) -> float:
    import numpy as np

    order = np.argsort(values, kind="stable")
    running = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(running, running[-1] / 2)])
