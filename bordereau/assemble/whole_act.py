"""What an act promises that no sentence decides: read from the act as a whole, and told as unsure."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.second.read import read_whole
from bordereau.normalize.meaning.told import Told
from bordereau.reconcile.promises.expand import make_promises
from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.promises.wholes import find_taxes
from bordereau.schemas.convention import Amount
from bordereau.schemas.meaning import AmountRole
from bordereau.schemas.notes import Notes
from bordereau.schemas.warning import Code

_OTHERS: tuple[AmountRole, ...] = ("past", "ceiling", "penalty", "capital", "instalment")
"""A sum of the same value that is told as one of these is another."""


def promise_whole(
    lines: Sequence[Line], told: Sequence[Told], body: Actor | None, about: str | None
) -> tuple[list[Promise], dict[str, AmountRole]]:
    """The promises, each sum without its tax or with it, and the role of each sum that states them, once or again."""
    found = read_whole(lines, told, body, about)
    taxes = find_taxes(found)
    kept = [one for one in found if one.one.id not in taxes]
    promises = [one for each in kept for one in make_promises(each, told, decides=True)]
    values = {one.one.value: one.role for one in kept}
    again = {one.one.id: values[one.one.value] for one in told if one.one.value in values and one.role not in _OTHERS}
    return promises, again | {one.one.id: one.role for one in kept}


def tell_unsure(amounts: Sequence[Amount], unsure: Sequence[str], notes: Notes) -> None:
    """Warn once an act of sums whose payer and payee the act tells only as a whole."""
    first = next((one for one in amounts if one.id in unsure), None)
    if first is not None:
        notes.tell(Code.PROMISE_UNSURE, first.text, first.evidence[0].page)
