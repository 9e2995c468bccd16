"""Dust read as words goes; blanks to fill in and real signs stay."""

from dataclasses import replace

import pytest

from bordereau.extract.ocr.litter import drop_litter


@pytest.mark.parametrize(
    ("text", "confidence", "kept", "why"),
    [
        (".", 0.9, False, "a full stop does not stand alone"),
        ("|", 0.9, False, "the piece of a rule"),
        ("°", 0.8, False, "dust"),
        ("-", 0.9, True, "a dash"),
        (":", 0.9, True, "a colon after a space"),
        (".:", 0.9, False, "two marks that no print puts together"),
        ("«", 0.9, True, "quotes"),
        ("€", 0.9, True, "a unit"),
        ("......", 0.7, True, "a blank to fill in"),
        ("……", 0.2, False, "a row of dust"),
        ("12", 0.1, True, "digits are for the second reader"),
        ("SF", 0.1, False, "two letters of which the engine is unsure"),
        ("et", 0.9, True, "a short word"),
    ],
)
def test_words(seen, text, confidence, kept, why):
    words = [*seen("Les parties conviennent", line=0), *seen(text, confidence, line=1)]
    assert (len(drop_litter(words)) == 4) is kept, why


@pytest.mark.parametrize(("high", "kept"), [(18, True), (6, False)])
def test_a_colon_is_higher_than_two_specks(seen, high, kept):
    (colon,) = seen(":", 0.95, line=1)
    words = [*seen("Les parties conviennent", line=0), replace(colon, bottom=colon.top + high)]
    assert (len(drop_litter(words)) == 4) is kept


@pytest.mark.parametrize(
    ("wide", "high", "down", "confidence", "kept", "why"),
    [
        (22, 4, 18, 0.4, True, "a dash: readers are never sure of it"),
        (22, 4, 18, 0.2, False, "not seen at all"),
        (22, 4, 34, 0.4, False, "on the base line: a piece of a rule"),
        (6, 4, 18, 0.4, False, "as short as a dot"),
        (22, 16, 12, 0.4, False, "as high as a blot"),
    ],
)
def test_a_dash_is_told_by_its_shape(seen, wide, high, down, confidence, kept, why):
    (first,) = seen("-", confidence, line=1)
    top = first.line_top + down
    dash = replace(first, x1=first.x0 + wide, top=top, bottom=top + high)
    assert (dash in drop_litter([*seen("Les parties conviennent"), dash])) is kept, why


def test_dust_before_a_word_is_stripped_but_not_an_apostrophe_inside(seen):
    assert [word.text for word in drop_litter(seen("‘devant l'Etat"))] == ["devant", "l'Etat"]
