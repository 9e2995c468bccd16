"""Figures from which a stamp was taken off are not sure, however sure the readers of what is left are."""

from __future__ import annotations

import numpy as np

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.touched import UNSURE, doubt_touched, find_taken

BEFORE = np.full((200, 400), 255, np.uint8)
BEFORE[50:80, 100:200] = 30
BEFORE[40:120, 180:186] = 130  # the line of a stamp, over the last digit
AFTER = BEFORE.copy()
AFTER[40:120, 180:186] = 255


def word(text: str, x0: float, confidence: float = 0.96) -> SeenWord:
    return SeenWord(text, x0, 50, x0 + 100, 80, confidence, 1, 46, 86)


def test_only_figures_under_the_stamp_are_doubtful() -> None:
    words = [word("71 926", 100), word("71 926", 250), word("Total", 100), word("3", 100, 0.2)]
    seen = doubt_touched(words, [find_taken(BEFORE, AFTER), None])
    assert [one.confidence for one in seen] == [UNSURE, 0.96, 0.96, 0.2]


def test_a_page_without_stamps_stays_as_it_was() -> None:
    words = (word("71 926", 100),)
    assert find_taken(BEFORE, BEFORE) is None
    assert doubt_touched(words, [None, None]) == words
