"""Which sums of an act may be promised: their sides filled up, their sentence in earnest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.promises import list_binding
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.names import is_same
from bordereau.reconcile.promises.rates import take_rates
from bordereau.schemas.meaning import AmountRole

CLEAR = 0.45
"""What a noun of a grant weighs where nothing else in the sentence speaks of paying."""
HINTED = 0.3
"""The same where the sentence names who pays or who is paid."""
SURE = 0.6
"""What a noun of a price weighs by itself."""
STRONG = 0.8
"""What a noun of a grant weighs in an annex."""


def choose_candidates(
    told: Sequence[Told], direction: Direction, body: Actor | None, decides: bool, proposed: bool = False
) -> tuple[list[Told], list[Told]]:
    """All sums with their sides, and those that may be promised: of articles where these promise anything.

    ``decides`` for an act of an assembly, on behalf of ``body``; ``proposed`` takes what was put to its vote.
    """
    told = [fill_sides(one, direction, body) for one in take_rates(told)]
    opened = list_binding(_open_roles(told, decides=decides))
    if proposed:
        return told, [one for one in opened if one.line.section == "preamble" and _is_proposed(one)]
    found = [one for one in opened if _may_promise(one, decides=decides)]
    own = [one for one in found if one.line.section == "article"]
    return told, _add_again(own or found, opened) if decides else own or found


def _add_again(found: Sequence[Told], opened: Iterable[Told]) -> list[Told]:
    """What is said once more of a sum that is decided, without who is paid: « l'administration verse 38 537 € »."""
    values = {one.one.value for one in found}
    ids = {one.one.id for one in found}
    again = (one for one in opened if one.one.id in ids or (one.payee is None and one.one.value in values))
    return [one for one in again if one.one.id in ids or one.line.section == "article" or _is_decided(one)]


def fill_sides(one: Told, direction: Direction, body: Actor | None) -> Told:
    """A sum with both its sides, as far as the act tells them on the whole."""
    role = (
        one.weighed.kind(*BINDING) or ("rent" if one.deposit else None) or (one.role if one.role in BINDING else None)
    )
    if role is None and not (one.agreed or one.settles):
        return one
    if body is not None:
        return _fill_body(one, body)
    several = read_pattern("promises", "voices.several").search(one.scope.folded[: one.one.start]) is not None
    plan = read_pattern("shares_of_tables", "titles.funding").search(fold(one.line.heading)) is not None
    sides = (one.payer, one.payee)
    payer, payee = direction.fill(role, *sides, several=several, plan=plan, article=one.line.article)  # type: ignore[arg-type]
    return replace(one, payer=payer, payee=payee)


def _fill_body(one: Told, body: Actor) -> Told:
    """The body that decides pays; where another pays it is paid."""
    if one.payer is None or is_own(one.payer.name, body.name):
        return replace(one, payer=body, payee=None if one.payee == body else one.payee)
    if one.payer.party is None and not one.agreed:
        return replace(one, conditional=True)  # what others give is told, not decided
    own = one.payee is None or (one.payee.party is None and is_own(one.payee.name, body.name))
    return replace(one, payee=body if own else one.payee)


def _open_roles(told: Iterable[Told], *, decides: bool) -> list[Told]:
    """A ceiling, or a total, that is the only statement of what is promised is the promise itself."""
    told = list(told)
    stated = [*list_binding(told), *(one for one in told if one.rate)]
    bound = [one for one in stated if one.line.section == "article" and one.role in BINDING and _is_earnest(one)]
    result = []
    for one in told:
        kind = one.weighed.kind(*BINDING)
        binds = one.line.section == "article" or (decides and _is_decided(one))
        opens = kind is not None and binds and (_is_alone(one, kind, bound) or _is_advance(one, told))
        result.append(replace(one, role=kind) if opens and kind is not None else one)
    return result


