"""Tables that say who pays: funders with a column a year, plans de financement, one row a year, « à la charge de »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.cast_names import Side
from bordereau.normalize.meaning.cell_promises import (
    CellPromise,
    Setting,
    list_columns,
    list_money,
    read_year,
    says,
)
from bordereau.normalize.meaning.labels import strip_share
from bordereau.normalize.meaning.own_names import is_own
from bordereau.schemas.meaning import CommitmentStatus
from bordereau.schemas.table import Table

_GRANTING = ("state", "agency", "region", "department")
"""Bodies that fund what others do."""
_SMALL = ("de", "du", "des", "la", "le", "les", "l", "d", "et")


def read_charged(table: Table, cast: Cast, columns: Sequence[int]) -> Iterator[CellPromise]:
    """« À la charge de la Commune »: the total of the column."""
    totals = [place for place, row in enumerate(table.rows) if row.kind == "total"]
    if not totals:
        return
    for cell, value in list_money(table.rows[totals[-1]]):
        mentions = cast.find(table.columns[cell.column].label, fold(table.columns[cell.column].label))
        if cell.column in columns and mentions:
            yield CellPromise(table, totals[-1], cell.column, value, mentions[0].actor, None, None, "promised")


def read_funders(table: Table, heads: Sequence[str], cast: Cast, *, plan: bool) -> Iterator[CellPromise]:
    """Rows that name who pays, with a column for each year or one column of sums."""
    columns = choose_sums(table, heads)
    actors = [None if says("titles.own", fold(row.label)) else cast.resolve(row.label) for row in table.rows]
    if not any(actor is not None and (actor.party is not None or plan) for actor in actors):
        yield from _read_years(table, columns)
        return
    base = _find_base(table, columns)
    for number, row in enumerate(table.rows):
        actor = actors[number]
        if row.kind != "item" or actor is None:
            continue
        share = next((Decimal(c.value) for c in row.cells if c.kind == "percent" and c.value is not None), None)
        for cell, value in list_money(row):
            if cell.column in columns:
                year = _find_year(table, cell.column, row.label)
                status: CommitmentStatus = "promised" if actor.party is not None else "forecast"
                name = actor if actor.party is not None else Actor(None, " ".join(row.label.split()))
                yield CellPromise(
                    table, number, cell.column, value, name, None, year, status, share, base if share else None, plan
                )


def read_shared(table: Table, heads: Sequence[str], setting: Setting) -> Iterator[CellPromise]:
    """What an assembly bears of what its partner does: its row beside the partner's, with a column a year.

    « CMA (50 %) | 1 593,75 € », « CCLO (50 %) | 1 593,75 € » in an act that approves the convention with the CMA. A
    partner that funds what others do pays itself.
    """
    if setting.partner is None or Cast([Side(setting.partner)]).natures[0] in _GRANTING:
        return
    names = [strip_share(row.label) for row in table.rows]
    if not any(_is_partner(name, setting.partner) for name in names):
        return
    columns = choose_sums(table, heads)
    for number, row in enumerate(table.rows):
        if row.kind == "item" and is_own(names[number], setting.body):
            for cell, value in list_money(row):
                if cell.column in columns:
                    year = _find_year(table, cell.column, row.label)
                    payee = Actor(None, setting.partner)
                    yield CellPromise(table, number, cell.column, value, None, payee, year, "promised")


def _is_partner(name: str, partner: str) -> bool:
    """« CMA Nord » is the « Chambre des Métiers et de l'Artisanat du Nord »: its initials begin those of the name."""
    if is_own(name, partner):
        return True
    first = fold(name).split()[:1]
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", fold(partner)) if word not in _SMALL)
    return bool(first) and len(first[0]) > 2 and initials.startswith(first[0])


def _find_year(table: Table, column: int, label: str) -> int | None:
    return read_year(table.columns[column].label) or read_year(label) or read_year(table.title or "")


def choose_sums(table: Table, heads: Sequence[str]) -> list[int]:
    """The columns that differ by their years; else the only column of sums."""
    money = list_columns(table)
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
        for cell, value in list_money(row)
        if cell.column == columns[0]
    ]
    return totals[-1] if totals else None


def _read_years(table: Table, columns: Sequence[int]) -> Iterator[CellPromise]:
    """One row a year: « 2024 | 12 000 € »; or one row of sums with a column a year."""
    years = [read_year(row.label) if row.kind == "item" else None for row in table.rows]
    if len(columns) == 1 and sum(year is not None for year in years) > 1:
        for number, row in enumerate(table.rows):
            for cell, value in list_money(row):
                if cell.column == columns[0] and years[number] is not None:
                    yield CellPromise(table, number, cell.column, value, None, None, years[number], "promised")
    elif len(columns) > 1 and sum(row.kind == "item" for row in table.rows) == 1:
        for number, row in enumerate(table.rows):
            if row.kind == "item" and says("titles.granted", fold(row.label)):
                for cell, value in list_money(row):
                    if cell.column in columns:
                        year = read_year(table.columns[cell.column].label)
                        yield CellPromise(table, number, cell.column, value, None, None, year, "promised")
