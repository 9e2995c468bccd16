"""Months, days of the week, and what a line is that is a date and nothing else.

One list of months for the title page, the glued words, the sums and the dates: a month that one room knows is known to
all.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_entries, read_values, write_pattern

LONGEST_LINE = 60
"""A line that is a date has at most so many characters."""
_DAY = r"(?:\d{1,2}\s?(?:er)?|x{1,4}|[._…]{1,12}|-{2,})"
_YEAR = r"(?:\d{4}|x{2,4}|20[._…x]{1,8}|\d{2}[._…]{1,4})"
_FIGURES = r"(?:\d{1,2}|jj|x{2})[/.-](?:\d{1,2}|mm|x{2})[/.-](?:\d{2,4}|aaaa|x{2,4})"
_BLANK = r"[._…x\s/]{2,}"
_PLACE = r"[a-z][a-z' -]{1,30},\s+"


@cache
def list_months() -> tuple[str, ...]:
    """The twelve names, folded, from January on.

    >>> list_months()[1]
    'fevrier'
    """
    return tuple(entry.form for entry in read_entries("months", "month"))


@cache
def read_months() -> dict[str, int]:
    """The number of each month, by its name and by its shortened names.

    >>> read_months()["aout"], read_months()["juil"]
    (8, 7)
    """
    return {name: number for number, name in enumerate(list_months(), 1)} | read_values("months", "short_month")


@cache
def opens_with_month() -> re.Pattern[str]:
    """A text that begins with the name of a month; for ``match`` on folded text."""
    return re.compile(write_pattern("months", "month"))


def is_date_line(text: str) -> bool:
    """Whether a whole line is a date, blanks included.

    >>> [is_date_line(t) for t in ("XX octobre 2016", "Le 25 janvier 2020", "Années 2018-2020", "Lac, le 3 mars 2020")]
    [True, True, False, True]
    """
    return len(text) <= LONGEST_LINE and _date_line().match(fold(text).strip(" ,()").lstrip(".")) is not None


@cache
def _date_line() -> re.Pattern[str]:
    """« Lac, le lundi 3 mars 2020 », « 12/03/2020 », « le ………… »."""
    announces, weekday = write_pattern("months", "announces"), write_pattern("months", "weekday")
    month = rf"(?:{write_pattern('months', 'month')}|x{{2,}})"
    return re.compile(
        rf"(?:(?:{_PLACE})?{announces}?\s*{weekday}?\s*{_DAY}?\s*{month}\s*{_YEAR}"
        rf"|{announces}?\s*{_FIGURES}|{announces}\s*{_BLANK})[\s.]*$"
    )
