"""A pen or a ring in colour is taken off the black print that it crosses, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest

from bordereau.extract.page.coloured_ink import lift_coloured

PAPER, BLACK, BLUE, RED = (255, 255, 255), (40, 40, 40), (200, 90, 60), (60, 60, 210)
"""Blue, green, red."""
DPI = 100.0


def draw_page() -> np.ndarray:
    """Paper with a row of black letters, 14 pixels high."""
    page = np.full((300, 400, 3), PAPER, np.uint8)
    for x in range(60, 340, 12):
        page[150:164, x : x + 4] = BLACK
    return page


def cross(page: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """The page with a slanting stroke across the row: ink over ink is as dark as the darker of the two."""
    out = page.copy()
    for y in range(60, 260):
        out[y, 100 + y // 2 : 104 + y // 2] = np.minimum(out[y, 100 + y // 2 : 104 + y // 2], colour)
    return out


def lift(page: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    grey = page.mean(axis=2).astype(np.uint8)
    return lift_coloured(grey, page.min(axis=2), page.max(axis=2), DPI)


@pytest.mark.parametrize("colour", [BLUE, RED], ids=["blue", "red"])
def test_a_stroke_over_print(colour: tuple[int, int, int]) -> None:
    bare = draw_page()
    for picture in lift(cross(bare, colour)):
        row = picture[146:168].astype(int)
        assert np.abs(row - bare[146:168].mean(axis=2)).max() < 40
        assert picture[70, 135:139].max() < 200, "far from print it stays, for who looks for stamps"


@pytest.mark.parametrize(
    ("box", "colour", "why"),
    [
        ((120, 130, 60, 100), BLUE, "a stamped letter is small"),
        ((100, 200, 20, 380), BLUE, "a band is no stroke"),
        ((60, 64, 60, 340), BLUE, "no print is near"),
    ],
)
def test_what_stays(box: tuple[int, int, int, int], colour: tuple[int, int, int], why: str) -> None:
    page = draw_page()
    top, bottom, x0, x1 = box
    page[top:bottom, x0:x1] = np.minimum(page[top:bottom, x0:x1], colour)
    grey = page.mean(axis=2).astype(np.uint8)
    lifted, deep = lift(page)
    assert np.array_equal(lifted, grey), why
    assert np.array_equal(deep, page.min(axis=2)), why


def test_a_dark_blue_stroke_stays() -> None:
    page = cross(draw_page(), (100, 40, 30))
    assert np.array_equal(lift(page)[0], page.mean(axis=2).astype(np.uint8))


def test_the_coloured_rows_and_borders_of_a_table_are_no_stroke() -> None:
    """They hang together as a ring does, and most of their box is white."""
    page = draw_page()
    for top, bottom in ((100, 120), (145, 169), (240, 242)):
        page[top:bottom, 40:380] = np.minimum(page[top:bottom, 40:380], BLUE)
    for x in (40, 210, 378):
        page[100:242, x : x + 2] = np.minimum(page[100:242, x : x + 2], BLUE)
    lifted, deep = lift(page)
    assert np.array_equal(lifted, page.mean(axis=2).astype(np.uint8))
    assert np.array_equal(deep, page.min(axis=2))
