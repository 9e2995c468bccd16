"""The pieces of a French date as patterns: days, months, years, weekdays, in figures and in words.

All patterns work on folded text (see ``lexicon.folding``).
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass

from bordereau.lexicon.forms import join_words
from bordereau.lexicon.months import list_months, read_months
from bordereau.lexicon.numbers import read_number_words
from bordereau.lexicon.ordinals import read_ordinals, read_quarters
from bordereau.lexicon.read import read_words
from bordereau.normalize.numbers.words_fr import parse_words

_UNITS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = (
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
)


def _day_words() -> dict[str, int]:
    words = {"premier": 1}
    words |= {name: value for value, name in enumerate(_UNITS[1:], 2)}
    words |= {name: value for value, name in enumerate(_TEENS, 10)}
    words |= {"vingt": 20, "trente": 30}
    for joint in ("-", " "):
        words |= {f"vingt{joint}{name}": 20 + value for value, name in enumerate(_UNITS[1:], 2)}
        words |= {f"vingt{joint}et{joint}un": 21, f"trente{joint}et{joint}un": 31, f"dix{joint}sept": 17}
        words |= {f"dix{joint}huit": 18, f"dix{joint}neuf": 19}
    return words


def _ordinal_days() -> dict[str, int]:
    """« douzième », « vingt-troisième », « trente et unième »: days of notaries and of old minutes."""
    low = {name: value for name, value in read_ordinals().items() if name.endswith("ieme")}
    words = {name: value for name, value in low.items() if 2 <= value <= 20} | {"trentieme": 30}
    for joint in ("-", " "):
        words |= {f"vingt{joint}{name}": 20 + value for name, value in low.items() if 2 <= value <= 9}
        words |= {f"dix{joint}{name}": 10 + value for name, value in low.items() if 7 <= value <= 9}
        words |= {f"vingt{joint}et{joint}unieme": 21, f"trente{joint}et{joint}unieme": 31}
    return words


@dataclass(frozen=True, slots=True)
class Pieces:
    """Alternations to build patterns with, and the values of the words in them."""

    day: str
    month: str
    full_month: str
    year: str
    short_year: str
    open_year: str
    """Two figures inside a sentence: « le 2 juil 21 à Paris »."""
    weekday: str
    days: dict[str, int]
    months: dict[str, int]
    ordinals: dict[str, int]


@functools.cache
def load_pieces() -> Pieces:
    """Build the pieces once."""
    days, every = _day_words() | _ordinal_days(), read_months()
    full, short = join_words(read_words("months", "weekday")), join_words(read_words("months", "short_weekday"))
    numbers = [word for rank in ("units", "tens", "hundreds") for word in read_number_words(rank)]
    unit = rf"(?:{join_words([*numbers, 'et'])})"
    year_words = rf"(?:deux[\s-]+mil(?:les?)?|mil(?:le)?|dix-neuf[\s-]+cents?)(?:[\s-]+{unit})*(?![\w-])"
    after = join_words(read_words("months", "after_short_year"))
    return Pieces(
        day=rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:er|eme|e|°)(?!\w))?|(?:{join_words(days)})(?!\w|-[a-z]))",
        month=rf"(?:(?:{join_words(every)})(?![a-z])\.?)",
        full_month=rf"(?:(?:{join_words(list_months())})(?!\w))",
        year=rf"(?:(?:1\d|20|21)\d\d(?!\d)|{year_words})",
        short_year=r"(?:'?\d\d(?=\s*(?:$|[,;)?!\n]|\.(?:\s|$))))",
        open_year=rf"(?:'?\d\d(?=\s+(?:{after})(?!\w)(?!\s*\d(?!\d?\s?h))))",
        weekday=rf"(?:(?:{full})(?!\w)\s*,?|(?:{short})(?!\w)(?:\s*[.,])?)\s*",
        days=days,
        months=every,
        ordinals=read_quarters(),
    )


def read_day(text: str) -> int:
    """A day of the month from its figures or its words."""
    digits = re.match(r"\d(?:\s?\d)?", text)
    if digits:
        return int(digits.group().replace(" ", ""))
    return load_pieces().days[re.sub(r"\s+", " ", text.strip())]


def read_month(text: str) -> int:
    """A month from its name, its abbreviation or its figures."""
    name = text.strip().rstrip(".")
    return int(name) if name.isdecimal() else load_pieces().months[name]


def read_year(text: str) -> int | None:
    """A year from four figures, two figures (00–49 are 2000–2049) or words.

    >>> [read_year(x) for x in ("2014", "14", "'89", "deux mille vingt", "dix-neuf cent trente")]
    [2014, 2014, 1989, 2020, 1930]
    """
    digits = text.strip().lstrip("'")
    if digits.isdecimal():
        value = int(digits)
        if len(digits) == 2:
            return value + (2000 if value < 50 else 1900)
        return value
    words = parse_words(text)
    return int(words) if words is not None and 1000 <= words < 2200 else None


def is_real(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has the day; without a year the 29th of February passes.

    >>> is_real(2014, 2, 29), is_real(None, 2, 29), is_real(2017, 6, 31)
    (False, True, False)
    """
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]
