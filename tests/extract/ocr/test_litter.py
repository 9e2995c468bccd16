"""Dust read as words goes; blanks to fill in and real signs stay."""

import pytest

from extract.ocr.litter import drop_litter


@pytest.mark.parametrize(
    ("text", "confidence", "kept", "why"),
    [
        (".", 0.9, False, "a full stop does not stand alone"),
        ("|", 0.9, False, "the piece of a rule"),
        ("°", 0.8, False, "dust"),
        ("-", 0.9, True, "a dash"),
        (":", 0.9, True, "a colon after a space"),
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


def test_dust_before_a_word_is_stripped_but_not_an_apostrophe_inside(seen):
    assert [word.text for word in drop_litter(seen("‘devant l'Etat"))] == ["devant", "l'Etat"]
