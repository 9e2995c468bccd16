"""Totals of tables that miss just what is printed right above the table: a line of it that was read as text.

« Conseil Départemental … 19 000 € », a wide gap, then the lines of the plan that stand close together: the first may be
taken for a paragraph. The total counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bordereau.reconcile.verdicts import leave_open
from bordereau.schemas.cell_path import find_cell
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Amount
from bordereau.schemas.table import Table

NEAR = 60.0
"""Points between a table and a line above it that may be one of its own: four or five lines of text."""


def open_left_outside(checks: Iterable[Check], tables: Sequence[Table], amounts: Sequence[Amount]) -> tuple[Check, ...]:
    """Leave those totals open whose gap is a sum of money right above their table; the others as they are."""
    by_id = {table.id: table for table in tables}
    return tuple(_weigh(check, by_id, amounts) for check in checks)


def _weigh(check: Check, tables: dict[str, Table], amounts: Sequence[Amount]) -> Check:
    place = find_cell(check.stated_by) if check.status == "fails" and check.kind == "column_total" else None
    gap = Decimal(check.stated or 0) - Decimal(check.computed or 0)
    if place is None or check.stated_by is None or gap <= 0:
        return check
    table = tables[check.stated_by.partition("/")[0]]
    beside = next((amount for amount in amounts if Decimal(amount.value) == gap and _stands_above(amount, table)), None)
    if beside is None:
        return check
    opened = leave_open(check)
    told = f"{opened.message} « {beside.text} », right above the table, is what they miss."
    return opened.model_copy(update={"message": told})


def _stands_above(amount: Amount, table: Table) -> bool:
    first = table.evidence[0]
    last = amount.evidence[-1]
    return last.page == first.page and 0 <= first.bbox[1] - last.bbox[3] <= NEAR
