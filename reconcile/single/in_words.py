"""Sums of money printed in words beside their figures: “15 000 € (quinze mille euros)”."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.numbers.words_fr import parse_words
from bordereau.reconcile.verdicts import Term, make_check
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Amount


def check_words(amounts: Sequence[Amount]) -> tuple[Check, ...]:
    """Compare each sum with its own words. Words that cannot be read say nothing."""
    checks = (check_amount_words(amount) for amount in amounts)
    return tuple(check for check in checks if check is not None)


def check_amount_words(amount: Amount) -> Check | None:
    """Compare one sum with the words printed beside it; None when there are none.

    In French law the words prevail where the two differ; which is right is for the reader to say.
    """
    if amount.in_words is None or not amount.in_force:
        return None
    value = read_words(amount.in_words)
    if value is None:
        return None
    stated = Term(amount.id, Decimal(amount.value), Decimal(amount.precision), page=amount.evidence[0].page)
    said = Term(amount.id, value, Decimal(0))
    return make_check("words_vs_figures", stated, [said], f"« {amount.text} »")


def read_words(text: str) -> Decimal | None:
    """Read a sum in words, with its currency or without.

    >>> read_words("quinze mille euros"), read_words("deux cents")
    (Decimal('15000'), Decimal('200'))
    """
    found = find_amounts(text)
    return found[0].value if len(found) == 1 else parse_words(text)
