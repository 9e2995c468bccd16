from __future__ import annotations

import pytest

from bordereau.extract.lines.margin_numbers import strip_line_numbers


def lines_with(line_of, numbers, x0=46.0, count=12):
    """Lines at 70 points; ``numbers`` maps the rank of a line to the number in its margin."""
    out = []
    for rank in range(1, count + 1):
        bottom = 100.0 + 13 * rank
        text = line_of(f"ligne {rank} du texte", bottom)
        if rank in numbers:
            mark = line_of(numbers[rank], bottom, x0=x0 - 5 * len(numbers[rank]))
            text = type(text)(1, (*mark.words, *text.words))
        out.append(text)
    return out


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        ({2: "5", 5: "10", 8: "15"}, "every fifth line"),
        ({rank: str(rank) for rank in range(1, 13)}, "every line"),
        ({1: "96", 4: "97", 9: "98", 12: "99"}, "numbers that go on from the page before"),
    ],
)
def test_numbers_that_count_in_the_margin_are_taken_off(line_of, numbers, why):
    found = [line.text for line in strip_line_numbers(lines_with(line_of, numbers))]
    assert found == [f"ligne {rank} du texte" for rank in range(1, 13)], why


@pytest.mark.parametrize(
    ("numbers", "x0", "why"),
    [
        ({2: "5", 5: "10"}, 46.0, "two numbers are no series"),
        ({2: "5", 5: "17", 8: "20"}, 46.0, "they do not count evenly"),
        ({2: "1", 5: "2", 8: "3"}, 70.0, "a numbered list begins where the text begins"),
        ({2: "¹", 5: "²", 8: "³"}, 46.0, "raised figures are marks of foot notes"),
        ({2: "①", 5: "②", 8: "③"}, 46.0, "figures in circles are digits to Unicode, and no numbers"),
    ],
)
def test_other_numbers_stay(line_of, numbers, x0, why):
    lines = lines_with(line_of, numbers, x0)
    assert [line.text for line in strip_line_numbers(lines)] == [line.text for line in lines], why
