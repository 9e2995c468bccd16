"""A sum told twice is one promise: what its second telling knows more is added to the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.candidates import differ
from bordereau.schemas.meaning import AmountRole


def fold_repeats(candidates: Sequence[Told]) -> tuple[list[Told], set[str]]:
    """The sums without their repetitions, and the ids of these."""
    kept: list[Told] = []
    tellings: list[list[Told]] = []
    again: set[str] = set()
    for one in candidates:
        place = next((n for n, other in enumerate(kept) if _is_repeat(other, one, tellings[n])), None)
        if place is None:
            kept.append(one)
            tellings.append([one])
        else:
            again.add(one.one.id)
            kept[place] = _merge(kept[place], one)
            tellings[place].append(one)
    return kept, again


def _is_repeat(first: Told, one: Told, tellings: Sequence[Told]) -> bool:
    """The same sum of the same sides and years, in another place of the act: two items of one list are two sums."""
    if first.one.value != one.one.value or first.role != one.role:
        return False
    if differ(first.payer, one.payer) or differ(first.payee, one.payee):
        return False
    if first.years.years and one.years.years and first.years != one.years:
        return False
    return first.scope is not one.scope and not any(_are_listed(other, one) for other in tellings)


def _are_listed(first: Told, one: Told) -> bool:
    """Two items of one list, each with who is paid."""
    listed = bool(first.line.depth and one.line.depth and first.line.article == one.line.article)
    return listed and first.payee is not None and one.payee is not None


def _merge(first: Told, again: Told) -> Told:
    return replace(
        first,
        payer=first.payer or again.payer,
        payee=first.payee or again.payee,
        years=again.years if again.years.years and not first.years.years else first.years,
        share=first.share if first.share is not None else again.share,
        share_id=first.share_id or again.share_id,
        status="forecast" if "forecast" in (first.status, again.status) else first.status,
    )


def _is_booked(one: Told) -> bool:
    """« d'inscrire au budget les sommes dues, soit 163 444,36 € »."""
    return read_pattern("promises", "voices.booked").search(one.scope.folded, one.scope.own) is not None


def mark_again(
    told: Iterable[Told], kept: Sequence[Told], roles: Mapping[str, AmountRole], *, keeps: bool = False
) -> dict[str, AmountRole]:
    """The roles, with ``total`` for a promised sum that is said once more, or a ceiling that all promises come to.

    What an assembly decides is told in the report and in the decision: there a sum ``keeps`` what it is.
    """
    found = dict(roles)
    values = {one.one.value for one in kept}
    promised = {one.one.value: one.role for one in kept}
    own = {one.one.id for one in kept}
    for one in told:
        name = one.one.id
        same = [other.one.value for other in kept if other.role == one.weighed.kind(*BINDING)]
        again = found[name] in BINDING and one.one.value in values and not one.rate and not keeps
        opens = found[name] == "ceiling" or (found[name] in BINDING and not one.rate)
        whole = opens and len(same) > 1 and sum(same) == one.one.value
        booked = found[name] in ("cost", "other") and one.one.value in values and _is_booked(one)
        if name not in own and (again or whole or booked):
            found[name] = "total"
        elif name not in own and keeps and found[name] in ("cost", "other"):
            found[name] = promised.get(one.one.value, found[name])
    return found
