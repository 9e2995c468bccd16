"""Whether words are bold: from the width of their strokes, against that of the page's running text."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture

BOLDER = 1.18
"""A bold face has strokes about 1.4 times as wide as its regular one."""
CLEARLY_BOLDER = 1.32
"""For a line of a few signs, a figure say, whose strokes vary more."""
USUAL = 0.4
"""The quantile of stroke widths that stands for the running text: on a page of headings half of the text is bold."""
LEAST_LETTERS = 9
"""A part of a line with fewer letters is not judged by itself."""
INK_LEVEL = 150


def find_bold(picture: Picture, words: Sequence[SeenWord]) -> tuple[bool, ...]:
    """One verdict a word; a line is bold, or regular, or changes once from the one to the other.

    The width of a stroke is twice its area over its outline: ink divided by the number of vertical edges gives the
    horizontal width of the strokes, whatever the letters. Single words are too short to be judged (« L'AVENANT » has
    thinner letters than « OBJET »): lines are, or their two parts.
    """
    import numpy as np

    if not words:
        return ()
    widths = np.array([_stroke_width(picture, word) / word.height for word in words])
    letters = np.array([sum(sign.isalnum() for sign in word.text) for word in words])
    letters[widths <= 0] = 0
    if not letters.any():
        return tuple(False for _ in words)
    usual = _weighted_quantile(widths, letters, USUAL)
    by_line: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        by_line.setdefault(word.line, []).append(index)
    bold = [False] * len(words)
    for members in by_line.values():
        order = sorted(members, key=lambda index: words[index].x0)
        for part in _cut_line(widths[order], letters[order]):
            least = BOLDER if letters[order][part].sum() >= LEAST_LETTERS else CLEARLY_BOLDER
            heavy = _weighted_mean(widths[order][part], letters[order][part]) > least * usual
            for index in order[part]:
                bold[index] = bool(heavy)
    return tuple(bold)


def _cut_line(widths: Picture, letters: Picture) -> list[slice]:
    """The whole line, or its two parts where the width of the strokes clearly changes."""
    best, place = 0.0, 0
    for cut in range(1, len(widths)):
        if letters[:cut].sum() < LEAST_LETTERS or letters[cut:].sum() < LEAST_LETTERS:
            continue
        first, second = _weighted_mean(widths[:cut], letters[:cut]), _weighted_mean(widths[cut:], letters[cut:])
        contrast = max(first, second) / max(1e-6, min(first, second))
        if contrast > best:
            best, place = contrast, cut
    if best < BOLDER:
        return [slice(0, len(widths))]
    return [slice(0, place), slice(place, len(widths))]


def _stroke_width(picture: Picture, word: SeenWord) -> float:
    import numpy as np

    left = max(0, int(word.x0) - 1)
    ink = picture[max(0, int(word.top)) : int(word.bottom) + 1, left : int(word.x1) + 1] < INK_LEVEL
    edges = np.count_nonzero(ink[:, 1:] & ~ink[:, :-1])
    return np.count_nonzero(ink[:, 1:]) / edges if edges else 0.0


def _weighted_mean(values: Picture, weights: Picture) -> float:
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total else 0.0


def _weighted_quantile(values: Picture, weights: Picture, share: float) -> float:
    import numpy as np

    order = np.argsort(values, kind="stable")
    running = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(running, running[-1] * share)])
