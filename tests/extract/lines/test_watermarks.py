"""What is printed across the text leaves it; titles, headings and odd type stay."""

from __future__ import annotations

import pytest

from bordereau.extract.lines.watermarks import part_watermarks
from bordereau.schemas.page import Across, Page, Word

TEXT = tuple(
    Word(text, 60 + 60 * n, 100 + 14 * row, 110 + 60 * n, 110 + 14 * row, 10.0)
    for row in range(20)
    for n, text in enumerate(("La", "commune", "verse", "125", "000", "€"))
)


def make_page(number: int, *marks: Word) -> Page:
    return Page(number, 595, 842, 0, (*TEXT[:60], *marks, *TEXT[60:]))


def set_across(text: str, signs: str, x0: float = 100, top: float = 200, size: float = 40.0) -> tuple[Word, ...]:
    """Words of one line in ``signs``: slanted, pale, large, crossing."""
    across = Across("s" in signs, "p" in signs, "l" in signs, "c" in signs)
    return tuple(
        Word(word, x0 + 200 * n, top, x0 + 200 * n + 180, top + size, size, across=across)
        for n, word in enumerate(text.split())
    )


WEIGHED = [
    ("PROJET", "plc", 1, "left", "pale letters over the text"),
    ("CONFIDENTIEL 2021", "plc", 1, "left", "two words"),
    ("Ville de Lac", "plc", 1, "left", "no word of watermarks, but pale and across"),
    ("COPIE", "lc", 1, "left", "dark letters over the text that say so"),
    ("PROJET", "pl", 1, "left", "pale, beside the text"),
    ("PROJET", "sl", 1, "left", "slanted and large"),
    ("Annexe", "sp", 1, "left", "slanted and pale"),
    ("Ville de Lac", "lc", 3, "left", "dark, across the text, on each page"),
    ("Ville de Lac", "lc", 1, "told", "dark, across the text, on one page: in doubt"),
    ("CONVENTION", "l", 1, "kept", "a title"),
    ("CONVENTION", "pl", 1, "kept", "a title in pale blue"),
    ("Ville de Lac", "pl", 3, "kept", "a pale heading that runs over the pages"),
    ("PROJET", "l", 1, "kept", "a title of one word"),
    ("Projet de territoire", "l", 1, "kept", "a title that opens with it"),
    ("Mairie de Lac", "sc", 1, "left", "a stamp in slanted type over the text"),
    ("Reçu en préfecture le 12/04/2023", "s", 1, "left", "a stamp beside the text, by its words"),
    ("2021", "s", 1, "kept", "the slanted head of a column"),
]


@pytest.mark.parametrize(("text", "signs", "count", "expected", "why"), WEIGHED)
def test_weight(text: str, signs: str, count: int, expected: str, why: str) -> None:
    pages = [make_page(number, *set_across(text, signs)) for number in range(1, count + 1)]
    kept, told = part_watermarks(pages)
    left = expected == "left"
    assert all((page.words == TEXT) == left for page in kept), why
    assert len(told) == (expected != "kept"), why
    if told:
        assert told[0].code == "watermark", why
        assert text in told[0].message, why
        assert ("left out" in told[0].message) == left, why


def test_letters_that_stand_apart_are_one_text() -> None:
    letters = [set_across(letter, "sl", 100 + 30 * n, 400 - 30 * n)[0] for n, letter in enumerate("PROJET")]
    kept, told = part_watermarks([make_page(1, *letters)])
    assert kept[0].words == TEXT
    assert [warning.message for warning in told] == [
        "“PROJET” is printed across the text of page 1; it was left out of the text."
    ]


def test_a_pattern_over_one_page() -> None:
    marks = [word for top in (120, 220, 320) for word in set_across("Mairie", "lc", top=top)]
    kept, told = part_watermarks([make_page(1, *marks)])
    assert kept[0].words == TEXT
    assert len(told) == 1


def test_a_text_without_marks_is_the_same() -> None:
    pages = [make_page(1), make_page(2)]
    assert part_watermarks(pages) == (pages, [])


STAMP = [
    ((), True, "its second line, which crosses nothing, leaves with the first"),
    ((("D-0151", 300.0, 420.0),), False, "slanted type elsewhere on the page is none of it"),
]


@pytest.mark.parametrize(("far", "all_left", "why"), STAMP)
def test_the_lines_of_a_stamp_leave_together(
    far: tuple[tuple[str, float, float], ...], all_left: bool, why: str
) -> None:
    def lean(text: str, x0: float, top: float, crossing: bool = False) -> Word:
        return Word(text, x0, top, x0 + 6 * len(text), top + 16, 10.0, across=Across(True, False, False, crossing))

    stamp = [lean("MAIRIE", 100, 200, crossing=True), lean("DE", 142, 205), lean("LAC", 160, 208), lean("le", 98, 216)]
    page = make_page(1, *stamp, *(lean(*one) for one in far))
    (kept,), _ = part_watermarks([page])
    assert (kept.words == TEXT) == all_left, why
    assert len(kept.words) == len(TEXT) + len(far), why
