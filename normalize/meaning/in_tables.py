"""Which cells of tables are promised: by funders and years, by who is funded, in plans de financement.

Of « demandé | proposé | voté » only what is voted binds. In a plan de financement the lines of others than the act's
parties are what is expected of them (``forecast``); who pays its own share promises nobody. « À la charge de X » names
a column: its total is what X pays, not its cells. A table that speaks of costs, budgets or prices promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.bare_columns import clean_label
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.meaning import CommitmentStatus
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


def read_table(table: Table, cast: Cast, setting: Setting) -> list[CellPromise]:
    """The cells of one table that are promised."""
    title = fold(f"{table.title or ''} {setting.around}")
    heads = [fold(column.label) for column in table.columns]
    plan = _says("titles.funding", f"{fold(table.title or '')} {' '.join(heads)} {_corner(table)}")
    charged = [
        place for place, head in enumerate(heads) if read_pattern("shares_of_tables", "columns.charged").match(head)
    ]
    if len(charged) > 1 or (charged and _names(heads[charged[0]], table.columns[charged[0]].label, cast)):
        found = list(_read_charged(table, cast, charged))
        if found:
            return found
    if setting.decides:
        found = list(_read_voted(table, heads, title, setting))
        if found or any(read_pattern("shares_of_tables", "columns.open").search(head) for head in heads):
            return found
    if not plan and _says("titles.spent", f"{title} {' '.join(heads)}"):
        return []
    if plan or _says("titles.promised", title):
        return list(_read_funders(table, heads, cast, plan=plan))
    return []


def _corner(table: Table) -> str:
    return " ".join(fold(row.label) for row in table.rows[:1] if not any(cell.value for cell in row.cells))


def _says(key: str, folded: str) -> bool:
    return read_pattern("shares_of_tables", key).search(folded) is not None


def _names(head: str, label: str, cast: Cast) -> bool:
    return bool(cast.find(label, head))


def _list_money(row: Row) -> Iterator[tuple[Cell, Decimal]]:
    for cell in row.cells:
        if cell.kind == "money" and cell.value is not None and cell.in_force:
            value = Decimal(cell.value)
            if value > 0:
                yield cell, value


def read_year(label: str) -> int | None:
    """The one year that a label names; a school year is none.

    >>> read_year("Voté 2025"), read_year("2024-2025"), read_year("Total 2024 / 2025")
    (2025, None, None)
    """
    if _SCHOOL.search(label):
        return None
    years = {int(year) for year in _YEAR.findall(label)}
    return years.pop() if len(years) == 1 else None


def _read_charged(table: Table, cast: Cast, columns: Sequence[int]) -> Iterator[CellPromise]:
    """« À la charge de la Commune »: the total of the column."""
    totals = [place for place, row in enumerate(table.rows) if row.kind == "total"]
    if not totals:
        return
    for cell, value in _list_money(table.rows[totals[-1]]):
        mentions = cast.find(table.columns[cell.column].label, fold(table.columns[cell.column].label))
        if cell.column in columns and mentions:
            yield CellPromise(table, totals[-1], cell.column, value, mentions[0].actor, None, None, "promised")


def _read_voted(table: Table, heads: Sequence[str], title: str, setting: Setting) -> Iterator[CellPromise]:
    """A list of those who are funded: the column of what is voted, else the only one with sums."""
    column = _choose_voted(table, heads, title, setting)
    if column is None or _lists_funders(table):
        return
    label = table.columns[column].label
    year = read_year(label) or read_year(table.title or "") or read_year(setting.object)
    for number, row in enumerate(table.rows):
        if row.kind != "item" or not re.search(r"[^\W\d_]{2}", row.label):
            continue
        for cell, value in _list_money(row):
            if cell.column == column:
                payee = name_row(row.label)
                if payee is not None:
                    yield CellPromise(table, number, column, value, None, payee, year, "promised")


LONGEST_NAME = 100
_SENTENCE = re.compile(r"[.?!]\s+[A-ZÀ-Þ]|\s:\s|\bvote\b", re.IGNORECASE)


def name_row(label: str) -> Actor | None:
    """Who is funded, by the label of a row; None where it holds a sentence or no name."""
    name = clean_label(label)
    return Actor(None, name) if 1 < len(name) <= LONGEST_NAME and not _SENTENCE.search(name) else None


def _lists_funders(table: Table) -> bool:
    """A list with « Autofinancement » or « Conseil départemental (33 %) » says who pays, not who is funded."""
    labels = [fold(row.label) for row in table.rows if row.kind == "item"]
    funders = [_says("titles.own", label) or read_pattern("funders", "funders").match(label) for label in labels]
    return sum(map(bool, funders)) * 3 >= max(1, len(labels))


def _choose_voted(table: Table, heads: Sequence[str], title: str, setting: Setting) -> int | None:
    money = [
        place
        for place in range(len(heads))
        if any(c.column == place for row in table.rows for c, _ in _list_money(row))
    ]
    voted = [
        place for place in money if _says("columns.voted", heads[place]) and not _says("columns.past", heads[place])
    ]
    told = f"{title} {setting.object} {' '.join(heads)}"
    if voted and _says("titles.granted", told) and not _says("titles.asked", setting.object):
        return voted[-1] if len(voted) == 1 else None
    plain = [
        place for place in money if not _says("columns.open", heads[place]) and not _says("columns.past", heads[place])
    ]
    granted = _says("titles.attributed", f"{title} {setting.object}") and not _says(
        "titles.asked", f"{title} {setting.object}"
    )
    if (
        len(plain) != 1
        or len(plain) != len(money)
        or not granted
        or _says("titles.spent", f"{title} {heads[plain[0]]}")
    ):
        return None
    return plain[0]


def _read_funders(table: Table, heads: Sequence[str], cast: Cast, *, plan: bool) -> Iterator[CellPromise]:
    """Rows that name who pays, with a column for each year or one column of sums."""
    columns = _choose_sums(table, heads)
    actors = [None if _says("titles.own", fold(row.label)) else cast.resolve(row.label) for row in table.rows]
    if not any(actor is not None and (actor.party is not None or plan) for actor in actors):
        yield from _read_years(table, columns)
        return
    base = _find_base(table, columns)
    for number, row in enumerate(table.rows):
        actor = actors[number]
        if row.kind != "item" or actor is None:
            continue
        share = next((Decimal(c.value) for c in row.cells if c.kind == "percent" and c.value is not None), None)
        for cell, value in _list_money(row):
            if cell.column in columns:
                year = (
                    read_year(table.columns[cell.column].label)
                    or read_year(row.label)
                    or (read_year(table.title or ""))
                )
                status: CommitmentStatus = "promised" if actor.party is not None else "forecast"
                name = actor if actor.party is not None else Actor(None, " ".join(row.label.split()))
                yield CellPromise(
                    table, number, cell.column, value, name, None, year, status, share, base if share else None, plan
                )


def _choose_sums(table: Table, heads: Sequence[str]) -> list[int]:
    """The columns that differ by their years; else the only column of sums."""
    money = [
        place
        for place in range(len(heads))
        if any(c.column == place for row in table.rows for c, _ in _list_money(row))
    ]
    plain = [place for place in money if not re.search(r"\btota(?:l|ux)\b", heads[place])]
    years = [place for place in plain if read_year(table.columns[place].label) is not None]
    if years and len({read_year(table.columns[place].label) for place in years}) == len(years):
        return years
    kept = plain or money
    return kept if len(kept) == 1 else []


def _find_base(table: Table, columns: Sequence[int]) -> Decimal | None:
    if len(columns) != 1:
        return None
    totals = [
        value
        for row in table.rows
        if row.kind == "total"
        for cell, value in _list_money(row)
        if cell.column == columns[0]
    ]
    return totals[-1] if totals else None


def _read_years(table: Table, columns: Sequence[int]) -> Iterator[CellPromise]:
    """One row a year: « 2024 | 12 000 € »; or one row of sums with a column a year."""
    years = [read_year(row.label) if row.kind == "item" else None for row in table.rows]
    if len(columns) == 1 and sum(year is not None for year in years) > 1:
        for number, row in enumerate(table.rows):
            for cell, value in _list_money(row):
                if cell.column == columns[0] and years[number] is not None:
                    yield CellPromise(table, number, cell.column, value, None, None, years[number], "promised")
    elif len(columns) > 1 and sum(row.kind == "item" for row in table.rows) == 1:
        for number, row in enumerate(table.rows):
            if row.kind == "item" and _says("titles.granted", fold(row.label)):
                for cell, value in _list_money(row):
                    if cell.column in columns:
                        year = read_year(table.columns[cell.column].label)
                        yield CellPromise(table, number, cell.column, value, None, None, year, "promised")
