"""What a text of digits is worth in a cell: at the scale of the cell, or of its column where the cell was not read."""

from __future__ import annotations

from decimal import Decimal

from bordereau.normalize.numbers.numbers import parse_number
from bordereau.normalize.tables.cells import read_figure
from bordereau.schemas.reading import ReadCell, TableReading

DUST = " .,;:/\\|'’‘`°*^~_[]{}<>=!"
"""What the arc of a stamp or a rule leaves beside a figure."""


def find_peer(reading: TableReading, cell: ReadCell) -> ReadCell | None:
    """Another figure of its column, read for certain."""
    for row in reading.rows:
        for other in row.cells:
            if (
                other.column == cell.column
                and other.value
                and other.precision
                and not other.unread
                and other is not cell
            ):
                return other
    return None


def measure_scale(cell: ReadCell) -> Decimal | None:
    """How many euros one printed unit of a read cell is; None where it holds no figure but zero."""
    figure = parse_number(keep_figure(" ".join(word.text for word in cell.words) or cell.text))
    if figure is None or not figure.value or cell.value is None:
        return None
    return abs(cell.value / figure.value)


def read_at_scale(text: str, scale: Decimal) -> Decimal | None:
    """The value of a text that is one figure, read as strictly as a cell.

    >>> read_at_scale("/12 450.", Decimal(1000)), read_at_scale("(60)", Decimal(1)), read_at_scale("1 24 5", Decimal(1))
    (Decimal('12450000'), Decimal('-60'), None)
    """
    figure = read_figure(text.strip(DUST))
    return None if figure is None else figure.value * scale


def keep_figure(text: str) -> str:
    """The digits and separators of a cell, without its unit."""
    return "".join(sign for sign in text if sign.isdigit() or sign in " .,-").strip(" .,")
