"""Raised figures on scans, by the shapes of their ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.raised import raise_marks

FONT = cv2.FONT_HERSHEY_SIMPLEX


def draw(body: str, mark: str = "", end: str = "", scale: float = 0.6, lift: int = 22) -> tuple[Any, tuple[int, ...]]:
    """A picture of ``body``, 44 pixels high, with a ``mark`` whose foot is ``lift`` pixels above the base line."""
    picture = np.full((120, 700), 255, np.uint8)
    x = 20
    for text, size, foot in ((body, 2.0, 90), (mark, 2.0 * scale, 90 - lift), (end, 2.0, 90)):
        cv2.putText(picture, text, (x, foot), FONT, size, 0, 4, cv2.LINE_AA)
        x += cv2.getTextSize(text, FONT, size, 4)[0][0]
    ys, xs = np.nonzero(picture < 150)
    return picture, (int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max()))


def read(picture: Any, box: tuple[int, ...], text: str) -> SeenWord:
    word = SeenWord(text, *map(float, box), 0.9, 0, 40.0, 100.0, alternative="other")
    return raise_marks(picture, [word])[0]


MARKS = [
    (("125000", "1"), "1250001", "125000¹", "a raised one, read as a digit"),
    (("850", "2"), "8502", "850²", "a raised two"),
    (("125000", "1"), "125000!", "125000¹", "read as another sign"),
    (("850", "3"), "850?", "850*", "a mark whose number was not read"),
    (("12,5", "1"), "12,51", "12,5¹", "behind decimals"),
    (("500", "12"), "50012", "500¹²", "two figures"),
    (("850", "1", "."), "8501.", "850¹.", "before a full stop"),
    (("202", "1"), "2021", "2021", "a year, its last figure out of line"),
    (("16/06/20", "22"), "16/06/2022", "16/06/2022", "a date, stamped askew"),
    (("1250001",), "1250001", "1250001", "no mark: all figures are alike"),
    (("12,50",), "12,50", "12,50", "decimals"),
    (("850", "2", "", 0.6, -8), "8502", "8502", "a lowered figure"),
    (("850", "2", "", 0.95, 4), "8502", "8502", "a figure a little off its line"),
]


@pytest.mark.parametrize(("drawn", "text", "expected", "why"), MARKS)
def test_marks(drawn: tuple[Any, ...], text: str, expected: str, why: str) -> None:
    word = read(*draw(*drawn), text)
    assert word.text == expected, why
    assert word.mended == (text if expected != text else ""), why
    assert word.alternative == ("" if expected != text else "other"), why


def test_the_first_group_of_a_figure_has_no_mark() -> None:
    picture, box = draw("5", "0")
    words = [
        SeenWord("50", *map(float, box), 0.9, 0, 40.0, 100.0),
        SeenWord("000", box[2] + 12.0, 40.0, box[2] + 120.0, 95.0, 0.9, 0, 40.0, 100.0),
    ]
    assert raise_marks(picture, words) == tuple(words)
    assert raise_marks(picture, words[:1]) == tuple(words[:1])  # nor is there a note 0


def test_broken_ink_is_a_second_reading() -> None:
    picture, box = draw("850", "1")
    word = SeenWord("85001", *map(float, box), 0.9, 0, 40.0, 100.0)
    (seen,) = raise_marks(picture, [word])
    assert (seen.text, seen.alternative) == ("85001", "8500¹")


def test_old_style_figures_are_left() -> None:
    """« 345 2 345 » with 2 standing on the base line and the others below it."""
    words, pictures = [], np.full((120, 1400), 255, np.uint8)
    for place, digits in enumerate(("3421", "5342", "3210")):
        x = 20 + 300 * place
        start = x
        for digit in digits:
            low = digit in "345"
            cv2.putText(pictures, digit, (x, 90 if low else 72), FONT, 2.0 if low else 1.3, 0, 4, cv2.LINE_AA)
            x += 40
        words.append(SeenWord(digits, float(start), 40.0, float(x), 95.0, 0.9, 0, 40.0, 100.0))
    assert raise_marks(pictures, words) == tuple(words)


def test_a_page_without_words() -> None:
    assert raise_marks(np.full((9, 9), 255, np.uint8), []) == ()


def test_a_box_that_reaches_into_the_next_line_tells_nothing() -> None:
    picture, (x0, top, x1, bottom) = draw("14")
    cv2.putText(picture, "2", (x0 - 2, bottom + 55), FONT, 2.0, 0, 4, cv2.LINE_AA)
    low = picture[: bottom + 60]
    word = SeenWord("14", float(x0), float(top), float(x1), float(bottom + 40), 0.9, 0, float(top), float(bottom))
    assert raise_marks(np.pad(low, ((0, 40), (0, 0)), constant_values=255), [word])[0].text == "14"


def test_a_speck_under_a_figure_is_no_part_of_it() -> None:
    picture, (x0, top, x1, bottom) = draw("876")
    middle = (x0 + x1) // 2
    cv2.rectangle(picture, (middle - 6, bottom + 4), (middle + 4, bottom + 14), 0, -1)
    assert read(picture, (x0, top, x1, bottom + 14), "876").text == "876"
