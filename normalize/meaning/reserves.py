"""What keeps a sum from being promised as it stands: rates, conditions, comparisons, reserves."""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.budget_years import find_years
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.nearness import is_joined
from bordereau.schemas.meaning import CommitmentStatus

_OPEN = ("possible", "own_loan")
"""What a sentence may say that leaves its one sum open."""


def is_rate(scope: Scope, place: int) -> bool:
    """« 12 € par repas », « le tarif de la visite », « 23 agents x 207 € »."""
    behind, _ = scope.after(place)
    start, here = scope.segment(place)
    if place and "soit" not in scope.folded[start:here] and is_joined(scope, start, here) and is_rate(scope, place - 1):
        return True  # « Le repas enfant est facturé 4,35 € et le repas adulte 6,10 € »
    if read_pattern("promises", "voices.list_prices").search(scope.folded, max(start, scope.own), here):
        return True
    if scope.folded[:here].rstrip().endswith((" x", "×")) or scope.folded[behind:].lstrip().startswith(("x ", "×")):
        return True  # « 23 agents x 207 € »
    return read_pattern("promises", "reserves.rates").match(scope.folded[behind : behind + 60].lstrip()) is not None


def is_conditional(scope: Scope, place: int) -> bool:
    """« En cas de retard, … »: in the sentence, before the sum, and at the start of a clause."""
    before = scope.folded[scope.own : scope.sums[place].start]
    own = scope.folded[scope.own :]
    if len(scope.sums) == 1 and any(read_pattern("promises", f"reserves.{key}").search(own) for key in _OPEN):
        return True
    if read_pattern("promises", "reserves.looks_back").search(fold(scope.line.heading)):
        return True
    if read_pattern("promises", "reserves.within").search(before) or _is_range(scope, place):
        return True
    if _is_compared(scope, place) or read_pattern("promises", "reserves.reminds").match(own):
        return True
    first = scope.sums[0].end
    if place and "dont" in scope.folded[first : scope.sums[place].start].split() and first > scope.own:
        return True  # « 48 000 €, dont 35 000 € … et 13 000 € … »
    return any(
        not before[: match.start()].strip(" ,") or before[: match.start()].rstrip().endswith((",", ":"))
        for match in read_pattern("promises", "reserves.conditional").finditer(before)
    )


def _is_compared(scope: Scope, place: int) -> bool:
    """« 30 186 € pour 2031 (29 530 € en 2030) », « contre 335 € en 2030 »: an earlier year beside a later one."""
    if not place:
        return False
    before = scope.folded[scope.sums[0].end : scope.sums[place].start]
    if before.count("(") <= before.count(")") and not re.search(r"\bcontre\b", before):
        return False
    first, own = find_years(scope, 0).years, find_years(scope, place).years
    return bool(own and (not first or max(own) < max(first))) or re.search(r"\bcontre\s+\W*$", before) is not None


def _is_range(scope: Scope, place: int) -> bool:
    """« compris entre 10 000 € et 150 000 € »: the second bound."""
    if not place:
        return False
    start, here = scope.segment(place)
    before = scope.folded[: scope.sums[place - 1].start]
    return scope.folded[start:here].strip() in ("et", "a") and before.rstrip().endswith(
        (" entre", "allant de", "variant de")
    )


def read_status(scope: Scope, place: int) -> CommitmentStatus:
    """Whether the sum hangs on a vote: said in its own clause, or of all sums of the sentence."""
    start, _ = scope.segment(place)
    _, end = scope.after(place)
    pattern = read_pattern("promises", "reserves.credits")
    tail = scope.folded[start:end] if len(scope.sums) > 1 else scope.folded[scope.own :]
    last = scope.folded[scope.sums[-1].end :]
    if "," in last and (match := pattern.search(last)) is not None and last[: match.start()].rstrip().endswith(","):
        return "forecast"  # « 30 000 € en 2023 et 20 000 € en 2024, sous réserve du vote des crédits »: said of both
    if read_pattern("promises", "reserves.awaited").search(scope.folded, start, scope.sums[place].start):
        return "forecast"
    return "forecast" if pattern.search(tail) or pattern.search(scope.folded[: scope.own]) else "promised"
