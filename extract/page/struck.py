"""Words that are struck out: by a line or a slanted stroke drawn through them, or by an annotation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from ctypes import byref
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.drawing import Drawing
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.pen_strokes import list_pen_strokes
from bordereau.schemas.page import Box, Rule, Word

THROUGH = (0.34, 0.74)
"""A line strikes a word where it runs so many sizes of type above the foot of its box, .13 to .53 above
the base line."""
WHOLE = 0.6
"""The share of a word's width that is struck."""
OVER_WORDS = 0.6
"""The share of a striking line under which words stand; the rule of a table runs on over white."""
THIN_PT = 2.0
CORE = 0.25
"""The middle of a slanted stroke stands in a word, off its head and foot by this share of its height…"""
BEYOND = 0.5
"""… and its ends reach out of the line by no more than this share: longer ones are drawings."""


def find_struck(page: Any, frame: Frame, words: Sequence[Word], drawing: Drawing) -> tuple[Word, ...]:
    """The words of a page that are struck out. ``page`` is PDFium's raw handle."""
    marked = list(_list_strikes(page, frame))
    slanted = [*drawing.slanted, *list_pen_strokes(page, frame)]
    found = _list_ruled(words, drawing.rules)
    found |= {index for box in slanted for index in _cross(box, words)}
    found |= {index for index, word in enumerate(words) if any(_lies_in(word, box) for box in marked)}
    return tuple(words[index] for index in sorted(found))


def find_ruled(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Word, ...]:
    """The words that thin level lines run through."""
    return tuple(words[index] for index in sorted(_list_ruled(words, rules)))


def mark_struck(words: tuple[Word, ...], struck: Collection[Word]) -> tuple[Word, ...]:
    """The words, those of them that are struck out marked as not in force."""
    if not struck:
        return words
    gone = frozenset(struck)
    return tuple(replace(word, void="struck") if word in gone else word for word in words)


def _list_ruled(words: Sequence[Word], rules: Sequence[Rule]) -> set[int]:
    lines = [rule for rule in rules if rule.horizontal and rule.bottom - rule.top <= THIN_PT]
    return {index for rule in lines for index in _strike(rule, words)}


def _strike(rule: Rule, words: Sequence[Word]) -> list[int]:
    """The words that a line runs through; none where it runs over white as well."""
    level = (rule.top + rule.bottom) / 2
    through = [
        index
        for index, word in enumerate(words)
        if word.top < level < word.bottom
        and word.rotation == 0
        and THROUGH[0] <= (word.bottom - level) / (word.size or word.bottom - word.top) <= THROUGH[1]
        and min(word.x1, rule.x1) - max(word.x0, rule.x0) >= WHOLE * (word.x1 - word.x0)
    ]
    return through if _measure_cover(rule, [words[index] for index in through]) >= OVER_WORDS else []


def _cross(box: Box, words: Sequence[Word]) -> list[int]:
    """The words that a slanted stroke in a box runs through, from one end of them to the other."""
    level = (box[1] + box[3]) / 2
    through = [
        index
        for index, word in enumerate(words)
        if word.rotation == 0
        and any(map(str.isalnum, word.text))
        and CORE <= (word.bottom - level) / (word.bottom - word.top) <= 1 - CORE
        and max(word.top - box[1], box[3] - word.bottom) <= BEYOND * (word.bottom - word.top)
        and min(word.x1, box[2]) - max(word.x0, box[0]) >= WHOLE * (word.x1 - word.x0)
    ]
    if not through:
        return []
    near = [
        index
        for index, word in enumerate(words)
        if index in through or (word.top < level < word.bottom and box[0] <= (word.x0 + word.x1) / 2 <= box[2])
    ]
    cover = _measure_cover(Rule(box[0], level, box[2], level), [words[index] for index in near])
    return near if cover >= OVER_WORDS else []


def _measure_cover(rule: Rule, through: Sequence[Word]) -> float:
    """The share of a line over words and the spaces between them."""
    covered, end = 0.0, rule.x0
    for word in sorted(through, key=lambda word: word.x0):
        start = end if 0 < word.x0 - end < word.size else max(end, word.x0)
        covered += max(0.0, min(word.x1, rule.x1) - start)
        end = max(end, word.x1)
    return covered / max(1.0, rule.x1 - rule.x0)


def _lies_in(word: Word, box: Box) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def _list_strikes(page: Any, frame: Frame) -> Iterator[Box]:
    """The boxes of the StrikeOut annotations of a page that are shown."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_STRIKEOUT:
                yield from _list_quads(annotation, frame)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _list_quads(annotation: Any, frame: Frame) -> Iterator[Box]:
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield frame.to_display(min(xs), min(ys), max(xs), max(ys))
