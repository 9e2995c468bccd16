"""The schedule of payments: every printed instalment with its sum or share, its day and its condition.

« 50 % à la notification », « le solde, soit 5 550 €, au plus tard le 31 octobre 2025, sur présentation du bilan », « en une
seule fois ». A share of costs or of work done is none; a day that comes back each year is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.budget_years import find_years
from bordereau.normalize.meaning.lines import Line, Scope, Share, Sum, list_scopes
from bordereau.schemas.found import FoundDate

_COUNT = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_TIMES = re.compile(r"\b(?:en|par)\s+(?P<count>\w+)\s+(?:\(\d\)\s+)?(?:fois|versements|tranches|echeances|acomptes|parts)\b")
_BREAK = re.compile(r"[,;]|\bet\b|\bpuis\b")
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
    told: str = ""
    """The folded words around it: its sentence, with what introduces it and the one before."""


@dataclass(slots=True)
class Schedule:
    """The instalments that one article, or one sentence, tells; ``count`` is how many it announces."""

    instalments: list[Instalment] = field(default_factory=list)
    count: int | None = None


def read_schedules(lines: Sequence[Line], paid: frozenset[str]) -> list[Schedule]:
    """Read the schedules of an act; ``paid`` holds the ids of the sums that are instalments."""
    found: list[Schedule] = []
    current: Schedule | None = None
    article: str | None = None
    for scope in list_scopes(lines, all_lines=True):
        if scope.line.section not in ("article", "annex") or scope.line.titled:
            continue
        if scope.line.article != article:
            article, current = scope.line.article, None
        if not _speaks_of_paying(scope):
            continue
        count = _read_count(scope.folded)
        read = list(_read_scope(scope, paid))
        if not read and count is None:
            continue
        if current is None or (count is not None and current.instalments):
            current = Schedule()
            found.append(current)
        current.count = count if count is not None else current.count
        current.instalments += read
    return [schedule for schedule in found if schedule.instalments]


def _speaks_of_paying(scope: Scope) -> bool:
    return any(read_pattern("schedules", "schedule.headings").search(text) for text in (fold(scope.line.heading), scope.folded))


def _read_count(folded: str) -> int | None:
    match = _TIMES.search(folded)
    return _COUNT.get(match["count"]) if match else None


def _read_scope(scope: Scope, paid: frozenset[str]) -> Iterator[Instalment]:
    figures: list[Sum | Share] = [
        *(one for one in scope.sums if one.id in paid),
        *(share for share in scope.shares if _is_instalment(scope, share)),
    ]
    figures.sort(key=lambda one: one.start)
    figures = _drop_twins(scope, figures)
    edges = _cut(scope, figures)
    for one, (start, end) in zip(figures, edges, strict=True):
        yield _read_piece(scope, one, start, end)
    last = edges[-1][1] if edges else scope.own
    rest = read_pattern("schedules", "schedule.rest").search(scope.folded, last)
    if rest is not None and _is_schedule_line(scope) and not _hangs_on(scope.folded, rest):
        yield _read_piece(scope, None, last, len(scope.text))
    elif not figures and not rest and _pays_at_once(scope):
        yield _read_piece(scope, None, scope.own, len(scope.text), whole=True)


def _hangs_on(folded: str, rest: re.Match[str]) -> bool:
    """« au versement du solde »: no instalment of its own."""
    before = folded[max(0, rest.start() - 40) : rest.start()].rstrip()
    return rest.group().startswith("du") or before.endswith((" avant", " apres", " a", " de", " que", " si"))


def _is_schedule_line(scope: Scope) -> bool:
    heading = read_pattern("schedules", "schedule.headings").search(fold(scope.line.heading)) is not None
    return heading or read_pattern("schedules", "schedule.headings").search(scope.folded[: scope.own]) is not None


def _pays_at_once(scope: Scope) -> bool:
    own = scope.folded[scope.own :]
    paying = read_pattern("schedules", "schedule.headings").search(own) or _is_schedule_line(scope)
    if not paying or scope.sums:
        return False
    return any(read_pattern("schedules", f"schedule.{key}").search(own) for key in ("once", "at_event"))


def _drop_twins(scope: Scope, figures: list[Sum | Share]) -> list[Sum | Share]:
    """« un acompte de 50 %, soit 6 000 € »: one instalment, told twice; the sum is kept."""
    kept: list[Sum | Share] = []
    for one in figures:
        if kept and type(one) is not type(kept[-1]):
            between = scope.folded[kept[-1].end : one.start]
            if re.fullmatch(r"[^,;]{0,40}[\s,(]*(?:soit|ou|=|\()?[^;,]{0,40}", between) and ("soit" in between or "(" in between):
                if isinstance(one, Sum):
                    kept[-1] = one
                continue
        kept.append(one)
    return kept


def _cut(scope: Scope, figures: Sequence[Sum | Share]) -> list[tuple[int, int]]:
    """The words of each instalment: up to the last comma or « et » before the next one."""
    edges: list[tuple[int, int]] = []
    start = scope.own
    for place, one in enumerate(figures):
        if place + 1 < len(figures):
            breaks = list(_BREAK.finditer(scope.folded, one.end, figures[place + 1].start))
            end = breaks[-1].start() if breaks else figures[place + 1].start
        else:
            rest = read_pattern("schedules", "schedule.rest").search(scope.folded, one.end)
            end = rest.start() if rest is not None and not _hangs_on(scope.folded, rest) else len(scope.text)
        edges.append((start, end))
        start = end
    return edges


def _is_instalment(scope: Scope, share: Share) -> bool:
    """Whether a share is one of the payment rather than of costs or of work done."""
    if share.value <= 0 or share.value > 100:
        return False
    before = scope.folded[max(scope.own, share.start - 60) : share.start]
    after = scope.folded[share.end : share.end + 60]
    if re.search(r"\b(?:limite|plafond|jusqu'a)\b", before[-45:]) and "avance" not in before:
        return False  # « des acomptes, dans la limite de 80 % »
    if read_pattern("schedules", "schedule.of_whole").match(after) and not _other_base(before[-30:]):
        return True
    if _other_base(before[-25:]) or re.match(r"\s*(?:de|du|des|d')\s*(?:la\s|l'|les\s)?(?:depense|travaux|cout|budget|projet)", after):
        return False
    return read_pattern("schedules", "schedule.before").search(before) is not None or not before.strip(" -–•:")


def _other_base(text: str) -> bool:
    return read_pattern("schedules", "schedule.no_instalment").search(text) is not None


def _read_piece(scope: Scope, one: Sum | Share | None, start: int, end: int, *, whole: bool = False) -> Instalment:
    text = scope.text[start:end]
    due = _find_due(text)
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
        told=f"{scope.above} {scope.folded}",
    )


def _find_paid_years(scope: Scope) -> tuple[int, ...]:
    dates = [date for date in find_dates(scope.text[: scope.own]) if date.precision == "year" and date.iso.isdigit()]
    return (int(dates[0].iso),) if len(dates) == 1 else ()


def _find_due(text: str) -> FoundDate | None:
    """A day, or a month, with its year; not one of an act or of a work to be done."""
    folded = fold(text)
    for date in find_dates(text):
        if date.precision == "year" or "/" in date.iso or date.iso.startswith("--") or date.placeholder:
            continue
        before = folded[max(0, date.start - 40) : date.start]
        if _no_due().search(before):
            continue
        return date
    return None


@cache
def _no_due() -> re.Pattern[str]:
    return re.compile(rf"{write_pattern('schedules', 'schedule.no_due')}\s*$")


def _find_condition(text: str, figure: tuple[int, int] | None, due: FoundDate | None) -> str | None:
    """What is left of an instalment's words without the figure and the day."""
    spans = sorted(filter(None, (figure, (due.start, due.end) if due else None)))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    told = [_trim(piece) for piece in pieces]
    if figure is not None:  # what stands behind the figure goes before what leads to it
        told = [*told[1:], told[0]] if spans[0] == figure else [told[0], *told[1:]]
    return next(filter(None, told), None)


@cache
def _lead() -> frozenset[str]:
    return read_words("schedules", "schedule.lead")


@cache
def _due_tail() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*{write_pattern('schedules', 'schedule.due')}\s*$")


def _trim(piece: str) -> str:
    """A condition without what leads to a figure or a day; nothing where no other word is left."""
    folded = fold(piece)
    tail = _due_tail().search(folded)
    if tail is not None:
        piece, folded = piece[: tail.start()], folded[: tail.start()]
    words = [word for word in _WORD.findall(folded) if len(word) > 1 and not word[0].isdigit() and not _bare(word)]
    if not words:
        return ""
    clean = _LEADING.sub("", " ".join(piece.split())).strip(" ,;:.–-()")
    head, comma, last = clean.rpartition(",")
    leads = all(_bare(word) for word in _WORD.findall(fold(last)))  # « au démarrage des travaux, le second »
    return head.strip() if comma and leads and head else clean


def _bare(word: str) -> bool:
    """A word that only leads to a figure, or a figure."""
    return word[0].isdigit() or re.sub(r"^(?:l|d|qu)'", "", word).strip("'") in _lead()
