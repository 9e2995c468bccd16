"""The name of a cell in checks, trust and the warehouse: ``t1/r2/c3``, rows and value columns counted from 1."""

from __future__ import annotations

from typing import NamedTuple


class CellIndex(NamedTuple):
    """Where a cell stands in its table: row and value column, from 0."""

    row: int
    column: int


def name_cell(table_id: str, row: int, column: int) -> str:
    """Name a cell by its row and value column, from 0.

    >>> name_cell("t1", 1, 2)
    't1/r2/c3'
    """
    return f"{table_id}/r{row + 1}/c{column + 1}"


def find_cell(path: str | None) -> CellIndex | None:
    """Read the place out of a cell's name; None for other figures (``a12``) and for none.

    >>> find_cell("t1/r2/c3"), find_cell("a12"), find_cell(None)
    (CellIndex(row=1, column=2), None, None)
    """
    parts = (path or "").split("/")
    return CellIndex(int(parts[1][1:]) - 1, int(parts[2][1:]) - 1) if len(parts) == 3 else None
