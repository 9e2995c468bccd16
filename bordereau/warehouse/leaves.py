"""Which cells of a table are its leaves, and the years and parties that its labels name.

“Année 2017 | Année 2018 | Total 2017 / 2018”: the last column repeats the first two, so adding up all cells counts
every sum twice. A cell is a leaf when its row is an item and its column is none that repeats others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.warehouse.territory import make_key
from schemas.convention import Party
from schemas.table import Table

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
TOTAL = re.compile(r"\b(?:total|totaux|cumul|ensemble)\b")


@dataclass(frozen=True, slots=True)
class Years:
    """The first and last year that a label names."""

    first: int | None = None
    last: int | None = None

    @property
    def single(self) -> bool:
        return self.first is not None and self.first == self.last


def read_years(label: str) -> Years:
    """Read the years in a label.

    >>> read_years("Total 2017 / 2019 (en k€)"), read_years("2 017 €")
    (Years(first=2017, last=2019), Years(first=None, last=None))
    """
    years = [int(year) for year in YEAR.findall(label)]
    return Years(min(years), max(years)) if years else Years()


def find_leaf_columns(table: Table) -> frozenset[int]:
    """Find the value columns, from 0, that hold money and repeat no other column."""
    money = {cell.column for row in table.rows for cell in row.cells if cell.kind == "money"}
    labels = {number: table.columns[number].label for number in money}
    yearly = {number for number in money if read_years(labels[number]).single and not _is_total(labels[number])}
    if yearly:
        return frozenset(yearly)
    plain = {number for number in money if not _is_total(labels[number])}
    return frozenset(plain or (money if len(money) == 1 else ()))


def _is_total(label: str) -> bool:
    return TOTAL.search(make_key(label) or "") is not None


def find_party(labels: Sequence[str], parties: Sequence[Party]) -> int | None:
    """Find the one party, from 1, that a label names by its name or an alias of its own; None when several do."""
    found = set()
    for label in labels:
        key = f" {make_key(label) or ''} "
        for number, party in enumerate(parties, start=1):
            names = (make_key(name) for name in (party.name, *party.aliases))
            if any(name and f" {name} " in key for name in names):
                found.add(number)
    return found.pop() if len(found) == 1 else None
