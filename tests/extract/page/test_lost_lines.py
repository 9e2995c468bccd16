"""Lines that must be looked at for the letters of their words."""

from __future__ import annotations

import pytest

from bordereau.extract.page.glyphs import name_lost
from bordereau.extract.page.lost_lines import list_lost_bands
from bordereau.schemas.page import Page, Word

LOST = f"d{name_lost(39, 1)}une"


def word(text: str, top: float, bottom: float) -> Word:
    return Word(text, 50, top, 90, bottom)


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ([word("et", 100, 110)], [], "nothing is lost"),
        ([word(LOST, 100, 110), word("et", 400, 410)], [(90, 120)], "one line, with room above and below"),
        ([word(LOST, 400, 410), word(LOST, 100, 110)], [(90, 120), (390, 420)], "two lines far apart, from the top"),
        ([word(LOST, 100, 110), word(LOST, 112, 122)], [(90, 132)], "lines that follow each other are one strip"),
        ([word(LOST, 2, 12), word(LOST, 792, 799)], [(0, 22), (785, 800)], "no strip leaves the page"),
        ([word(LOST, 40 * n, 40 * n + 20) for n in range(1, 12)], [(0, 800)], "half of the page: it is read whole"),
    ],
)
def test_only_the_lines_of_words_that_lost_letters_are_looked_at(
    words: list[Word], expected: list[tuple[float, float]], why: str
) -> None:
    assert list_lost_bands(Page(1, 600, 800, 0, words=tuple(words))) == expected, why
