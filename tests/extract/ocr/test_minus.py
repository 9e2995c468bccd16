"""A minus that no reader saw: the dash stands on the picture, before a figure of a row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.minus import add_minus
from bordereau.extract.ocr.prepare import remove_dots

LABEL = SeenWord("déficit", 40, 100, 200, 136, 0.9, 1, 96, 140)
FIGURE = SeenWord("6.472,64", 600, 104, 720, 134, 0.99, 1, 96, 140)
DASH = (578, 117, 589, 121)


def draw(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    page = np.full((240, 900), 255, np.uint8)
    for x0, top, x1, bottom in ((600, 104, 720, 134), *boxes):
        page[top:bottom, x0:x1] = 0
    return page


@pytest.mark.parametrize(
    ("boxes", "words", "text", "why"),
    [
        ([DASH], [LABEL, FIGURE], "-6.472,64", "a dash before the figure of a row"),
        ([], [LABEL, FIGURE], "6.472,64", "nothing there"),
        ([(580, 116, 585, 121)], [LABEL, FIGURE], "6.472,64", "dust is round"),
        ([(578, 130, 589, 134)], [LABEL, FIGURE], "6.472,64", "on the base line: a leader, a piece of a rule"),
        ([DASH, (568, 117, 573, 121)], [LABEL, FIGURE], "6.472,64", "two strokes: a leader"),
        ([(560, 117, 599, 121)], [LABEL, FIGURE], "6.472,64", "a line that runs into the figure"),
        ([DASH], [FIGURE], "6.472,64", "no label: the dash of a list"),
        (
            [DASH],
            [LABEL, replace(LABEL, text="-", x0=578, x1=589, top=117, bottom=121), FIGURE],
            "6.472,64",
            "it was read",
        ),
        ([DASH], [LABEL, replace(LABEL, text="2019", x0=500, x1=560), FIGURE], "6.472,64", "it parts two figures"),
    ],
)
def test_a_lone_dash_is_a_minus(
    boxes: list[tuple[int, int, int, int]], words: list[SeenWord], text: str, why: str
) -> None:
    read = add_minus(draw(*boxes), words)[-1]
    assert read.text == text, why
    assert read.alternative == ("6.472,64" if text.startswith("-") else ""), why


def test_the_minus_of_a_figure_that_stands_apart_is_no_dust() -> None:
    page = np.full((240, 900), 255, np.uint8)
    page[104:124, 600:720] = 0
    page[112:114, 570:575] = 0  # a dash, at 200 dpi, 24 pixels before its figure
    page[160:164, 570:574] = 0  # a speck
    page[112:114, 400:405] = 0  # a piece of a line far from all print
    cleaned = remove_dots(page, 200)
    assert cleaned[112:114, 570:575].max() == 0
    assert cleaned[160:164, 570:574].min() == 255
    assert cleaned[112:114, 400:405].min() == 255
