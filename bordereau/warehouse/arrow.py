"""Rows as Arrow tables, with the schemas that the model gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from bordereau.warehouse.columns import MONEY_DIGITS, NUMBER_DIGITS, Kind
from bordereau.warehouse.model import BY_NAME

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def make_schema(name: str) -> pa.Schema:
    """Make the Arrow schema of a table; key columns are not nullable, meanings stand in the metadata."""
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.MONEY: pa.decimal128(*MONEY_DIGITS),
        Kind.NUMBER: pa.decimal128(*NUMBER_DIGITS),
        Kind.POINTS: pa.float64(),
        Kind.DATE: pa.date32(),
        Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    }
    table = BY_NAME[name]
    fields = [
        pa.field(column.name, types[column.kind], nullable=not column.key, metadata={"about": column.about})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"about": table.about})


def make_arrow(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Make the Arrow table of rows; a decimal that does not fit raises, it is never cut."""
    import pyarrow as pa

    return _drop_zeros(pa.Table.from_pylist(list(rows), schema=make_schema(name)))


def _drop_zeros(table: pa.Table) -> pa.Table:
    """Put U+FFFD for the character zero, which PostgreSQL takes in no text and C programs take for its end."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for place, field in enumerate(table.schema):
        if pa.types.is_string(field.type) and pc.any(pc.match_substring(table[place], "\0")).as_py():
            table = table.set_column(place, field, pc.replace_substring(table[place], "\0", "\ufffd"))
    return table
