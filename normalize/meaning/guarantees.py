"""Loans that an assembly guarantees: who borrows, and how much of each loan is covered.

The borrower is named once, mostly in another sentence than the sum. Of a guarantee, the sum that is the share of the
loan is guaranteed; a loan of which a part is guaranteed that no sum states is not promised at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.named_once import find_named, find_named_before
from bordereau.normalize.meaning.roles import ENOUGH
from bordereau.normalize.meaning.told import Told

_CENT = Decimal("0.5")


def guarantee_loans(told: Sequence[Told], lines: Sequence[Line]) -> list[Told]:
    """The sums of an act with who borrows, where the act guarantees what one borrows."""
    if not speaks_of_guarantee(told):
        return list(told)
    guarded = [one for one in told if one.role in ("loan", "guarantee") and not one.rate]
    borrower = find_named(lines, "borrowers") or find_named_before(lines, "borrowers_before")
    if borrower is None:
        return list(told)
    shares = {share.value for line in lines for share in line.shares if 0 < share.value <= 100 and _says_share(line)}
    values = {one.one.value for one in guarded if one.role == "guarantee"}
    return [_cover(one, borrower, shares, values) if one in guarded else one for one in told]


def speaks_of_guarantee(told: Iterable[Told]) -> bool:
    """Whether a loan of the act is guaranteed, so that it is lent to another than who decides."""
    return any(
        one.role in ("loan", "guarantee") and not one.rate and one.weighed.weights.get("guarantee", 0.0) >= ENOUGH
        for one in told
    )


def _says_share(line: Line) -> bool:
    folded = fold(line.text)
    return "garanti" in folded or "caution" in folded


def _cover(one: Told, borrower: str, shares: Iterable[Decimal], values: set[Decimal]) -> Told:
    """A loan is covered as a whole or by the sum that is its share; the guarantee is for who borrows."""
    if one.role == "guarantee":
        return replace(one, payee=Actor(None, borrower), payer=None, said=True)
    parts = {one.one.value * share / 100 for share in shares if share < 100}
    stated = any(abs(part - value) <= _CENT for part in parts for value in values)
    whole = not parts and one.weighed.weights.get("guarantee", 0.0) >= ENOUGH
    if stated or not whole:
        return replace(one, conditional=True)
    return replace(one, payee=Actor(None, borrower), payer=None, said=True)
