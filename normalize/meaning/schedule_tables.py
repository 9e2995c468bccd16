"""Schedules that stand in tables: one instalment a row, or all of them in the cell of the sum that they pay.

« 1er versement | 15 mars 2031 | 6 000 € », « 2 600 € (versement en 3 fois : 1 000 €, 1 000 €, 600 €) ». What a loan is
paid back by is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.meaning.instalments import trim_condition
from bordereau.normalize.meaning.schedules import COUNTS, TIMES
from bordereau.normalize.money.amounts import find_amounts
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.found import FoundDate
from bordereau.schemas.table import Cell, Row, Table

_FEW = 2
_LETTER = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class CellInstalment:
    """One instalment, with the path of its cell; ``pays`` is the path of the sum that it is a part of, where known."""

    path: str
    value: Decimal | None
    share: Decimal | None = None
    due: FoundDate | None = None
    condition: str | None = None
    pays: str | None = None


def read_cell_schedule(cell: Cell, path: str) -> tuple[CellInstalment, ...]:
    """The instalments that a cell tells beside its sum, if they come to it."""
    times = TIMES.search(fold(cell.text))
    if times is None or cell.value is None:
        return ()
    sums = [one.value for one in find_amounts(cell.text[times.end() :])]
    if len(sums) != COUNTS.get(times["count"]) or sum(sums) != Decimal(cell.value):
        return ()
    return tuple(CellInstalment(path, value, pays=path) for value in sums)


def read_schedule_table(table: Table, around: str) -> tuple[CellInstalment, ...]:
    """The instalments of a table, one a row; ``around`` is its title with the folded line above it."""
    told = f"{around} {' '.join(fold(column.label) for column in table.columns)}"
    if not _says("tables", told) or _says("paid_back", told):
        return ()
    rows = [row for row in table.rows if row.kind == "item"]
    found = tuple(one for number, row in enumerate(table.rows) if row in rows for one in _read_row(table, number, row))
    return found if len(found) >= _FEW and len(found) == len(rows) else ()


def _says(key: str, folded: str) -> bool:
    return read_pattern("schedules", f"schedule.{key}").search(folded) is not None


def _read_row(table: Table, number: int, row: Row) -> Iterator[CellInstalment]:
    """The only sum, or the only share, of a row that tells its day or what it is paid for."""
    money = [cell for cell in row.cells if cell.kind == "money" and cell.value is not None]
    shares = [cell for cell in row.cells if cell.kind == "percent" and cell.value is not None]
    if len(money) > 1 or len(shares) > 1 or not (money or shares):
        return
    words = [row.label, *(cell.text for cell in row.cells if cell not in money and cell not in shares)]
    days = [date for text in words for date in find_dates(text) if date.precision != "year" and "/" not in date.iso]
    due = next((date for date in days if not date.placeholder and not date.iso.startswith("--")), None)
    told = [" ".join(text.split()) for text in words if _LETTER.search(text) and not find_dates(text)]
    conditions = [text for text in told if trim_condition(text)]  # « 1er acompte » only names it
    if due is None and not any(_says("rows", fold(text)) for text in words):
        return
    own = money[0] if money else shares[0]
    yield CellInstalment(
        name_cell(table.id, number, own.column),
        Decimal(money[0].value) if money and money[0].value else None,
        Decimal(shares[0].value) if shares and shares[0].value else None,
        due,
        conditions[-1] if conditions else None,
    )
