"""The cells that a check of a table names."""

from __future__ import annotations

from decimal import Decimal

from bordereau.schemas.cell_path import CellIndex, find_cell
from bordereau.schemas.check import Check
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading


def find_total(check: Check, reading: TableReading) -> ReadRow | ReadColumn:
    """The line whose figure a check recomputes."""
    place = find_place(check.stated_by)
    return reading.columns[place.column] if check.kind == "row_total" else reading.rows[place.row]


def read_cell(reading: TableReading, path: str) -> ReadCell | None:
    """The cell at a path; None where its row has none."""
    place = find_place(path)
    return cell_at(reading, place.row, place.column)


def cell_at(reading: TableReading, row: int, column: int) -> ReadCell | None:
    """The cell of a row in a column; None where the row has none."""
    return next((cell for cell in reading.rows[row].cells if cell.column == column), None)


def find_place(path: str | None) -> CellIndex:
    """Where a figure of a total of a table stands: they all are cells."""
    found = find_cell(path)
    assert found is not None, path
    return found


def read_value(reading: TableReading, path: str) -> Decimal:
    """The figure at a path; 0 for none."""
    place = find_place(path)
    return value_at(reading, place.row, place.column)


def value_at(reading: TableReading, row: int, column: int) -> Decimal:
    """The figure of a row in a column; 0 for none."""
    cell = cell_at(reading, row, column)
    return cell.value if cell is not None and cell.value is not None else Decimal(0)
