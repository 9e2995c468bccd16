"""Coloured panels of a picture: tall, beside the text, whatever lies on them."""

from __future__ import annotations

import numpy as np
import pytest

from bordereau.extract.ocr.panels import find_panels
from bordereau.extract.page.colours import deepen

DPI = 72.0
BLUE = (250, 225, 180)


def draw(*boxes: tuple[int, int, int, int], colour: tuple[int, int, int] = BLUE) -> np.ndarray:
    """A page of 600 by 800 points with areas in colour: x0, top, x1, bottom."""
    page = np.full((800, 600, 3), 252, np.uint8)
    for x0, top, x1, bottom in boxes:
        page[top:bottom, x0:x1] = colour
    return page


def find(page: np.ndarray, turn: int = 0) -> list[tuple[float, float, float, float]]:
    grey = page.mean(axis=2).astype(np.uint8)
    return [(fill.x0, fill.top, fill.x1, fill.bottom) for fill in find_panels(grey, deepen(page), DPI, turn, 0.0)]


PANEL = (390, 80, 600, 800)


@pytest.mark.parametrize(
    ("page", "expected", "why"),
    [
        (draw(PANEL), [PANEL], "a panel at the side"),
        (draw((0, 0, 600, 60), (390, 60, 600, 800)), [(390, 60, 600, 800)], "under a band across the page"),
        (draw((390, 80, 600, 300)), [], "a box that is not tall"),
        (draw((20, 80, 580, 780)), [], "coloured paper under all of the text"),
        (draw(*((60, y, 540, y + 14) for y in range(100, 700, 28))), [], "the coloured rows of a table"),
        (draw(PANEL, colour=(225, 225, 225)), [], "grey has no colour: a shadow is as grey"),
        (draw(), [], "white paper"),
    ],
)
def test_a_tall_area_in_colour_is_a_panel(
    page: np.ndarray, expected: list[tuple[int, int, int, int]], why: str
) -> None:
    assert find(page) == expected, why


def test_print_and_a_photograph_on_a_panel_leave_it_whole() -> None:
    page = draw(PANEL)
    for y in range(100, 780, 14):
        page[y : y + 8, 400:580:6] = 30
    page[300:400, 420:560] = 120
    assert find(page) == [PANEL]


def test_the_panel_of_a_page_that_lies_on_its_side() -> None:
    assert find(np.ascontiguousarray(np.rot90(draw(PANEL), 3)), turn=1) == [PANEL]


def test_a_page_without_colour_has_none() -> None:
    assert find_panels(np.full((800, 600), 250, np.uint8), None, DPI, 0, 0.0) == ()
