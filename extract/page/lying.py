"""Fonts whose digits lie: the text of the file says 9 where the page shows 1.

What a glyph stands for is said by the file (ToUnicode, an encoding), what it looks like by its font. So each digit
of each font is looked at once: its outline, as the font gives it for that character, against the digits of the standard
fonts. The box of each digit tells whether it was drawn with that outline. Where a font has two outlines for one digit,
or none that can be asked for, digits are cut from a picture of the page.

Measured: .. ms a page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref, c_double, c_float, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.closer import Layer
from bordereau.extract.page.glyphs import correct_glyphs
from bordereau.extract.page.ink import Look
from bordereau.extract.page.shapes import (
    DIGITS,
    Segment,
    compare,
    draw_outline,
    draw_piece,
    find_outline,
    flatten,
    list_segments,
)
from bordereau.extract.page.words import Char
from bordereau.schemas.page import Box, Word

CLEAR, MARGIN = 0.2, 0.06
"""A shape is another digit than it is said to be where it is no farther than this from the one, and by so much farther
from the other."""
SAME = 0.002
"""Two digits are drawn by one outline where their boxes differ by no more, in shares of a line."""
FITS = 0.03
"""A box is that of an outline where its proportions differ by no greater share: PDFium keeps boxes in whole numbers."""
HAS_DIGIT = re.compile("[0-9]")
LOOK_DPI = 250.0
MOST_CUT = 3
"""So many digits of one kind are cut from the picture of a page; most of them decide."""
EDGE_PT = 0.7

Key = tuple[object, ...]
Kind = tuple[float, ...]
"""How a digit is drawn, whatever its size: width over height; if not turned, its height, foot and left in the line."""
Place = tuple[int, Char]
"""The number of a word on its page, and a digit in it."""


@dataclass(frozen=True, slots=True)
class Lie:
    """A word whose digits are shown otherwise than the file says."""

    number: int
    """Among the words of the page."""
    shown: str


@dataclass(slots=True)
class KnownDigits:
    """What the outlines of a document's fonts have been found to be."""

    outlines: dict[Key, tuple[float, str]] = field(default_factory=dict)
    """For the name of a font, a digit and its outline: the proportion of that, and the digit that it shows."""


def find_lies(layer: Layer, known: KnownDigits) -> tuple[Lie, ...]:
    """The words of a page whose digits are shown as others; a digit without a clear shape is what it is said to be."""
    fonts, found = _collect(layer)
    shown: dict[int, str] = {}
    unsure: list[tuple[str, list[Place]]] = []
    for (font, digit), kinds in found.items():
        proportion, told = _ask_outline(fonts[font], digit, known)
        fitting = [kind for kind in kinds if proportion and abs(kind[0] / proportion - 1) <= FITS]
        for kind, places in kinds.items():
            if fitting != [kind]:
                unsure.append((digit, places))
            elif told != digit:
                shown |= {char.index: told for _, char in places}
    if unsure:
        shown |= _look_closer(layer, unsure)
    return tuple(_list_lies(layer, shown)) if shown else ()


def _collect(layer: Layer) -> tuple[dict[int, Any], Mapping[tuple[int, str], dict[Kind, list[Place]]]]:
    """The fonts of a page, and its digits by their font and by how they are drawn."""
    fonts: dict[int, Any] = {}
    drawn_in: dict[int, int] = {}
    found: dict[tuple[int, str], dict[Kind, list[Place]]] = defaultdict(dict)
    left, right, bottom, top = sides = (c_double(), c_double(), c_double(), c_double())
    places = [byref(side) for side in sides]
    textpage, turned = layer.textpage, layer.frame.rotation
    for number, word in enumerate(layer.words):
        if not HAS_DIGIT.search(word.text):
            continue
        for char in layer.places[number]:
            if char.text not in DIGITS:
                continue
            handle = pdfium.FPDFText_GetTextObject(textpage, char.index)
            key = cast(handle, c_void_p).value or 0
            if key not in drawn_in:
                font = pdfium.FPDFTextObj_GetFont(handle) if key else None
                drawn_in[key] = (cast(font, c_void_p).value or 0) if font else 0
                fonts[drawn_in[key]] = font
            pdfium.FPDFText_GetCharBox(textpage, char.index, *places)
            box = (left.value, bottom.value, right.value, top.value)
            if box[0] < box[2] and box[1] < box[3]:
                kind = _describe(char, box, word.rotation - turned)
                kinds = found[drawn_in[key], char.text]
                if kind not in kinds:
                    kind = next((one for one in kinds if _is_same(one, kind)), kind)
                kinds.setdefault(kind, []).append((number, char))
    return fonts, found


