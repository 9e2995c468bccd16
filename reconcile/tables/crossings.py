"""The rows in which totals of columns are looked for: not those that leave columns out.

A row of totals may state some columns alone, the base and the whole, and nothing of the supplements between; what it
states then is no sum across.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.reconcile.tables.line_sums import CLEAR, TableLine
from bordereau.schemas.reading import ReadCell, ReadRow, TableReading


def list_crossings(reading: TableReading, matrix: Sequence[Sequence[ReadCell | None]]) -> list[int]:
    """The rows whose figures add up, but for totals that leave out a column of sums. ``matrix``: cells by column."""
    sums = [number for number, column in enumerate(reading.columns) if column.kind in ("money", "count")]
    lines = [TableLine("none", None, True, tuple(cells[number] for cells in matrix)) for number in sums]
    rows = enumerate(reading.rows)
    return [number for number, row in rows if row.additive and not leaves_out(row, number, lines)]


def leaves_out(row: ReadRow, number: int, lines: Sequence[TableLine]) -> bool:
    """Whether a row is a total, by its word, of several columns but not of all that have figures."""
    filled = [line for line in lines if any(cell is not None and cell.value for cell in line.cells)]
    stated = sum((cell := line.cells[number]) is not None and cell.value is not None for line in filled)
    return row.hint in CLEAR and 1 < stated < len(filled)
