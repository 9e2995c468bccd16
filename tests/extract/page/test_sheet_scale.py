"""A photograph on a sheet larger than any paper is read as the page it shows; real large sheets stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.page.scan import choose_dpi
from bordereau.extract.page.sheet_scale import measure_scale, shrink_sheet
from bordereau.schemas.page import Page, Picture, Placement


def make_page(width: float, height: float, width_px: int, share: float = 1.0) -> Page:
    picture = Picture(0, 0, width * share, height, width_px, round(width_px * height / (width * share)))
    return replace(Page(1, width, height, 0), pictures=(picture,))


@pytest.mark.parametrize(
    ("page", "scale", "why"),
    [
        (make_page(2380, 3366, 2380), 4.0, "a photograph at 72 pixels an inch"),
        (make_page(3366, 2380, 3366), 4.0, "lying"),
        (make_page(595, 842, 595), 1.0, "a coarse picture of the right size"),
        (make_page(842, 1191, 842), 1.0, "A3, coarse"),
        (make_page(2384, 3370, 6622), 1.0, "a plan of A0, scanned at 200 dpi"),
        (make_page(2380, 3366, 900, 0.4), 1.0, "a picture beside something else"),
        (Page(1, 2380, 3366, 0), 1.0, "no picture"),
    ],
)
def test_how_much_larger_a_sheet_is(page: Page, scale: float, why: str) -> None:
    assert measure_scale(page) == pytest.approx(scale), why


def test_the_sheet_is_read_at_its_own_resolution() -> None:
    page = make_page(2380, 3366, 2380)
    sheet, scale = shrink_sheet(page)
    assert (sheet.width, sheet.height, scale) == (595.0, 841.5, 4.0)
    assert choose_dpi(sheet) == pytest.approx(288.0), "as many pixels as the picture has"
    assert shrink_sheet(sheet) == (sheet, 1.0)


@pytest.mark.parametrize(
    ("placement", "box"),
    [
        (Placement(2380, 3366, 0, 0.0, 4.0), (40.0, 80.0, 120.0, 160.0)),
        (Placement(2380, 3366, 2, 0.0, 4.0), (2260.0, 3206.0, 2340.0, 3286.0)),
    ],
)
def test_evidence_lies_on_the_page_as_displayed(placement: Placement, box: tuple[float, ...]) -> None:
    assert placement.place((10, 20, 30, 40)) == box
