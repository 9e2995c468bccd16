"""A word that a page draws twice at one place is one word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.page.drawn_again import draw_once
from bordereau.schemas.page import Word

SUM = Word("790", 755.55, 63.5, 768.87, 71.32, 7.98)


@pytest.mark.parametrize(
    ("second", "same", "why"),
    [
        (replace(SUM, x0=755.551, x1=768.871), True, "a copy of the cell over itself"),
        (replace(SUM, top=63.499, bottom=71.319), True, "a hair higher, where heights are rounded otherwise"),
        (replace(SUM, text="791"), False, "another figure printed over it: what holds is for others to tell"),
        (replace(SUM, x0=757.55, x1=770.87), False, "the same figure a little further"),
        (replace(SUM, top=75.0, bottom=82.8), False, "the same figure in the next row"),
        (replace(SUM, invisible=True), False, "the layer of an OCR under its print"),
    ],
)
def test_same_word_at_one_place(second: Word, same: bool, why: str) -> None:
    assert draw_once([SUM, second]) == ((SUM,) if same else (SUM, second)), why
