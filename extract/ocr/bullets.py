"""Bullets and dashes that open list items: told from their shape, since readers take them for letters.

Tesseract reads « • » as e, ©, +, *, ° or _, « o » as 0, « - » as -__, or leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.strips import cut

DOUBTFUL = re.compile(r"^(?:[^\w\s«»\"“(\[]{1,4}|[eEoOcC0aàsé®©º°¢]|[-–—_=~]+)$")
"""What a bullet may have been read as."""
LIKE_RINGS = frozenset("oO0°º©®¢Q")
REACH = 3.2
"""How far left of a line a lost bullet may stand, in heights of the type."""
BULLET_GAP = 0.28
"""White after a bullet, in heights of the type; between letters of a word there is a third of it."""
CONVEX = 0.88
"""The share of its hull that a triangle fills in a picture, and no letter: « z » and « s » have bays."""
SHORT_MINUS = 1.25
"""A hyphen is wider than high by so much at least; a disc by a pixel."""
SUM = re.compile(r"[\d.,' ]+|[kM]?€|%")
INK_LEVEL = 150


def mend_bullets(picture: Picture, words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words, with the first of each line replaced, or one put before it, where the shape is a bullet's."""
    out: list[SeenWord] = []
    for _, members in groupby(words, key=lambda word: word.line):
        line = list(members)
        first = min(line, key=lambda word: word.x0)
        rest = [word for word in line if word is not first]
        if DOUBTFUL.match(first.text) and rest:
            sign = _name_shape(picture, (first.x0, first.top, first.x1, first.bottom), first, _is_sum(rest))
            if sign == "o" and first.text not in LIKE_RINGS:
                sign = first.text
            after = min(word.x0 for word in rest) - first.x1
            if sign == "" and _is_litter(first) and after > 0.2 * first.height:
                line = rest
            elif sign and after > 0.12 * first.height:
                line = [replace(first, text=sign, confidence=max(first.confidence, 0.8)), *rest]
        elif not _is_litter(first):
            lost = _find_lost(picture, first, _is_sum(line))
            split = None if lost else _split_bullet(picture, first)
            if lost is not None:
                line = [lost, *line]
            elif split is not None:
                line = [*split, *rest]
        out.extend(line)
    return tuple(out)


def _split_bullet(picture: Picture, first: SeenWord) -> tuple[SeenWord, SeenWord] | None:
    """A bullet that a reader took into the first word's box; a dash that stands far from its digits is no minus."""
    import numpy as np

    part = (cut(picture, first.x0, first.top, first.x1, first.bottom) < INK_LEVEL).any(axis=0)
    inked = np.nonzero(part)[0]
    if inked.size == 0:
        return None
    gaps = np.nonzero(np.diff(inked) > BULLET_GAP * first.height)[0]
    if gaps.size == 0:
        return None
    start, stop, resume = (float(inked[0]), float(inked[gaps[0]]) + 1, float(inked[gaps[0] + 1]))
    box = (first.x0 + start, first.top, first.x0 + stop, first.bottom)
    sign = _name_shape(picture, box, first)
    if not sign or sign == "o":
        return None
    text = first.text.lstrip("-–—") if sign == "-" else first.text
    bullet = replace(first, text=sign, x0=box[0], x1=box[2], confidence=0.8, alternative="")
    return bullet, replace(first, text=text or first.text, x0=first.x0 + resume)


def _is_litter(word: SeenWord) -> bool:
    """Signs alone, but for a unit: « € » goes on with the figure at the end of the line above."""
    return not any(sign.isalnum() or sign in "€%" for sign in word.text)


def _is_sum(words: Sequence[SeenWord]) -> bool:
    """Whether words are one figure alone, as in a cell: what stands before it is a sign sooner than a bullet."""
    return all(SUM.fullmatch(word.text) for word in words) and any(char.isdigit() for w in words for char in w.text)


def _find_lost(picture: Picture, first: SeenWord, before_sum: bool) -> SeenWord | None:
    """A bullet, or the minus of a sum, that stands before the first word of a line and was not read."""
    height = first.height
    left = max(0.0, first.x0 - REACH * height)
    right = first.x0 - 0.12 * height
    if right - left < 0.3 * height:
        return None
    box = _enclose_ink(picture, (left, first.line_top, right, first.line_bottom))
    if box is None or first.x0 - box[2] > 2.6 * height:
        return None
    sign = _name_shape(picture, box, first, before_sum)
    if not sign or sign == "o":
        return None
    return replace(first, text=sign, x0=box[0], top=box[1], x1=box[2], bottom=box[3], confidence=0.8)


def _enclose_ink(picture: Picture, area: tuple[float, float, float, float]) -> tuple[float, float, float, float] | None:
    import numpy as np

    part = cut(picture, *area) < INK_LEVEL
    rows, columns = np.nonzero(part.any(axis=1))[0], np.nonzero(part.any(axis=0))[0]
    if rows.size == 0:
        return None
    x0, top = max(0.0, float(int(area[0]))), max(0.0, float(int(area[1])))
    return (x0 + columns[0], top + rows[0], x0 + columns[-1] + 1, top + rows[-1] + 1)


def _name_shape(
    picture: Picture, box: tuple[float, float, float, float], word: SeenWord, before_sum: bool = False
) -> str:
    """« • », « - », « o » or « ➢ » by the shape of the ink in a box; empty where it is none of them.

    Sizes are in heights of the type (ascender to descender, about the size of the type): a disc is a quarter to a half
    of it and full; a ring is as tall as an x and has a hole; a dash is flat and stands above the base line. A minus
    before a sum may be short: a hyphen in bold type is hardly wider than high.
    """
    import cv2
    import numpy as np

    tight = _enclose_ink(picture, (box[0] - 2, min(box[1], word.line_top), box[2] + 2, max(box[3], word.line_bottom)))
    if tight is None:
        return ""
    part = (cut(picture, tight[0], tight[1], tight[2] - 1, tight[3] - 1) < INK_LEVEL).astype(np.uint8)
    h, w = part.shape
    size = word.height
    count, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    if count - 1 != 1 and stats[1:, 4].max(initial=0) < 0.9 * part.sum():
        return ""
    fill = float(part.sum()) / (w * h)
    if w >= 1.7 * h and h <= 0.2 * size and 0.15 * size <= w <= 1.2 * size and fill > 0.6:
        middle = (tight[1] + tight[3]) / 2
        return "-" if middle < word.line_bottom - 0.28 * size else ""
    if before_sum and w >= SHORT_MINUS * h and h <= 0.2 * size and fill > 0.6:
        return "-"
    if not 0.7 <= w / h <= 1.45:
        return ""
    background = cv2.connectedComponents(np.pad(1 - part, 1, constant_values=1), connectivity=4)[0] - 1
    if background > 1:
        return "o" if 0.22 * size <= h <= 0.62 * size else ""
    if 0.16 * size <= h <= 0.6 * size and (fill >= 0.62 or _is_convex(part)):
        return "•"
    return ""


def _is_convex(part: Picture) -> bool:
    """Whether a shape has no bay: triangles and lozenges are bullets, and no letter without a hole is so."""
    import cv2

    outlines, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(outlines, key=cv2.contourArea)
    hull = float(cv2.contourArea(cv2.convexHull(largest)))
    return hull > 0 and float(cv2.contourArea(largest)) >= CONVEX * hull
