"""Points in time as printed, one by one; ``periods`` joins two of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from bordereau.lexicon.forms import join_words
from bordereau.lexicon.read import read_words
from bordereau.normalize.dates.calendar import load_pieces
from bordereau.normalize.dates.in_figures import load_figure_readers
from bordereau.normalize.dates.points import Moment, Reader
from bordereau.normalize.dates.with_month_names import load_named_readers


@functools.cache
def _no_date() -> re.Pattern[str]:
    numbered, streets = (join_words(read_words("months", key)) for key in ("numbered", "streets"))
    return re.compile(
        rf"(?:(?<![\w])(?:{numbered})\s?(?:[:.]\s?)?|(?<![\w])(?P<street>{streets})\s+(?:du\s+|de\s+la\s+|le\s+)?)$"
    )


_UNTIL = re.compile(r"\s+au\s+\d")
"""« école du 1er septembre 2021 au 30 juin 2024 »: a period, and no school of that name."""


def _is_named(folded: str, moment: Moment) -> bool:
    """Whether what stands before says that this is an act's number or a street's name."""
    found = _no_date().search(folded[max(0, moment.start - 24) : moment.start])
    return found is not None and not (found["street"] and _UNTIL.match(folded, moment.end))


def find_moments(folded: str) -> Iterator[Moment]:
    """Find the points and stretches of a folded text, in text order, none over another.

    The surest reading comes first (a day with its month, then a month, then a bare year); a weaker one keeps away
    from its characters, also where the surer one turned out to be no day of the calendar.
    """
    yield from (moment for moment in _find_all(folded) if moment.first is not None)


def find_impossible(folded: str) -> Iterator[Moment]:
    """Find what is printed as a day that the calendar does not have: « 30 février 2021 », « 31/04/2023 »."""
    yield from (moment for moment in _find_all(folded) if moment.impossible)


@functools.lru_cache(maxsize=256)
def _find_all(folded: str) -> tuple[Moment, ...]:
    """Kept for a while, as the numbers are: a paragraph is asked for its dates and for what is none."""
    taken: list[Moment] = []
    used = bytearray(len(folded))
    windows = _find_windows(folded)
    for pattern, read in load_named_readers():
        for start, end in windows:
            _take(folded, pattern.finditer(folded, start, end), read, used, taken)
    for pattern, read, may_be in load_figure_readers():
        if may_be(folded):
            _take(folded, pattern.finditer(folded), read, used, taken)
    return tuple(sorted(taken, key=lambda moment: moment.start))


def _take(folded: str, matches: Iterator[re.Match[str]], read: Reader, used: bytearray, taken: list[Moment]) -> None:
    for match in matches:
        moment = read(match, folded)
        if moment is None or any(used[moment.start : moment.end]):
            continue
        moment = replace(moment, start=_take_weekday(folded, moment))
        if (moment.first is not None or moment.impossible) and _is_named(folded, moment):
            moment = Moment(moment.start, moment.end, None)
        used[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
        taken.append(moment)


_BEFORE_MONTH, _AFTER_MONTH = 90, 60


@functools.cache
def _month_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){load_pieces().month}")


def _find_windows(folded: str) -> list[tuple[int, int]]:
    """The stretches of text around the names of months, where alone the costly patterns need to look."""
    windows: list[tuple[int, int]] = []
    for match in _month_name().finditer(folded):
        start, end = max(0, match.start() - _BEFORE_MONTH), min(len(folded), match.end() + _AFTER_MONTH)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


@functools.cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){load_pieces().weekday}$")


def _take_weekday(folded: str, moment: Moment) -> int:
    """Where the moment starts with the day of the week before it: « lundi 12 janvier », « samedi 23/06/18 »."""
    if moment.first is None or moment.first.day is None:
        return moment.start
    window = max(0, moment.start - 12)
    match = _weekday().search(folded[window : moment.start])
    return window + match.start() if match else moment.start
