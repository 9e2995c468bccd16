"""Tables as pandas DataFrames: one row a printed row, one column a value column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas

    from bordereau.schemas.convention import Act, Document
    from bordereau.schemas.table import Cell, Table


def make_frame(table: Table, of: Literal["value", "trust"] = "value") -> pandas.DataFrame:
    """Make the DataFrame of one table: its values, or ``of="trust"`` in the same places how far each can be trusted.

    The index holds the row labels; the column ``kind`` says ``item``, ``subtotal`` or ``total``; the values are
    ``Decimal`` (money in euros, counts and percents as printed), text cells are strings, empty cells None.
    Labels that repeat are numbered from the second on (“Montant”, “Montant (2)”), since a DataFrame needs
    names that differ.
    """
    import pandas as pd

    names = number_repeats([column.label for column in table.columns])
    records = []
    for row in table.rows:
        values: dict[str, object] = dict.fromkeys(names)
        for cell in row.cells:
            values[names[cell.column]] = cell.trust if of == "trust" else _read_value(cell)
        records.append({"kind": row.kind, **values})
    index = pd.Index([row.label for row in table.rows], name="label", dtype="object")
    return pd.DataFrame(records, index=index, columns=["kind", *names], dtype="object")


def _read_value(cell: Cell) -> Decimal | str | None:
    if cell.value is not None:
        return Decimal(cell.value)
    return cell.text if cell.kind == "text" else None


def make_frames(source: Document | Act) -> dict[str, pandas.DataFrame]:
    """Make the DataFrames of every table, by table id; for a document with several acts “2/t1” is act 2's t1."""
    from bordereau.schemas.convention import Act

    if isinstance(source, Act):
        return {table.id: make_frame(table) for table in source.tables}
    if len(source.acts) == 1:
        return make_frames(source.acts[0])
    return {
        f"{number}/{table.id}": make_frame(table)
        for number, act in enumerate(source.acts, start=1)
        for table in act.tables
    }


def tables(outputs: Path | str, *, allow_edited: bool = False) -> dict[str, pandas.DataFrame]:
    """Make the tables of the warehouse from the outputs of a run: the same columns, ``Decimal`` and ``date`` kept.

    What a load adds (``loads``, ``controls``) is empty. Raises UsageError where there has been no run, and where a
    document was edited after the run that wrote it, unless ``allow_edited``.
    """
    from bordereau.runs.trust import read_trust
    from bordereau.schemas.errors import UsageError
    from bordereau.schemas.load import read_document
    from bordereau.warehouse.arrow import make_arrow
    from bordereau.warehouse.manifest import add_files, tell_content
    from bordereau.warehouse.model import TABLES
    from bordereau.warehouse.outputs import find_outputs, read_quarantine
    from bordereau.warehouse.rows.document import flatten_document

    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    trust = read_trust(Path(outputs))
    for found in find_outputs(Path(outputs)):
        edited = trust.judge(found.document_sha256, found.read_sha256)
        if edited and not allow_edited:
            raise UsageError(edited.replace("--allow-edited", "allow_edited=True"))
        told = tell_content(trust, found.document_sha256)
        about = {"json_sha256": found.json_sha256, **told.columns}
        flat = flatten_document(read_document(found.path), **about)
        for name, some in add_files(flat, found.document_sha256, told).items():
            rows[name] += some
    rows["quarantine"] = read_quarantine(Path(outputs), str(outputs), "")
    return {name: make_arrow(name, some).to_pandas(date_as_object=True) for name, some in rows.items()}


def number_repeats(labels: list[str]) -> list[str]:
    """Make labels differ, keeping the first of each as it is.

    >>> number_repeats(["2019", "Total", "Total", "", ""])
    ['2019', 'Total', 'Total (2)', 'column 4', 'column 5']
    """
    names: list[str] = []
    taken = {"kind"}
    for place, label in enumerate(labels, start=1):
        base = label or f"column {place}"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name)
        names.append(name)
    return names