def _is_advance(one: Told, told: Iterable[Told]) -> bool:
    """« verse au CCAS une avance de 40 000 € sur la subvention »: the only sum, to somebody by name."""
    alone = all(other is one or other.role in ("past", "total") or other.conditional for other in told)
    return one.role == "instalment" and one.payee is not None and one.said and alone


def _is_alone(one: Told, kind: AmountRole, bound: Iterable[Told]) -> bool:
    if one.role not in ("ceiling", "total"):
        return False
    same = [o for o in bound if o is not one and o.role == kind and not differ(one.payer, o.payer)]
    yearly = one.years.each or read_pattern("promises", "years.yearly").search(one.scope.above) is not None
    alone = not same and not (one.role == "ceiling" and yearly)
    return alone or (one.role == "total" and one.weighed.weights[kind] >= CLEAR)


def differ(one: Actor | None, other: Actor | None) -> bool:
    """Whether two sides are known and differ."""
    return one is not None and other is not None and not is_same(one, other)


def _may_promise(one: Told, *, decides: bool) -> bool:
    if one.payer == one.payee:  # both open, or one body that bears its own cost
        return False
    if decides:
        known = one.payee is not None and (one.agreed or not _is_same(one.payee, one.payer))
        ordered = one.line.section == "article" and one.said and _is_earnest(one)
        return known and one.line.section in ("article", "preamble", "parties") and (ordered or _is_decided(one))
    if one.line.section == "article":
        return _is_earnest(one)
    return one.line.section == "annex" and _is_earnest(one) and one.weighed.weights.get("grant", 0.0) >= STRONG


def _is_same(payee: Actor, payer: Actor | None) -> bool:
    """« la commune » in a délibération of « Commune de Lac » is who decides."""
    return payee.party is None and is_own(payee.name, payer.name if payer is not None else None)


def _is_earnest(one: Told) -> bool:
    """Its own sentence, or the title of its article, speaks of paying, not only its noun."""
    if one.role in ("rent", "guarantee", "loan") or one.deposit or one.refund or one.settles:
        return True
    if one.offered or one.agreed:
        return True
    if one.role == "price":
        fixed = read_pattern("promises", "voices.fixed").search(one.scope.folded) is not None
        return one.weighed.weights.get("price", 0.0) >= (HINTED if one.said else SURE) and fixed
    return one.weighed.weights.get("grant", 0.0) >= (HINTED if one.said else CLEAR)


def _is_decided(one: Told) -> bool:
    folded = one.scope.folded
    if one.frame is not None and one.frame.mood == "decided":
        return True
    if read_pattern("promises", "voices.tells").match(folded.lstrip(" -–•")):
        return False
    if read_pattern("promises", "voices.agreed_to_sell").search(folded[: one.one.start]) is not None:
        return False
    if one.role in ("price", "rent", "loan") and read_pattern("promises", "voices.conveys").search(folded) is not None:
        return True
    return read_pattern("promises", "voices.decides").search(folded) is not None


def _is_proposed(one: Told) -> bool:
    """« Monsieur le Maire propose d'attribuer les subventions suivantes »."""
    folded = one.scope.folded
    if one.frame is not None and one.frame.mood is not None and one.frame.name is not None:
        return one.payer != one.payee and one.payee is not None
    said = read_pattern("promises", "voices.proposes").search(folded) is not None
    fixed = read_pattern("promises", "voices.fixed").search(folded) is not None
    if one.role == "price" or one.agreed or one.settles:
        return one.payer is not None and one.payee is not None and one.said and _is_earnest(one)
    said = (said or (fixed and one.said)) and (
        one.role == "grant" or read_pattern("promises", "voices.decides").search(folded) is not None
    )
    if one.role == "rent" or one.deposit:
        return one.payer is not None and one.payee is not None and one.said and _is_earnest(one)
    other = one.payee is not None and (one.agreed or not _is_same(one.payee, one.payer))
    return one.role in ("grant", "guarantee") and other and said
