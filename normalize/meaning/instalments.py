"""One instalment: its figure, its day, its condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.budget_years import find_years
from bordereau.normalize.meaning.lines import Line, Scope, Share, Sum
from bordereau.schemas.found import FoundDate

_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")
_LEADING = re.compile(r"^[\s,;:.()–-]*(?:et\s+|puis\s+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Instalment:
    """One payment, with its place in its line."""

    line: Line
    start: int
    end: int
    amount_id: str | None = None
    value: Decimal | None = None
    share: Decimal | None = None
    share_id: str | None = None
    due: FoundDate | None = None
    condition: str | None = None
    rest: bool = False
    """« Le solde », with a figure or without."""
    years: tuple[int, ...] = ()
    beside: Share | None = None
    """The share that is told with its sum: « 40 %, soit 360 000 € »."""
    told: str = ""
    """The folded words around it: its sentence, with what introduces it and the one before."""


def read_piece(scope: Scope, one: Sum | Share | None, start: int, end: int, *, whole: bool = False) -> Instalment:
    """Read the words ``start:end`` of a sentence around a figure; ``whole`` where all is paid at once."""
    text = scope.text[start:end]
    due = _find_due(text, scope.text[end:])
    figure = (one.start - start, one.end - start) if one is not None else None
    condition = _find_condition(text, figure, due)
    place = next((n for n, other in enumerate(scope.sums) if one is other), None)
    return Instalment(
        line=scope.line,
        start=start - scope.shift,
        end=end - scope.shift,
        amount_id=one.id if isinstance(one, Sum) else None,
        value=one.value if isinstance(one, Sum) else None,
        share=one.value if isinstance(one, Share) else Decimal(100) if whole else None,
        share_id=one.id if isinstance(one, Share) else None,
        due=due,
        condition=condition,
        rest=read_pattern("schedules", "schedule.rest").search(fold(text)) is not None,
        years=find_years(scope, place).years if place is not None else _find_paid_years(scope),
        beside=_find_beside(scope, one) if isinstance(one, Sum) else None,
        told=f"{scope.above} {scope.folded}",
    )


def _find_beside(scope: Scope, one: Sum) -> Share | None:
    """The only share between the sum before and this one."""
    place = next(n for n, other in enumerate(scope.sums) if one is other)
    start, here = scope.segment(place)
    inside = [share for share in scope.shares if start <= share.start < here]
    return inside[0] if len(inside) == 1 else None


def _find_paid_years(scope: Scope) -> tuple[int, ...]:
    dates = [date for date in find_dates(scope.text[: scope.own]) if date.precision == "year" and date.iso.isdigit()]
    return (int(dates[0].iso),) if len(dates) == 1 else ()


def _find_due(text: str, rest: str) -> FoundDate | None:
    """A day, or a month, with its year; not one of an act or of a work to be done.

    « 50 % en avril et 50 % en septembre 2031 »: a month without a year is of that of the next instalment.
    """
    folded = fold(text)
    for date in find_dates(text):
        if date.precision == "year" or "/" in date.iso or date.placeholder:
            continue
        before = folded[max(0, date.start - 40) : date.start]
        if _no_due().search(before):
            continue
        if not date.iso.startswith("--"):
            return date
        years = [later.iso[:4] for later in find_dates(rest) if re.match(r"\d{4}-", later.iso)]
        if years:
            return replace(date, iso=f"{years[0]}-{date.iso.removeprefix('--')}")
    return None


@cache
def _no_due() -> re.Pattern[str]:
    return re.compile(rf"{write_pattern('schedules', 'schedule.no_due')}\s*$")


def _find_condition(text: str, figure: tuple[int, int] | None, due: FoundDate | None) -> str | None:
    """What is left of an instalment's words without the figure and the day."""
    spans = sorted(filter(None, (figure, (due.start, due.end) if due else None)))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    pieces[0] = pieces[0].rpartition(":")[2]
    told = [trim_condition(piece) for piece in pieces]
    if figure is not None:  # what stands behind the figure goes before what leads to it
        told = [*told[1:], told[0]] if spans[0] == figure else [told[0], *told[1:]]
    return next(filter(None, told), None)


def _strip_account(piece: str) -> str:
    """« en une seule fois sur le compte de l'association »: where it is paid to is no condition."""
    match = read_pattern("schedules", "schedule.account").search(fold(piece))
    return piece if match is None else piece[: match.start()]


@cache
def _lead() -> frozenset[str]:
    return read_words("schedules", "schedule.lead")


@cache
def _due_tail() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*{write_pattern('schedules', 'schedule.due')}\s*$")


def trim_condition(piece: str) -> str:
    """A condition without what leads to a figure or a day; nothing where no other word is left."""
    piece = _strip_account(piece)
    folded = fold(piece)
    tail = _due_tail().search(folded)
    if tail is not None:
        piece, folded = piece[: tail.start()], folded[: tail.start()]
    words = [word for word in _WORD.findall(folded) if len(word) > 1 and not word[0].isdigit() and not _bare(word)]
    if not words:
        return ""
    clean = _LEADING.sub("", " ".join(piece.split())).strip(" ,;:.–-()")
    clean = re.sub(r"^\d[\d,]*\s?%\s*", "", clean)
    clean = re.sub(r",?\s+et(?:\s+le\s+solde)?$", "", clean)
    head, comma, last = clean.rpartition(",")
    leads = all(_bare(word) for word in _WORD.findall(fold(last)))  # « au démarrage des travaux, le second »
    return head.strip() if comma and leads and head else clean


def _bare(word: str) -> bool:
    """A word that only leads to a figure, or a figure."""
    return word[0].isdigit() or re.sub(r"^(?:l|d|qu)'", "", word).strip("'") in _lead()
