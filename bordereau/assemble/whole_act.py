"""What an act promises that no sentence decides: read from the act as a whole, and told as unsure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bordereau.normalize.meaning.second.read import read_whole
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import Told
from bordereau.reconcile.promises.expand import make_promises
from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.promises.wholes import find_taxes
from bordereau.schemas.convention import Amount
from bordereau.schemas.meaning import AmountRole
from bordereau.schemas.notes import Notes
from bordereau.schemas.warning import Code

MOST = 4
"""Of more sums, as in a list, two come to a third by chance."""
_OTHERS: tuple[AmountRole, ...] = ("past", "ceiling", "penalty", "capital", "instalment")
"""A sum of the same value that is told as one of these is another."""


def promise_whole(act: WholeAct) -> tuple[list[Promise], dict[str, AmountRole]]:
    """What is likely promised beside what is promised already, and the role of each sum that states it."""
    found = read_whole(act)
    taxes = find_taxes(found)
    kept = [one for one in found if one.one.id not in taxes and not _is_whole(one.one.value, found, act)]
    promises = [one for each in kept for one in make_promises(each, act.told, decides=True)]
    values = {one.one.value: one.role for one in kept}
    again = {
        one.one.id: values[one.one.value] for one in act.told if one.one.value in values and one.role not in _OTHERS
    }
    return promises, again | {one.one.id: one.role for one in kept}


def _is_whole(value: Decimal, found: Sequence[Told], act: WholeAct) -> bool:
    """Whether a sum is what others come to that are promised, or are likely to be."""
    if len(found) > MOST:
        return False
    parts = [one.one.value for one in found if one.one.value < value] + [one for one in act.promised if one < value]
    whole = len(parts) > 1 and sum(parts, Decimal(0)) == value
    return (
        whole
        or sum(act.promised, Decimal(0)) == value
        or any(value - one in parts and value != 2 * one for one in parts)
    )


def tell_unsure(amounts: Sequence[Amount], unsure: Sequence[str], notes: Notes) -> None:
    """Warn once an act of sums whose payer and payee the act tells only as a whole."""
    first = next((one for one in amounts if one.id in unsure), None)
    if first is not None:
        notes.tell(Code.PROMISE_UNSURE, first.text, first.evidence[0].page)
