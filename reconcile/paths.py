"""Every figure of an act under the name that checks give it: ``a12``, ``f3``, ``t1/r2/c3``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bordereau.normalize.tables.cells import read_figure
from bordereau.normalize.tables.labels import counts_one_by_one
from bordereau.reconcile.verdicts import Term
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act, Amount, Figure
from bordereau.schemas.light import dataclass
from bordereau.schemas.table import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the row, column and table it stands in."""

    path: str
    """``t1/r2/c3``: rows and value columns from 1."""
    table: Table
    row: Row
    column: Column
    cell: Cell
    value: Decimal
    precision: Decimal

    @property
    def row_path(self) -> str:
        """The row alone: ``t1/r2``."""
        return self.path.rpartition("/")[0]

    def term(self) -> Term:
        page = self.cell.evidence[0].page if self.cell.evidence else None
        whole = Decimal(100 if self.cell.kind == "percent" else 1)
        return Term(self.path, self.value, self.precision, page=page, whole=whole)


def list_places(tables: Sequence[Table]) -> Iterator[Place]:
    """List every cell that has a value and is in force, table by table, row by row."""
    for table in tables:
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                if cell.value is not None and cell.in_force and cell.column < len(table.columns):
                    path = name_cell(table.id, number, cell.column)
                    value = Decimal(cell.value)
                    column = table.columns[cell.column]
                    yield Place(path, table, row, column, cell, value, _measure(column, cell, value))


def _measure(column: Column, cell: Cell, value: Decimal) -> Decimal:
    """The size of a cell's last printed digit; 0 where things are counted one by one."""
    precision = measure_precision(cell.text, value)
    whole = cell.kind == "count" and precision == 1 and counts_one_by_one(column.label)
    return Decimal(0) if whole else precision


def measure_precision(text: str, value: Decimal) -> Decimal:
    """Measure the last printed digit of a cell, in the unit of its value.

    The scale (k€, M€) may stand in a header, so it is taken from the value itself: 15 175 printed, worth
    15 175 000, is printed to the thousand.

    >>> measure_precision("15 175", Decimal(15_175_000)), measure_precision("70,30", Decimal("70300000"))
    (Decimal('1000'), Decimal('10000'))
    """
    figure = read_figure(text)
    if figure is None or not figure.value or not value:
        return Decimal(0) if figure is None else figure.precision
    return figure.precision * abs(value / figure.value)


def collect_terms(act: Act) -> dict[str, Term]:
    """Collect every figure that a check of the act may name."""
    terms = {place.path: place.term() for place in list_places(act.tables)}
    terms |= {amount.id: read_term(amount) for amount in act.amounts}
    terms |= {figure.id: read_term(figure) for figure in act.figures}
    return terms


def read_term(figure: Amount | Figure) -> Term:
    """A figure of running text as one side of a relation."""
    page = figure.evidence[0].page
    return Term(figure.id, Decimal(figure.value), Decimal(figure.precision), figure.qualifier, page)
