"""One filled path of several rectangles: the borders of a row of cells, which some makers paint in one stroke.

Its bounding box alone would be a black area as large as the row, and the table would have no rule.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_float
from typing import Any

import pypdfium2.raw as pdfium

LEAST_SEGMENTS = 8
"""Two rectangles have so many points."""
MAX_SEGMENTS = 4_000
LEVEL = 0.5
"""The sides of a rectangle are level or upright but for so much, in units of the file."""

_Point = tuple[float, float]


def list_rectangles(handle: Any, place: Callable[[float, float], _Point]) -> list[tuple[_Point, _Point]]:
    """The opposite corners of each rectangle of a path, as ``place`` maps them; none where it is anything else."""
    count = pdfium.FPDFPath_CountSegments(handle)
    if not LEAST_SEGMENTS <= count <= MAX_SEGMENTS:
        return []
    x, y = c_float(), c_float()
    shapes: list[list[_Point]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind not in (pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO):
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            shapes.append([])
        elif not shapes:
            return []
        shapes[-1].append(place(x.value, y.value))
    shapes = [shape for shape in shapes if len(shape) > 1]
    return [measure(shape) for shape in shapes] if len(shapes) > 1 and all(map(is_rectangle, shapes)) else []


def is_rectangle(points: list[_Point]) -> bool:
    """Tell whether points are the corners of a level rectangle, in order, the first perhaps once more.

    >>> is_rectangle([(0, 0), (9, 0), (9, 1), (0, 1), (0, 0)]), is_rectangle([(0, 0), (9, 3), (9, 1), (0, 1)])
    (True, False)
    """
    corners = points[:-1] if len(points) == 5 else points
    if len(corners) != 4:
        return False
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return all(min(abs(one[0] - other[0]), abs(one[1] - other[1])) <= LEVEL for one, other in pairs)


def measure(points: list[_Point]) -> tuple[_Point, _Point]:
    """Two opposite corners of what points enclose."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))
