"""What a plan de financement adds to the promises of an assembly: what others are expected to give.

Who decides bears its own share, which promises nobody; where its line restates a grant that the act promises, the plan
is of the project of who is granted, and the others fund that one too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.own_names import is_own, is_plain, shares_kind
from bordereau.normalize.meaning.plans import Plan
from bordereau.reconcile.promises.promise import Promise


def add_plans(plans: Iterable[Plan], promises: Sequence[Promise], body: Actor | None) -> list[Promise]:
    """The promises that are expected of others."""
    added: list[Promise] = []
    name = body.name if body is not None else None
    for plan in plans:
        borne = {one.value for one in promises if one.payer == body and one.role == "grant" and is_plain(name or "")}
        payee = _find_payee(plan, promises, name, borne) or body
        for one in plan.funders:
            own = is_own(one.name, name) or shares_kind(one.name, name) or one.value in borne
            if own or payee is None:
                continue
            new = Promise(one.source, one.value, "grant", Actor(None, one.name), payee, "forecast", share=one.share)
            if not _is_told(new, [*promises, *added]):
                added.append(new)
    return added


def _find_payee(plan: Plan, promises: Sequence[Promise], body: str | None, borne: Collection[Decimal]) -> Actor | None:
    """Who is granted what the line of the body restates; by its sum where « la commune » has no name (``borne``)."""
    lines = (*plan.funders, *plan.others)
    own = {one.value for one in lines if is_own(one.name, body) or one.value in borne}
    paid = {one.payee for one in promises if one.value in own and one.payee is not None and one.role == "grant"}
    return paid.pop() if len(paid) == 1 else None


def _is_told(new: Promise, others: Iterable[Promise]) -> bool:
    return any(
        one.source == new.source
        or (one.value == new.value and one.payee == new.payee and (one.payer == new.payer or one.status != "forecast"))
        for one in others
    )
