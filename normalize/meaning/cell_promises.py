"""A cell of a table that is promised, and what readers of such tables share: sums of a row, years of a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.meaning import CommitmentRole, CommitmentStatus
from bordereau.schemas.table import Cell, Row, Table

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_SCHOOL = re.compile(r"(?<!\d)20\d\d\s?[-/–]\s?(?:20)?\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class CellPromise:
    """One cell that is promised; ``payee`` and ``payer`` are None where the table does not name them."""

    table: Table
    row: int
    column: int
    value: Decimal
    payer: Actor | None
    payee: Actor | None
    year: int | None
    status: CommitmentStatus
    share: Decimal | None = None
    base: Decimal | None = None
    plan: bool = False
    """It stands in a plan de financement: a line of a party restates what the text promises."""
    role: CommitmentRole = "grant"

    @property
    def path(self) -> str:
        return name_cell(self.table.id, self.row, self.column)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the act around a table tells: whether an assembly decides, of what, and around the table."""

    decides: bool = False
    object: str = ""
    """Folded."""
    around: str = ""
    """The folded line that introduces it, with the title of its article."""
    body: str | None = None
    """Who decides, as printed."""
    partner: str | None = None
    """With whom it signs what it approves."""
    granted: frozenset[Decimal] = frozenset()
    """The sums that its text tells as grants."""


def says(key: str, folded: str) -> bool:
    """Whether a folded text holds a form of ``shares_of_tables.key``."""
    return read_pattern("shares_of_tables", key).search(folded) is not None


def list_money(row: Row) -> Iterator[tuple[Cell, Decimal]]:
    """The cells of a row that hold a sum in force, above nothing."""
    for cell in row.cells:
        if cell.kind == "money" and cell.value is not None and cell.in_force:
            value = Decimal(cell.value)
            if value > 0:
                yield cell, value


def list_columns(table: Table) -> list[int]:
    """The columns that hold sums."""
    return sorted({cell.column for row in table.rows for cell, _ in list_money(row)})


def read_year(label: str) -> int | None:
    """The one year that a label names; a school year is none.

    >>> read_year("Voté 2025"), read_year("2024-2025"), read_year("Total 2024 / 2025")
    (2025, None, None)
    """
    if _SCHOOL.search(label):
        return None
    years = {int(year) for year in _YEAR.findall(label)}
    return years.pop() if len(years) == 1 else None
