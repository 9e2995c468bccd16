"""A document's own habit about the dot in a number: « 442.200 € » holds thousands, « 1.697 € » decimals.

Nobody can tell one from the other alone, but whoever prints « 885 636.60 € » uses the dot for decimals and whoever
prints « 1.897.324 euros » uses it for thousands. So the whole document is asked first, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_currencies, write_unit

DotMeaning = Literal["thousands", "decimals"]

_THOUSANDS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3}){2,}(?![\w.]*\d)|(?<![\w.,/-])\d{1,3}\.\d{3},\d{1,2}(?!\d)")
_DECIMALS = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?: \d{3})+\.\d{1,2}(?![\w.]*\d)"  # 885 636.60
    rf"|(?<![\w.,/-])\d+\.\d{{1,2}}\s?(?:{write_unit('EUR', capitals=False)}|%)"  # 15.00 €
    r"|(?<![\w.,/-])0\.\d+(?![\w.]*\d)"  # 0.148
)
_OPEN = re.compile(rf"(?<![\w.,/-])[1-9]\d{{0,2}}\.\d\d0(?=\s?{write_currencies()})")
"""« 23.000 € »: nobody prints thousandths that end in a zero; a weaker sign for thousands."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How often a document's dots certainly part thousands, certainly decimals, and likely thousands."""

    thousands: int = 0
    decimals: int = 0
    likely_thousands: int = 0

    @property
    def dot(self) -> DotMeaning | None:
        """What a dot before exactly three digits means here; None where the document does not say."""
        thousands = self.thousands + self.likely_thousands
        if thousands and not self.decimals:
            return "thousands"
        if self.decimals and not thousands:
            return "decimals"
        return None


NO_HABIT = Habit()


def find_habit(text: str) -> Habit:
    """Count what the dots of a whole document's text do.

    >>> find_habit("un coût de 885 636.60 € HT").dot, find_habit("1.897.324 euros").dot, find_habit("12 €").dot
    ('decimals', 'thousands', None)
    """
    folded = fold(text)
    if "." not in folded:
        return NO_HABIT
    return Habit(
        thousands=sum(1 for _ in _THOUSANDS.finditer(folded)),
        decimals=sum(1 for _ in _DECIMALS.finditer(folded)),
        likely_thousands=sum(1 for _ in _OPEN.finditer(folded)),
    )
