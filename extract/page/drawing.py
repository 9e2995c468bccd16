"""Rules, fills and pictures: what is drawn on a page besides text.

A table's border may be a stroked line, a stroked box, a thin filled rectangle (Word), one path with a hundred
segments, or lie inside a form. All come out as ``Rule``; painted areas as ``Fill``; images as ``Picture``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint, c_ulong
from dataclasses import dataclass, field
from functools import partial
from math import inf, isfinite
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.compound import list_rectangles
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.strips import find_borders
from bordereau.schemas.page import Box, Fill, Picture, Rule

THIN_PT = 3.0
"""A filled shape thinner than this is a line."""
SHORT_PT = 4.0
"""A line shorter than this is no rule (tick, part of a glyph)."""
LEVEL_PT = 1.0
"""A stroke is level or upright if its ends are off by no more."""
MOST_POINTS = 40
"""A stroke of more points is a curve of a chart or a drawing."""
MAX_OBJECTS = 20_000
"""Objects read a page: a map of a hundred thousand paths holds no table."""
MAX_SEGMENTS = 4_000
MAX_DEPTH = 6
WHITE = 0.985

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
Drawn = tuple[Any, _Matrix, int]
"""An object of a page: its handle, the matrix of the forms around it, its kind."""
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    rules: list[Rule] = field(default_factory=list)
    slanted: list[Box] = field(default_factory=list)
    """The boxes of open strokes that are neither level nor upright: a pen's, the lines of a chart."""
    fills: list[Fill] = field(default_factory=list)
    strips: list[tuple[Box, float]] = field(default_factory=list)
    """Thin painted boxes and their lightness: lines, or the edges of shades."""
    pictures: list[Picture] = field(default_factory=list)


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """All rules, fills and pictures of a page. ``page`` is PDFium's raw handle."""
    drawing = Drawing()
    for handle, matrix, kind in list_objects(page)[:MAX_OBJECTS]:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(handle, matrix, frame, drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _read_picture(handle, matrix, frame, drawing)
    drawing.rules.extend(Rule(*box) for box in find_borders(drawing.strips, drawing.fills))
    return drawing


def list_objects(page: Any) -> Sequence[Drawn]:
    """Every object of the page.

    One reader of a page after the other asks for them, and nothing of ours adds or takes any once the first has asked.
    So they are listed once, and the list is kept with the handle: it ends with it.
    """
    found: list[Drawn] | None = getattr(page, "listed", None)
    if found is None:
        found = page.listed = _list_objects(page)
    return found


def _list_objects(page: Any) -> list[Drawn]:
    found: list[Drawn] = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        handle = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            found.extend(_open_forms(handle, _IDENTITY, 0))
        else:
            found.append((handle, _IDENTITY, kind))
    return found


def _open_forms(handle: Any, outer: _Matrix, depth: int) -> Iterator[Drawn]:
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, outer, kind
        return
    if depth >= MAX_DEPTH:
        return
    matrix = _multiply(_read_matrix(handle), outer)
    for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
        yield from _open_forms(pdfium.FPDFFormObj_GetObject(handle, index), matrix, depth + 1)


def _read_matrix(handle: Any) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, byref(raw)):
        return _IDENTITY
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _multiply(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _read_path(handle: Any, outer: _Matrix, frame: Frame, drawing: Drawing) -> None:
    fill_mode, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(handle, byref(fill_mode), byref(stroke))
    if not fill_mode.value and not stroke.value:
        return
    if fill_mode.value:
        _read_fill(handle, outer, frame, drawing)
    if stroke.value and _lightness(handle, pdfium.FPDFPageObj_GetStrokeColor) < WHITE:
        _read_strokes(handle, outer, frame, drawing)


def _read_fill(handle: Any, outer: _Matrix, frame: Frame, drawing: Drawing) -> None:
    lightness = _lightness(handle, pdfium.FPDFPageObj_GetFillColor)
    box = read_bounds(handle, outer, frame)
    if box is None:
        return
    if not _is_thin(box):
        matrix = _multiply(_read_matrix(handle), outer)
        parts = [frame.to_display(*a, *b) for a, b in list_rectangles(handle, partial(_apply, matrix))]
        if lightness < WHITE:
            drawing.strips.extend((part, lightness) for part in parts if _is_thin(part) and _is_long(part))
        drawing.fills.extend(Fill(*part, lightness) for part in parts or [box] if not _is_thin(part))
    elif _is_long(box) and lightness < WHITE:
        drawing.strips.append((box, lightness))


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THIN_PT


def _is_long(box: Box) -> bool:
    return max(box[2] - box[0], box[3] - box[1]) >= SHORT_PT


def _read_strokes(handle: Any, outer: _Matrix, frame: Frame, drawing: Drawing) -> None:
    """The straight horizontal and vertical strokes of a path, and its open slanted ones."""
    matrix = _multiply(_read_matrix(handle), outer)
    x, y = c_float(), c_float()
    start = here = (0.0, 0.0)
    drawn: list[_Point] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        there = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            _add_slanted(drawn, frame, drawing)
            drawn, start = [], there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _add_stroke(here, there, frame, drawing)
        here = there
        drawn.append(here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            _add_stroke(here, start, frame, drawing)
            drawn, here = [], start
    _add_slanted(drawn, frame, drawing)


def _add_slanted(drawn: Sequence[_Point], frame: Frame, drawing: Drawing) -> None:
    """The box of an open stroke through some points, if it is wider than high and not level."""
    if not 2 <= len(drawn) <= MOST_POINTS:
        return
    xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
    box = frame.to_display(min(xs), min(ys), max(xs), max(ys))
    width, height = box[2] - box[0], box[3] - box[1]
    apart = 2 * frame.unit * math.dist(drawn[0], drawn[-1])  # a ring comes back to where it began
    if SHORT_PT <= width < inf and LEVEL_PT < height <= width < apart:
        drawing.slanted.append(box)


def _add_stroke(one: tuple[float, float], other: tuple[float, float], frame: Frame, drawing: Drawing) -> None:
    width, height = frame.unit * abs(one[0] - other[0]), frame.unit * abs(one[1] - other[1])
    if SHORT_PT <= max(width, height) < inf and min(width, height) <= LEVEL_PT:
        drawing.rules.append(Rule(*frame.to_display(*one, *other)))


def _lightness(handle: Any, getter: Any) -> float:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not getter(handle, byref(red), byref(green), byref(blue), byref(alpha)):
        return 0.0
    shade = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    return 1 - (1 - shade) * alpha.value / 255


def _read_picture(handle: Any, outer: _Matrix, frame: Frame, drawing: Drawing) -> None:
    box = read_bounds(handle, outer, frame)
    if box is None:
        return
    width, height = c_uint(), c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, byref(width), byref(height))
    drawing.pictures.append(Picture(*box, width.value, height.value))


def list_pictures(page: Any, frame: Frame) -> Iterator[Box]:
    """The boxes of the pictures of a page. ``page`` is PDFium's raw handle."""
    for handle, outer, kind in list_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = read_bounds(handle, outer, frame)
            if box is not None:
                yield box


def read_bounds(handle: Any, outer: _Matrix, frame: Frame) -> Box | None:
    """The box of an object on the displayed page; None where it has none. ``outer``: the matrix of the forms around."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(handle, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    x0, y0 = _apply(outer, left.value, bottom.value)
    x1, y1 = _apply(outer, right.value, top.value)
    return frame.to_display(x0, y0, x1, y1) if isfinite(x0 + y0 + x1 + y1) else None


def find_actual_text(handle: Any) -> Any:
    """The mark by which the file says another text than an object draws (ActualText); None where there is none."""
    length = c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, number)
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, byref(length)):
            return mark
    return None
