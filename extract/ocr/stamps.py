"""Office stamps and signatures over print: their ink is paler than the print, and their shapes are larger.

On a grey picture a blue or red stamp is a paler grey. Where the print under it can be told from it by lightness, the
stamp is painted white; a stamp as black as the print stays, and what it hides is for the sums to find. Thin print on a
poor scan is as pale as a stamp: then nothing is touched, for a digit half erased would be read as another.
"""

from __future__ import annotations

from bordereau.extract.ocr.picture import Picture, scale_picture

WORKING_DPI = 100.0
LEAST_SIDE_PT = 34.0
"""Smaller shapes are letters, of a title even."""
LETTER_PT = (4.0, 20.0)
"""Heights of shapes that are taken for print, to learn its lightness."""
TALL = 0.6
"""A stamp shows somewhere taller than this share of the side; a word of small print whose letters touch does not."""
GREATEST_FILL = 0.3
"""The share of its box that a ring or a scribble inks."""
THIN_PT = 3.5
"""The mean thickness of an arc."""
LEAST_DIFFERENCE = 30
"""Grey levels between the ink of a stamp and the palest hairlines of the print."""
HAIRLINES = 85
CLEAR_DIFFERENCE = 45
NEARER_STAMP = 0.78
"""What is erased is nearly as pale as the stamp: hairlines of thin print are only a little darker."""
LEAST_PALE = 0.12
"""Lower shapes (against the least side) are accents and stops of thin print: they stay."""
INK_LEVEL = 190
Area = tuple[int, int, int, int]


def erase_stamps(picture: Picture, dpi: float) -> Picture:
    """Paint white the large pale shapes, and the small ones as pale within their boxes. Rules must be gone already."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    small = scale_picture(picture, scale)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((small < INK_LEVEL).astype(np.uint8), connectivity=8)
    side = LEAST_SIDE_PT * WORKING_DPI / 72
    length = np.maximum(stats[:, 2], stats[:, 3])
    hollow = stats[:, 4] < GREATEST_FILL * stats[:, 2] * stats[:, 3]
    thin = stats[:, 4] < THIN_PT * WORKING_DPI / 72 * length
    large = (length > side) & (hollow | thin)
    large[0] = False
    if not large.any():
        return picture
    low, high = (value * WORKING_DPI / 72 for value in LETTER_PT)
    letters = (stats[:, 3] >= low) & (stats[:, 3] <= high) & (length <= side)
    letters[0] = False
    named = cv2.resize(labels.astype(np.int32).astype(np.float32), picture.shape[::-1], interpolation=cv2.INTER_NEAREST)
    named = named.astype(np.int32)
    ridge = (picture == cv2.erode(picture, np.ones((3, 3), np.uint8))) & (picture < INK_LEVEL)
    print_levels = picture[ridge & letters[named]]
    if print_levels.size == 0:
        return picture
    print_level = float(np.percentile(print_levels, HAIRLINES))
    areas: list[tuple[Area, float]] = []
    pieces: list[tuple[Area, float]] = []
    for label in np.nonzero(large)[0]:
        x, y, w, h, _ = (int(value) for value in stats[label])
        rows, columns = slice(int(y / scale), int((y + h) / scale) + 1), slice(int(x / scale), int((x + w) / scale) + 1)
        levels = picture[rows, columns][ridge[rows, columns] & (named[rows, columns] == label)]
        level = float(np.median(levels)) if levels.size else 0.0
        if level - print_level >= LEAST_DIFFERENCE:
            found = areas if h > TALL * side else pieces
            found.append(((columns.start, rows.start, columns.stop, rows.stop), level))
    if not areas:
        return picture
    gap = side / 2 / scale
    areas += [piece for piece in pieces if any(_distance(piece[0], area[0]) <= gap for area in areas)]
    out = picture.copy()
    for (x0, y0, x1, y1), level in _join_areas(areas, gap):
        part = out[max(0, y0 - 5) : y1 + 5, max(0, x0 - 5) : x1 + 5]
        _erase_pale(part, level, print_level, side / scale)
    return out


def _join_areas(areas: list[tuple[Area, float]], gap: float) -> list[tuple[Area, float]]:
    """Boxes of the pieces of one stamp become one box, with the lightest level."""
    joined: list[tuple[Area, float]] = []
    for area in areas:
        box, level = area
        apart = []
        for other in joined:
            if _distance(box, other[0]) <= gap:
                a = other[0]
                box = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
                level = max(level, other[1])
            else:
                apart.append(other)
        joined = [*apart, (box, level)]
    return joined


def _distance(a: Area, b: Area) -> int:
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def _erase_pale(part: Picture, level: float, print_level: float, side: float) -> None:
    """In place. Shapes without any dark stroke go; of large shapes that touch print, what lies away from the dark.

    The paler the print, the more of what lies near it stays: a hairline of a letter is as pale as the stamp.
    """
    import cv2
    import numpy as np

    middle = print_level + NEARER_STAMP * (level - print_level)
    reach = 5 if level - print_level >= CLEAR_DIFFERENCE else 9
    ink = (part < INK_LEVEL + 30).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    darkest = np.full(count, 255)
    np.minimum.at(darkest, labels.ravel(), part.ravel())
    pale = (darkest >= middle) & (stats[:, 3] >= LEAST_PALE * side)
    large = np.maximum(stats[:, 2], stats[:, 3]) >= 0.5 * side
    pale[0] = large[0] = False
    near_dark = cv2.dilate((part < middle).astype(np.uint8), np.ones((reach, reach), np.uint8))
    part[pale[labels] | (large[labels] & (near_dark == 0))] = 255
