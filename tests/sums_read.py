"""What is read of the sums in a text, in short words, for the tests of money."""

from __future__ import annotations

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.numbers.habit import find_habit
from bordereau.schemas.found import FoundAmount


def find(text: str) -> list[FoundAmount]:
    return find_amounts(text, find_habit(text))


def values(text: str) -> list[str]:
    return [format(amount.value, "f") for amount in find(text)]


def the(text: str) -> FoundAmount:
    (amount,) = find(text)
    return amount
