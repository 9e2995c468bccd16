"""The colour of a page: its darkest channel, in which coloured print is as dark as black.

Grey is made of the three channels by their lightness to the eye: yellow and orange come out as pale as paper. The
darkest of the three keeps them. Most pages have no colour, and are told apart at a small size.
"""

from __future__ import annotations

from typing import Any

from bordereau.extract.page.rendering import bound_dpi, render_pixels

LOOK_DPI = 60.0
COLOURED = 40
"""Grey levels between the channels of a pixel that has a colour: paper and JPEG have a few."""
MOST_LOOKED_AT = 50
"""Objects of a page that are asked for their kind."""
LEAST_SHARE = 0.0002
"""Of the page: a heading of two words has as much."""


def render_colour(page: Any, dpi: float, notes: bool = True) -> Any | None:
    """The pixels of a page as displayed (blue, green, red), as large as its grey; None without colour."""
    if is_grey(page):
        return None
    width, height = page.get_size()
    look = bound_dpi(width, height, min(LOOK_DPI, dpi))
    if not has_colour(render_pixels(page, look, notes, 3)):
        return None
    return render_pixels(page, dpi, notes, 3)


def is_grey(page: Any) -> bool:
    """Whether a page, as its file says, holds nothing but grey pictures; then none has to be drawn to know."""
    import pypdfium2.raw as pdfium

    objects = pdfium.FPDFPage_CountObjects(page.raw)
    return 0 < objects <= MOST_LOOKED_AT and all(
        _is_grey_picture(pdfium.FPDFPage_GetObject(page.raw, index), page.raw) for index in range(objects)
    )


def _is_grey_picture(handle: Any, page: Any) -> bool:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_IMAGE:
        return False
    facts = pdfium.FPDF_IMAGEOBJ_METADATA()
    known = pdfium.FPDFImageObj_GetImageMetadata(handle, page, facts)
    return bool(known) and facts.colorspace in (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)


def has_colour(pixels: Any) -> bool:
    """Whether enough of the pixels (blue, green, red) have a colour."""
    import numpy as np

    spread = pixels.max(axis=2).astype(np.int16) - pixels.min(axis=2)
    return bool(np.count_nonzero(spread > COLOURED) > LEAST_SHARE * spread.size)


def deepen(pixels: Any) -> Any:
    """The darkest channel of each pixel."""
    import numpy as np

    return np.minimum(np.minimum(pixels[:, :, 0], pixels[:, :, 1]), pixels[:, :, 2])


def lighten(pixels: Any) -> Any:
    """The lightest channel of each pixel, in which coloured ink is palest."""
    import numpy as np

    return np.maximum(np.maximum(pixels[:, :, 0], pixels[:, :, 1]), pixels[:, :, 2])
