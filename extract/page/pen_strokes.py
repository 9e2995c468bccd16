"""What a reader of a PDF draws over a page with a pen: annotations of free ink and of lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import byref
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.annotations import UNSEEN_FLAGS, open_annotations
from bordereau.extract.page.frame import Frame
from bordereau.schemas.page import Box

MOST_POINTS = 10_000


def list_pen_strokes(page: Any, frame: Frame) -> Iterator[Box]:
    """The boxes of the strokes of a page's annotations that are shown. ``page`` is PDFium's raw handle."""
    for handle in open_annotations(page):
        if pdfium.FPDFAnnot_GetFlags(handle) & UNSEEN_FLAGS:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(handle)
        if kind == pdfium.FPDF_ANNOT_INK:
            yield from _list_ink(handle, frame)
        elif kind == pdfium.FPDF_ANNOT_LINE:
            start, end = pdfium.FS_POINTF(), pdfium.FS_POINTF()
            if pdfium.FPDFAnnot_GetLine(handle, byref(start), byref(end)):
                yield frame.to_display(start.x, start.y, end.x, end.y)


def _list_ink(handle: Any, frame: Frame) -> Iterator[Box]:
    for number in range(pdfium.FPDFAnnot_GetInkListCount(handle)):
        count = min(pdfium.FPDFAnnot_GetInkListPath(handle, number, None, 0), MOST_POINTS)
        if count < 2:
            continue
        points = (pdfium.FS_POINTF * count)()
        pdfium.FPDFAnnot_GetInkListPath(handle, number, points, count)
        ends = points[0], points[count - 1]
        box = frame.to_display(
            min(point.x for point in points),
            min(point.y for point in points),
            max(point.x for point in points),
            max(point.y for point in points),
        )
        apart = 2 * frame.unit * math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y)
        if apart > max(box[2] - box[0], box[3] - box[1]):  # a ring comes back to where it began
            yield box
