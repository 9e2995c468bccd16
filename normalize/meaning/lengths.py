"""Lengths of time in words, and the last day that follows from a first day and a length."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.numbers.numbers import find_numbers

UNITS = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}
LONGEST_YEARS = 99


def find_duration(text: str, folded: str) -> str | None:
    """« pour une durée de trois (3) ans » → ``P3Y``."""
    for opener in read_pattern("terms", "term.durations").finditer(folded):
        rest = folded[opener.end() : opener.end() + 60]
        length = _read_length(text[opener.end() : opener.end() + 60], rest)
        if length is not None:
            return length
    return None


@cache
def _unit() -> re.Pattern[str]:
    sides = "|".join(f"(?P<{name}>{write_pattern('terms', f'units.{name}')})" for name in UNITS)
    return re.compile(rf"\s*(?:\(\s*\w+\s*\)\s*)?(?:{sides})")


def _read_length(text: str, folded: str) -> str | None:
    one = re.match(rf"\s*{write_pattern('terms', 'units.one')}", folded)
    if one is not None and (unit := _unit().match(folded, one.end())):
        return f"P1{UNITS[str(unit.lastgroup)]}"
    for number in find_numbers(text):
        if folded[: number.start].strip(" ("):
            break
        unit = _unit().match(folded, number.end)
        if unit is not None and number.value == int(number.value) and 0 < number.value <= 600:
            return f"P{int(number.value)}{UNITS[str(unit.lastgroup)]}"
    return None


def add_length(first: date, duration: str) -> date | None:
    """The day one length of time after another; the last of its month where there is no such day.

    >>> add_length(date(2024, 1, 1), "P3Y"), add_length(date(2024, 1, 31), "P1M")
    (datetime.date(2027, 1, 1), datetime.date(2024, 2, 29))
    """
    match = re.fullmatch(r"P(\d+)([YMWD])", duration)
    if match is None:
        return None
    count, unit = int(match[1]), match[2]
    if unit in "WD":
        return first + timedelta(days=count * (7 if unit == "W" else 1))
    months = first.year * 12 + first.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= first.year + LONGEST_YEARS:
        return None
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
