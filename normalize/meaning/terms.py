"""How long an act binds: its first and last day, its length in words, whether it is renewed.

Said in the article that is called so, else in a sentence about the act itself. A notice, an archive, a delay of payment
is none. « À sa notification » is no day, and a last day that is not printed follows from a printed first day and a
length: the day before the anniversary (the days of a term run « de quantième à quantième »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.endings import ends_with
from bordereau.normalize.meaning.lengths import add_length, find_duration
from bordereau.normalize.meaning.lines import Line, Scope, list_scopes
from bordereau.schemas.found import FoundDate
from bordereau.schemas.meaning import Renewal

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
        duration = find_duration(scope.text, own) if own is not None else None
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
        elif ends_with(before, "terms", "term.ends"):
            end = end or found
        elif ends_with(before, "terms", "term.starts") and start is None:
            start = found
        elif start is not None and end is None and re.search(r"\b(?:au|a)\s+(?:le\s+)?$", before):
            end = found
    return start, end


def _is_span(before: str) -> bool:
    """« conclue pour l'année 2025 », « pour les années 2024 à 2026 »."""
    return re.search(rf"{write_pattern('terms', 'term.spans')}\s*$", before) is not None


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
