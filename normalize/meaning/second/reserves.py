"""What no weight can make a promise: rates, conditions, penalties, what others give, what was given before."""

from __future__ import annotations

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.second.candidates import Candidate
from bordereau.normalize.meaning.second.lists import find_head, read_label
from bordereau.normalize.meaning.second.sums import is_rate
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import Told

_NEAR = 70


def is_reserved(one: Candidate, act: WholeAct) -> bool:
    """Whether every sentence that tells the value keeps it from being promised."""
    if any(read_pattern("second", f"sums.{key}").search(act.head) for key in ("written_off", "tariffs")):
        return True
    return all(_is_none(told, act) for told in one.told)


def is_best_offer(one: Candidate) -> bool:
    """« l'entreprise X propose la meilleure offre, 27 695 € HT »: it is taken where the act adopts what it tells."""
    return any(
        read_pattern("second", "sums.offers").search(told.scope.folded, max(0, told.one.start - _NEAR), told.one.start)
        for told in one.told
    )


def _is_none(told: Told, act: WholeAct) -> bool:
    if told.conditional or is_rate(told) or told.weighed.weights.get("penalty", 0.0) > 0.0:
        return True
    if any(read_pattern("second", f"sums.{key}").search(told.scope.folded) for key in ("own_budget", "written_off")):
        return True
    if read_pattern("second", "sums.bought_before").search(told.scope.folded[: told.one.start].rstrip()):
        return True
    if read_pattern("promises", "reserves.decided_before").match(told.scope.folded[told.scope.own :]):
        return True
    if read_label(told.line) is not None and act.names_funders:
        return True
    return _is_between_others(told, act) or _is_reminded(told, act)


def _is_between_others(told: Told, act: WholeAct) -> bool:
    """« La Région accorde une aide de 5 000 € au comité des fêtes » is told to the assembly, not decided by it."""
    body = act.body.name if act.body is not None else None
    sides = (told.payer, told.payee)
    return all(side is not None and side.party is None and not is_own(side.name, body) for side in sides)


def _is_reminded(told: Told, act: WholeAct) -> bool:
    """A line « Cyclo club : 500 € » under « Rappel des demandes 2030, on a donné 1 500 € : »."""
    if read_label(told.line) is None:
        return False
    place = next((place for place, line in enumerate(act.lines) if line.index == told.line.index), 0)
    return read_pattern("second", "lists.past").search(fold(find_head(act.lines, place))) is not None
