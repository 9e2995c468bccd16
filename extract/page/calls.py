"""The functions of PDFium that are called for each character, bound with plain addresses.

The same functions as those of ``pypdfium2.raw``, two to three times as fast: a handle is an integer, what is filled is
given by its address, and the interpreter's lock is kept, since each call takes less time than giving it away.
"""

from __future__ import annotations

from ctypes import PYFUNCTYPE, c_double, c_float, c_int, c_uint, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    """Bind a function of a text page and the number of a character in it."""
    return PYFUNCTYPE(result, c_void_p, c_int, *arguments)(address_of(function))


def address_of(handle: Any) -> int:
    """What a handle, or a function, is told by; 0 for none."""
    return cast(handle, c_void_p).value or 0


read_code = _bind(pdfium.FPDFText_GetUnicode, c_uint)
read_box = _bind(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p)
"""Fills four floats: left, top, right, bottom."""
read_origin = _bind(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_void_p)
"""Fills two doubles."""
read_matrix = _bind(pdfium.FPDFText_GetMatrix, c_int, c_void_p)
read_angle = _bind(pdfium.FPDFText_GetCharAngle, c_float)
read_size = _bind(pdfium.FPDFText_GetFontSize, c_double)
find_object = _bind(pdfium.FPDFText_GetTextObject, c_void_p)
"""The address of the text object; None where there is none."""
find_font = PYFUNCTYPE(c_void_p, c_void_p)(address_of(pdfium.FPDFTextObj_GetFont))
"""The address of the font of a text object; None where there is none."""
read_mode = PYFUNCTYPE(c_int, c_void_p)(address_of(pdfium.FPDFTextObj_GetTextRenderMode))
"""How a text object is painted."""
is_generated = _bind(pdfium.FPDFText_IsGenerated, c_int)
has_no_unicode = _bind(pdfium.FPDFText_HasUnicodeMapError, c_int)
