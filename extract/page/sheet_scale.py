"""Sheets that are larger than they were: a photograph of a page, put in a PDF at 72 pixels an inch, is a metre high.

All that is known of print is known in points: how large type is, how thin a rule, how wide a gap. On such a sheet a
point is a fraction of one; so the page is read as the sheet of A4 that it most likely shows, and its evidence is laid
back on the page as displayed.
"""

from __future__ import annotations

from dataclasses import replace

from bordereau.extract.page.triage import cover
from bordereau.schemas.page import Page

SHORT_SIDE_PT = 595.0
"""Of a sheet of A4."""
LARGEST_PT = 900.0
"""The short side of a sheet of A3 is 842 points."""
COARSEST_DPI = 110.0
"""Nobody scans a page, and a plan still less, as coarsely: the resolution is that of a screen, and says nothing."""
LEAST_COVER = 0.6


def shrink_sheet(page: Page) -> tuple[Page, float]:
    """The page as large as it most likely was, and how many displayed points one of its points is; 1 for most pages."""
    scale = measure_scale(page)
    if scale == 1.0:
        return page, 1.0
    pictures = tuple(
        replace(one, x0=one.x0 / scale, top=one.top / scale, x1=one.x1 / scale, bottom=one.bottom / scale)
        for one in page.pictures
    )
    return replace(page, width=page.width / scale, height=page.height / scale, pictures=pictures), scale


def measure_scale(page: Page) -> float:
    """How much larger than A4 a page is that one coarse picture fills; 1 where it is no larger than A3, or finer."""
    short = min(page.width, page.height)
    if short <= LARGEST_PT or cover(page, page.pictures) < LEAST_COVER:
        return 1.0
    finest = max((72.0 * one.width_px / (one.x1 - one.x0) for one in page.pictures if one.x1 - one.x0 > 1), default=0.0)
    return short / SHORT_SIDE_PT if 0.0 < finest <= COARSEST_DPI else 1.0
