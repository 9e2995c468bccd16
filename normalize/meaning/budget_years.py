"""Budget years of a sum: « au titre de l'exercice 2025 », « 2026 : 45 000 € », « 3 000 € par an de 2025 à 2026 ».

The year of a law, a school year, the day by which a sum is due is none. Where no year is said of the sum there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.lines import Scope
from bordereau.schemas.found import FoundDate

LONGEST = 12
"""More years than a sum is promised for."""
_AND = re.compile(r"\s*(?:,|et|puis|a|au|-)\s*(?:en\s+|pour\s+|l'annee\s+)?")
_LABEL = re.compile(r"[\s:=.–-]*")
_ANY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Years:
    """The years that are said of a sum; ``each``: it is said for each of them."""

    years: tuple[int, ...] = ()
    each: bool = False


NO_YEARS = Years()


def find_years(scope: Scope, place: int) -> Years:
    """The budget years of the sum at ``place``: said before it, else behind it, in the introduction, in the heading."""
    if not _ANY.search(scope.folded) and not _ANY.search(scope.line.heading):
        return Years((), _is_yearly(scope.folded))
    start, here = scope.segment(place)
    behind, end = scope.after(place)
    each = _is_yearly(scope.folded)
    dates = [date for date in find_dates(scope.text) if date.precision == "year" and not date.placeholder]
    clause_end = _end_of_clause(scope.folded, behind, end)
    before, after = (max(start, scope.own), here), (behind, clause_end)
    own = (after, before) if place and _follow(scope, dates) else (before, after)
    windows = (*own, (start, here), (0, here))
    for first, last in windows:
        found = _read_window(scope.folded, dates, first, last)
        if found:
            return Years(found, each)
    found = _read_last(scope, dates) if len(scope.sums) > 1 else ()
    return Years(found or _read_heading(scope.line.heading), each)


def _read_last(scope: Scope, dates: Sequence[FoundDate]) -> tuple[int, ...]:
    """« la Région 18 000 €, le Département 9 500 € pour l'année 2022 »: the only year, at the end, is said of all."""
    behind, end = scope.after(len(scope.sums) - 1)
    if len([date for date in dates if date.start >= scope.own]) > 1:
        return ()
    return _read_window(scope.folded, dates, behind, end)


def _follow(scope: Scope, dates: Iterable[FoundDate]) -> bool:
    """« 8 000 € pour 2024 puis 8 400 € pour 2025 »: the years of this sentence stand behind its sums."""
    last = len(scope.sums) - 1
    behind, end = scope.after(last)
    if _read_window(scope.folded, dates, scope.own, scope.sums[0].start):
        return False
    return bool(_read_window(scope.folded, dates, behind, _end_of_clause(scope.folded, behind, end)))


def _end_of_clause(folded: str, start: int, end: int) -> int:
    """Behind a sum its own clause counts; where another sum follows, the words before that one's are its own."""
    cut = re.search(r"[;,](?!\d)|\bet\b|\bpuis\b", folded[start:end])
    return start + cut.start() if cut and end < len(folded) else end


def _read_window(folded: str, dates: Iterable[FoundDate], first: int, last: int) -> tuple[int, ...]:
    inside = [date for date in dates if first <= date.start and date.end <= last]
    found: list[int] = []
    previous: FoundDate | None = None
    for date in reversed(inside):
        if found and previous is not None:
            if _AND.fullmatch(folded, date.end, previous.start) and _spread(date):
                found = [*_spread(date), *found]
                previous = date
                continue
            break
        if _is_budget_year(folded, date) or (found and previous) or _is_joined(folded, date, inside):
            found, previous = list(_spread(date)), date
    return tuple(sorted(set(found)))


def _is_joined(folded: str, date: FoundDate, others: Iterable[FoundDate]) -> bool:
    """« pour 2025 et 2026 »: the cue stands before the first of them."""
    for other in others:
        if other.end < date.start and _AND.fullmatch(folded, other.end, date.start):
            return _is_budget_year(folded, other) or _is_joined(folded, other, others)
    return False


def _spread(date: FoundDate) -> tuple[int, ...]:
    first, _, last = date.iso.partition("/")
    if not (first.isdigit() and (last or first).isdigit()):
        return ()
    years = tuple(range(int(first), int(last or first) + 1))
    return years if len(years) <= LONGEST else ()


@cache
def _cue() -> re.Pattern[str]:
    cues, small = write_pattern("promises", "years.cues"), r"(?:l'|la\s|les\s|le\s|de\s|du\s|d')*"
    return re.compile(rf"{cues}\s*{small}(?:(?:annee|exercice|periode)s?\s)?\s*\(?$")


def _is_budget_year(folded: str, date: FoundDate) -> bool:
    before = folded[max(0, date.start - 45) : date.start]
    near = re.split(r"[;:.,(]", before[-28:])[-1]
    if read_pattern("promises", "years.others").search(near):
        return False
    label = not before.strip() or before.rstrip().endswith(("\n", ";", ":", "(", "-"))
    opener = folded[date.start : date.end].startswith(("de ", "entre ", "du "))
    return bool(_cue().search(before)) or label or opener


def _is_yearly(folded: str) -> bool:
    return read_pattern("promises", "years.yearly").search(folded) is not None


@cache
def _read_heading(heading: str) -> tuple[int, ...]:
    """One year in the title of the article; several are a period."""
    folded = fold(heading)
    years = {int(match.group()) for match in _ANY.finditer(folded)}
    if len(years) != 1 or read_pattern("promises", "years.others").search(folded):
        return ()
    return tuple(years)
