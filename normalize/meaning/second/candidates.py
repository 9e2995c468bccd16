"""The sums of the running text that may be promised: each value once, with all sentences that tell it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from bordereau.normalize.meaning.cell_promises import list_money
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import Told

LEAST = Decimal(10)
"""Below it a sum is a rate, whatever is said of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with the sentences that tell it, those of what is decided first."""

    value: Decimal
    told: tuple[Told, ...]
    in_table: bool = False
    """A cell of a table holds it as well."""


def list_candidates(act: WholeAct, decided: frozenset[int]) -> list[Candidate]:
    """All of them, in the order of the act."""
    by_value: dict[Decimal, list[Told]] = defaultdict(list)
    for one in act.told:
        by_value[one.one.value].append(one)
    cells = {value for table in act.tables for row in table.rows for _, value in list_money(row)}
    return [
        Candidate(value, tuple(sorted(told, key=lambda one: one.line.index not in decided)), value in cells)
        for value, told in by_value.items()
        if value >= LEAST
    ]
