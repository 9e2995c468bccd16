"""From what sentences say one by one to what the act promises on the whole: the order of the steps.

Arithmetic decides where words leave it open: a sum that others add up to is their total, one that returns with the same
sides and years is told again, instalments add up to what they pay. So each euro is promised once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.candidates import choose_candidates
from bordereau.reconcile.promises.implied import choose_implied
from bordereau.reconcile.promises.parts import find_parts, find_raised
from bordereau.reconcile.promises.repeats import fold_repeats, mark_again
from bordereau.reconcile.promises.wholes import (
    Drops,
    find_bases,
    find_details,
    find_gaps,
    find_paid,
    find_reversed,
    find_taxes,
    find_terms,
    find_totals,
)
from bordereau.schemas.meaning import AmountRole, CommitmentStatus


@dataclass(frozen=True, slots=True)
class Decider:
    """An act of an assembly: it promises outside of articles, on behalf of ``body``."""

    body: Actor | None
    adopted: bool = False
    """It has voted for what was proposed."""
    about: str = ""
    """What the act is about, folded."""


@dataclass(slots=True)
class Settled:
    """The role of each sum by its id, and what is promised in running text."""

    roles: dict[str, AmountRole] = field(default_factory=dict)
    kept: list[Told] = field(default_factory=list)


def settle_text(told: Sequence[Told], direction: Direction, decider: Decider | None = None) -> Settled:
    """Settle the sums of running text; ``decider`` for an act of an assembly."""
    roles: dict[str, AmountRole] = {one.one.id: one.role for one in told}
    told, candidates = choose_candidates(told, direction, decider.body if decider else None, decider is not None)
    if decider is not None and decider.adopted and not candidates:
        told, candidates = choose_candidates(told, direction, decider.body, decides=True, proposed=True)
        candidates = candidates or choose_implied(told, direction, decider.body, decider.about)
    steps: tuple[Callable[[Sequence[Told]], Drops], ...] = (
        find_bases,
        find_details,
        find_parts,
        find_taxes,
        find_terms,
        find_reversed,
        partial(find_gaps, told=told),
        find_raised,
        find_totals,
    )
    for step in steps:
        dropped = step(candidates)
        roles |= {name: role for name, role in dropped.items() if role is not None}
        candidates = [one for one in candidates if one.one.id not in dropped]
    candidates, again = fold_repeats(candidates)
    roles |= {name: roles[name] if decider is not None and roles[name] in BINDING else "total" for name in again}
    paid = find_paid(candidates, told, roles)
    roles |= dict.fromkeys(paid, "instalment")
    kept = expect_later_years([one for one in candidates if one.one.id not in paid])
    roles |= {one.one.id: one.role for one in kept}
    return Settled(mark_again(told, kept, roles, keeps=decider is not None), kept)


def expect_later_years(candidates: Sequence[Told]) -> list[Told]:
    """« un montant prévisionnel », of a later year than the first, is expected."""
    years = [min(one.years.years) for one in candidates if one.years.years]
    result = []
    for one in candidates:
        status: CommitmentStatus = one.status
        later = len(one.years.years) == 1 and years and one.years.years[0] > min(years)
        if later and read_pattern("promises", "reserves.expected").search(one.scope.folded):
            status = "forecast"
        result.append(replace(one, status=status))
    return result
