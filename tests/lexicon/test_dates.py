"""Months, ordinals, and lines that are a date."""

from __future__ import annotations

import pytest

from bordereau.lexicon.months import is_date_line, list_months, read_months
from bordereau.lexicon.ordinals import read_quarters

DATE_LINES = [
    ("25 janvier 2020", True, "a day"),
    ("Le 1er février 2020", True, "the first"),
    ("Lundi 3 mars 2020", True, "a day of the week"),
    ("XX octobre 2016", True, "a day to be filled in"),
    ("…… décembre 20..", True, "a year to be filled in"),
    ("Janvier 2018", True, "a month"),
    ("12/03/2020", True, "figures"),
    ("JJ/MM/AAAA", True, "a mask"),
    ("Version du 12/03/2024", True, "a version"),
    ("Lac, le 3 mars 2020", True, "a place"),
    ("Le ………………", True, "a blank"),
    ("Années 2018-2020", False, "a period"),
    ("La convention du 3 mars 2020 est modifiée", False, "a sentence"),
    ("Mai 68 et ses suites", False, "a title"),
]


@pytest.mark.parametrize(("line", "expected", "why"), DATE_LINES)
def test_date_line(line: str, expected: bool, why: str) -> None:
    assert is_date_line(line) is expected, why


def test_every_month_has_its_number() -> None:
    assert [read_months()[name] for name in list_months()] == list(range(1, 13))


@pytest.mark.parametrize(("word", "value"), [("premier", 1), ("2nde", 2), ("3eme", 3), ("4e", 4), ("quatrieme", 4)])
def test_quarter(word: str, value: int) -> None:
    assert read_quarters()[word] == value
