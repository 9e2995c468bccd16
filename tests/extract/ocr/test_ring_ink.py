"""A ring goes from the print under it, with what is stamped inside; print that is as pale stays."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.ring_ink import lift_rings
from bordereau.extract.ocr.ring_shapes import find_ring_shapes

FACE = cv2.FONT_HERSHEY_SIMPLEX
DPI = 300.0


def write(page: np.ndarray, level: int, thick: int = 3) -> None:
    for row in range(20):
        cv2.putText(page, "la somme de 12 345,60 euros par an", (90, 120 + 70 * row), FACE, 1.5, level, thick)


def stamp(page: np.ndarray, level: int) -> np.ndarray:
    layer = np.full_like(page, 255)
    for radius in (240, 180):
        cv2.circle(layer, (700, 700), radius, level, 8)
    cv2.putText(layer, "MAIRIE", (610, 715), FACE, 1.6, level, 7)
    return np.minimum(page, layer)


def lift(page: np.ndarray) -> np.ndarray:
    return lift_rings(page, find_ring_shapes(page, DPI), DPI)


@pytest.mark.parametrize(
    ("print_level", "stamp_level", "why"),
    [(20, 120, "black print, a stamp in grey"), (60, 130, "thin print"), (20, 80, "a dark stamp")],
)
def test_what_is_left_is_the_print(print_level, stamp_level, why):
    page = np.full((1600, 1600), 252, np.uint8)
    write(page, print_level)
    stamped = stamp(page, stamp_level)
    assert np.count_nonzero(stamped != page) > 10_000
    changed = np.count_nonzero(np.abs(lift(stamped).astype(int) - page) > 60)
    assert changed < 0.08 * np.count_nonzero(stamped != page), why


def test_a_stamp_as_dark_as_the_print_goes_where_nothing_crosses_it():
    page = np.full((1600, 1600), 252, np.uint8)
    write(page, 30)
    stamped = stamp(page, 30)
    lifted = lift(stamped)
    ring = (np.full_like(page, 255) != stamp(np.full_like(page, 255), 30)) & (page > 200)
    left = np.count_nonzero((lifted < 120) & ring) / np.count_nonzero(ring)
    assert left < 0.6
    assert np.count_nonzero((lifted > 200) & (page < 100)) < 0.03 * np.count_nonzero(page < 100)


def test_a_full_stop_in_the_ring_stays():
    page = np.full((1600, 1600), 252, np.uint8)
    write(page, 20)
    cv2.circle(page, (700, 460), 3, 20, -1)
    lifted = lift(stamp(page, 120))
    assert lifted[455:466, 695:706].min() < 60


def test_a_page_without_rings_comes_back_as_it_is():
    page = np.full((1600, 1600), 252, np.uint8)
    write(page, 20)
    assert lift(page) is page
