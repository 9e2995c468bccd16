"""Fonts whose digits lie: the text of the file says 9 where the page shows 1.

What a glyph stands for is said by the file (ToUnicode, an encoding), what it looks like by its font. So each digit
of each font is looked at once: its outline, as the font gives it for that character, against the digits of the standard
fonts. The box of each digit tells whether it was drawn with that outline. Where a font has two outlines for one digit,
or none that can be asked for, digits are cut from a picture of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from math import sin
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.calls import address_of
from bordereau.extract.page.chars import Char
from bordereau.extract.page.closer import Layer
from bordereau.extract.page.drawing import find_actual_text
from bordereau.extract.page.glyphs import correct_glyphs
from bordereau.extract.page.ink import Look
from bordereau.extract.page.outlines import Kind, KnownDigits, ask_outline, judge, list_fitting, read_font_name
from bordereau.extract.page.shapes import DIGITS, draw_piece
from bordereau.schemas.page import Box, Word

SAME_WIDTH, SAME = 0.12, 0.003
"""Two digits are drawn by one outline where their proportions differ by no greater share, for a line may be stretched,
and their left side and foot by no more."""
HAS_DIGIT = re.compile("[0-9]")
LOOK_DPI = 250.0
MOST_CUT, MOST_ALONE = 5, 500
"""So many digits of one kind are cut from the picture of a page, and so many more where those disagree."""
EDGE_PT, LEAST_PT = 0.7, 3.0
"""So much is cut around a digit; a smaller one has too few pixels."""
ASKEW = 0.1
"""The sine of twice the angle, 3°, by which writing may lean that goes along or up the page."""

Place = tuple[int, Char]
"""The number of a word on its page, and a digit in it."""


@dataclass(frozen=True, slots=True)
class Lie:
    """A word whose digits are shown otherwise than the file says."""

    number: int
    """Among the words of the page."""
    shown: str


def find_lies(layer: Layer, known: KnownDigits) -> tuple[Lie, ...]:
    """The words of a page whose digits are shown as others; a digit without a clear shape is what it is said to be."""
    fonts, found = _collect(layer)
    names = {key: read_font_name(font) for key, font in fonts.items()}
    shown: dict[int, str] = {}
    unsure: list[tuple[str, list[Place]]] = []
    for (font, digit), kinds in found.items():
        if not known.doubled and len(kinds) == 1 and (names[font], digit, *kinds) in known.sound:
            continue
        outline = ask_outline(fonts[font], names[font], digit, known)
        fitting = () if known.doubled else list_fitting(outline, list(kinds), fonts[font])
        for kind, places in kinds.items():
            if kind not in fitting:
                unsure.append((digit, places))
            elif outline.shows != digit:
                shown |= {char.number: outline.shows for _, char in places}
            elif len(kinds) == 1 and len(kind) > 1:
                known.sound.add((names[font], digit, kind))
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
            handle = pdfium.FPDFText_GetTextObject(textpage, char.number)
            key = address_of(handle)
            if key not in drawn_in:
                font = pdfium.FPDFTextObj_GetFont(handle) if key else None
                drawn_in[key] = 0
                if font and find_actual_text(handle) is None:
                    drawn_in[key] = address_of(font)
                fonts[drawn_in[key]] = font
            if not drawn_in[key]:
                continue
            pdfium.FPDFText_GetCharBox(textpage, char.number, *places)
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
    width, height = right - left, top - bottom
    if rotation % 360:
        return (round(height / width if rotation % 180 else width / height, 3),)
    return (round(width / height, 3), round((left - char.x0) / width, 3), round((bottom - char.y0) / height, 3))


def _is_same(one: Kind, other: Kind) -> bool:
    if len(one) != len(other) or abs(one[0] / other[0] - 1) > SAME_WIDTH:
        return False
    return all(abs(a - b) <= SAME for a, b in zip(one[1:], other[1:], strict=True))


def _look_closer(layer: Layer, unsure: Sequence[tuple[str, list[Place]]]) -> dict[int, str]:
    """What digits show that are cut from a picture of the page, by their numbers in its text.

    Some of a kind speak for all; where these disagree, each is looked at.
    """
    look = Look(layer.page, layer.frame, LOOK_DPI, layer.words)
    shown: dict[int, str] = {}
    for digit, places in unsure:
        some = places[:: max(1, len(places) // MOST_CUT)][:MOST_CUT]
        seen = {told for place in some if (told := _cut(layer, look, place, digit)) is not None}
        if len(seen) == 1:
            shown |= {char.number: told for told in seen - {digit} for _, char in places}
        elif seen:
            for place in places[:MOST_ALONE]:
                told = _cut(layer, look, place, digit)
                if told not in (None, digit):
                    shown[place[1].number] = str(told)
    return shown


def _cut(layer: Layer, look: Look, place: Place, digit: str) -> str | None:
    """The digit that is shown in one place; None where it is not clear."""
    import numpy as np

    number, char = place
    if abs(sin(2 * pdfium.FPDFText_GetCharAngle(layer.textpage, char.number))) > ASKEW:
        return None
    box = _place(layer, char)
    if min(box[2] - box[0], box[3] - box[1]) < LEAST_PT / 2 or max(box[2] - box[0], box[3] - box[1]) < LEAST_PT:
        return None
    piece = look.cut(look.grey, box, EDGE_PT)
    shape = draw_piece(np.rot90(piece, layer.words[number].rotation // 90))
    return judge(shape, digit, layer.words[number].italic) if shape is not None else None


def _place(layer: Layer, char: Char) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(layer.textpage, char.number, byref(left), byref(right), byref(bottom), byref(top))
    return layer.frame.to_display(left.value, bottom.value, right.value, top.value)


def _list_lies(layer: Layer, shown: Mapping[int, str]) -> Iterator[Lie]:
    for number, chars in enumerate(layer.places):
        if any(char.number in shown for char in chars):
            yield Lie(number, correct_glyphs("".join(shown.get(char.number, char.text) for char in chars)))


def tell_truth(words: Sequence[Word], lies: Sequence[Lie]) -> tuple[Word, ...]:
    """The words of a page with the digits that it shows."""
    shown = {lie.number: lie.shown for lie in lies}
    return tuple(replace(word, text=shown[n]) if n in shown else word for n, word in enumerate(words))
