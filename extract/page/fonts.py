"""What a font says of its words: bold, italic, or not shown at all.

A font's name tells whether it is bold; its weight often does not. PDFium takes it from the width of the stems that the
PDF's maker wrote down: one writes the same for bold and regular, another (Ghostscript) so much that all is bold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from ctypes import c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.font_style import is_drawn_bold, is_nameless
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


PLAIN = Font(False, 0, False, False)


@dataclass(slots=True)
class Fonts:
    """The fonts of a page's text objects, each asked for once."""

    part: Part
    told: list[DocumentWarning]
    known: dict[int, Font] = field(default_factory=dict)
    drawn: dict[int, bool] = field(default_factory=dict)
    """Whether the program of a font without a name is bold."""
    matrix: Any = field(default_factory=pdfium.FS_MATRIX)
    """Room for the matrix of a character."""

    def find(self, textpage: Any, index: int) -> Font:
        """The font of the character at ``index``; a plain one where none can be read."""
        handle = pdfium.FPDFText_GetTextObject(textpage, index)
        if not handle:
            return PLAIN
        key = cast(handle, c_void_p).value or 0
        if key not in self.known:
            read = partial(read_font, textpage, index, handle, self.drawn)
            self.known[key] = attempt(self.part, read, PLAIN, self.told)
        return self.known[key]


def read_font(textpage: Any, index: int, handle: Any, drawn: dict[int, bool] | None = None) -> Font:
    """The font of the text object ``handle``, to which the character at ``index`` belongs; ``drawn`` is remembered."""
    buffer = create_string_buffer(128)
    font = pdfium.FPDFTextObj_GetFont(handle)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128) if font else 0
    name = buffer.value.decode("latin-1").lower() if 0 < length <= 128 else ""
    bold = any(mark in name for mark in BOLD_NAMES)
    if font and is_nameless(name):
        drawn, key = {} if drawn is None else drawn, cast(font, c_void_p).value or 0
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
