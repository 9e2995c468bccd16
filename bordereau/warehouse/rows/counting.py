"""Which cells of a document are commitments: added up over all its tables, they count no euro twice.

Within a table these are the leaves. Between tables the same money may stand twice: what is spent beside who pays,
a summary beside its details, the délibération beside the convention that it approves. Two tables that add up to the
same are taken for one and the same money; the one that names who pays is kept. Nothing is left out in silence:
``tables.counting`` says why a table does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act, Document
from bordereau.schemas.table import Table
from bordereau.warehouse.rows.labels import NOBODY, YEAR, Bearer, find_bearer, read_years
from bordereau.warehouse.rows.leaves import find_items, find_leaf_columns, read_money
from bordereau.warehouse.rows.territory import Sides, make_key, name_short

COUNTED = "counted"
NO_MONEY = "no_money"
UNCLEAR = "columns_do_not_add_up"
SAME = "same_money_as"


@dataclass(slots=True, eq=False)
class Candidate:
    """A table whose leaves may count."""

    act_number: int
    act: Act
    table: Table
    leaves: frozenset[int]
    bearers: dict[tuple[int, int], Bearer]
    """By row and column, from 0."""
    rows: dict[str, Decimal] = field(default_factory=dict)
    """What each item adds up to, by the key of its label."""
    stated: set[Decimal] = field(default_factory=set)
    """Its totals and subtotals, as printed and as added up."""

    years: set[str] = field(default_factory=set)
    """All years that it names."""

    @property
    def total(self) -> Decimal:
        return sum(self.rows.values(), Decimal(0))

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Who pays before what is spent, years before none, a convention before what approves it."""
        named = any(one != NOBODY for one in self.bearers.values())
        dated = any(read_years(self.table.columns[column].label).single for column in self.leaves)
        approves = self.act.kind not in ("convention", "avenant")
        return approves, not named, not dated, self.act_number


@dataclass(slots=True)
class Counting:
    """What counts in a document."""

    cells: set[tuple[int, str]] = field(default_factory=set)
    """Act, and path of the cell."""
    tables: dict[tuple[int, str], str] = field(default_factory=dict)
    """Act and table: counted, or why not."""
    bearers: dict[tuple[int, str], Bearer] = field(default_factory=dict)
    totals: dict[int, Decimal] = field(default_factory=dict)
    """What all tables of an act add up to, those included that repeat others: it tells acts apart."""


def count_document(document: Document) -> Counting:
    """Choose the cells that count."""
    found = Counting()
    candidates = []
    for number, act in enumerate(document.acts, start=1):
        for table in act.tables:
            leaves = find_leaf_columns(table, act.parties)
            bearers = find_bearers(table, act)
            for (row, column), bearer in bearers.items():
                found.bearers[number, name_cell(table.id, row, column)] = bearer
            if leaves:
                candidates.append(make_candidate(number, act, table, leaves, bearers))
            else:
                found.tables[number, table.id] = NO_MONEY if leaves is not None else UNCLEAR
    for one in candidates:
        found.totals[one.act_number] = found.totals.get(one.act_number, Decimal(0)) + one.total
    for one, why in choose(candidates):
        found.tables[one.act_number, one.table.id] = why
        if why == COUNTED:
            found.cells.update((one.act_number, path) for path in list_leaves(one))
    return found


def name_partner(counting: Counting, path: tuple[int, str], act: Act, sides: Sides) -> str | None:
    """Name who bears a cell: the party or funder that the table names, else all partners of the act."""
    bearer = counting.bearers.get(path, NOBODY)
    if bearer.party:
        return name_short(act.parties[bearer.party - 1])
    return bearer.printed or sides.partner


def find_bearers(table: Table, act: Act) -> dict[tuple[int, int], Bearer]:
    """Find who bears each cell, by row and column from 0: told by the label of its row, else of its column."""
    by_row = name_bearers([row.label for row in table.rows], find_items(table), act)
    columns = range(len(table.columns))
    by_column = name_bearers([column.label for column in table.columns], columns, act)
    found = {}
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            sides = {by_row[number], by_column[cell.column]} - {NOBODY}
            found[number, cell.column] = sides.pop() if len(sides) == 1 else NOBODY
    return found


def name_bearers(labels: Sequence[str], places: Sequence[int], act: Act) -> list[Bearer]:
    """Name the bearers that labels tell; where half of them are bearers, the others are too, though unknown by name."""
    found = [find_bearer(label, act.parties) for label in labels]
    told = sum(found[place] != NOBODY for place in places)
    for place in places:
        if 2 * told >= len(places) > 1 and found[place] == NOBODY and told and not read_years(labels[place]).single:
            found[place] = Bearer(None, labels[place])
    return found


def make_candidate(
    number: int, act: Act, table: Table, leaves: frozenset[int], bearers: dict[tuple[int, int], Bearer]
) -> Candidate:
    """Add up a table by its rows."""
    one = Candidate(number, act, table, leaves, bearers)
    items = find_items(table)
    for place, row in enumerate(table.rows):
        money = [found.value for column, found in read_money(row).items() if column in leaves]
        if place in items:
            key = make_key(row.label) or ""
            one.rows[key] = one.rows.get(key, Decimal(0)) + sum(money)
        elif money and row.kind != "item":
            one.stated.add(sum(money, Decimal(0)))
    one.stated.add(one.total)
    labels = [table.title or "", *(column.label for column in table.columns), *(row.label for row in table.rows)]
    one.years.update(year for label in labels for year in YEAR.findall(label))
    return one


def list_leaves(one: Candidate) -> Iterator[str]:
    """List the paths of the cells that a table counts."""
    for place in find_items(one.table):
        for column in sorted(read_money(one.table.rows[place])):
            if column in one.leaves:
                yield name_cell(one.table.id, place, column)


def choose(candidates: list[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Keep of the tables that hold the same money the one that says most of it."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: one.rank):
        twin = next((other for other in [*kept, *candidates] if repeats(one, other, other in kept)), None)
        if twin is None:
            kept.append(one)
        yield one, COUNTED if twin is None else f"{SAME} {twin.table.id}"


def repeats(one: Candidate, other: Candidate, kept: bool) -> bool:
    """Whether a table repeats another: a detail of one of its rows, or the same sum as one that is kept."""
    if one is other or not one.total:
        return False
    if one.act_number == other.act_number and is_detail(one, other):
        return True
    if not kept or (one.act_number != other.act_number and not (one.rank[0] and not other.rank[0])):
        return False
    if one.years and other.years and not one.years & other.years:
        return False  # the same sum, for another year
    return one.total in other.stated or other.total in one.stated


def is_detail(one: Candidate, summary: Candidate) -> bool:
    """Whether a table gives the detail of a row of another, which its title names."""
    title = f" {make_key(one.table.title) or ''} "
    return len(summary.rows) > 1 and any(
        total == one.total and label and f" {label} " in title for label, total in summary.rows.items()
    )
