"""Whether the instalments of a schedule add up to what they pay: a commitment's sum, or the whole of its shares.

It fails only where all instalments were surely read: as many as the act announces, or sums that end with « le solde ».
« Le solde » without a figure, shares beside sums, one term of a rent, an avenant's complement state no total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.normalize.meaning.instalments import Instalment
from bordereau.normalize.meaning.schedules import Schedule
from bordereau.reconcile.verdicts import Term, hundred_percent, make_check, make_undetermined, print_figure
from bordereau.schemas.check import Check


@dataclass(frozen=True, slots=True)
class Paid:
    """A schedule and the promise that it pays; ``whole`` is None where no one sum is paid."""

    schedule: Schedule
    whole: Term | None


def check_schedules(paid: Sequence[Paid]) -> list[Check]:
    """Check each schedule of two instalments or more."""
    found = (_check(one) for one in paid)
    return [check for check in found if check is not None]


def _check(paid: Paid) -> Check | None:
    parts = paid.schedule.instalments
    if len(parts) < 2:
        return None
    if all(one.value is not None for one in parts) and paid.whole is not None:
        return _check_sums(parts, paid)
    if all(one.beside is not None for one in parts):  # sums of nothing that is promised, each with its share
        parts = [replace(one, share=one.beside.value, share_id=one.beside.id) for one in parts if one.beside]
    if all(one.share is not None and one.share_id is not None for one in parts):
        return _check_shares(parts, paid.schedule)
    return None


def _check_sums(parts: Sequence[Instalment], paid: Paid) -> Check | None:
    if paid.whole is None:
        return None
    terms = [Term(one.amount_id or "", one.value or Decimal(0), Decimal(1), page=paid.whole.page) for one in parts]
    check = make_check("schedule_total", paid.whole, terms, f"What is paid, {print_figure(paid.whole.value)},")
    if check.status != "fails" or _is_whole(parts, paid.schedule):
        return check
    if any(one.value is not None and one.value >= paid.whole.value for one in parts):
        return None
    return make_undetermined(
        "schedule_total", paid.whole, terms, "Not all instalments may have been read, so their sum says nothing."
    )


def _check_shares(parts: Sequence[Instalment], schedule: Schedule) -> Check | None:
    terms = [Term(one.share_id or "", one.share or Decimal(0), Decimal(0)) for one in parts]
    check = make_check("schedule_total", hundred_percent(), terms, "The schedule", "%")
    return check if check.status != "fails" or _is_whole(parts, schedule) else None


def _is_whole(parts: Sequence[Instalment], schedule: Schedule) -> bool:
    if schedule.count is not None:
        return len(parts) == schedule.count
    return parts[-1].rest and sum(one.rest for one in parts) == 1
