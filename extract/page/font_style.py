"""Whether an embedded font is bold, where its name says nothing: « CIDFont+F1 », as virtual printers call all fonts.

TrueType keeps it in the table ``head``, whose field ``macStyle`` has bit 0 set for bold (OpenType 1.9, “head”).
"""

from __future__ import annotations

import re
import struct
from ctypes import byref, c_size_t, c_uint8
from typing import Any

import pypdfium2.raw as pdfium

_NAMELESS = re.compile(r"(?:[a-z]{6}\+)?(?:cidfont\+?|font|tt|f)[\dx]*(?:\+?f\d+)?")
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
MAX_BYTES = 8_000_000
STYLE_AT = 44
"""Where ``macStyle`` stands in the table."""


def is_nameless(name: str) -> bool:
    """Tell whether the name of a font, in small letters, only counts it.

    >>> [is_nameless(name) for name in ("cidfont+f1", "abcdef+tt12", "f4", "times-bold", "ffmeta", "ttnorms")]
    [True, True, True, False, False, False]
    """
    return _NAMELESS.fullmatch(name) is not None


def is_drawn_bold(font: Any) -> bool:
    """Tell whether the embedded program of a font calls itself bold; False where there is none, or another kind."""
    length = c_size_t()
    if not pdfium.FPDFFont_GetFontData(font, None, 0, byref(length)) or not 0 < length.value <= MAX_BYTES:
        return False
    buffer = (c_uint8 * length.value)()
    if not pdfium.FPDFFont_GetFontData(font, buffer, length.value, byref(length)):
        return False
    return reads_bold(bytes(buffer))


def reads_bold(program: bytes) -> bool:
    """Tell whether a TrueType program has the bit for bold set; a damaged one says nothing."""
    if program[:4] not in _SIGNATURES or len(program) < 12:
        return False
    for number in range(struct.unpack(">H", program[4:6])[0]):
        entry = program[12 + 16 * number : 28 + 16 * number]
        if len(entry) == 16 and entry[:4] == b"head":
            start = struct.unpack(">I", entry[8:12])[0] + STYLE_AT
            style = program[start : start + 2]
            return len(style) == 2 and bool(struct.unpack(">H", style)[0] & 1)
    return False
