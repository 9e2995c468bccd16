"""The sums of an extracted act again, from the figures in its JSON alone."""

from __future__ import annotations

from bordereau.reconcile.kinds import KINDS
from bordereau.reconcile.paths import collect_terms
from bordereau.reconcile.single.identifiers import check_identifiers
from bordereau.reconcile.single.in_words import check_words
from bordereau.reconcile.single.votes import check_votes
from bordereau.reconcile.verdicts import Term, hundred_percent, make_check
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act


def recheck_act(act: Act) -> tuple[Check, ...]:
    """Recompute each check of an act, in its order.

    The relations are those that the extraction found; the figures are those that the JSON holds now. A value
    changed by hand makes its sums fail; a figure that is gone leaves its sums undetermined. Known sums are
    not repeated here: they come from another file (reconcile.single.known_sums).
    """
    terms = collect_terms(act)
    facts = (*check_words(act.amounts), *check_identifiers(act.parties), *check_votes(act.deliberation))
    fresh = {check.id: check for check in facts}
    result = []
    for check in act.checks:
        redone = KINDS[check.kind].redone
        if redone == "facts":
            result.append(fresh.get(check.id) or _lose(check, check.stated_by or "it"))
        elif redone == "figures":
            result.append(_recompute(check, terms))
    return tuple(result)


def _recompute(check: Check, terms: dict[str, Term]) -> Check:
    names = (*((check.stated_by,) if check.stated_by else ()), *check.parts)
    missing = next((name for name in names if name not in terms), None)
    if missing is not None:
        return _lose(check, missing)
    if check.computed is None:
        return check
    stated = terms[check.stated_by] if check.stated_by else hundred_percent()
    parts = [terms[name] for name in check.parts]
    subject, unit = _name(check, stated)
    fresh = make_check(check.kind, stated, parts, subject, unit)
    same = (fresh.status, fresh.stated, fresh.computed) == (check.status, check.stated, check.computed)
    return check if same else fresh.model_copy(update={"id": check.id, "page": check.page})


def _name(check: Check, stated: Term) -> tuple[str, str]:
    unit = "%" if KINDS[check.kind].shares or not stated.id else "" if stated.id.startswith("f") else "€"
    return (f"The figure {stated.id}" if stated.id else "The whole of the shares"), unit


def _lose(check: Check, name: str) -> Check:
    return check.model_copy(
        update={
            "status": "undetermined",
            "computed": None,
            "difference": None,
            "tolerance": None,
            "message": f"This sum cannot be recomputed: {name} is not among the figures of the act.",
        }
    )
