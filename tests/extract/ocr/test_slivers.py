"""Boxes far too narrow for their words are widened, up to the next word; all others stay."""

from __future__ import annotations

import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.slivers import widen_slivers


def make_line(*words: tuple[str, float, float]) -> list[SeenWord]:
    return [SeenWord(text, x0, 100, x1, 140, 0.9, 1, 100, 140) for text, x0, x1 in words]


@pytest.mark.parametrize(
    ("words", "ends", "why"),
    [
        ([("15", 100, 103), ("000,00", 150, 270)], [140, 270], "a stroke for two digits"),
        ([("15", 100, 103), ("000,00", 125, 270)], [117, 270], "not over the next word"),
        ([("100", 100, 104)], [160], "alone on its line"),
        ([("15", 100, 138), ("000,00", 150, 270)], [138, 270], "as wide as it should be"),
        ([("il", 100, 118), ("est", 130, 180)], [118, 180], "thin letters"),
        ([("1", 100, 104), ("an", 115, 150)], [104, 150], "a single sign may be a stroke"),
        ([("—", 100, 102)], [102], "no letter"),
    ],
)
def test_slivers_are_widened(words: list[tuple[str, float, float]], ends: list[float], why: str) -> None:
    assert [word.x1 for word in widen_slivers(make_line(*words))] == ends, why
