"""What reviewers said of single facts, as rows that find the row of the fact by its natural key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from bordereau.schemas.convention import Document
from bordereau.schemas.correction import Correction
from bordereau.warehouse.rows.values import spread_place

Row = dict[str, Any]
TABLES = {
    "amends": "amended_acts",
    "parties": "parties",
    "articles": "articles",
    "amounts": "amounts",
    "figures": "figures",
    "signatures": "signatures",
    "checks": "checks",
}
OF_PARTY = {"identifiers", "representatives", "authorisations"}


class Fact(NamedTuple):
    """A fact by the row that holds it."""

    table: str | None
    key: str
    column: str


def flatten_corrections(rows: dict[str, list[Row]], key: Row, document: Document) -> None:
    """Add the judgements on a document."""
    for number, one in enumerate(document.corrections, start=1):
        fact = find_row(one.path, document)
        rows["corrections"].append(
            {
                **key,
                "correction_order": number,
                "act_number": int(one.path.split("/")[2]) + 1,
                "fact_table": fact.table,
                "fact_key": fact.key,
                "fact_column": fact.column,
                "path": one.path,
                "verdict": one.verdict,
                "read_value": one.read,
                "corrected_value": one.value,
                "who": one.who,
                "decided_at": read_moment(one),
                "decided_at_text": one.when,
                "why": one.why,
                **spread_place(one.evidence),
            }
        )


def find_row(path: str, document: Document) -> Fact:
    """Find the table and the key of the fact behind a JSON pointer; places count from 1 in keys, from 0 in pointers.

    ``/acts/0/amounts/3/value`` is in ``amounts`` at 1/4, ``/acts/0/tables/0/rows/1/cells/0/value`` in ``table_cells``.
    """
    act, *steps = path.split("/")[2:]
    places = [int(act), *(int(step) for step in steps if step.isdecimal())]
    names = [step for step in steps if not step.isdecimal()]
    column = names.pop()
    table: str | None = "acts"
    match names:
        case ["tables", "rows", "cells"]:
            table, places[-1] = "table_cells", _find_column(document, places)
        case ["tables", *_]:
            table = "tables"
        case ["parties", part, *_] if part in OF_PARTY:
            table = part
        case [part, *_] if part in TABLES:
            table = TABLES[part]
        case [part, *_]:
            column = f"{part}/{column}"  # of the act itself: date/iso, period/start
    return Fact(table, "/".join(str(place + 1) for place in places), column)


def _find_column(document: Document, places: list[int]) -> int:
    """Give the value column of a cell, which is not its place in the row where cells are left out."""
    act, table, row, cell = places
    try:
        return document.acts[act].tables[table].rows[row].cells[cell].column
    except IndexError:
        return cell


def read_moment(one: Correction) -> datetime | None:
    """Read when; a time without a zone is no moment."""
    try:
        moment = datetime.fromisoformat(one.when)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
