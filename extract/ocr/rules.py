"""Ruling lines in a picture: found, though broken and a little bent, and painted over before letters are read.

Rules glued to digits are what makes cells unreadable, and an underline joins a whole heading into one shape.
"""

from __future__ import annotations

from bordereau.extract.ocr.joints import meet_uprights
from bordereau.extract.ocr.picture import Picture, scale_picture
from bordereau.extract.ocr.stem_ends import end_before_letters
from bordereau.extract.ocr.stroke import Stroke

WORKING_DPI = 200.0
"""Rules are looked for at this resolution: a rule of half a point is still more than one pixel."""
RUN_PT = 8.0
"""A rule shows in runs of this length; no stroke of a letter does."""
SEED_PT = 18.0
"""A rule shows somewhere for this length without a break; a row of letters never does."""
SEED_REACH = 8
"""Pixels by which the pieces of one rule may stand higher or lower: it bends, or the page is not quite straight."""
FAINT_RUN_PT = 6.0
GAP_PT = 10.0
"""A rule broken by less is one rule."""
LEAST_LENGTH_PT = 22.0
LEAST_PIECE_PT = 10.0
"""A vertical rule may be as short as one row where the rows above and below span the columns."""
LEAST_COVER = 0.35
"""The share of its length that a broken rule still shows."""
SOLID = 0.92
LONG_PT = 80.0
"""A longer unbroken line is a rule whatever stands beside it."""
UNDERLINE_PT = 40.0
"""No row of serifs runs on without a break for so long: letters of one word do not all touch, and words are apart."""
BEND_PT = 0.2
"""A third of the sagitta of an office stamp's arc over two rows of a table; a rule that short is straight to less."""
STEMS = 0.15
PRINT_BESIDE = 0.3
"""The shares of its length at which stems of letters start below a row of serifs, or on both sides of it."""
GREATEST_WIDTH_PT = 3.5
SLOPE = 0.012
"""A page set straight by its lines may lean by so much: a sheet is seldom fed quite square."""
LONG_UPRIGHT_PT = 60.0
IN_LINE_PT = 1.2
INK_LEVEL = 150
FAINT_DEPTH = 22
"""How much darker a faint rule is than what lies beside it, in grey levels."""

Box = tuple[float, float, float, float]


