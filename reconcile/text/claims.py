"""A claim that a text may state, and the decision whether it is said, and how it stands.

False alarms cost more than silence, so a miss is only called one where the words leave no other reading:
every reading of the items is tried first, and what makes sums uncertain (a limit, a rate, a tax, an item
without a figure) turns a miss into “undetermined”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product

from bordereau.reconcile.precision import last_figure
from bordereau.reconcile.slips import compare_digits
from bordereau.reconcile.text.figures import Choice, Part, Spot
from bordereau.reconcile.text.wording import Strength
from bordereau.reconcile.verdicts import Term, make_check, make_undetermined
from bordereau.schemas.check import Check, CheckKind
from bordereau.schemas.statement import QuantityKind

MOST_READINGS = 512
"""Mixed readings tried for one list; more would find a sum that holds by chance."""
NEAR = (Decimal("0.8"), Decimal("1.25"))
"""Of several sums in a sentence, the one that a miss is charged to lies between these shares of the parts."""
_LIMITS = ("maximum", "minimum", "more_than", "less_than")


@dataclass(frozen=True, slots=True)
class Claim:
    """A total that a text may state, and the items that may make it up."""

    kind: QuantityKind
    stated: tuple[Spot, ...]
    """Figures that may be the total, most likely first."""
    parts: tuple[Part, ...]
    strength: Strength
    blanks: int = 0
    """Items in which no figure of this kind was found."""
    may_be_partial: bool = False
    """Introduced by “dont”: parts far below the total are a selection, not an error."""
    within: bool = False
    """The parts are said to be in the total: they may be fewer than all, but cannot come to more."""
    unsure: bool = False
    """The words around tell of limits, products or deductions."""


def settle_claim(claim: Claim) -> Check | None:
    """Decide what to say of a claim; None when nothing can be said.

    >>> from bordereau.schemas.statement import Quantity
    >>> def spot(i, v):
    ...     value = Decimal(v)
    ...     return Spot(Quantity(f"a{i}", "money", value, Decimal(1), "exact", 0, 1, f"{v} €"), 1, False, None)
    >>> parts = tuple(Part((s,), (s,), (s,), ((s,),)) for s in (spot(2, 10), spot(3, 25)))
    >>> settle_claim(Claim("money", (spot(1, 30),), parts, Strength.STRONG)).status
    'fails'
    >>> settle_claim(Claim("money", (spot(1, 30),), parts, Strength.LOOSE)) is None
    True
    """
    if len(claim.parts) < 2 or not claim.stated:
        return None
    best: Check | None = None
    for stated in claim.stated:
        for choice, mixed in _read_parts(claim):
            check = _judge(claim, stated, choice)
            if check.status == "fails" or not _is_believable(claim, stated, check, mixed):
                continue
            if check.status == "exact" or (not mixed and stated is claim.stated[0]):
                return check
            best = best or check
    return best or _tell_miss(claim)


def _read_parts(claim: Claim) -> Iterator[tuple[Choice, bool]]:
    """Give the readings of the items: all by their first figure, all by their last, all whole, then mixed."""
    parts, seen = claim.parts, set[Choice]()
    uniform = ([p.lead for p in parts], [p.last for p in parts], [p.whole for p in parts])
    for number, choices in enumerate(uniform):
        if number == 2 and claim.strength is Strength.LOOSE:
            return
        choice = tuple(spot for one in choices for spot in one)
        if choice not in seen:
            seen.add(choice)
            yield choice, False
    if claim.strength is not Strength.STRONG:
        return
    for mixture in islice(product(*(part.choices for part in parts)), MOST_READINGS):
        choice = tuple(spot for one in mixture for spot in one)
        if choice not in seen:
            seen.add(choice)
            yield choice, True


def _judge(claim: Claim, stated: Spot, choice: Choice) -> Check:
    kind: CheckKind = "percent_total" if claim.kind == "percent" else "list_total"
    unit = {"money": "€", "count": "", "percent": "%"}[claim.kind]
    subject = f"The total « {stated.quantity.text} »"
    return make_check(kind, stated.term(), [spot.term() for spot in choice], subject, unit)


def _is_believable(claim: Claim, stated: Spot, check: Check, mixed: bool) -> bool:
    """Whether a sum that holds was meant, or holds by chance.

    Without words that say so, and for readings picked here and there, the parts must come to the total as
    printed: their sum rounds to it.
    """
    if check.status == "exact":
        return True
    if claim.strength is Strength.STRONG and not mixed:
        return True
    quantity = stated.quantity
    reach = quantity.precision / 2
    if quantity.qualifier != "exact":
        reach = max(quantity.precision, last_figure(quantity.value))
    return abs(Decimal(check.difference or 0)) <= reach and reach * 10 <= abs(quantity.value)


def _tell_miss(claim: Claim) -> Check | None:
    stated = _nearest(claim)
    if stated is None or (claim.strength is Strength.LOOSE and not claim.within):
        return None
    choice = tuple(spot for part in claim.parts for spot in part.lead)
    check = _judge(claim, stated, choice)
    if check.status != "fails":  # within rounding, but too loosely to be believed
        return None
    value, computed = stated.quantity.value, Decimal(check.computed or 0)
    if all(spot.quantity.value == value for spot in choice):
        return None  # each item tells the sum again: offers of one loan, of several firms
    if value * 2 <= max(spot.quantity.value for spot in choice):
        return None  # a price beside sums of many: no total is far below one of its parts
    slip = compare_digits(value, computed) is not None
    if _is_open(claim, stated, choice):
        return _open(claim, stated, choice) if claim.strength is Strength.STRONG else None
    if claim.strength is Strength.LOOSE:
        return check if slip and computed > value else None
    if claim.strength is Strength.LIKELY:
        near = abs(value - computed) * 5 <= abs(value)
        return check if slip else _open(claim, stated, choice) if near else None
    return check


def _nearest(claim: Claim) -> Spot | None:
    """The figure that a miss is charged to: the only one, or of several the one that comes near the sum."""
    if len(claim.stated) == 1:
        return claim.stated[0]
    computed = sum((s.quantity.value for part in claim.parts for s in part.lead), Decimal(0))
    near = [s for s in claim.stated if computed and NEAR[0] <= s.quantity.value / computed <= NEAR[1]]
    return min(near, key=lambda s: abs(s.quantity.value - computed)) if near else None


def _is_open(claim: Claim, stated: Spot, choice: Choice) -> bool:
    """Whether something makes the sum uncertain, so that a miss proves nothing."""
    spots = (stated, *choice)
    value, computed = stated.quantity.value, sum((s.quantity.value for s in choice), Decimal(0))
    return (
        claim.unsure
        or claim.blanks > 0
        or len({spot.tax for spot in spots if spot.tax}) > 1
        or len({spot.is_rate for spot in choice}) > 1
        or (choice[0].is_rate and not stated.is_rate)  # parts of a yearly total need not say « par an » again
        or any(spot.quantity.qualifier in _LIMITS for spot in choice)
        or (claim.may_be_partial and computed * (2 if len(claim.parts) == 2 else 4) < value)
        or (claim.kind == "count" and not (value <= computed * 2 and computed <= value * 2))
        or (claim.kind == "count" and not all(part.is_lead for part in claim.parts))
    )


def _open(claim: Claim, stated: Spot, choice: Choice) -> Check | None:
    if claim.kind == "count":
        return None
    kind: CheckKind = "percent_total" if claim.kind == "percent" else "list_total"
    terms: Sequence[Term] = [spot.term() for spot in choice]
    return make_undetermined(
        kind,
        stated.term(),
        terms,
        f"The total « {stated.quantity.text} » could not be recomputed for sure: a part has no figure, "
        "or the wording leaves open what adds up.",
    )
