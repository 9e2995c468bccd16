"""One row a document for the index: what it is sorted, filtered and counted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.review.checks import CheckView, judge_document
from bordereau.warehouse.flatten import find_year
from bordereau.warehouse.leaves import find_leaf_columns, find_party, read_years
from bordereau.warehouse.territory import Sides, name_short, tell_sides
from schemas.convention import Act, Document
from schemas.table import Cell, Row, Table

Sums = dict[tuple[int | None, str | None], Decimal]
"""Euros by year and partner."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A document at a glance."""

    sha256: str
    file: str
    title: str | None
    kinds: tuple[str, ...]
    territories: tuple[str, ...]
    parties: tuple[str, ...]
    years: tuple[int, ...]
    verdict: str
    pages: int
    checks: int
    failing: tuple[CheckView, ...]
    warnings: int
    sums: Sums


def overview(document: Document, views: Sequence[CheckView], file: str) -> Overview:
    """Take from a document what the index shows."""
    sides = [tell_sides(act.parties, act.place) for act in document.acts]
    years = {find_year(act) for act in document.acts}
    sums: Sums = defaultdict(Decimal)
    for act, side in zip(document.acts, sides, strict=True):
        _add_sums(sums, act, side)
    return Overview(
        sha256=document.source.sha256,
        file=file,
        title=next((act.title for act in document.acts if act.title), None),
        kinds=tuple(dict.fromkeys(act.kind for act in document.acts)),
        territories=tuple(dict.fromkeys(side.territory for side in sides if side.territory)),
        parties=tuple(dict.fromkeys(party.name for act in document.acts for party in act.parties if party.name)),
        years=tuple(sorted(year for year in years if year)),
        verdict=judge_document(views),
        pages=document.source.page_count,
        checks=len(views),
        failing=tuple(view for view in views if view.status == "fails"),
        warnings=len(document.warnings),
        sums=dict(sums),
    )


def _add_sums(sums: Sums, act: Act, sides: Sides) -> None:
    """Add the money of the detail rows, as the warehouse counts it: no total, no column that adds up others."""
    year = find_year(act)
    for table in act.tables:
        leaves = find_leaf_columns(table)
        for row in table.rows:
            for cell in row.cells:
                if row.kind == "item" and cell.kind == "money" and cell.value is not None and cell.column in leaves:
                    key = (_find_year(table, row, cell, year), _find_partner(table, row, cell, act, sides))
                    sums[key] += Decimal(cell.value)


def _find_year(table: Table, row: Row, cell: Cell, of_act: int | None) -> int | None:
    years = read_years(table.columns[cell.column].label)
    years = years if years.first is not None else read_years(row.label)
    if years.first is None:
        return of_act
    return years.first if years.first == years.last else None


def _find_partner(table: Table, row: Row, cell: Cell, act: Act, sides: Sides) -> str | None:
    order = find_party((row.label, table.columns[cell.column].label), act.parties)
    return name_short(act.parties[order - 1]) if order else sides.partner
