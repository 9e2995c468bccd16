"""Lines through figures of a scan, and ink that is none."""

from __future__ import annotations

from typing import Any

import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.struck import find_lines_through

WORD = SeenWord("4750", 100.0, 100.0, 172.0, 124.0, 0.9, 1, 96.0, 128.0)
"""At 200 dpi, type of 11.5 points."""
DIGITS = tuple((100 + 18 * place, 101, 114 + 18 * place, 123) for place in range(4))


def _draw(*lines: tuple[int, int, int, int, int]) -> Any:
    """Four boxes as digits, and lines: the two ends, and how thick."""
    import cv2
    import numpy as np

    picture = np.full((220, 600), 255, np.uint8)
    for x0, top, x1, bottom in DIGITS:
        cv2.rectangle(picture, (x0, top), (x1 - 2, bottom), 0, 3)
        cv2.line(picture, (x0, 112), (x1 - 2, 112), 0, 3)  # a bar through each digit, as an 8 or an e has
    for x0, y0, x1, y1, thick in lines:
        cv2.line(picture, (x0, y0), (x1, y1), 0, thick)
    return picture


@pytest.mark.parametrize(
    ("lines", "word", "struck", "why"),
    [
        ((), WORD, False, "digits with bars, parted by white"),
        (((96, 112, 178, 112, 3),), WORD, True, "a line through the middle"),
        (((96, 113, 178, 110, 3),), WORD, True, "a line of a pen, not quite level"),
        (((96, 112, 240, 112, 3),), WORD, True, "a line that runs on to the next word"),
        (((96, 126, 178, 126, 3),), WORD, False, "an underline"),
        (((96, 98, 178, 98, 3),), WORD, False, "a line above"),
        (((96, 112, 130, 112, 3),), WORD, False, "a line through a part"),
        (((96, 112, 178, 112, 19),), WORD, False, "a bar as thick as the type"),
        (((96, 112, 178, 112, 3),), SeenWord("----", 100.0, 100.0, 172.0, 124.0, 0.9, 1, 96.0, 128.0), False, "dashes"),
    ],
)
def test_lines_through_figures(lines: Any, word: SeenWord, struck: bool, why: str) -> None:
    assert bool(find_lines_through(_draw(*lines), [word])) == struck, why


def test_a_line_is_followed_as_far_as_it_runs() -> None:
    """Whether it is a rule that runs on over white is asked with all words of the page."""
    (line,) = find_lines_through(_draw((60, 112, 260, 112, 3)), [WORD])
    assert line.x0 <= 62
    assert line.x1 >= 258
    assert 108 <= line.top <= line.bottom <= 116
