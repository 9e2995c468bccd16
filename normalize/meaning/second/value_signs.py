"""Signs of an act, and of how a value stands to the others that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_file, read_pattern
from bordereau.normalize.meaning.second.whole import WholeAct

_TAXES = (Decimal("1.2"), Decimal("1.1"), Decimal("1.055"), Decimal("1.196"))
"""A sum with tax for one without: the rates in force, and the usual one before 2014."""
_SIZES = ((100, "below 100"), (1_000, "below 1 000"), (10_000, "below 10 000"), (100_000, "below 100 000"))
_COUNTS = ((1, "1"), (2, "2"), (4, "3 or 4"), (8, "5 to 8"))
_CENTS = Decimal("0.2")
"""Within it a tax is one, in euros: prices are rounded one by one."""
MOST_PARTS = 12
"""Of more values, two come to a third by chance."""


def list_act_signs(act: WholeAct) -> Iterator[str]:
    """What kind of act it is, and what it is about."""
    head = act.head
    yield f"kind {act.kind}"
    yield "adopted" if act.adopted else "not adopted"
    yield f"parties {min(act.parties, 3)}"
    for deal in read_file("second")["deals"]:
        if read_pattern("second", f"deals.{deal}").search(head):
            yield f"about {deal}"
    if read_pattern("second", "signs.asks").search(head):
        yield "about asks"
    if read_pattern("second", "lists.about").search(head):
        yield "about a list"
    if any(read_pattern("second", "signs.approves").search(fold(line.text)) for line in act.lines):
        yield "approves"


def list_value_signs(value: Decimal, values: Sequence[Decimal]) -> Iterator[str]:
    """How a value stands to the others: the largest, a sum of others, with or without tax; how large and how round."""
    others = sorted(set(values) - {value})
    yield f"values {count(len(others) + 1)}"
    if not others:
        yield "only value"
    elif value > others[-1]:
        yield "largest"
    elif value < others[0]:
        yield "smallest"
    if _adds_up(value, [other for other in others if other < value]):
        yield "a sum of others"
    if any(
        _adds_up(other, [part for part in others if part < other] + [value], value) for other in others if other > value
    ):
        yield "a part of another"
    if any(abs(value * rate - other) <= _CENTS for rate in _TAXES for other in others):
        yield "without tax of another"
    if any(abs(other * rate - value) <= _CENTS for rate in _TAXES for other in others):
        yield "with tax of another"
    yield next((name for most, name in _SIZES if value < most), "100 000 or more")
    yield "cents" if value % 1 else "hundreds" if value % 100 == 0 else "tens" if value % 10 == 0 else "units"


def _adds_up(whole: Decimal, parts: Sequence[Decimal], needed: Decimal | None = None) -> bool:
    """Whether two of the parts, or all of them, come to the whole."""
    if not 2 <= len(parts) <= MOST_PARTS:
        return False
    if sum(parts) == whole:
        return True
    firsts = parts if needed is None else [needed]
    return any(whole - first in parts and whole - first != first for first in firsts)


def count(number: int) -> str:
    """How many, roughly."""
    return next((name for most, name in _COUNTS if number <= most), "many")
