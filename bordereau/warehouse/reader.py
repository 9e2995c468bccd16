"""Parquet files as the tables and views of the model, in a DuckDB that lives in memory only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.model import TABLES
from bordereau.warehouse.sql import create_table, create_views, quote

if TYPE_CHECKING:
    import duckdb


def open_files(files: Mapping[str, Sequence[Path]]) -> duckdb.DuckDBPyConnection:
    """Open the files of each table for questions; a table without files is empty."""
    import duckdb

    base = duckdb.connect()
    for table in TABLES:
        base.execute(create_table(table, keyed=False))
    for view in create_views():  # of empty tables: of files, each view would open every file that it is made of
        base.execute(view.statement)
    for table in TABLES:
        base.execute(f"DROP TABLE {table.name}")
        base.execute(f"CREATE VIEW {table.name} AS {_select(table, files.get(table.name, ()))}")
    return base


def _select(table: TableModel, files: Sequence[Path]) -> str:
    """Write the query of one table over its files; columns that none of them has are NULL."""
    there = {name for path in files for name in read_names(path)}
    values = (f'"{column.name}"' if column.name in there else "NULL" for column in table.columns)
    columns = ", ".join(
        f'CAST({value} AS {column.kind.value}) AS "{column.name}"'
        for value, column in zip(values, table.columns, strict=True)
    )
    if not files:
        return f"SELECT {columns} WHERE false"
    names = ", ".join(quote(str(path)) for path in files)
    options = f"hive_partitioning = {str('=' in files[0].parent.name).lower()}, union_by_name = true"
    return f"SELECT {columns} FROM read_parquet([{names}], {options})"


def read_names(path: Path) -> list[str]:
    """Read the columns of a file; a year may stand in the name of its folder."""
    import pyarrow.parquet as pq

    return [*pq.read_schema(path).names, *(["year"] if path.parent.name.startswith("year=") else [])]
