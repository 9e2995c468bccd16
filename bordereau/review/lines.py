"""The lines of text of a page with their boxes, so that a word can be found on a page though no fact was read of it.

They go into a script beside the pictures, since pages on a disk can load nothing else. A scanned page has none: there
only what was read as facts is found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from ctypes import byref, c_int
from typing import Any

LINES_AT_MOST = 1_000
"""Of a page; a hostile one may have any number."""
LETTERS_AT_MOST = 400
DEVICE = 10
"""Tenths of a point: PDFium gives whole numbers."""

Line = tuple[float, float, float, float, str]
"""Left, top, width and height in points as displayed, and the text."""


def list_lines(page: Any) -> list[Line]:
    """List the lines of a page of PDFium's, in its order."""
    text = page.get_textpage()
    lines: list[Line] = []
    for place in range(min(text.count_rects(), LINES_AT_MOST)):
        left, bottom, right, top = text.get_rect(place)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())[:LETTERS_AT_MOST]
        if words:
            lines.append((*_show_box(page, (left, bottom, right, top)), words))
    text.close()
    return lines


def print_lines(pages: Mapping[int, list[Line]]) -> str:
    """Write the lines of pages as a script; all but ASCII is escaped."""
    return f"const pageLines = {json.dumps(pages, separators=(',', ':'))};\n"


def _show_box(page: Any, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Give a box as it is displayed, whatever the rotation and the crop of the page."""
    left, bottom, right, top = box
    corners = [_show_point(page, *corner) for corner in ((left, top), (right, bottom))]
    x = sorted(corner[0] for corner in corners)
    y = sorted(corner[1] for corner in corners)
    return x[0], y[0], round(x[1] - x[0], 1), round(y[1] - y[0], 1)


def _show_point(page: Any, x: float, y: float) -> tuple[float, float]:
    from pypdfium2 import raw

    width, height = page.get_size()
    across, down = c_int(), c_int()
    size = (round(width * DEVICE), round(height * DEVICE))
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, byref(across), byref(down))
    return across.value / DEVICE, down.value / DEVICE
