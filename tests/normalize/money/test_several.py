"""Signs, ranges, and sums that stand beside each other."""

from __future__ import annotations

import pytest

from sums_read import values

SIGNS = [
    ("Le résultat s’établit à - 8 250,40 €, soit un déficit.", ["-8250.40"], "what leads to a figure before the dash"),
    ("un solde de - 312,05 € au 31 décembre", ["-312.05"], "a balance"),
    ("La moins-value est de (4 000) €.", ["-4000"], "brackets of accounting beside a loss"),
    ("un déficit de (1 250,30) euros", ["-1250.30"], "the same in words of the currency"),
    ("un déficit de quatre mille (4 000) €", ["4000"], "the brackets repeat words"),
    ("une subvention de (4 000) €", ["4000"], "brackets without a loss"),
    ("Le déficit est couvert. La subvention est de (4 000) €.", ["4000"], "a loss in the sentence before"),
    ("Report -      646.33 € 12 €", ["-646.33", "12"], "a row of accounting"),
    ("un solde de −12 000 € et de +3 500 €", ["-12000", "3500"], "a printed minus and plus"),
    ("- 5 000 € pour A\n- 6 000 € pour B", ["5000", "6000"], "dashes of a list"),
    ("la part est de - 5 000 € pour A - 6 000 € pour B", ["5000", "6000"], "a list run together"),
    ("une aide - 5 000 € - versée", ["5000"], "dashes for brackets"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SIGNS)
def test_a_minus_and_a_dash_are_told_apart(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why


SEVERAL = [
    ("5 €50 6 €20", ["5.50", "6.20"], "two with the sign for the comma"),
    ("2 millions d’euros 350 000 €", ["2000000", "350000"], "two sums, each with its unit"),
    ("3 millions, 200 000 euros", ["200000"], "a comma parts them"),
    ("100 €200 €", ["100", "200"], "two that touch"),
    ("100 €20 €", ["100", "20"], "two that touch, the second below a hundred"),
    ("1 200 m² à 850 €", ["850"], "a square is none"),
    ("1 million 2 millions d’euros", ["2000000"], "the tail is greater than the head's scale"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEVERAL)
def test_what_is_two_stays_two(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why


RANGES = [
    ("de 23 000 € à 500 000 €", ["23000", "500000"], "both with a unit"),
    ("entre 10 et 20 M€", ["10000000", "20000000"], "the first borrows unit and scale"),
    ("10 et 12 M€", ["10000000", "12000000"], "two sums, one unit"),
    ("de 10 à 15 millions d’euros", ["10000000", "15000000"], "scale word"),
    ("de 500 000 à 1 million d’euros", ["500000", "1000000"], "the first is too big to borrow the scale"),
    ("10 - 20 euros", ["10", "20"], "a dash"),
    ("entre 10 000 et 20 000 €", ["10000", "20000"], "thousands"),
    ("les articles 2 et 3 000 €", ["3000"], "an article is no bound"),
    ("au titre de 2019 et 2 000 €", ["2000"], "a year is no bound"),
    ("450 000 € HT soit 540 000 € TTC", ["450000", "540000"], "two statements of two sums"),
    ("200 € par an (trois cents euros)", ["200", "300"], "words of another sum, behind words"),
    ("200 € par an, une part (deux cents euros)", ["200", "200"], "a comma between"),
]


@pytest.mark.parametrize(("text", "expected", "why"), RANGES)
def test_ranges_are_two_sums(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why
