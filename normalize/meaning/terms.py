"""How long an act binds: its first and last day, its length in words, whether it is renewed.

Said in the article that is called so, else in a sentence about the act itself. A notice, an archive, a delay of payment
is none. « À sa notification » is no day, and a last day that is not printed follows from a printed first day and a
length: the day before the anniversary (the days of a term run « de quantième à quantième »).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.lines import Line, Scope, list_scopes
from bordereau.normalize.numbers.numbers import find_numbers
from bordereau.schemas.found import FoundDate
from bordereau.schemas.meaning import Renewal

UNITS = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}
LONGEST_YEARS = 99
_REACH = 60


@dataclass(frozen=True, slots=True, eq=False)
class FoundTerm:
    """A term, with the lines that say it (by their index)."""

    start: FoundDate | None = None
    end: FoundDate | None = None
    end_iso: str | None = None
    """The last day where it is not printed but follows."""
    duration: str | None = None
    renewal: Renewal | None = None
    places: tuple[tuple[int, int, int], ...] = ()
    """(index of the line, start, end) of each statement."""

    @property
    def empty(self) -> bool:
        return not (self.start or self.end or self.duration or self.renewal)


def read_term(lines: Sequence[Line]) -> FoundTerm | None:
    """Read the term of an act; None where it says nothing of it."""
    titled = [line for line in lines if line.section == "article" and _is_titled(line)]
    found = _read(list_scopes(titled, all_lines=True)) if titled else FoundTerm()
    if found.start is None and found.end is None and found.duration is None:
        rest = [line for line in lines if line.section == "article" and not _is_titled(line)]
        other = _read(_list_speaking(rest))
        found = replace(other, renewal=found.renewal or other.renewal, places=(*found.places, *other.places))
    found = _compute_end(found)
    return None if found.empty else found


def _is_titled(line: Line) -> bool:
    return bool(line.heading) and read_pattern("terms", "term.headings").search(fold(line.heading)) is not None


def _list_speaking(lines: Sequence[Line]) -> list[Scope]:
    speaking = [line for line in lines if _says_term(fold(line.text))]
    return [scope for scope in list_scopes(speaking, all_lines=True) if _says_term(scope.folded)]


def _says_term(folded: str) -> bool:
    return (
        "convention" in folded
        or "contrat" in folded
        or "bail" in folded
        or "duree" in folded
        or "disposition" in folded
    ) and (read_pattern("terms", "term.sentences").search(folded) is not None)


def _read(scopes: Iterable[Scope]) -> FoundTerm:
    found = FoundTerm()
    for scope in scopes:
        if scope.line.titled:
            continue
        renewal = _read_renewal(scope.folded)
        own = _mask_others(scope)
        start, end = _find_days(scope.text, own) if own is not None else (None, None)
        if start is not None and start.precision == "year" and (found.start or found.end):
            start = end = None
        duration = _find_duration(scope.text, own) if own is not None else None
        if renewal and (found.start or found.end or found.duration):
            duration = None  # « renouvelée par périodes d'un an »
        days = any(one is not None and one.precision == "day" for one in (start, end))
        if days and found.start is not None and found.start.precision == "year":
            found = replace(found, start=None, end=None)  # days are more exact than the years said before
        news = FoundTerm(
            start=found.start or start,
            end=found.end or end,
            duration=found.duration or duration,
            renewal=found.renewal or renewal,
        )
        said = any((start, end, duration, renewal))
        place = (scope.line.index, scope.own - scope.shift, len(scope.text) - scope.shift)
        found = replace(news, places=(*found.places, place) if said else found.places)
    return found


def _mask_others(scope: Scope) -> str | None:
    """The folded sentence; None where it speaks of a notice, an archive, a delay."""
    return None if read_pattern("terms", "term.others").search(scope.folded) else scope.folded


def _find_days(text: str, folded: str) -> tuple[FoundDate | None, FoundDate | None]:
    dates = find_dates(text)
    days = any(one.precision != "year" for one in dates)
    start: FoundDate | None = None
    end: FoundDate | None = None
    for found in dates:
        before = folded[max(0, found.start - _REACH) : found.start]
        first, _, last = found.iso.partition("/")
        if (
            found.placeholder
            or first.startswith("--")
            or (found.precision == "year" and (days or not _is_span(before)))
        ):
            continue
        if last:
            start, end = start or replace(found, iso=first), end or replace(found, iso=last)
        elif found.precision == "year":
            start, end = start or found, end or found
        elif _ends(before, "ends"):
            end = end or found
        elif _ends(before, "starts") and start is None:
            start = found
        elif start is not None and end is None and re.search(r"\b(?:au|a)\s+(?:le\s+)?$", before):
            end = found
    return start, end


def _is_span(before: str) -> bool:
    """« conclue pour l'année 2025 », « pour les années 2024 à 2026 »."""
    return re.search(rf"{write_pattern('terms', 'term.spans')}\s*$", before) is not None


@cache
def _ending(key: str) -> re.Pattern[str]:
    return re.compile(rf"{write_pattern('terms', f'term.{key}')}\s*(?:(?:le|la|au|du)\s+)?$")


def _ends(before: str, key: str) -> bool:
    return _ending(key).search(before) is not None


def _find_duration(text: str, folded: str) -> str | None:
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


def _read_renewal(folded: str) -> Renewal | None:
    if not (
        "recondu" in folded or "renouvel" in folded or "prorog" in folded or "tacite" in folded or "expres" in folded
    ):
        return None
    if read_pattern("terms", "term.not_renewed").search(folded):
        return "none"
    if read_pattern("terms", "term.tacit").search(folded):
        return "tacit"
    return "express" if read_pattern("terms", "term.express").search(folded) else None


def _compute_end(found: FoundTerm) -> FoundTerm:
    if found.end is not None or found.start is None or found.duration is None or found.start.precision != "day":
        return found
    try:
        first = date.fromisoformat(found.start.iso)
    except ValueError:
        return found
    last = add_length(first, found.duration)
    return found if last is None else replace(found, end_iso=(last - timedelta(days=1)).isoformat())


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
