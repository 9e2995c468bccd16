"""Numbers in figures: strict groups, scales, signs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.normalize.numbers.figures import read_run
from bordereau.normalize.numbers.numbers import find_numbers, parse_number

FOUND = [
    ("9 363 aides et 268 prêts", ["9363", "268"], "space thousands"),
    ("1\u202f234\u00a0567,89", ["1234567.89"], "narrow and no-break spaces"),
    ("1.200.000 puis 6.700,54", ["1200000", "6700.54"], "dot thousands"),
    ("4,800 et 818,303", ["4.8", "818.303"], "a comma parts decimals"),
    ("1 246 250 1 134 900", ["1246250", "1134900"], "two numbers whose groups cannot be one"),
    ("423 0000", ["423", "0"], "what is no group is another number"),
    ("5,5 millions et 10 mille", ["5500000", "10000"], "scale words"),
    ("3 millions et demi", ["3500000"], "and a half"),
    ("2,33 k, 10M et 3G", ["2330", "10000000", "3000000000"], "scale letters"),
    ("le 12 M. Dupont", ["12"], "an abbreviation apart is no scale"),
    ("- 1.200.000", ["-1200000"], "nothing but the number: a minus"),
    ("- 12 aides", ["12"], "a list dash"),
    ("moins 1200000", ["-1200000"], "a minus in words"),
    ("au moins 12", ["12"], "at least is no minus"),
    ("180ml, 29km et 1m", [], "glued to a unit"),
    ("le 2ème et le 1er", [], "ordinals"),
    ("le 4 mai", [], "the day of a date"),
    ("https://example.org/a?b=12&c=30", [], "a web address"),
    ("L.302-1 et W751236716", [], "codes"),
    ("3 cent un", ["301"], "figures and words that make one number"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_find_numbers(text: str, expected: list[str], why: str) -> None:
    assert [number.value for number in find_numbers(text)] == [Decimal(value) for value in expected], why


CELLS = [
    ("30 603", "30603", "a cell"),
    (" -12 369.07 ", "-12369.07", "a signed cell with spaces around"),
    ("0", "0", "a printed zero"),
    ("deux cents", "200", "in words"),
    ("7 385 4 567", None, "two numbers"),
    ("12 €", None, "more than a number"),
    ("-", None, "no number"),
    ("", None, "empty"),
    ("(1)", None, "a note mark"),
    ("2 3 4", None, "digits set apart"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CELLS)
def test_parse_one_number_strictly(text: str, expected: str | None, why: str) -> None:
    number = parse_number(text)
    assert (number.value if number else None) == (Decimal(expected) if expected else None), why


def test_precision_is_the_last_printed_digit() -> None:
    precisions = [number.precision for number in find_numbers("9 363, puis 5,50 et 5,5 millions")]
    assert precisions == [1, Decimal("0.01"), 100_000]


def test_a_damaged_run_is_not_guessed() -> None:
    assert read_run("12.36.907") is None
    assert read_run("12.369.07").warnings == ("bad_grouping",)
    assert read_run("20 00 000,5") is None


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_a_printed_integer_is_read_back(value: int, separator: str) -> None:
    printed = f"{value:,}".replace(",", separator)
    number = parse_number(printed)
    assert number is not None
    assert number.value == value


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_a_printed_decimal_is_read_back(value: Decimal) -> None:
    number = parse_number(f"{value:,}".replace(",", "\u00a0").replace(".", ","))
    assert number is not None
    assert number.value == value
