"""Characters cut into words: at white space, at a gap, and where the writing jumps.

What separates each character from the one before is reckoned for all of a page at once; only a run with a wide gap is
looked at alone.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

from bordereau.extract.page.chars import Char, Chars, read_chars

GAP = 0.12
"""A gap wider than this share of the size, beyond the word's own letter spacing, ends a word."""
LEAST_LETTERS = 4
"""So many characters at least show a letter spacing."""
EVEN = 0.06
"""Gaps that differ by less than this share of the size are alike."""
JUMP = 1.0
"""A gap wider than this share of the size ends it whatever its letter spacing."""
LEAST_JUMP_PT = 4.0
"""The least size that is reckoned with."""
SAME_LEVEL, NEAR = 0.5, 0.3
"""Shares of the height: so much two characters of a line have in common, and so near stands the next one."""


def cut_words(textpage: Any) -> tuple[Chars, list[int]]:
    """The characters of a page in the order of its content stream, and where among them each word begins.

    The last number is that of all characters. ``textpage``: PDFium's raw handle.
    """
    import numpy as np

    read = read_chars(textpage)
    if not read.chars:
        return read, [0]
    with np.errstate(invalid="ignore", over="ignore"):  # a damaged font has boxes without an end
        gaps, ends = _find_gaps(read)
        starts = np.concatenate(([0], np.nonzero(ends)[0] + 1))
        widest = np.maximum.reduceat(np.append(np.where(ends, -np.inf, gaps), -np.inf), starts)
        x0, y0, x1, y1 = read.boxes.T
        height = np.maximum.reduceat(np.maximum(y1 - y0, x1 - x0), starts)
        wide = np.nonzero(~(widest <= GAP * height))[0]
    bounds = [*starts.tolist(), len(read.chars)]
    spans = [(bounds[number], bounds[number + 1]) for number in wide.tolist()]
    runs = [read.chars[start:end] for start, end in spans]
    inside = [gaps[start : end - 1].tolist() for start, end in spans]
    limits = [
        spacing + GAP * tall
        for spacing, tall in zip(_measure_spacings(runs, inside), height[wide].tolist(), strict=True)
    ]
    cuts = [
        place
        for (start, _), own, limit in zip(spans, inside, limits, strict=True)
        for place in _cut_gaps(start, own, limit)
    ]
    return read, sorted([*bounds, *cuts])


def _measure_spacings(runs: Sequence[list[Char]], gaps: Sequence[Sequence[float]]) -> list[float]:
    """The letter spacing of each run; a short one has that of a longer run of its line, if its gaps are just as wide.

    « L a  s u b v e n t i o n  e s t  d e  1 2 5 » set wide: « est » alone could be three words.
    """
    spacings = [_measure_spacing(run, own) if own else 0.0 for run, own in zip(runs, gaps, strict=True)]
    wide = [number for number, spacing in enumerate(spacings) if spacing > 0]
    if not wide:
        return spacings
    for number, (run, own) in enumerate(zip(runs, gaps, strict=True)):
        if not own or spacings[number]:
            continue
        after = bisect(wide, number)
        for other in wide[max(0, after - 1) : after + 1]:
            even = EVEN * (run[0].y1 - run[0].y0)
            if abs(runs[other][0].y0 - run[0].y0) <= even and all(abs(gap - spacings[other]) <= even for gap in own):
                spacings[number] = spacings[other]
    return spacings


def _find_gaps(read: Chars) -> tuple[Any, Any]:
    """The white between each character and the next in the direction of the writing, and whether a run ends there.

    PDFium supposes line ends amid the letters of some Type 3 fonts: one after which the line runs on is none.
    """
    import numpy as np

    x0, y0, x1, y1 = read.boxes[:-1].T
    next_x0, next_y0, next_x1, next_y1 = read.boxes[1:].T
    gaps = np.maximum.reduce([next_x0 - x1, x0 - next_x1, next_y0 - y1, y0 - next_y1])
    level = np.minimum(y1, next_y1) - np.maximum(y0, next_y0)
    upright = np.minimum(x1, next_x1) - np.maximum(x0, next_x0)
    low = np.minimum(y1 - y0, next_y1 - next_y0)
    size = np.maximum(np.maximum(low, np.minimum(x1 - x0, next_x1 - next_x0)), LEAST_JUMP_PT)
    jumps = (gaps > JUMP * size) | ~((level > 0) | (upright > 0))
    beside = (y0 == next_y0) & (y1 == next_y1) & (y0 < y1) & (x0 <= next_x0) & (next_x0 <= x1 + LEAST_JUMP_PT)
    runs_on = (level > SAME_LEVEL * low) & (np.abs(next_x0 - x1) < NEAR * low)
    broken = (np.diff(read.lines) > 0) & ~runs_on
    return gaps, (np.diff(read.parts) > 0) | (jumps & ~beside) | broken


def _cut_gaps(start: int, gaps: Sequence[float], limit: float) -> Iterator[int]:
    """Where a run is cut: where a gap exceeds its own letter spacing; « A N N E X E » set wide stays one word."""
    return (start + place for place, gap in enumerate(gaps, start=1) if gap > limit)


def _measure_spacing(run: Sequence[Char], gaps: Sequence[float]) -> float:
    """The white that a run sets between its own letters; few characters, or figures, tell of none.

    « à 2 % » has three characters and two gaps alike, and is three words.
    """
    ordered = sorted(gaps)
    letters = sum(char.text.isalpha() for char in run)
    even = len(run) >= 2 * LEAST_LETTERS and ordered[-1] - ordered[0] <= EVEN * (run[0].y1 - run[0].y0)
    least = 0.75 if len(run) < 3 * LEAST_LETTERS else 0.5  # « S E C T E U R  2 0 2 3 - 2 0 2 8 »
    if len(run) < LEAST_LETTERS or (letters < least * len(run) and not even):
        return 0.0
    return max(0.0, ordered[(len(ordered) - 1) // 2])
