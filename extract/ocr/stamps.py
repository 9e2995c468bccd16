"""Office stamps and signatures over print: their ink is paler than the print, and their shapes are larger.

On a grey picture a blue or red stamp is a paler grey. Where the print under it can be told from it by lightness, the
stamp is painted white; a stamp as black as the print stays, and what it hides is for the sums to find. Thin print on a
poor scan is as pale as a stamp: then nothing is touched, for a digit half erased would be read as another.
"""

from __future__ import annotations

from extract.ocr.picture import Picture

WORKING_DPI = 100.0
LEAST_SIDE_PT = 34.0
"""Smaller shapes are letters, of a title even."""
LETTER_PT = (4.0, 20.0)
"""Heights of shapes that are taken for print, to learn its lightness."""
GREATEST_FILL = 0.3
"""The share of its box that a ring, an arc or a scribble inks."""
THIN_PT = 3.5
"""The mean thickness of an arc."""
LEAST_DIFFERENCE = 36
"""Grey levels between the ink of a stamp and that of the print."""
INK_LEVEL = 190
Area = tuple[int, int, int, int]


def erase_stamps(picture: Picture, dpi: float) -> Picture:
    """Paint white all that is as pale as the large pale shapes, within their boxes. Rules must be gone already."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (small < INK_LEVEL).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    side = LEAST_SIDE_PT * WORKING_DPI / 72
    length = np.maximum(stats[:, 2], stats[:, 3])
    hollow = stats[:, 4] < GREATEST_FILL * stats[:, 2] * stats[:, 3]
    thin = stats[:, 4] < THIN_PT * WORKING_DPI / 72 * length
    large = (length > side) & (hollow | thin)
    large[0] = False
    if not large.any():
        return picture
    core = cv2.erode(picture, np.ones((3, 3), np.uint8))  # the middle of a stroke spreads over its soft edge
    core_small = core[:: round(dpi / WORKING_DPI), :: round(dpi / WORKING_DPI)][: small.shape[0], : small.shape[1]]
    height, width = core_small.shape
    labels = labels[:height, :width]
    low, high = (value * WORKING_DPI / 72 for value in LETTER_PT)
    letters = (stats[:, 3] >= low) & (stats[:, 3] <= high) & (stats[:, 2] <= side)
    letters[0] = False
    letter_levels = core_small[letters[labels] & (core_small < INK_LEVEL)]
    if letter_levels.size == 0:
        return picture
    print_level = float(np.percentile(letter_levels, 60))
    areas: list[tuple[Area, float]] = []
    for label in np.nonzero(large)[0]:
        x, y, w, h, _ = (int(value) for value in stats[label])
        part = core_small[y : y + h, x : x + w]
        drawn = labels[y : y + h, x : x + w] == label
        levels = part[drawn[: part.shape[0], : part.shape[1]] & (part < INK_LEVEL)]
        level = float(np.median(levels)) if levels.size else 0.0
        if level - print_level >= LEAST_DIFFERENCE:
            areas.append(((x, y, x + w, y + h), level))
    if not areas:
        return picture
    out = picture.copy()
    for (x0, y0, x1, y1), level in _join_areas(areas, side / 2):
        rows = slice(max(0, int((y0 - 2) / scale)), int((y1 + 2) / scale))
        columns = slice(max(0, int((x0 - 2) / scale)), int((x1 + 2) / scale))
        _erase_pale(out[rows, columns], (level + print_level) / 2, print_level)
    return out


def _join_areas(areas: list[tuple[Area, float]], gap: float) -> list[tuple[Area, float]]:
    """Boxes of the pieces of one stamp become one box, with the lightest level."""
    joined = list(areas)
    changed = True
    while changed:
        changed = False
        for first in range(len(joined)):
            for second in range(first + 1, len(joined)):
                (a, level_a), (b, level_b) = joined[first], joined[second]
                apart = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
                if apart <= gap:
                    box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
                    joined[first] = (box, max(level_a, level_b))
                    del joined[second]
                    changed = True
                    break
            if changed:
                break
    return joined


def _erase_pale(part: Picture, middle: float, print_level: float) -> None:
    """In place. The soft edge of a dark stroke is pale too: what lies next to the dark stays."""
    import cv2
    import numpy as np

    dark = (part < middle).astype(np.uint8)
    near_dark = cv2.dilate(dark, np.ones((5, 5), np.uint8))
    part[(near_dark == 0) & (part > print_level)] = 255
