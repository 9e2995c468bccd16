"""Payments that stand in tables, numbered behind those of running text, each linked to the commitment that it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bordereau.assemble.parties import assemble_date
from bordereau.normalize.meaning.schedule_tables import CellInstalment, read_cell_schedule, read_schedule_table
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Commitment, Payment
from bordereau.schemas.table import Table

Places = dict[str, tuple[Evidence, ...]]


def list_paid_cells(
    tables: Sequence[Table], commitments: Sequence[Commitment], describe: Callable[[Table], str], order: int
) -> tuple[Payment, ...]:
    """The instalments of tables; ``describe`` gives what stands around one, ``order`` is the first number."""
    ids = {one.source: one.id for one in commitments}
    owed = [one.id for one in commitments if one.status != "past"]
    found: list[CellInstalment] = []
    places: Places = {}
    for table in tables:
        places |= _list_places(table)
        if any(path.startswith(f"{table.id}/") for path in ids):
            found += [one for path in ids for one in _read_promised(table, path)]
        else:
            found += read_schedule_table(table, describe(table))
    return tuple(_write(found, places, ids, owed[0] if len(owed) == 1 else None, order))


def _list_places(table: Table) -> Places:
    return {
        name_cell(table.id, number, cell.column): cell.evidence or row.evidence
        for number, row in enumerate(table.rows)
        for cell in row.cells
    }


def _read_promised(table: Table, path: str) -> tuple[CellInstalment, ...]:
    """What the cell of a promised sum says of how it is paid."""
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            if name_cell(table.id, number, cell.column) == path:
                return read_cell_schedule(cell, path)
    return ()


def _write(
    found: Iterable[CellInstalment], places: Places, ids: dict[str, str], only: str | None, order: int
) -> Iterable[Payment]:
    for one in found:
        evidence = places.get(one.path)
        if not evidence:
            continue
        yield Payment(
            order=order,
            value=print_decimal(one.value) if one.value is not None else None,
            share=print_decimal(one.share) if one.share is not None else None,
            due=assemble_date(one.due) if one.due is not None else None,
            condition=one.condition,
            commitment=ids.get(one.pays or "") or only,
            evidence=evidence,
        )
        order += 1
