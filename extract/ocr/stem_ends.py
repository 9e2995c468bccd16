"""An upright rule that ends at a head merged over two columns, and seems to go on: a letter stands in its line.

« RECETTES » centred over a frame has the stem of an « E » just where the rule below it ends; between two frames, in
line with the rules of both, it joins them. The stem fills less than the height of its row, for white lies over and
under a letter, and print stands close by on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.stroke import Stroke

REACH_PT = 4.0
"""A flat rule that ends so near to an upright one meets it."""
LEAST_WHITE = 0.06
MOST_WHITE = 0.45
"""The share of its row that is white above, and below, a letter."""
BESIDE = 0.35
"""Print stands beside a stem within so much of the height of its row."""
LEAST_PRINT = 0.15
"""The share of the height of the stem at which there must be print, on either side."""
INK_LEVEL = 150


def end_before_letters(strokes: Sequence[Stroke], picture: Picture, point: float) -> list[Stroke]:
    """The strokes, upright ones without the rows, between two flat rules, in which they are but the stem of a letter.

    ``picture`` is what they were found in, ``point`` its pixels a point.
    """
    flats = [stroke for stroke in strokes if stroke.horizontal]
    uprights = [
        piece
        for stroke in strokes
        if not stroke.horizontal
        for piece in _part_one(stroke, _list_levels(stroke, flats, point), picture, point)
    ]
    return [*flats, *uprights]


def _list_levels(stroke: Stroke, flats: Sequence[Stroke], point: float) -> list[float]:
    """The heights of the flat rules that an upright one meets, from top to bottom.

    An end that meets none stands within a row, as that of a stem does: the rule on the other side of this row counts.
    """
    reach = REACH_PT * point
    met = [flat for flat in flats if flat.x0 - reach <= stroke.x0 and stroke.x1 <= flat.x1 + reach]
    levels = sorted((flat.top + flat.bottom) / 2 for flat in met)
    inside = [level for level in levels if stroke.top - reach <= level <= stroke.bottom + reach]
    above = [level for level in levels if level < stroke.top - reach]
    below = [level for level in levels if level > stroke.bottom + reach]
    if inside and inside[0] > stroke.top + reach:
        inside = [*above[-1:], *inside]
    if inside and inside[-1] < stroke.bottom - reach:
        inside = [*inside, *below[:1]]
    return inside


def _part_one(stroke: Stroke, levels: Sequence[float], picture: Picture, point: float) -> list[Stroke]:
    """The pieces of an upright rule that are none of a letter; a frame of one row keeps its sides."""
    stems = [pair for pair in pairwise(levels) if _is_stem(picture, stroke, *pair, point)] if len(levels) > 2 else []
    pieces = [stroke]
    for top, bottom in stems:
        last = pieces.pop()
        pieces += [replace(last, bottom=top), replace(last, top=bottom)]
    return [piece for piece in pieces if piece.bottom - piece.top > REACH_PT * point]


def _is_stem(picture: Picture, stroke: Stroke, top: float, bottom: float, point: float) -> bool:
    """Whether what stands in the line of an upright stroke, between two flat rules, is a stem of a letter."""
    import numpy as np

    edge = round(point)  # the flat rules themselves
    y0, y1 = round(top) + edge, round(bottom) - edge
    x0, x1 = round(stroke.x0), max(round(stroke.x1), round(stroke.x0) + 1)
    if y1 - y0 < 4 * point:
        return False
    inked = np.nonzero((picture[y0:y1, x0:x1] < INK_LEVEL).any(axis=1))[0]
    if inked.size == 0:
        return False
    height = y1 - y0
    white = (int(inked[0]), height - 1 - int(inked[-1]))
    if min(white) < LEAST_WHITE * height or max(white) > MOST_WHITE * height:
        return False
    wide = round(BESIDE * height)
    rows = slice(y0 + int(inked[0]), y0 + int(inked[-1]) + 1)
    sides = (picture[rows, max(0, x0 - wide) : max(0, x0 - 1)], picture[rows, x1 + 1 : x1 + wide])
    return all(side.size and float((side < INK_LEVEL).any(axis=1).mean()) >= LEAST_PRINT for side in sides)
