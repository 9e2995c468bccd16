"""What a font says of its words: bold, italic, or not shown at all.

A font's name tells whether it is bold; its weight often does not. PDFium takes it from the width of the stems that the
PDF's maker wrote down: one writes the same for bold and regular, another (Ghostscript) so much that all is bold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from ctypes import addressof, create_string_buffer
from dataclasses import field, replace
from functools import partial
from itertools import repeat
from math import degrees, hypot, isfinite
from struct import unpack_from
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.calls import (
    address_of,
    find_font,
    find_object,
    read_angle,
    read_matrix,
    read_mode,
    read_origin,
    read_size,
)
from bordereau.extract.page.font_style import is_drawn_bold, is_nameless
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Word
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.warning import DocumentWarning

BOLD_WEIGHT = 600
HEAVIER = 1.2
"""Where no name tells, a word is bold if its font is so much heavier than that of most letters of the page."""
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
INVISIBLE = (3, 7)
"""Text render modes (ISO 32000-1, table 106) that paint nothing: 3, as in OCR layers, and 7, which only clips."""


@dataclass(frozen=True, slots=True)
class Font:
    """The font of a text object, and how that is drawn."""

    named_bold: bool
    weight: int
    italic: bool
    invisible: bool


ROOM, DOUBLE = 64, 8
"""Bytes: room for a matrix of six floats or a place of two doubles, and one of these."""


PLAIN = Font(False, 0, False, False)


@dataclass(frozen=True, slots=True)
class Type:
    """How a text object is set."""

    font: Font
    size: float
    """In user space, as its matrix scales it."""
    direction: int
    """Of the writing, clockwise in quarter turns."""


@dataclass(slots=True)
class Fonts:
    """The types of a page's text objects, each asked for once. ``textpage`` is PDFium's raw handle."""

    textpage: Any
    part: Part
    told: list[DocumentWarning]
    known: dict[int, Type] = field(default_factory=dict)
    drawn: dict[int, bool] = field(default_factory=dict)
    """Whether the program of a font without a name is bold."""
    fonts: dict[tuple[int, bool], Font] = field(default_factory=dict)
    """By the font of a text object and whether that is invisible: a page has a few, and hundreds of objects."""
    page: int = field(init=False)
    room: Any = field(init=False)
    """For the numbers that PDFium fills in: of a matrix or a place."""

    def __post_init__(self) -> None:
        self.page = address_of(self.textpage)
        self.room = create_string_buffer(ROOM)

    def find(self, index: int) -> Type:
        """The type of the character at ``index``, in a plain font where none can be read."""
        return self._find(find_object(self.page, index) or 0, index)

    def list_types(self, indices: Sequence[int]) -> list[Type]:
        """The types of some characters."""
        keys = map(find_object, repeat(self.page), indices)
        known = self.known
        return [
            known[key] if key in known and key else self._find(key or 0, i)
            for key, i in zip(keys, indices, strict=True)
        ]

    def _find(self, key: int, index: int) -> Type:
        if key not in self.known or not key:
            font = self._read_font(key, index) if key else PLAIN
            self.known[key] = Type(font, self._read_size(index), self._read_direction(index))
        return self.known[key]

    def _read_font(self, drawn: int, index: int) -> Font:
        """The font of the text object at the address ``drawn``, of which ``index`` is a character."""
        key = find_font(drawn) or 0, read_mode(drawn) in INVISIBLE
        if key[0] and key in self.fonts:
            return self.fonts[key]
        read = partial(read_font, self.textpage, index, self.drawn)
        font = attempt(self.part, read, None, self.told)
        if font is None:
            return PLAIN
        self.fonts[key] = font
        return font

    def read_origins(self, indices: Sequence[int]) -> Any:
        """Where some characters stand on their base lines, in user space: an array of float64, shape (characters, 2).

        NaN where PDFium does not know.
        """
        import numpy as np

        places = np.full((len(indices), 2), np.nan)
        start, step = places.ctypes.data, 2 * DOUBLE
        xs = range(start, start + step * len(indices), step)
        ys = range(start + DOUBLE, start + DOUBLE + step * len(indices), step)
        known = list(map(read_origin, repeat(self.page), indices, xs, ys))
        places[np.array(known, bool) == 0] = np.nan
        return places

    def read_origin(self, index: int) -> tuple[float, float] | None:
        """Where a character stands on its base line, in user space."""
        start = addressof(self.room)
        if not read_origin(self.page, index, start, start + DOUBLE):
            return None
        x, y = unpack_from("=2d", self.room)
        return (x, y) if isfinite(x + y) else None

    def _read_size(self, index: int) -> float:
        scale = 1.0
        if read_matrix(self.page, index, addressof(self.room)):
            _, _, c, d, _, _ = unpack_from("=6f", self.room)
            scale = hypot(c, d) or 1.0
        size = read_size(self.page, index) * scale
        return size if isfinite(size) else 0.0

    def _read_direction(self, index: int) -> int:
        angle = degrees(read_angle(self.page, index))
        return round(angle / 90) * 90 % 360 if isfinite(angle) else 0


def read_font(textpage: Any, index: int, drawn: dict[int, bool] | None = None) -> Font:
    """The font of the text object of the character at ``index``; ``drawn`` is remembered."""
    handle = pdfium.FPDFText_GetTextObject(textpage, index)
    buffer = create_string_buffer(128)
    font = pdfium.FPDFTextObj_GetFont(handle)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128) if font else 0
    name = buffer.value.decode("latin-1").lower() if 0 < length <= 128 else ""
    bold = any(mark in name for mark in BOLD_NAMES)
    if font and is_nameless(name):
        drawn, key = {} if drawn is None else drawn, address_of(font)
        if key not in drawn:
            drawn[key] = is_drawn_bold(font)
        bold = drawn[key]
    return Font(
        bold,
        int(pdfium.FPDFText_GetFontWeight(textpage, index)),
        "italic" in name or "oblique" in name,
        pdfium.FPDFTextObj_GetTextRenderMode(handle) in INVISIBLE,
    )


def set_bold(found: Sequence[tuple[Word, Font]]) -> tuple[Word, ...]:
    """The words of a page, bold where a name says so or, on a page on which none does, where a weight stands out.

    >>> light, heavy = Font(False, 400, False, False), Font(False, 700, False, False)
    >>> words = [Word(text, 0, 0, 9, 9) for text in ("Objet", "de", "la", "convention")]
    >>> [word.bold for word in set_bold(list(zip(words, [heavy, light, light, light])))]
    [True, False, False, False]
    >>> [word.bold for word in set_bold(list(zip(words, [heavy] * 4)))]
    [False, False, False, False]
    """
    if any(font.named_bold for _, font in found):
        return tuple(word for word, _ in found)
    letters: Counter[int] = Counter()
    for word, font in found:
        letters[font.weight] += len(word.text)
    usual = letters.most_common(1)[0][0] if letters else 0
    least = max(BOLD_WEIGHT, HEAVIER * usual)
    return tuple(replace(word, bold=True) if font.weight >= least else word for word, font in found)
