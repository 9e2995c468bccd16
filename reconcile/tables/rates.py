"""Amounts that a rate and its base make: a price times a quantity, a share of a cost, the share of a total.

« Prix unitaire | Quantité | Montant » states a product in each of its rows, « Financeurs | Montant | % » a share of the
total below in each of its own. Heads say which columns may be rates; that they are, two rows prove, by different
figures and so closely that neither holds by chance. A row that misses then is told, and left open unless a slip
explains it: rebates, pieces sold by the dozen and amounts with taxes are no errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.tables.labels import names_counts
from bordereau.reconcile.paths import Place, list_places
from bordereau.reconcile.slips import compare_digits
from bordereau.reconcile.tables.places import find_place
from bordereau.reconcile.tables.proof import HOLDS
from bordereau.reconcile.verdicts import make_check, make_undetermined, print_figure
from bordereau.schemas.check import Check
from bordereau.schemas.table import Table

ROWS_THAT_PROVE = 2
ROWS_THAT_ACCUSE = 3
CLOSE = 50
"""A product proves its rate where rounding leaves less than this part of it open."""
LEAST = 10
"""A smaller amount is many a product."""
_TRIVIAL = (Decimal(0), Decimal(1), Decimal(100))
"""Rates of which the amount repeats its base, or is nothing."""

Column = dict[int, Place]
"""The figures of a column by their rows."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What one row states: an amount, that its rate makes of its base."""

    amount: Place
    rate: Place
    base: Place

    def check(self) -> Check:
        subject = f"“{self.amount.row.label}”, column “{self.amount.column.label}”"
        return make_check("share_of_base", self.amount.term(), [self.rate.term(), self.base.term()], subject)


def check_rates(tables: Sequence[Table]) -> tuple[Check, ...]:
    """Check the products and shares that the rows of tables state; each amount once."""
    found: dict[str, Check] = {}
    for table in tables:
        for rows in _list_relations(table):
            for check in _judge(rows):
                found.setdefault(check.id, check)
    return tuple(found.values())


def _list_relations(table: Table) -> Iterator[list[Rated]]:
    """What columns of a table may be rates of which others: prices of quantities, shares of what stands beside or
    below.
    """
    columns: dict[int, Column] = {}
    for place in list_places((table,)):
        columns.setdefault(place.cell.column, {})[find_place(place.path).row] = place
    sums = [column for column in columns.values() if _all_are(column, "money")]
    prices = read_pattern("tables", "columns.price_heads")
    for price in (column for column in sums if prices.search(_head(column))):
        for quantity in (column for column in columns.values() if names_counts(_head(column))):
            yield from (_cross(amount, price, quantity) for amount in sums if amount not in (price, quantity))
    for share in (column for column in columns.values() if _all_are(column, "percent")):
        for amount in sums:
            yield from (_cross(amount, share, base) for base in sums if base is not amount)
            yield from _take_of_totals(amount, share)


def _all_are(column: Column, kind: str) -> bool:
    return all(place.cell.kind == kind for place in column.values())


def _head(column: Column) -> str:
    return fold(next(iter(column.values())).column.label)


def _cross(amount: Column, rate: Column, base: Column) -> list[Rated]:
    shared = [row for row in amount if row in rate and row in base]
    return [Rated(amount[row], rate[row], base[row]) for row in shared]


def _take_of_totals(amount: Column, share: Column) -> Iterator[list[Rated]]:
    """The shares of each total of a column, where its own share is the whole or is not printed."""
    for row, total in amount.items():
        if total.row.kind == "total" and (row not in share or share[row].value == 100):
            yield [Rated(amount[other], share[other], total) for other in amount if other in share and other != row]


def _judge(rows: Sequence[Rated]) -> Iterator[Check]:
    """The checks of a relation that its rows prove: those that hold, and those that miss."""
    checks = _check_rows([rated for rated in rows if rated.base.value and rated.rate.value])
    holding = [(rated, check) for rated, check in checks if check.status in HOLDS]
    missing = [(rated, check) for rated, check in checks if check.status not in HOLDS]
    proven = {(rated.rate.value, rated.amount.value) for rated, check in holding if _is_close(rated, check)}
    if len(proven) < ROWS_THAT_PROVE or len({rate for rate, _ in proven}) < 2 or 2 * len(missing) > len(proven):
        return
    yield from (check for _, check in holding)
    for rated, check in missing:
        accused = len(proven) >= ROWS_THAT_ACCUSE and len(missing) == 1 and _is_slip(rated, check, rows)
        yield check if accused else _leave_open(rated, check)


def _check_rows(rows: Sequence[Rated]) -> list[tuple[Rated, Check]]:
    """The check of each row; none where more than a third miss, for what is left of them proves nothing."""
    checks: list[tuple[Rated, Check]] = []
    missing = 0
    for rated in rows:
        check = rated.check()
        missing += check.status not in HOLDS
        if 3 * missing > len(rows):
            return []
        checks.append((rated, check))
    return checks


def _is_close(rated: Rated, check: Check) -> bool:
    """Whether an amount could not well have been another: its rate says enough digits, and is no whole."""
    if rated.rate.value in _TRIVIAL or rated.base.value in (0, 1) or abs(rated.amount.value) < LEAST:
        return False
    return check.status == "exact" or abs(rated.amount.value) >= CLOSE * Decimal(check.tolerance or 0)


def _is_slip(rated: Rated, check: Check, rows: Sequence[Rated]) -> bool:
    """Whether a digit explains the miss, another quantity, or a share by which all come to a hundred."""
    gap = abs(Decimal(check.difference or 0))
    if gap <= 2 * Decimal(check.tolerance or 0):
        return False  # a share that was cut off, not rounded
    if compare_digits(rated.amount.value, Decimal(check.computed or 0)) is not None:
        return True
    if rated.rate.cell.kind != "percent":
        pieces = rated.amount.value / rated.rate.value
        return pieces > 1 and pieces == int(pieces) and rated.rate.value > 1
    shares = sum((one.rate.value for one in rows), Decimal(0))
    due = (100 * rated.amount.value / rated.base.value).quantize(rated.rate.precision)
    return shares != 100 and shares - rated.rate.value + due == 100


def _leave_open(rated: Rated, check: Check) -> Check:
    found = print_figure(Decimal(check.computed or 0))
    message = (
        f"“{rated.amount.row.label}” is {print_figure(rated.amount.value)}; the rate and the base beside it come to "
        f"{found}, but whether they make it is not sure."
    )
    return make_undetermined("share_of_base", rated.amount.term(), [rated.rate.term(), rated.base.term()], message)
