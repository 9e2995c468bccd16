"""Figures of a table that are a thousand or a million times too small beside the text: a unit that was not read.

Every sum of such a table holds, so no total can tell. What tells is the text: it says « 1 970 000 € », and a total
of the table that states no unit is 1 970. Only a table without any unit is doubted, and only by a total or by two
of its figures: one figure more is chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.reconcile.paths import Place, list_places
from bordereau.schemas.convention import Amount
from bordereau.schemas.table import Table

SCALES = (Decimal(1_000), Decimal(1_000_000))
LEAST = Decimal(10)
"""Smaller figures meet a thousandth of some sum by chance."""


@dataclass(frozen=True, slots=True)
class ScaleDoubt:
    """A table whose figures the text says again in thousands or millions."""

    place: Place
    amount: Amount

    @property
    def message(self) -> str:
        """One plain sentence."""
        return (
            f"The figures of table {self.place.table.id} state no unit: its “{self.place.cell.text}” "
            f"is « {self.amount.text} » in the text."
        )


def find_scale_doubts(tables: Sequence[Table], amounts: Sequence[Amount]) -> tuple[ScaleDoubt, ...]:
    """Find the tables without a unit whose figures the text restates a thousand or a million times larger."""
    return tuple(doubt for table in tables for doubt in _doubt_table(table, amounts))


def _doubt_table(table: Table, amounts: Sequence[Amount]) -> Iterator[ScaleDoubt]:
    if table.unit is not None:
        return
    places = [place for place in list_places((table,)) if _states_no_unit(place)]
    values = {Decimal(amount.value): amount for amount in amounts}
    plain = {place.value for place in places} & values.keys()
    for scale in SCALES:
        met = [(p, values[p.value * scale]) for p in places if p.value * scale in values]
        distinct = {place.value for place, _ in met}
        total = any(place.row.kind == "total" for place, _ in met)
        if met and not plain and (total or len(distinct) > 1):
            yield ScaleDoubt(*max(met, key=lambda pair: pair[0].value))
            return


def _states_no_unit(place: Place) -> bool:
    return place.cell.unit is None and place.column.unit is None and place.value >= LEAST
