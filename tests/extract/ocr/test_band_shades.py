"""Bands of several shades: each is one by itself, and print on it is dark on white, whichever of the two was darker."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.band_shades import part_shades
from bordereau.extract.ocr.reversed import reverse_dark_bands

DPI = 300
POINT = DPI / 72


def draw_band(*cells: tuple[int, int], text: str = "2016") -> np.ndarray:
    """A page with a band of cells side by side: shade and level of the print of each."""
    page = np.full((900, 1800), 250, np.uint8)
    for number, (shade, ink) in enumerate(cells):
        x0 = 200 + 400 * number
        page[300:370, x0 : x0 + 400] = shade
        cv2.putText(page, text, (x0 + 120, 352), cv2.FONT_HERSHEY_SIMPLEX, 1.5, ink, 5)
    return page


@pytest.mark.parametrize(
    ("shades", "why"),
    [
        ([60], "one shade"),
        ([60, 140], "labels on a dark cell, years on a lighter one"),
        ([140, 60, 100], "each cell its own"),
        ([60, 70], "shades as near as noise are one"),
    ],
)
def test_a_band_is_cut_where_its_shade_changes(shades: list[int], why: str) -> None:
    page = draw_band(*((shade, 250) for shade in shades))
    band = page[300:370, 200 : 200 + 400 * len(shades)]
    expected = [0] if shades == [60, 70] else [400 * number for number in range(len(shades))]
    assert [piece.start for piece in part_shades(band, POINT)] == pytest.approx(expected, abs=3), why


def test_white_digits_as_high_as_their_band_are_no_shade() -> None:
    band = np.full((33, 1600), 40, np.uint8)
    cv2.putText(band, "2016      2017", (300, 27), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 250, 7)
    assert len(part_shades(band, POINT)) == 1


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([(60, 245), (60, 245)], "light print"),
        ([(50, 245), (130, 245)], "light print on two shades"),
        ([(95, 5), (140, 5)], "dark print on two shades, of which the lighter is no print"),
        ([(60, 245), (140, 5)], "light print beside dark print"),
    ],
)
def test_print_on_every_shade_is_dark_on_white(cells: list[tuple[int, int]], why: str) -> None:
    made = reverse_dark_bands(draw_band(*cells), DPI)
    for number in range(len(cells)):
        cell = made[315:355, 230 + 400 * number : 570 + 400 * number]
        assert np.median(cell) > 235, why
        assert np.percentile(cell, 2) < 60, why
        assert 0.02 < (cell < 128).mean() < 0.4, why


def test_bands_one_over_the_other_are_two() -> None:
    """Print near the edge between them makes no columns, and each is turned by its own shade."""
    page = np.full((900, 1800), 250, np.uint8)
    page[300:370, 200:1600], page[370:440, 200:1600] = 10, 120
    for y, text in ((325, "THEATRE"), (352, "T.T.C"), (420, "Salle")):
        cv2.putText(page, text, (320, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 250, 4)
    assert part_shades(page[300:440, 200:1600], POINT) == [slice(0, 1400)]
    made = reverse_dark_bands(page, DPI)
    for rows in (slice(312, 356), slice(385, 428)):
        assert np.median(made[rows, 300:700]) > 235
        assert np.percentile(made[rows, 300:700], 1) < 80


def test_dark_print_is_not_outweighed_by_light_borders_of_cells() -> None:
    page = draw_band((120, 5), (120, 5), text="Tarifs 2014")
    page[300:370, 596:602] = 235
    made = reverse_dark_bands(page, DPI)
    for x0 in (230, 630):
        assert np.median(made[315:355, x0 : x0 + 340]) > 235
        assert np.percentile(made[315:355, x0 : x0 + 340], 2) < 60
