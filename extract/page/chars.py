"""A character of a text layer, and all those of a page, read at once."""

from __future__ import annotations

from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from bordereau.extract.page.calls import address_of, has_no_unicode, is_generated, read_box, read_code
from bordereau.extract.page.glyphs import is_foreign, name_lost

LATIN_END = 0x24F
CODED = 0.5
"""Where more of a page's characters than this have none, their codes are taken for characters: old bitmap fonts."""
SURROGATES = range(0xD800, 0xE000)
"""Halves of UTF-16 pairs that a wrong ToUnicode map leaves alone: no characters, and not to be written as UTF-8."""


class Char(NamedTuple):
    """A character with its box in user space and its place in the text page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    number: int
    """Its place in the text page."""


class Chars(NamedTuple):
    """The characters of a page but its white space, in the order of its content stream."""

    chars: list[Char]
    boxes: Any
    """Their boxes: an array of float64, shape (characters, 4): x0, y0, x1, y1 in user space."""
    parts: Any
    """How often white space was printed before each: where that grows, a word ends."""
    lines: Any
    """How many line ends PDFium has supposed before each."""


def read_chars(textpage: Any) -> Chars:
    """All characters of a page. ``textpage`` is PDFium's raw handle.

    The spaces and line ends that PDFium supposes, between the letters of some Type 3 fonts too, are no characters.
    """
    import numpy as np

    count = max(0, pdfium.FPDFText_CountChars(textpage))
    page = address_of(textpage)
    codes = np.fromiter(map(read_code, repeat(page, count), range(count)), np.uint32, count)
    texts = _name_chars(textpage, page, codes)
    blank = np.fromiter(map(str.isspace, texts), bool, count) | (codes == 0)
    supposed = np.zeros(count, bool)
    for index in np.nonzero((codes == 32) | (codes == 10) | (codes == 13))[0].tolist():
        supposed[index] = is_generated(page, index) == 1
    solid = np.nonzero(~blank & ~supposed)[0]
    boxes = _read_boxes(page, solid.tolist())
    numbers = solid.tolist()
    columns = zip(map(texts.__getitem__, numbers), *boxes.T.tolist(), numbers, strict=True)
    parts, lines = np.cumsum(blank & ~supposed)[solid], np.cumsum(supposed & (codes != 32))[solid]
    chars = list(map(tuple.__new__, repeat(Char), columns))  # Char._make, three times as fast
    return Chars(chars, boxes, parts, lines)


def _read_boxes(page: int, indices: list[int]) -> Any:
    """The boxes of some characters, as wide as their advance and as high as their font."""
    import numpy as np

    sides = np.zeros((len(indices), 4), np.float32)
    start, step = sides.ctypes.data, 4 * sides.itemsize
    places = range(start, start + step * len(indices), step)
    list(map(read_box, repeat(page), indices, places))
    return sides[:, [0, 3, 2, 1]].astype(np.float64)


def _name_chars(textpage: Any, page: int, codes: Any) -> list[str]:
    """The text of each character; a glyph without a value has a sign of its own, told by its code and font."""
    import numpy as np

    lost = _find_lost(page, len(codes))
    unusual = set(np.nonzero((codes > LATIN_END) | (codes == 0))[0].tolist()) | lost
    texts = list(map(chr, np.where(codes < 0x110000, codes, 0).tolist()))
    fonts: dict[int, int] = {}
    for index in sorted(unusual):
        code = int(codes[index])
        if index in lost or is_foreign(code):
            texts[index] = name_lost(code, _number_font(textpage, index, fonts))
        elif code == 0 or code >= 0x110000 or code in SURROGATES:
            texts[index] = "\ufffd"
    return texts


def _find_lost(page: int, count: int) -> frozenset[int]:
    """The characters for which PDFium found no Unicode value and gave their glyph's code, a wrong sign or figure.

    A program that writes a PDF anew (Ghostscript, a virtual printer) loses the values of some glyphs of a font,
    those of « é » and « – » first.
    """
    lost = [index for index, wrong in enumerate(map(has_no_unicode, repeat(page, count), range(count))) if wrong == 1]
    return frozenset(lost) if len(lost) <= CODED * count else frozenset()


def _number_font(textpage: Any, index: int, fonts: dict[int, int]) -> int:
    """The number of a character's font among those of the page that have lost some."""
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(textpage, index))
    return fonts.setdefault(address_of(font), len(fonts))
