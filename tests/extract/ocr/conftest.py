"""Factories: words as an engine sees them, and small pictures drawn with OpenCV."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import SeenWord

HEIGHT = 40.0
"""Height of the factory's type, in pixels: ten points at 300 dpi."""


@pytest.fixture
def seen() -> Callable[..., list[SeenWord]]:
    """Words of one line, 20 pixels a sign and a space of 12; ``|`` stands for a wide gap."""

    def make(text: str, confidence: float = 0.96, line: int = 0, top: float = 100.0) -> list[SeenWord]:
        words: list[SeenWord] = []
        x0 = 100.0
        for token in text.split(" "):
            if token == "|":
                x0 += 200
                continue
            x1 = x0 + 20 * len(token)
            words.append(SeenWord(token, x0, top, x1, top + 30, confidence, line, top - 2, top - 2 + HEIGHT))
            x0 = x1 + 12
        return words

    return make


@pytest.fixture
def sheet() -> Callable[..., np.ndarray]:
    """A page of 600 by 800 pixels at 100 dpi with lines of text in a plain drawn face."""

    def make(lines: int = 12, level: int = 20, paper: int = 250) -> np.ndarray:
        page = np.full((800, 600), paper, np.uint8)
        for number in range(lines):
            cv2.putText(
                page,
                "Les parties conviennent de se reunir",
                (60, 90 + 45 * number),
                cv2.FONT_HERSHEY_SIMPLEX,
                0.7,
                level,
                2,
            )
        return page

    return make
