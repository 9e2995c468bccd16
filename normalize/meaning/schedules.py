"""The schedule of payments: every printed instalment with its sum or share, its day and its condition.

« 50 % à la notification », « le solde, soit 5 550 €, au plus tard le 31 octobre 2025, sur présentation du bilan »,
« en une seule fois ». A share of costs or of work done is none; a day that comes back each year is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.instalments import Instalment, read_piece
from bordereau.normalize.meaning.lines import Line, Scope, Share, Sum, list_scopes

COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
TIMES = re.compile(
    r"\b(?:en|par)\s+(?P<count>\w+)\s+(?:\(\d\)\s+)?(?:fois|versements|tranches|echeances|acomptes|parts)\b"
)
WHOLE = 100
_BREAK = re.compile(r"[,;]|\bet\b|\bpuis\b")


@dataclass(slots=True)
class Schedule:
    """The instalments that one article, or one sentence, tells; ``count`` is how many it announces."""

    instalments: list[Instalment] = field(default_factory=list)
    count: int | None = None


def read_schedules(lines: Sequence[Line], paid: frozenset[str], *, decides: bool = False) -> list[Schedule]:
    """Read the schedules of an act; ``paid`` holds the ids of the sums that are instalments.

    An act of an assembly (``decides``) tells them outside of articles, too.
    """
    sections = ("article", "annex", "preamble") if decides else ("article", "annex")
    found: list[Schedule] = []
    current: Schedule | None = None
    article: str | None = None
    for scope in list_scopes(lines, all_lines=True):
        if scope.line.section not in sections or scope.line.titled:
            continue
        if scope.line.section == "preamble" and _looks_back(scope):
            continue
        if scope.line.article != article:
            article, current = scope.line.article, None
        if not _speaks_of_paying(scope):
            continue
        count = _read_count(scope.folded[scope.own :])
        read = [one for one in _read_scope(scope, paid) if scope.line.section != "preamble" or _says_when(one)]
        if not read and count is None:
            continue
        if current is None or (count is not None and current.instalments):
            current = Schedule()
            found.append(current)
        current.count = count if count is not None else current.count
        current.instalments += read
    return [schedule for schedule in found if schedule.instalments]


def _speaks_of_paying(scope: Scope) -> bool:
    return any(
        read_pattern("schedules", "schedule.headings").search(text) for text in (fold(scope.line.heading), scope.folded)
    )


def _says_when(one: Instalment) -> bool:
    """A share outside of articles is an instalment where it is said when it is paid: not « prix : 50 % »."""
    return one.share is None or bool(one.due or one.condition)


def _looks_back(scope: Scope) -> bool:
    """« Vu … », « a déjà perçu deux versements »: what an assembly quotes or tells is not to be paid."""
    own = scope.folded[scope.own :]
    quoted = read_pattern("assemblies", "signs.quotes").match(own.lstrip(" -–•")) is not None
    return quoted or read_pattern("schedules", "schedule.already").search(own) is not None


def _read_count(folded: str) -> int | None:
    match = TIMES.search(folded)
    return COUNTS.get(match["count"]) if match else None


def _read_scope(scope: Scope, paid: frozenset[str]) -> Iterator[Instalment]:
    figures: list[Sum | Share] = [
        *(one for one in scope.sums if one.id in paid),
        *(share for share in scope.shares if _is_instalment(scope, share) and not _is_of_base(scope, share, paid)),
    ]
    figures.sort(key=lambda one: one.start)
    figures = _drop_twins(scope, figures)
    edges = _cut(scope, figures)
    for one, (start, end) in zip(figures, edges, strict=True):
        yield read_piece(scope, one, start, end)
    last = edges[-1][1] if edges else scope.own
    rest = read_pattern("schedules", "schedule.rest").search(scope.folded, last)
    if rest is not None and not _hangs_on(scope.folded, rest) and _leads_to(scope, rest.start()):
        yield read_piece(scope, None, last, len(scope.text))
    elif not figures and not rest and _pays_at_once(scope):
        yield read_piece(scope, None, scope.own, len(scope.text), whole=True)


def _is_of_base(scope: Scope, share: Share, paid: frozenset[str]) -> bool:
    """« à hauteur de 40 %, soit 4 000 € »: the share of what is promised, not of how it is paid."""
    after = next((one for one in scope.sums if one.start >= share.end), None)
    if after is None or after.id in paid:
        return False
    return re.fullmatch(r"\s*,?\s*\(?\s*soit\s*(?:\w+\s){0,4}", scope.folded[share.end : after.start]) is not None


def _hangs_on(folded: str, rest: re.Match[str]) -> bool:
    """« au versement du solde »: no instalment of its own."""
    before = folded[max(0, rest.start() - 40) : rest.start()].rstrip()
    if before.endswith(("pour", "sauf")):
        return True
    if rest.group().startswith("du") and read_pattern("schedules", "schedule.approved").search(before):
        return False
    return rest.group().startswith("du") or before.endswith((" avant", " apres", " a", " de", " que", " si"))


def _leads_to(scope: Scope, place: int) -> bool:
    """« du versement d'un acompte de 30 % et le solde »: the article, what introduces it or the sentence says so."""
    told = read_pattern("schedules", "schedule.headings").search(scope.folded, scope.own, place)
    return told is not None or _is_schedule_line(scope)


def _is_schedule_line(scope: Scope) -> bool:
    heading = read_pattern("schedules", "schedule.headings").search(fold(scope.line.heading)) is not None
    return heading or read_pattern("schedules", "schedule.headings").search(scope.folded[: scope.own]) is not None


def _pays_at_once(scope: Scope) -> bool:
    own = scope.folded[scope.own :]
    paying = read_pattern("schedules", "schedule.headings").search(own) or _is_schedule_line(scope)
    parts = re.search(r"\b(?:acomptes?|avances?|soldes?|aucun\w*)\b", own)
    if not paying or scope.sums or parts or _read_count(own) is not None:
        return False
    return any(read_pattern("schedules", f"schedule.{key}").search(own) for key in ("once", "at_event"))


def _drop_twins(scope: Scope, figures: list[Sum | Share]) -> list[Sum | Share]:
    """« un acompte de 50 %, soit 6 000 € »: one instalment, told twice; the sum is kept."""
    kept: list[Sum | Share] = []
    for one in figures:
        if kept and type(one) is not type(kept[-1]):
            between = scope.folded[kept[-1].end : one.start]
            if re.fullmatch(r"[^,;]{0,40}[\s,(]*(?:soit|ou|=|\()?[^;,]{0,40}", between) and (
                "soit" in between or "(" in between
            ):
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
    if read_pattern("schedules", "schedule.of_costs").match(after):
        return False
    if read_pattern("schedules", "schedule.at").match(after) and not _other_base(_BREAK.split(before)[-1]):
        return True
    if read_pattern("schedules", "schedule.of_whole").match(after) and not _other_base(before[-30:]):
        return True
    if _other_base(before[-25:]) or re.match(
        r"\s*(?:de|du|des|d')\s*(?:la\s|l'|les\s)?(?:depense|travaux|cout|budget|projet)", after
    ):
        return False
    return read_pattern("schedules", "schedule.before").search(before) is not None or not before.strip(" -–•:")


def _other_base(text: str) -> bool:
    return read_pattern("schedules", "schedule.no_instalment").search(text) is not None
