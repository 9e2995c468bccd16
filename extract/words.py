"""Words with their boxes, from the characters of a text layer.

PDFium gives each character with the box of its advance; a word ends at white space, at a gap, and where the
writing jumps. Its vertical extent comes from the base line and the size, so that « mars » and « Été » of one line
have the same height and overlap as words of one line should.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double, cast, create_string_buffer, c_void_p
from dataclasses import dataclass
from math import degrees, hypot
from typing import Any

import pypdfium2.raw as pdfium

from extract.frame import Frame
from extract.glyphs import correct_glyphs
from schemas.page import Word

ASCENT, DESCENT = 0.72, 0.21
"""Share of the size above and below the base line that a box covers at least (Times, Arial, Calibri)."""
GAP = 0.3
"""A gap wider than this share of the size ends a word even without a space."""
BOLD_WEIGHT = 600
INVISIBLE = 3
"""Text render mode 3 (ISO 32000-1, table 106): drawn but not shown, as OCR layers are."""


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    invisible: bool


@dataclass(slots=True)
class _Open:
    """A word being collected, in user space."""

    chars: list[str]
    x0: float
    y0: float
    x1: float
    y1: float
    first: int


def read_words(textpage: Any, frame: Frame) -> tuple[Word, ...]:
    """The words of a page in the order of its content stream. ``textpage`` is PDFium's raw handle."""
    styles: dict[int, tuple[bool, bool, bool]] = {}
    return tuple(
        word for found in _collect(textpage) if (word := _finish(textpage, frame, found, styles)) is not None
    )


def _collect(textpage: Any) -> Iterator[_Open]:
    """Cut the stream of characters into words."""
    rect = pdfium.FS_RECTF()
    ref = byref(rect)
    unicode_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    word: _Open | None = None
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = unicode_at(textpage, index)
        char = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if char.isspace() or code == 0:
            if word is not None:
                yield word
            word = None
            continue
        box_at(textpage, index, ref)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if word is not None and _jumps(word, left, right, top, bottom):
            yield word
            word = None
        if word is None:
            word = _Open([char], left, bottom, right, top, index)
        else:
            word.chars.append(char)
            word.x0, word.x1 = min(word.x0, left), max(word.x1, right)
            word.y0, word.y1 = min(word.y0, bottom), max(word.y1, top)
    if word is not None:
        yield word


def _jumps(word: _Open, left: float, right: float, top: float, bottom: float) -> bool:
    """Whether the next character stands apart from the word: a gap, another line, a step back.

    A word turned by 90° grows upwards, so a step is a jump only when it is one in both directions.
    """
    reach = GAP * max(word.y1 - word.y0 if len(word.chars) == 1 else min(word.y1 - word.y0, top - bottom), 4.0)
    level = bottom < word.y1 and top > word.y0
    upright = left < word.x1 and right > word.x0
    beside = level and word.x0 - reach <= left <= word.x1 + reach
    above = upright and word.y0 - reach - (top - bottom) <= bottom <= word.y1 + reach
    return not (beside or above)


def _finish(
    textpage: Any, frame: Frame, found: _Open, styles: dict[int, tuple[bool, bool, bool]]
) -> Word | None:
    text = correct_glyphs("".join(found.chars))
    if not text:
        return None
    style, direction = _read_style(textpage, found.first, styles)
    x0, y0, x1, y1 = found.x0, found.y0, found.x1, found.y1
    if direction == 0 and style.size > 0:
        x, y = c_double(), c_double()
        if pdfium.FPDFText_GetCharOrigin(textpage, found.first, byref(x), byref(y)):
            y0, y1 = min(y0, y.value - DESCENT * style.size), max(y1, y.value + ASCENT * style.size)
            y1 = min(y1, y.value + 1.1 * style.size)
    left, top, right, bottom = frame.to_display(x0, y0, x1, y1)
    rotation = (direction + frame.rotation) % 360
    return Word(
        text, left, top, right, bottom, round(style.size, 2), style.bold, style.italic, rotation, None, style.invisible
    )


def _read_style(
    textpage: Any, index: int, styles: dict[int, tuple[bool, bool, bool]]
) -> tuple[_Style, int]:
    """Size, weight, slant and visibility of a character, and its direction clockwise in quarter turns."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(textpage, index, byref(matrix)):
        scale = hypot(matrix.c, matrix.d) or 1.0
    size = pdfium.FPDFText_GetFontSize(textpage, index) * scale
    angle = degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
    handle = pdfium.FPDFText_GetTextObject(textpage, index)
    bold = italic = invisible = False
    if handle:
        key = cast(handle, c_void_p).value or 0
        if key not in styles:
            styles[key] = _read_font(textpage, index, handle)
        bold, italic, invisible = styles[key]
    return _Style(size, bold, italic, invisible), -round(angle / 90) * 90 % 360


def _read_font(textpage: Any, index: int, handle: Any) -> tuple[bool, bool, bool]:
    """Whether a text object is bold, italic, invisible; the font's name counts, weights are often missing."""
    buffer = create_string_buffer(128)
    font = pdfium.FPDFTextObj_GetFont(handle)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128) if font else 0
    name = buffer.value.decode("latin-1").lower() if 0 < length <= 128 else ""
    weight = pdfium.FPDFText_GetFontWeight(textpage, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    bold = weight >= BOLD_WEIGHT or any(mark in name for mark in ("bold", "black", "heavy", "semibold", "demi"))
    return bold, "italic" in name or "oblique" in name, mode == INVISIBLE