def find_strokes(picture: Picture, dpi: float) -> tuple[tuple[Stroke, ...], Picture]:
    """The ruling lines of a straight picture, and the mask (255) of their pixels."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    small = scale_picture(picture, scale)
    mask = np.zeros_like(small)
    strokes: list[Stroke] = []
    unsure: set[Stroke] = set()
    for horizontal in (True, False):
        turned = small if horizontal else np.ascontiguousarray(small.T)
        found, pixels = _find_direction(turned, flat_ones=horizontal)
        mask = cv2.bitwise_or(mask, pixels if horizontal else np.ascontiguousarray(pixels.T))
        for box, letters in found:
            x0, top, x1, bottom = (value / scale for value in box)
            strokes.append(Stroke(x0, top, x1, bottom, True) if horizontal else Stroke(top, x0, bottom, x1, False))
            unsure |= {strokes[-1]} if letters else set()
    point = dpi / 72
    strokes = [one for one in strokes if one not in unsure or _ends_on_rules(one, strokes, point)]
    strokes = [one for one in strokes if one.horizontal or _is_anchored(one, strokes, point)]
    strokes = [_trim_overhang(stroke, strokes, mask, scale) for stroke in strokes]
    strokes = end_before_letters(strokes, picture, point)
    _keep_only(mask, strokes, scale)
    strokes = meet_uprights(strokes, point)
    full = cv2.resize(mask, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_NEAREST)
    return tuple(strokes), full


def _keep_only(mask: Picture, strokes: list[Stroke], scale: float) -> None:
    """Blank what lies in no stroke, in place."""
    import numpy as np

    inside = np.zeros_like(mask)
    for stroke in strokes:
        x0, top, x1, bottom = (round(value * scale) for value in (stroke.x0, stroke.top, stroke.x1, stroke.bottom))
        inside[top:bottom, x0:x1] = 255
    mask &= inside


def _trim_overhang(stroke: Stroke, strokes: list[Stroke], mask: Picture, scale: float) -> Stroke:
    """Cut an upright stroke at the last flat one that it crosses, where what hangs over is broken.

    Stems of the letters below a table (« l », « p ») continue its rules; a rule that is meant to go on is whole.
    """
    if stroke.horizontal:
        return stroke
    reach = GAP_PT * WORKING_DPI / 72 / scale
    flats = [
        flat for flat in strokes if flat.horizontal and flat.x0 - reach <= stroke.x0 and stroke.x1 <= flat.x1 + reach
    ]
    crossed = [(flat.top + flat.bottom) / 2 for flat in flats]
    inside = [level for level in crossed if stroke.top - reach <= level <= stroke.bottom + reach]
    if len(inside) < 2:
        return stroke
    top, bottom = stroke.top, stroke.bottom
    if top < min(inside) and _is_broken(stroke, mask, scale, top, min(inside)):
        top = min(inside)
    if bottom > max(inside) and _is_broken(stroke, mask, scale, max(inside), bottom):
        bottom = max(inside)
    return Stroke(stroke.x0, top, stroke.x1, bottom, False)


def _is_broken(stroke: Stroke, mask: Picture, scale: float, top: float, bottom: float) -> bool:
    """Whether the mask shows less than a solid line between two heights of an upright stroke."""
    part = mask[round(top * scale) : round(bottom * scale) + 1, round(stroke.x0 * scale) : round(stroke.x1 * scale) + 1]
    return part.size == 0 or float((part > 0).any(axis=1).mean()) < SOLID


def _is_anchored(upright: Stroke, strokes: list[Stroke], point: float) -> bool:
    """Whether a vertical stroke is a rule, and not the side of a stamp or of a letter.

    It is long; or in line with a long one, for a rule goes on in pieces where rows span the columns; or it ends on
    horizontal rules. A piece as short as one row must be and do both.
    """
    if _is_long(upright, point):
        return True
    middle = (upright.x0 + upright.x1) / 2
    in_line = any(
        not other.horizontal
        and _is_long(other, point)
        and abs((other.x0 + other.x1) / 2 - middle) <= IN_LINE_PT * point
        for other in strokes
    )
    if upright.bottom - upright.top < LEAST_LENGTH_PT * point:
        return in_line and _ends_on_rules(upright, strokes, point)
    return in_line or _ends_on_rules(upright, strokes, point)


def _ends_on_rules(upright: Stroke, strokes: list[Stroke], point: float) -> bool:
    reach = 4 * point
    meets = [
        flat for flat in strokes if flat.horizontal and flat.x0 - reach <= upright.x0 and upright.x1 <= flat.x1 + reach
    ]
    return all(any(abs(flat.top - end) <= reach for flat in meets) for end in (upright.top, upright.bottom))


def _is_long(upright: Stroke, point: float) -> bool:
    return upright.bottom - upright.top >= LONG_UPRIGHT_PT * point


def _find_direction(small: Picture, *, flat_ones: bool) -> tuple[list[tuple[Box, bool]], Picture]:
    """Horizontal lines of a least length, and their pixels; the caller turns the picture for vertical ones.

    A vertical line of which a piece is longer than any letter may be a rule however close the labels of its rows stand;
    that print stands so close is told.
    """
    import cv2
    import numpy as np

    point = WORKING_DPI / 72
    least_pt = LEAST_LENGTH_PT if flat_ones else LEAST_PIECE_PT
    thin = _find_thin_runs(small)
    outlines, _ = cv2.findContours(thin, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    segments = np.array([cv2.boundingRect(outline) for outline in outlines], dtype=int).reshape(-1, 4)
    flat = segments[:, 3] <= GREATEST_WIDTH_PT * point + SLOPE * segments[:, 2]
    found: list[tuple[Box, bool]] = []
    pixels = np.zeros_like(thin)
    for members in _join_segments(_keep_near_seeds(segments, flat, point), point):
        boxes = segments[members]
        x0, top = (int(value) for value in boxes[:, :2].min(axis=0))
        x1, bottom = (int(value) for value in (boxes[:, :2] + boxes[:, 2:]).max(axis=0))
        cover, longest = int(boxes[:, 2].sum()), int(boxes[:, 2].max())
        if x1 - x0 < least_pt * point or cover < LEAST_COVER * (x1 - x0) or longest < min(SEED_PT, least_pt) * point:
            continue
        short = x1 - x0 < LONG_PT * point
        whole = cover >= SOLID * (x1 - x0)
        underlines = whole and longest >= UNDERLINE_PT * point
        letters = (short or not whole) and _opens_letters(small, (x0, top, x1, bottom), underlines)
        if letters and (flat_ones or longest < SEED_PT * point):
            continue
        if short and _is_bent(thin[top:bottom, x0:x1], point):
            continue
        for x, y, w, h in boxes:
            pixels[y : y + h, x : x + w] = thin[y : y + h, x : x + w] * 255
        found.append(((float(x0), float(top), float(x1), float(bottom)), letters))
    return found, pixels


def _is_bent(pixels: Picture, point: float) -> bool:
    """Whether the middle of a short stroke stands off its ends: it is the arc of a stamp, where it runs straightest."""
    import numpy as np

    count = pixels.sum(axis=0)
    inked = np.nonzero(count)[0]
    levels = (pixels * np.arange(pixels.shape[0])[:, None]).sum(axis=0)[inked] / count[inked]
    if levels.size < 9:
        return False
    first, middle, last = (float(part.mean()) for part in np.array_split(levels, 3))
    return abs(middle - (first + last) / 2) > BEND_PT * point


def _opens_letters(small: Picture, box: tuple[int, int, int, int], underlines: bool) -> bool:
    """Whether stems go down from a line: then it is the bars or serifs of a title (« TT »), not a rule.

    Letters stand on an underline, but only a few descenders go through it. So where a line runs on over the spaces of
    words, what stands on it tells nothing.
    """
    x0, top, x1, bottom = box
    above = (small[max(0, top - 4) : max(1, top - 1), x0:x1] < INK_LEVEL).any(axis=0)
    below = (small[bottom + 1 : bottom + 4, x0:x1] < INK_LEVEL).any(axis=0)
    return float(below.mean()) > STEMS or (not underlines and float((above | below).mean()) > PRINT_BESIDE)


def _find_thin_runs(small: Picture) -> Picture:
    """1 where a long, flat, thin run of ink stands, strong or faint.

    Strong: ink in a run longer than any letter's stroke. Faint: darker than what lies above and below (the black hat
    of Serra) and evenly so, in such a run; the strokes of
    letters are much darker than the white between them. What is thick (a shaded head row, a shadow) is no rule.
    """
    import cv2
    import numpy as np

    point = WORKING_DPI / 72
    thick = round(GREATEST_WIDTH_PT * point)
    ink = (small < INK_LEVEL).astype(np.uint8)
    strong = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(RUN_PT * point)), np.uint8))
    hat = cv2.subtract(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((thick, 1), np.uint8)), small)
    hat = cv2.dilate(hat, np.ones((2, 1), np.uint8))
    darkest = cv2.dilate(hat, np.ones((1, round(RUN_PT * point) | 1), np.uint8))
    hat = cv2.morphologyEx(hat, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    dark = ((hat > FAINT_DEPTH) & (hat > darkest // 2)).astype(np.uint8)
    faint = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, round(FAINT_RUN_PT * point)), np.uint8))
    runs = cv2.bitwise_or(strong, faint)
    return cv2.subtract(runs, cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thick + 1, 1), np.uint8)))


def _keep_near_seeds(boxes: Picture, flat: Picture, point: float) -> list[tuple[int, tuple[int, ...]]]:
    """Numbers and boxes of the segments that stand at the height of one long enough to be a rule by itself."""
    import numpy as np

    middle = boxes[:, 1] + boxes[:, 3] / 2
    seeds = np.unique((middle[flat & (boxes[:, 2] >= SEED_PT * point)] / SEED_REACH).astype(int))
    near = np.isin((middle / SEED_REACH).astype(int), np.concatenate((seeds - 1, seeds, seeds + 1)))
    return [(int(n), tuple(int(value) for value in boxes[n])) for n in np.nonzero(flat & near)[0]]


def _join_segments(segments: list[tuple[int, tuple[int, ...]]], point: float) -> list[list[int]]:
    """Segments that continue one another, as lists of their numbers."""
    rows: list[tuple[list[int], float, float]] = []  # numbers, right end, middle there
    done: list[list[int]] = []
    for label, (x, y, w, h) in sorted(segments, key=lambda item: (item[1][0], item[1][1])):
        middle = y + h / 2
        home = None
        for index, (_, right, height) in enumerate(rows):
            if x - right <= GAP_PT * point and abs(middle - height) <= 1.5 + h / 2:
                home = index
                break
        if home is None:
            rows.append(([label], x + w, middle))
        else:
            labels, right, _ = rows[home]
            rows[home] = ([*labels, label], max(right, x + w), middle)
        done += [row[0] for row in rows if x - row[1] > GAP_PT * point]
        rows = [row for row in rows if x - row[1] <= GAP_PT * point]
    return done + [row[0] for row in rows]


def erase_strokes(picture: Picture, mask: Picture, dpi: float) -> Picture:
    """Paint the rules white, and give back the strokes of letters that crossed them."""
    import cv2
    import numpy as np

    if not mask.any():
        return picture
    grow = max(1, round(dpi / 200))
    wide = cv2.dilate(mask, np.ones((2 * grow + 1, 2 * grow + 1), np.uint8))
    crossed = _find_crossings(picture, wide, round(GREATEST_WIDTH_PT * dpi / 72) + 2 * grow)
    out = picture.copy()
    out[(wide > 0) & (crossed == 0)] = 255
    return out


def _find_crossings(picture: Picture, wide: Picture, most: int) -> Picture:
    """1 where a pixel of a rule (not 0 in ``wide``) has ink right above the rule and right below it: a letter crosses.

    Ink is followed into the rule from both sides, for ``most`` pixels; what ends short of the rule crosses nothing,
    as the digits of two rows that a rule parts.
    """
    import cv2
    import numpy as np

    inside = (wide > 0).astype(np.uint8)
    ink = (picture < INK_LEVEL).astype(np.uint8) * (1 - inside)
    down, up = np.array([[1], [1], [0]], np.uint8), np.array([[0], [1], [1]], np.uint8)
    reached = []
    for step in (down, up):
        front = ink
        for _ in range(most):
            grown = cv2.bitwise_or(cv2.bitwise_and(cv2.dilate(front, step), inside), front)
            if np.array_equal(grown, front):
                break
            front = grown
        reached.append(cv2.bitwise_and(front, inside))
    return cv2.bitwise_and(*reached)
