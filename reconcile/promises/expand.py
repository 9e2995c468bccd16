"""From a sum that is promised to its promises: one a year, with the share of its base where both are printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bordereau.normalize.meaning.roles import ENOUGH
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.promise import Promise
from bordereau.schemas.meaning import CommitmentRole

_CENT = Decimal("0.5")
"""A sum of a share may be rounded to the euro."""


def make_promises(one: Told, told: Iterable[Told], *, decides: bool = False) -> list[Promise]:
    """The promises of a sum: one a year where it is said of each of them. Who does not sign is only expected to pay."""
    base, base_id = _find_base(one, told)
    outside = one.payer is not None and one.payer.party is None and not one.payer.signs and not decides
    years = one.years.years if one.years.each or len(one.years.years) == 1 else ()
    return [
        Promise(
            source=one.one.id,
            value=one.one.value,
            role=_name_role(one),
            payer=one.payer,
            payee=one.payee,
            status="forecast" if outside else one.status,
            year=year,
            share=one.share,
            base=base,
            share_id=one.share_id,
            base_id=base_id,
            what=one.what,
        )
        for year in (years or (None,))
    ]


def _name_role(one: Told) -> CommitmentRole:
    """The role of a promise; a loan that the act guarantees is promised by its guarantor."""
    if one.role == "loan" and one.weighed.weights.get("guarantee", 0.0) >= ENOUGH:
        return "guarantee"
    return next((role for role in BINDING if role == one.role), "other")


def _find_base(one: Told, told: Iterable[Told]) -> tuple[Decimal | None, str | None]:
    """The sum of which the share is: the one that it comes out of, else the cost named right before it."""
    if one.share is None:
        return None, None
    others = [other for other in told if other.one.id != one.one.id and other.one.value > one.one.value]
    for other in sorted(others, key=lambda o: (o.role != "cost", abs(o.line.index - one.line.index))):
        if abs(other.one.value * one.share / 100 - one.one.value) <= _CENT:
            return other.one.value, other.one.id
    before = [o for o in others if o.scope is one.scope and o.role == "cost" and o.place == one.place - 1]
    return (before[0].one.value, before[0].one.id) if before else (None, None)
