"""The unit of a page: /UserUnit, by which a large sheet stays within the 14 400 units of a page.

PDFium neither applies nor tells it. It is looked for in the bytes of the file, where it hardly ever stands; only then
is a page copied alone, which PDFium writes in plain, and its dictionary read.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from math import isfinite
from typing import Any

KEY = b"/UserUnit"
OBJECT_STREAM = re.compile(rb"/ObjStm\b")
STREAM = re.compile(rb"stream\r?\n")
BODIES = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
UNIT = re.compile(rb"/UserUnit\s*(\d*\.?\d+)")
REACH = 600
"""Bytes from the type of an object stream to its beginning, at most."""
LONGEST = 16 << 20
"""Bytes that an object stream is inflated to."""


def has_user_units(data: bytes) -> bool:
    r"""Whether any page of a PDF may have a unit of its own.

    >>> has_user_units(b"<</Type /Page /UserUnit 2.0>>"), has_user_units(b"<</Type /Page>>")
    (True, False)
    >>> has_user_units(b"<</Type /ObjStm /N 1>>stream\n" + zlib.compress(b"<</Type /Page /UserUnit 2>>"))
    True
    """
    return KEY in data or any(KEY in _inflate(data, match.end()) for match in OBJECT_STREAM.finditer(data))


def _inflate(data: bytes, after: int) -> bytes:
    start = STREAM.search(data, after, after + REACH)
    if start is None:
        return b""
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start.end() :], LONGEST)
    except zlib.error:
        return b""


def read_user_unit(pdf: Any, number: int) -> float:
    """The unit of a page in points; 1 where none is said. ``pdf``: a document of pypdfium2."""
    import pypdfium2 as pdfium

    alone = pdfium.PdfDocument.new()
    try:
        alone.import_pages(pdf, [number - 1])
        buffer = BytesIO()
        alone.save(buffer)
    finally:
        alone.close()
    match = UNIT.search(BODIES.sub(b"", buffer.getvalue()))
    unit = float(match[1]) if match else 1.0
    return unit if isfinite(unit) and unit > 0 else 1.0
