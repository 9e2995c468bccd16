"""The figures of a statement that may enter a sum: money, shares, and counts of things, in text order.

A count is a whole number with the thing it counts after it: « 9 363 aides », « 2 027 logements sociaux ». A number
that names or measures rather than counts is none: a year, a date, an article, a law, a part of an identifier, a
duration (« 30 ans »), a surface, a length, an hour, an ordinal.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import join_words
from bordereau.lexicon.money_units import write_currencies, write_scale_words
from bordereau.lexicon.read import read_words
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.numbers import find_numbers
from bordereau.normalize.numbers.percents import find_percents
from bordereau.normalize.numbers.qualifiers import read_qualifier
from bordereau.normalize.parties.identifiers import find_identifiers
from bordereau.schemas.found import FoundAmount, FoundNumber, FoundPercent
from bordereau.schemas.statement import QuantityKind


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _write_measures() -> str:
    """What is measured, not counted: lengths, durations, dates, money."""
    return f"{join_words(read_words('counts', 'measures'))}|{write_currencies()}|{write_scale_words()}"


@functools.cache
def _counted() -> re.Pattern[str]:
    """What follows a count: the thing counted, a plural noun most often after an adjective or « de »."""
    measures = _write_measures()
    glue = join_words(read_words("counts", "not_things"))
    return re.compile(
        rf"\s+(?!(?:{measures})(?![a-z²³])|(?:{glue})(?!\w))(?:d'|de\s|des\s)?(?:nouveaux\s|nouvelles\s)?[a-z][a-z'-]*"
    )


@functools.cache
def _counted_acronym() -> re.Pattern[str]:
    measures = _write_measures()
    return re.compile(rf"\s+(?!(?:{measures}|ht|ttc|n|cs|bp)(?![a-z0-9²³]))[a-z]")


@functools.cache
def _naming() -> re.Pattern[str]:
    naming = join_words(read_words("counts", "naming"))
    return re.compile(rf"(?<![a-z])(?:{naming})\s*[°ºo.:]?\s*$")


_ACRONYM = re.compile(r"\s+(?:[A-Z]{2,}[a-z]?|[TF]\d)(?![\w’'-])(?!\s+[A-Z]{2})")
_PLURAL = re.compile(r"\s+(?:d'|de\s|des\s)?(?P<noun>[a-z][a-z'-]*)")
_POSTCODE = re.compile(r"\d\d[ ]?\d{3}\s[A-ZÉÈÎ]")


def _is_count(text: str, folded: str, number: FoundNumber) -> bool:
    """Whether a number counts things, by the words on its two sides."""
    if number.value != number.value.to_integral_value() or number.value < 0:
        return False
    if _POSTCODE.match(text[number.start : number.end + 2]):
        return False
    before = folded[max(0, number.start - 24) : number.start]
    if _naming().search(before) or before.endswith(("-", "/", "+")) or _LETTER.search(before):
        return False
    acronym = _ACRONYM.match(text, number.end)  # « 50 PLAI »: an acronym has no plural
    if acronym is not None and _counted_acronym().match(folded, number.end):
        return True
    follow = _counted().match(folded, number.end)
    if follow is None:
        return False
    noun = _PLURAL.match(folded, number.end)
    assert noun is not None
    ends_plural = noun.group("noun").endswith(("s", "x", "z"))
    return ends_plural or number.value in (0, 1) or follow.group().strip().startswith(("d'", "de ", "des "))


LONGEST_LINE = 120
_LETTER = re.compile(r"(?<![a-z])[lrd]\.?\s?$")


def _keep_free(numbers: list[FoundNumber], taken: list[_Span]) -> Iterator[FoundNumber]:
    """The numbers that overlap nothing taken; both are walked once, in text order."""
    spans = sorted((span.start, span.end) for span in taken)
    place, reach = 0, -1
    for number in sorted(numbers, key=lambda found: found.start):
        while place < len(spans) and spans[place][0] < number.end:
            reach = max(reach, spans[place][1])
            place += 1
        if reach <= number.start:
            yield number


def find_figures(
    text: str, sums: Sequence[FoundAmount], habit: Habit | None = None
) -> Iterator[tuple[QuantityKind, FoundPercent | FoundNumber]]:
    """Find the shares and counts of a text beside its ``sums``; what is part of a sum, date or identifier is none.

    >>> from bordereau.normalize.money.amounts import find_amounts
    >>> text = "9 363 aides en 2019 (article 2.1), soit 15,2 M€ et 52 % du total sur 30 ans"
    >>> [(kind, found.text) for kind, found in find_figures(text, find_amounts(text))]
    [('percent', '52 %'), ('count', '9 363')]
    """
    taken: list[_Span] = list(sums)
    percents = [found for found in find_percents(text, habit) if not _overlaps(found, taken)]
    for percent in percents:
        yield "percent", percent
    for number in find_counts(text, [*taken, *percents], habit):
        yield "count", number


def _overlaps(found: _Span, others: Iterable[_Span]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)


def find_counts(text: str, taken: Iterable[_Span], habit: Habit | None = None) -> list[FoundNumber]:
    """Find the counts of a text beside what was already found there (sums, shares), in text order.

    >>> [number.text for number in find_counts("120 logements (article 3) : 40 PLUS, 50 PLAI ; PLS : 30", [])]
    ['120', '40', '50', '30']
    """
    folded = fold(text)
    numbers = [n for n in find_numbers(text, habit) if _is_count(text, folded, n) or _closes_line(folded, n)]
    if not numbers:
        return []
    others: list[_Span] = [*taken, *find_dates(text), *find_identifiers(text)]
    free = _keep_free(numbers, others)
    return [replace(n, qualifier=read_qualifier(folded, n.start, n.end)) for n in free]


def _closes_line(folded: str, number: FoundNumber) -> bool:
    """“PLS : 30 ;”: a short line that ends with its count after a colon."""
    if number.value != number.value.to_integral_value() or len(folded) > LONGEST_LINE:
        return False
    after, before = folded[number.end :].strip(" .;,"), folded[: number.start].rstrip()
    return not after and before.endswith(":") and not _naming().search(before[:-1])
