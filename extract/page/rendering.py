"""A page drawn as a grey picture, no larger than memory allows, and no longer than its time allows."""

from __future__ import annotations

from math import ceil, sqrt
from typing import Any

from bordereau.schemas.budget import is_late, stop_late

MOST_PIXELS = 40_000_000
"""Of a drawn page. A sheet of A2 at 300 dpi has 35 million; a larger one is drawn at less."""
LONGEST_SIDE = 30_000
"""In pixels: Tesseract and OpenCV take no more than 32 767."""


def bound_dpi(width_pt: float, height_pt: float, dpi: float) -> float:
    """The resolution, or the greatest at which a page of that size may still be drawn.

    >>> bound_dpi(595, 842, 300), round(bound_dpi(2384, 3370, 300)), round(bound_dpi(14_400, 14_400, 200))
    (300, 161, 32)
    """
    width, height = max(width_pt, 0.01) / 72, max(height_pt, 0.01) / 72
    return min(dpi, LONGEST_SIDE / max(width, height), sqrt(MOST_PIXELS / (width * height)))


def render_grey(page: Any, dpi: float, notes: bool = True) -> Any:
    """Draw a page as displayed: a numpy array of uint8, shape (height, width), of one pixel at least.

    ``page``: a page of pypdfium2; ``notes``: with what is laid over it, fields and comments. PDFium stops to ask every
    hundred objects whether to go on. Raises OutOfTime when the time of the page is up, MemoryError when there is no
    room for the picture.
    """
    return render_pixels(page, dpi, notes, 1)[:, :, 0]


def render_pixels(page: Any, dpi: float, notes: bool, channels: int) -> Any:
    """Draw a page as pixels of one channel, grey, or of three: blue, green, red. Raises as ``render_grey`` does."""
    import numpy as np
    import pypdfium2.raw as pdfium

    scale = dpi / 72
    width, height = (max(1, ceil(side * scale)) for side in page.get_size())
    pixels = np.full((height, width, channels), 255, np.uint8)
    kind = pdfium.FPDFBitmap_Gray if channels == 1 else pdfium.FPDFBitmap_BGR
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, pixels.ctypes.data, channels * width)
    if not bitmap:
        raise MemoryError("a page's picture")
    flags = (pdfium.FPDF_GRAYSCALE if channels == 1 else 0) | (pdfium.FPDF_ANNOT if notes else 0)
    try:
        if not _draw(bitmap, page, width, height, flags):
            stop_late()
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels


def _draw(bitmap: Any, page: Any, width: int, height: int, flags: int) -> bool:
    """Whether PDFium drew to the end."""
    import pypdfium2.raw as pdfium

    asks = type(pdfium.IFSDK_PAUSE().NeedToPauseNow)(is_late)
    pause = pdfium.IFSDK_PAUSE(version=1, NeedToPauseNow=asks)
    try:
        state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, flags, pause)
        return bool(state != pdfium.FPDF_RENDER_TOBECONTINUED)
    finally:
        pdfium.FPDF_RenderPage_Close(page)
