"""Which columns of a table are its leaves: those that may be added up without counting a sum twice.

“Année 2017 | Année 2018 | Total 2017 / 2018”: the last column repeats the first two. “Coût | Subvention”: the second
is a part of the first. “Présenté | Retenu”: the same money seen twice. So columns are added up only where the table
itself shows that they may be: by years that differ, by funders that differ, or by a column that is their sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from bordereau.reconcile.paths import measure_precision
from bordereau.reconcile.precision import rounding_tolerance
from bordereau.schemas.convention import Party
from bordereau.schemas.table import Row, Table
from bordereau.warehouse.rows.labels import NOBODY, find_bearer, is_total, is_within, names_grant, read_years
from bordereau.warehouse.rows.values import parse_decimal


class Money(NamedTuple):
    """A sum and the size of its last printed digit, in euros."""

    value: Decimal
    precision: Decimal


def find_items(table: Table) -> list[int]:
    """Find the rows, from 0, that are no totals and are not within the row above."""
    return [place for place, row in enumerate(table.rows) if row.kind == "item" and not is_within(row.label)]


def read_money(row: Row) -> dict[int, Money]:
    """Read the sums of money of a row, by column; what is no number, or not in force, is none."""
    found = {}
    for cell in row.cells:
        value = parse_decimal(cell.value) if cell.kind == "money" and cell.in_force else None
        if value is not None:
            found[cell.column] = Money(value, measure_precision(cell.text, value))
    return found


def find_leaf_columns(table: Table, parties: Sequence[Party] = ()) -> frozenset[int] | None:
    """Find the value columns, from 0, that may be added up; None when the table does not say which may.

    An empty set when it holds no money at all.
    """
    rows = [read_money(table.rows[place]) for place in find_items(table)]
    money = {column for row in rows for column in row}
    labels = {column: table.columns[column].label for column in money}
    plain = {column for column in money if not is_total(labels[column])}
    if len(money) <= 1:
        return frozenset(money)
    return (
        _find_by_labels(labels, plain, parties)
        or _find_by_sum(rows, money, plain)
        or _find_grant(labels, plain)
        or None
    )


def _find_by_labels(labels: dict[int, str], plain: set[int], parties: Sequence[Party]) -> frozenset[int]:
    """Find columns that differ by their years, or else by who bears them, or by both."""
    years = {column: read_years(labels[column]) for column in plain}
    yearly = [column for column in sorted(plain) if years[column].single]
    if yearly and len({years[column] for column in yearly}) == len(yearly):
        return frozenset(yearly)
    bearers = {column: (years[column], find_bearer(labels[column], parties)) for column in plain}
    known = all(bearer != NOBODY for _, bearer in bearers.values())
    return frozenset(plain if known and len(set(bearers.values())) == len(plain) else ())


def _find_by_sum(rows: list[dict[int, Money]], money: set[int], plain: set[int]) -> frozenset[int]:
    """Find columns that another column adds up: one that is called a total, else any."""
    for total in [*sorted(money - plain), *sorted(plain, reverse=True)]:
        parts = plain - {total}
        if parts and adds_up(rows, total, parts, at_least=1 if total not in plain else 2):
            return frozenset(parts)
    return frozenset()


def _find_grant(labels: dict[int, str], plain: set[int]) -> frozenset[int]:
    """Find the one column that says what is granted: « Coût éligible | Subvention »."""
    grants = [column for column in plain if names_grant(labels[column])]
    return frozenset(grants if len(grants) == 1 else ())


def adds_up(rows: Iterable[dict[int, Money]], total: int, parts: set[int], at_least: int = 1) -> bool:
    """Whether a column is the sum of others, up to the rounding of print, in more rows than not.

    One row may add up by chance, so a column that is not called a total needs ``at_least`` two.
    """
    holds = fails = 0
    for row in rows:
        if total not in row or not any(part in row for part in parts):
            continue
        added = [row[part] for part in sorted(parts) if part in row]
        tolerance = rounding_tolerance([row[total].precision, *(one.precision for one in added)])
        close = abs(row[total].value - sum(one.value for one in added)) <= tolerance
        holds, fails = holds + close, fails + (not close)
    return holds > fails and holds >= at_least
