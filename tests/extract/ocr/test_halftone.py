"""Shades that a scanner of one bit has turned into dots: white with dark print on them; all else as it was."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.bands import list_bands
from bordereau.extract.ocr.halftone import flatten_halftone
from bordereau.extract.ocr.reversed import reverse_dark_bands

DPI = 300.0


def make_page(height: int = 700, width: int = 1400) -> Any:
    return np.full((height, width), 255, np.uint8)


def screen(page: Any, rows: slice, columns: slice, grey: float) -> None:
    """A shade as a scanner of one bit makes it: dots by an ordered matrix."""
    matrix = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16
    height, width = page[rows, columns].shape
    dots = np.tile(matrix, (height // 4 + 1, width // 4 + 1))[:height, :width]
    page[rows, columns] = np.where(dots < grey, 255, 0)


def write(page: Any, text: str, x: int, y: int, level: int) -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_DUPLEX, 1.3, level, 4)


@pytest.mark.parametrize("grey", [0.35, 0.5, 0.65])
def test_a_screen_becomes_paper_and_its_print_stays(grey: float) -> None:
    page = make_page()
    screen(page, slice(200, 260), slice(100, 1300), grey)
    write(page, "Frais de structure", 120, 245, 0)
    plain = make_page()
    write(plain, "Frais de structure", 120, 245, 0)
    made = flatten_halftone(page, DPI)
    inside = (slice(206, 254), slice(110, 1290))
    ink, empty = plain[inside] < 100, cv2.erode(plain, np.ones((9, 9), np.uint8))[inside] > 200
    assert made[inside][empty].mean() > 240, "the screen is paper"
    assert made[inside][ink].mean() < 90, "the print is dark"


@pytest.mark.parametrize("text", ["50 000,00 50 000,00 50 000,00", "Conseil municipal du 3 mai", "EEEEHHHHEEEE ####"])
def test_print_alone_is_no_screen(text: str) -> None:
    page = make_page()
    for line in range(8):
        write(page, text, 100, 100 + 70 * line, 0)
    page[640:643, 100:1300] = 0
    assert flatten_halftone(page, DPI) is page


def test_a_coarse_picture_has_strokes_like_dots() -> None:
    page = make_page(260, 460)
    screen(page, slice(60, 90), slice(30, 430), 0.5)
    assert flatten_halftone(page, 100.0) is page


def test_a_photograph_is_left_as_it_is() -> None:
    page = make_page()
    screen(page, slice(20, 680), slice(20, 1380), 0.5)
    assert flatten_halftone(page, DPI) is page


def test_bands_that_touch_are_reversed_each_for_itself() -> None:
    page = make_page()
    page[100:160, 700:1300] = 0
    page[160:220, 100:1300] = 0
    for place, text in enumerate(("2016", "2017", "2018")):
        write(page, text, 740 + 190 * place, 145, 255)
    write(page, "Charges d'exploitation", 106, 206, 255)
    made = reverse_dark_bands(page, DPI)
    assert np.median(made[106:154, 710:1290]) > 240, "the head is light"
    assert np.median(made[166:214, 110:1290]) > 240, "so is the band below, up to its end under close print"
    assert made[130:134, 300:600].min() > 240, "and nothing is drawn where there was no band"


@pytest.mark.parametrize(
    ("areas", "bands"),
    [
        ([(10, 10, 100, 20)], [(10, 10, 100, 20)]),
        ([(60, 10, 50, 20), (10, 30, 100, 20)], [(60, 10, 50, 20), (10, 30, 100, 20)]),
        ([(10, 10, 100, 20), (10, 30, 50, 30)], [(10, 10, 100, 20), (10, 30, 50, 30)]),
        ([(10, 10, 100, 4)], []),
        ([(40, 10, 20, 30), (10, 40, 90, 20), (50, 60, 20, 25)], [(10, 40, 90, 20)]),
        ([], []),
    ],
)
def test_areas_are_cut_into_rectangles(areas: list[Any], bands: list[Any]) -> None:
    mask = np.zeros((90, 130), np.uint8)
    for x, y, w, h in areas:
        mask[y : y + h, x : x + w] = 1
    assert list(list_bands(mask, 8, 0.85)) == bands
