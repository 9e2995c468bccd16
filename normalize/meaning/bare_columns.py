"""Tables of what an assembly votes, before they are read: sums without a unit, heads that stand on the page before.

« Montant | 1 500 | 9 000 | TOTAL 26 500 » under « pour un montant total de 26 500 € »: the column is money. A table
without heads that follows one with as many columns is its next part.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from bordereau.schemas.table import Cell, Row, Table


def carry_heads(tables: Sequence[Table]) -> list[Table]:
    """The tables, those without heads with the heads and the title of the one before, if they have as many columns."""
    found = list(tables[:1])
    for _, table in pairwise(tables):
        before = found[-1]
        bare = not any(column.label.strip() for column in table.columns)
        if bare and len(table.columns) == len(before.columns) and any(one.label.strip() for one in before.columns):
            found.append(table.model_copy(update={"columns": before.columns, "title": table.title or before.title}))
        else:
            found.append(table)
    return found


def mark_money(table: Table, sums: Collection[Decimal], *, granted: bool = False) -> Table:
    """Take a column of bare numbers as money where its total is a sum that the text states.

    ``granted`` where the act, or the title of the table, says that it lists grants: then its one column of numbers is
    money.
    """
    totals = _find_only(table) if granted else set()
    totals |= {
        cell.column
        for row in table.rows
        if row.kind == "total"
        for cell in row.cells
        if cell.kind == "count" and cell.value is not None and Decimal(cell.value) in sums
    }
    if not totals:
        return table
    return table.model_copy(update={"rows": tuple(_mark_row(row, totals) for row in table.rows)})


def _find_only(table: Table) -> set[int]:
    """The column of numbers, where there is but one and no other sums."""
    cells = [cell for row in table.rows for cell in row.cells if cell.value is not None]
    columns = {cell.column for cell in cells}
    return columns if len(columns) == 1 and all(cell.kind in ("count", "money") for cell in cells) else set()


def _mark_row(row: Row, columns: set[int]) -> Row:
    return row.model_copy(
        update={"cells": tuple(_mark(cell) if cell.column in columns else cell for cell in row.cells)}
    )


def _mark(cell: Cell) -> Cell:
    return cell.model_copy(update={"kind": "money"}) if cell.kind == "count" else cell