def _describe(char: Char, box: Box, rotation: int) -> Kind:
    """How a digit is drawn whose ink fills a box."""
    left, bottom, right, top = box
    width, height, line = right - left, top - bottom, char.y1 - char.y0
    if rotation % 360 or line <= 0:
        return (round(height / width if rotation % 180 else width / height, 3),)
    return (
        round(width / height, 3),
        round(height / line, 3),
        round((bottom - char.y0) / line, 3),
        round((left - char.x0) / line, 3),
    )


def _is_same(one: Kind, other: Kind) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= SAME for a, b in zip(one, other, strict=True))


def _ask_outline(font: Any, digit: str, known: KnownDigits) -> tuple[float, str]:
    """The proportion of the outline that a font has for a digit, 0 where it has none, and the digit that it shows."""
    path = find_outline(font, digit) if font else None
    if not path:
        return 0.0, digit
    name = create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    x, y = c_float(), c_float()
    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, 0), byref(x), byref(y))
    key = (name.value, digit, pdfium.FPDFGlyphPath_CountGlyphSegments(path), x.value, y.value)
    if key not in known.outlines:
        known.outlines[key] = _judge_outline(tuple(list_segments(path)), digit)
    return known.outlines[key]


@lru_cache(maxsize=2_000)
def _judge_outline(segments: tuple[Segment, ...], digit: str) -> tuple[float, str]:
    """The proportion of an outline and the digit that it shows; makers of documents use the same few fonts."""
    shape = draw_outline(flatten(segments))
    return (0.0, digit) if shape is None else (shape.proportion, _judge(shape, digit) or digit)


def _judge(shape: Any, digit: str) -> str | None:
    """The digit that a shape shows; None where it is not clear."""
    like = compare(shape, digit)
    if like.nearest == digit:
        return digit
    return like.nearest if like.distance <= CLEAR and like.claimed - like.distance >= MARGIN else None


def _look_closer(layer: Layer, unsure: Sequence[tuple[str, list[Place]]]) -> dict[int, str]:
    """What digits show that are cut from a picture of the page, by their numbers in its text."""
    import numpy as np

    look = Look(layer.page, layer.frame, LOOK_DPI)
    shown: dict[int, str] = {}
    for digit, places in unsure:
        votes: Counter[str] = Counter()
        for number, char in places[:: max(1, len(places) // MOST_CUT)][:MOST_CUT]:
            piece = look.cut(look.grey, _place(layer, char), EDGE_PT)
            shape = draw_piece(np.rot90(piece, layer.words[number].rotation // 90))
            told = _judge(shape, digit) if shape is not None else None
            if told is not None:
                votes[told] += 1
        (told, count), *_ = votes.most_common(1) or [(digit, 0)]
        if told != digit and count == votes.total():
            shown |= {char.index: told for _, char in places}
    return shown


def _place(layer: Layer, char: Char) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(layer.textpage, char.index, byref(left), byref(right), byref(bottom), byref(top))
    return layer.frame.to_display(left.value, bottom.value, right.value, top.value)


def _list_lies(layer: Layer, shown: Mapping[int, str]) -> Iterator[Lie]:
    for number, chars in enumerate(layer.places):
        if any(char.index in shown for char in chars):
            yield Lie(number, correct_glyphs("".join(shown.get(char.index, char.text) for char in chars)))


def tell_truth(words: Sequence[Word], lies: Sequence[Lie]) -> tuple[Word, ...]:
    """The words of a page with the digits that it shows."""
    shown = {lie.number: lie.shown for lie in lies}
    return tuple(replace(word, text=shown[n]) if n in shown else word for n, word in enumerate(words))
