"""Two readings of a figure become one; where they differ, both are kept."""

import pytest

from bordereau.extract.ocr.engine import SeenWord, Strip
from bordereau.extract.ocr.merge import lay_beside, merge_group, split_word


@pytest.mark.parametrize(
    ("first", "second", "sure", "expected", "why"),
    [
        ("5,5 ME", "5,5 M€", 0.98, "5,5 M€", "the first reader has no € in its alphabet"),
        ("7 385", "7385", 0.99, "7 385", "same digits: the first keeps spaces better"),
        ("4470", "4 470", 0.97, "4 470", "a thousands space that only the second saw"),
        ("1081,91 M€", "1081,91 M€", 0.9, "1081,91 M€", "agreement"),
        ("566)", "566", 0.99, "566", "a bracket that only the first saw is the arc of a stamp"),
        ("4470,", "4470.", 0.95, "4470", "two marks in one place: neither is printed"),
        ("‘13", "13", 0.9, "13", "dust before a figure"),
        ("42", "4.2", 0.7, "4.2", "a small sign is lost rather than invented"),
        ("12 00.0 €", "12 000 €", 0.9, "12 000 €", "dust among the three digits of a group"),
        ("98 101,61", "98 101,61 :", 0.9, "98 101,61", "marks that only the second saw, alone"),
        ("plus de 12,5 dont", "plus de 12,5 M€,,dont", 0.5, "plus de 12,5 M€, dont", "a unit that only the second saw"),
        ("12 euros", "12 euros", 0.9, "12 euros", "words beside a figure stay"),
        ("15 000", "-15 000", 0.6, "-15 000", "a minus is lost rather than invented"),
        ("-15 000", "15 000", 0.9, "-15 000", "whichever reader saw it"),
    ],
)
def test_same_digits(seen, first, second, sure, expected, why):
    assert " ".join(word.text for word in merge_group(seen(first), Strip(second, sure))) == expected, why


@pytest.mark.parametrize(
    ("first", "confidence", "second", "sure", "kept", "other", "why"),
    [
        ("303", 0.96, "308", 0.5, "303", "308", "the surer reading wins"),
        ("303", 0.6, "308", 0.95, "308", "303", "the surer reading wins"),
        ("2 36", 0.6, "23 303", 0.98, "23 303", "2 36", "another number of digits: one reading whole"),
        ("123", 0.96, "1 1123", 0.6, "123", "1 1123", "another number of digits, the first surer"),
        ("4,2", 0.96, "42", 0.9, "4,2", "42", "a comma that one reader lost"),
    ],
)
def test_other_digits_keep_both_readings(seen, first, confidence, second, sure, kept, other, why):
    merged = merge_group(seen(first, confidence), Strip(second, sure))
    assert " ".join(word.text for word in merged) == kept, why
    assert other in {word.alternative for word in merged}, why
    assert all(word.confidence <= 0.96 for word in merged)


def test_print_that_the_first_passed_over_is_filled(seen):
    lost = SeenWord("", 200, 100, 300, 126, 0.0, 0, 98, 138)
    assert [word.text for word in merge_group([lost], Strip("8 905", 0.99))] == ["8", "905"]
    assert merge_group([lost], Strip("8 905", 0.2)) == ()


def test_a_unit_beside_a_figure_that_both_read_is_believed_sooner(seen):
    lost = SeenWord("", 100, 100, 150, 126, 0.0, 0, 98, 138)
    words = [*seen("12,5"), lost]
    assert [word.text for word in merge_group(words, Strip("12,5 M€", 0.42))] == ["12,5", "M€"]
    assert [word.text for word in merge_group(words, Strip("18,5 M€", 0.42))] == ["12,5"]
    assert [word.text for word in merge_group(words, Strip("12,5 le", 0.42))] == ["12,5"]


def test_a_lone_sign_must_be_as_tall_as_a_digit():
    arc = SeenWord("", 200, 98, 205, 138, 0.0, 0, 98, 138)
    digit = SeenWord("", 200, 102, 215, 130, 0.0, 0, 98, 138)
    assert merge_group([arc], Strip("1", 0.99)) == ()
    assert [word.text for word in merge_group([digit], Strip("1", 0.99))] == ["1"]


def test_letters_are_left_to_the_first_reader_unless_it_was_lost(seen):
    assert merge_group(seen("Fonds", 0.4), Strip("FoNDS", 0.99))[0].text == "Fonds"
    assert merge_group(seen("“ace", 0.26), Strip("Production", 0.99))[0].text == "Production"
    assert merge_group(seen("dd", 0.28), Strip("—", 0.01)) == (), "what neither can read is no word"


def test_an_empty_second_reading_changes_nothing(seen):
    words = seen("12 500 €")
    assert merge_group(words, Strip("", 0.0)) == tuple(words)


def test_a_split_word_shares_its_width(seen):
    (word,) = seen("114,71")
    left, right = split_word(word, "114,71 M€")
    assert (left.text, right.text) == ("114,71", "M€")
    assert word.x0 == left.x0 < left.x1 < right.x0 < right.x1 == pytest.approx(word.x1)


@pytest.mark.parametrize(
    ("texts", "reading", "expected"),
    [
        (["8,52", "ME"], "8,52 M€", ["8,52", "M€"]),
        (["7", "385"], "7385", ["7", "385"]),
        (["1", ":"], "1:", ["1", ":"]),
        (["12"], "", [""]),
    ],
)
def test_readings_are_laid_beside_each_other(texts, reading, expected):
    assert lay_beside(texts, reading) == expected
