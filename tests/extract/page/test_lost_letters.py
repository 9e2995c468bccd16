"""Letters lost by a text layer come back from OCR, and only where the layer agrees."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bordereau.extract.page.glyphs import name_lost
from bordereau.extract.page.lost_letters import has_lost_letters, mark_missing, restore_letters
from bordereau.schemas.budget import within
from bordereau.schemas.page import Page, Word

A, B, C = (name_lost(code, font=0) for code in (1, 2, 3))


def word(text: str, line: int, width: float = 60.0, left: float = 50.0) -> Word:
    return Word(text, left, 100.0 + 20 * line, left + width, 112.0 + 20 * line, 11.0)


def restore(layer: Sequence[str], seen: Sequence[str]) -> list[str]:
    """One word a line; an OCR line of several words shares the width."""
    read = [
        word(part, line, 60 / len(text.split()), 50 + number * 60 / len(text.split()))
        for line, text in enumerate(seen)
        for number, part in enumerate(text.split())
    ]
    page = Page(1, 595, 842, 0, words=tuple(word(text, line) for line, text in enumerate(layer)))
    return [found.text for found in restore_letters(page, read).page.words]


@pytest.mark.parametrize(
    ("layer", "seen", "expected", "why"),
    [
        ([f"D{A}PARTEMENT"], ["DÉPARTEMENT"], ["DÉPARTEMENT"], "one letter"),
        ([f"l{A}eau"], ["l’eau,"], ["l’eau"], "OCR sees more around it"),
        ([f"b{A}n{A}{B}ce"], ["bénéfice"], ["bénéfice"], "several glyphs, one of them a ligature"),
        ([f"1{A}902{A}118"], ["1 902 118"], ["1", "902", "118"], "a lost space inside a figure parts it"),
        ([f"d{A}ment", f"s{A}r"], ["dûment", "sic"], ["dûment", "sûr"], "what a glyph stands for is known elsewhere"),
        ([f"pr{A}t"], ["prix"], ["pr\ufffdt"], "a reading that does not agree tells nothing"),
        ([f"12{A}000"], ["125000"], ["12\ufffd000"], "a figure is never taken from OCR"),
        ([f"m{A}"], ["m2"], ["m\ufffd"], "nor a raised one"),
        ([f"{A}", "seul"], ["€", "seul"], ["€", "seul"], "a sign alone"),
        ([f"{A}", f"x{A}y"], ["", ""], ["\ufffd", "x\ufffdy"], "nothing was seen"),
    ],
)
def test_restore(layer: list[str], seen: list[str], expected: list[str], why: str) -> None:
    assert restore(layer, seen) == expected, why


def test_the_glyphs_of_two_fonts_are_told_apart() -> None:
    other = name_lost(1, font=1)
    assert restore([f"{A}t{A}", f"m{other}me"], ["été", "même"]) == ["été", "même"]
    assert restore([f"{A}t{A}", f"m{other}"], ["été", "m2"]) == ["été", "m\ufffd"]


def test_a_glyph_read_in_two_ways_keeps_what_each_word_says() -> None:
    assert restore([f"pr{A}t", f"for{A}t"], ["prêt", "foret"]) == ["prêt", "foret"]


def test_a_layer_that_has_lost_most_is_not_worth_it() -> None:
    assert has_lost_letters([word(f"b{A}", 0), word("la", 1), word("le", 2)])
    assert not has_lost_letters([word(f"b{A}", 0), word(f"c{B}", 1), word("le", 2)])
    assert not has_lost_letters([word("le", 0)])


def test_without_ocr_the_place_of_a_letter_is_kept() -> None:
    page = Page(1, 595, 842, 0, words=(word(f"D{C}PARTEMENT", 0), word("le", 1)))
    assert [found.text for found in mark_missing(page).words] == ["D\ufffdPARTEMENT", "le"]


def test_a_word_that_has_lost_many_letters_takes_no_time():
    """A pattern with a choice at each lost letter tries three to the power of their number."""
    lost = "".join(name_lost(code, 0) + "e" for code in range(33, 63))
    page = Page(1, 595, 842, 0, (Word(lost, 10, 10, 200, 20), *(Word("mot", 10, y, 40, y + 10) for y in range(40, 60))))
    restored = within(20, lambda: restore_letters(page, [Word("e" * 29, 10, 10, 200, 20)]))
    assert (restored.lost, restored.missing) == (1, 1)
