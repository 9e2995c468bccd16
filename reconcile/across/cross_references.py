"""A sum that one article takes from another: « la participation de 1 560 000 € prévue à l'article 3.1 ».

The words that tie the sum to the article stand right behind it, so what is told again is sure; which sum of the
article it is, is not. One of the same value makes it hold. It fails where the article states but one sum that comes
near, or one that a slip of a digit turns into this one; else nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_taxes
from bordereau.reconcile.slips import compare_digits
from bordereau.reconcile.text.figures import Spot, make_spot
from bordereau.reconcile.text.forest import Node
from bordereau.reconcile.text.wording import write_relation
from bordereau.reconcile.verdicts import make_check
from bordereau.schemas.check import Check
from bordereau.schemas.statement import Statement

REACH = 90
"""The reference follows its sum within so many characters."""
NEAR = (Decimal("0.65"), Decimal("1.5"))
_BOUNDS = ("maximum", "minimum", "more_than", "less_than")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sum with the statement it stands in."""

    spot: Spot
    article: str | None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tax, said = write_taxes(), write_relation("cross_references.said")
    behind = re.compile(
        rf"[ ,]{{0,2}}(?:{tax}\.?[ ,]+)?{said}[ ,]+(?:a|au|dans) l'article (?P<number>\d{{1,2}}(?: ?\. ?\d{{1,2}})*)"
        r"(?: ci-(?:dessus|dessous|avant))?"
    )
    return behind, re.compile(rf"[ ,]{{0,2}}(?:{write_relation('cross_references.elsewhere')}|-\d)")


def check_cross_references(statements: Sequence[Statement]) -> tuple[Check, ...]:
    """Check the sums that are said to be those of another article of the act, in the order of the text."""
    said = [one for statement in statements for one in _list_sums(statement)]
    return tuple(check for statement in statements for check in _check_statement(statement, said))


def _list_sums(statement: Statement) -> Iterator[_Said]:
    node = Node(statement, fold(statement.text))
    for quantity in statement.quantities:
        if quantity.kind == "money" and quantity.value:
            yield _Said(make_spot(node, quantity), statement.article)


def _check_statement(statement: Statement, said: Sequence[_Said]) -> Iterator[Check]:
    behind, elsewhere = _patterns()
    folded = fold(statement.text)
    for one in _list_sums(statement):
        end = one.spot.quantity.end
        match = behind.match(folded, end, end + REACH)
        if match is None or elsewhere.match(folded, match.end()):
            continue
        number = match["number"].replace(" ", "")
        if statement.article is not None and _is_within(statement.article, number):
            continue
        told = [other for other in said if other.article is not None and _is_within(other.article, number)]
        same = _find_same(one.spot, told)
        if same is not None:
            subject = f"« {one.spot.quantity.text} », taken from article {number},"
            yield make_check("restatement", one.spot.term(), [same.term()], subject)


def _is_within(article: str, number: str) -> bool:
    """Tell whether an article is the one meant, or a part of it."""
    return article == number or article.startswith(f"{number}.")


def _find_same(spot: Spot, told: Sequence[_Said]) -> Spot | None:
    """Find the sum that is told again: the equal one, else the only one that a miss can be charged to."""
    quantity = spot.quantity
    equal = [one.spot for one in told if one.spot.quantity.value == quantity.value]
    if equal:
        return equal[0]
    firm = [one.spot for one in told if one.spot.quantity.qualifier not in _BOUNDS and not one.spot.is_rate]
    if quantity.qualifier in _BOUNDS or spot.is_rate or len({one.tax for one in (spot, *firm) if one.tax}) > 1:
        return None
    if len(told) == 1 and firm and NEAR[0] <= quantity.value / firm[0].quantity.value <= NEAR[1]:
        return firm[0]
    slips = [one for one in firm if compare_digits(quantity.value, one.quantity.value)]
    return slips[0] if len(slips) == 1 else None
