"""Sums that are printed in two pieces: « 1 million 200 000 euros », « 12 €50 », « 5 € 000.00 », « un demi-million ».

The piece behind is a sum of its own to the eye of a pattern, and a wrong one: 200 000 for 1 200 000.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bordereau.lexicon.forms import join_words
from bordereau.lexicon.money_units import read_unit, write_scale_words, write_taxes, write_unit
from bordereau.lexicon.numbers import read_scales
from bordereau.normalize.money.units import make_amount, plain
from bordereau.normalize.numbers.figures import RUN, read_run
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.words_fr import parse_words
from bordereau.schemas.found import FoundAmount
from bordereau.schemas.warning import Code

_CENT = Decimal("0.01")
_REACH = 40


@cache
def _head() -> re.Pattern[str]:
    """« 1 million », « deux milliards » right before a sum."""
    scales = join_words(name for name, power in read_scales(figures=True).items() if power >= 6)
    return re.compile(
        rf"(?:(?<![\w.,/])(?P<run>{RUN})|(?<!\w)(?<!\w-)(?P<word>[a-z]+(?:-[a-z]+)*))\s(?P<scale>{scales})\s+(?:et\s+)?$"
    )


def join_millions(text: str, folded: str, found: list[FoundAmount], habit: Habit | None) -> list[FoundAmount]:
    """Add the millions to the thousands behind them: a head that is greater than all that its tail may say."""
    return [_join_head(text, folded, amount, habit) for amount in found]


def _join_head(text: str, folded: str, amount: FoundAmount, habit: Habit | None) -> FoundAmount:
    window = max(0, amount.start - _REACH)
    match = _head().search(folded[window : amount.start])
    if match is None:
        return amount
    figure = read_run(match.group("run"), habit) if match.group("run") else None
    value = figure.value if figure and not figure.warnings and not figure.skip else None
    if match.group("word"):
        value = parse_words(match.group("word"))
    unit = Decimal(1).scaleb(read_scales(figures=True)[match.group("scale")])
    if value is None or not 0 <= amount.value < unit:
        return amount
    start = window + match.start()
    joined = replace(amount, start=start, text=text[start : amount.end], value=plain(value * unit + amount.value))
    if value % 1 and Code.BAD_GROUPING not in amount.warnings:  # « 3,5 millions 200 mille euros »
        joined = replace(joined, warnings=(*amount.warnings, Code.BAD_GROUPING))
    return _join_head(text, folded, joined, habit)


_UNIT_LAST = re.compile(r"(?:€|euros?)$")


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Centimes behind the sign, touching it or at the end of what is said; thousands behind it."""
    ends = rf"(?=\s*(?:$|[;)\]]|[.,](?:\s|$)|{write_taxes()}))"
    return (
        re.compile(rf"(?:(?<=€)(?P<touching>\d\d)(?![\w%€]|[.,]\d|\s\d{3}|\s?€)|\s(?P<apart>\d\d){ends})"),
        re.compile(r"(?<=€)\s?(?P<group>\d{3}(?:[.,](?P<cents>\d\d))?)(?![\w%€]|[.,]\d|\s\d|\s?€)"),
    )


def join_tails(text: str, folded: str, found: list[FoundAmount]) -> list[FoundAmount]:
    """Add the centimes of « 12 €50 », « 47 € 20 », and the thousands of « 5 € 000.00 », which is told."""
    return [_join_tail(text, folded, amount) for amount in found]


def _join_tail(text: str, folded: str, amount: FoundAmount) -> FoundAmount:
    if (
        amount.precision != 1
        or amount.unit != "€"
        or amount.value < 0
        or not _UNIT_LAST.search(folded, max(0, amount.end - 6), amount.end)
    ):
        return amount
    cents, thousands = _tails()
    if match := cents.match(folded, amount.end):
        digits = match.group("touching") or match.group("apart")
        value, precision, codes = amount.value + int(digits) * _CENT, _CENT, amount.warnings
    elif (match := thousands.match(folded, amount.end)) and 0 < amount.value < 1000 and match.group("cents"):
        value = amount.value * 1000 + Decimal(match.group("group").replace(",", "."))
        precision, codes = _CENT, (*amount.warnings, Code.BAD_GROUPING)
    else:
        return amount
    whole = make_amount(text, folded, (amount.start, match.end()), value=value, precision=precision, codes=codes)
    return replace(whole, qualifier=amount.qualifier)


@cache
def _half() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?<!et\s)(?:un\s)?demi(?:-|\s)(?=(?:{write_scale_words()})(?!\w))(?=\w+?(?P<plural>s)?(?!\w))(?P<unit>{write_unit(scaled=True)})"
    )


def find_halves(text: str, folded: str) -> list[FoundAmount]:
    """Find « un demi-million d'euros »."""
    if "demi" not in folded:
        return []
    found = []
    for match in _half().finditer(folded):
        unit = read_unit(text[match.start("unit") : match.end("unit")])
        if unit is not None and unit.power >= 6 and not match.group("plural"):
            value = Decimal(5).scaleb(unit.power - 1)
            precision = Decimal(1).scaleb(unit.power - 1)
            found.append(make_amount(text, folded, match.span(), value=value, precision=precision, unit=unit))
    return found
