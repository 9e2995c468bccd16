"""Parquet: one folder a table, a whole new version a load, made current by one rename.

``FOLDER/current`` is a link to ``FOLDER/versions/000007``. A load makes the next version beside it: files that hold
no touched document are taken over as hard links, others are rewritten without its former rows, what arrives goes
into files of its own. Only then does the link move, so that a reader sees the former state or the new one. The
version before stays, for those who are still reading it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from bordereau.warehouse.arrow import make_arrow, make_schema
from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, TABLES
from bordereau.warehouse.warehouse import Change, Held, Row, Rows, WarehouseError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

FILES_AT_MOST = 16
"""Files of one folder from which they are joined into one."""
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"


class ParquetWarehouse:
    """A folder of Parquet files, opened for one load."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(hold_lock(self._folder / ".lock", str(self._folder)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def _current(self) -> Path:
        return self._folder / "current"

    def read_held(self) -> dict[str, Held]:
        rows = self._read("documents", ["document_sha256", "json_sha256", "model_version", "collection"])
        return {sha256: Held(*rest) for sha256, *rest in (row.values() for row in rows)}

    def read_rows(self, table: str, collection: str) -> list[Row]:
        rows = [row for row in self._read(table) if row["collection"] == collection]
        return sorted(rows, key=lambda row: [row[name] for name in BY_NAME[table].key])

    def _read(self, table: str, columns: list[str] | None = None) -> list[Row]:
        import pyarrow.parquet as pq

        rows: list[Row] = []
        for path in sorted((self._current / table).glob("*.parquet")):
            rows += pq.ParquetFile(path).read(columns=columns).to_pylist()
        return rows

    def write(self, change: Change) -> None:
        versions = self._folder / "versions"
        versions.mkdir(exist_ok=True)
        for left in versions.glob(".new-*"):
            shutil.rmtree(left)
        number = 1 + max((int(one.name) for one in versions.iterdir() if one.name.isdecimal()), default=0)
        made = versions / f".new-{number:06d}"
        try:
            with _Version(made, f"part-{number:06d}.parquet") as version:
                gone = set(change.withdrawn)
                for rows in change.batches:
                    version.add(rows)
                    change.count(rows)
                    gone.update(row["document_sha256"] for row in rows["documents"])
                version.add(change.of_collection)
                version.add({"loads": [change.finish(change.row_count)]})
            if self._current.exists():
                for table in TABLES:
                    self._take_over(table, made, gone, change.collection)
            _fill_gaps(made)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        made.rename(versions / f"{number:06d}")
        self._point_to(number)
        for one in versions.iterdir():
            if one.name.isdecimal() and int(one.name) < number - 1:
                shutil.rmtree(one, ignore_errors=True)

    def _point_to(self, number: int) -> None:
        link = self._folder / ".current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(f"versions/{number:06d}")
        link.replace(self._current)

    def _take_over(self, table: TableModel, made: Path, gone: set[str], collection: str) -> None:
        """Take the former rows of a table over, without those of touched documents or of the collection."""
        import pyarrow as pa

        column = "collection" if table.name in COLLECTION_TABLES else "document_sha256"
        leaving = pa.array([collection] if column == "collection" else sorted(gone), pa.string())
        if table.name == "loads":
            leaving = pa.array([], pa.string())
            column = "load_id"
        for folder in _list_folders(self._current / table.name):
            files = sorted(folder.glob("*.parquet"))
            target = made / folder.relative_to(self._current)
            target.mkdir(parents=True, exist_ok=True)
            if len(files) >= FILES_AT_MOST:
                _join_files(files, target / f"joined-{made.name[-6:]}.parquet", column, leaving)
                continue
            for path in files:
                if _holds_any(path, column, leaving):
                    _join_files([path], target / f"{path.stem}-{made.name[-6:]}.parquet", column, leaving)
                else:
                    os.link(path, target / path.name)


class _Version:
    """Writes what arrives: one file a table, or one a table and year."""

    def __init__(self, folder: Path, file_name: str) -> None:
        self._folder = folder
        self._file_name = file_name
        self._writers: dict[tuple[str, int | None], Any] = {}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            writer.close()

    def add(self, rows: Rows) -> None:
        for name, some in rows.items():
            if BY_NAME[name].by_year:
                for year in sorted({row["year"] for row in some}, key=lambda year: year or 0):
                    self._write(name, year, [row for row in some if row["year"] == year])
            elif some:
                self._write(name, None, some)

    def _write(self, name: str, year: int | None, rows: list[Row]) -> None:
        import pyarrow.parquet as pq

        table = make_arrow(name, rows)
        folder = self._folder / name
        if BY_NAME[name].by_year:
            table = table.drop_columns(["year"])
            folder /= f"year={NO_YEAR if year is None else year}"
        if (name, year) not in self._writers:
            folder.mkdir(parents=True, exist_ok=True)
            self._writers[name, year] = pq.ParquetWriter(folder / self._file_name, table.schema, compression="zstd")
        self._writers[name, year].write_table(table)


def _list_folders(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(one for one in folder.glob("year=*") if one.is_dir())


def _holds_any(path: Path, column: str, leaving: pa.Array) -> bool:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    if not len(leaving):
        return False
    return bool(pc.any(pc.is_in(pq.ParquetFile(path).read(columns=[column])[column], leaving)).as_py())


def _join_files(files: list[Path], target: Path, column: str, leaving: pa.Array) -> None:
    """Write what stays of some files into one, a row group at a time; nothing when nothing stays."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    writer = None
    for path in files:
        file = pq.ParquetFile(path)
        for number in range(file.num_row_groups):
            table = file.read_row_group(number)
            table = table.filter(pc.invert(pc.is_in(table[column], leaving)))
            if table.num_rows:
                writer = writer or pq.ParquetWriter(target, table.schema, compression="zstd")
                writer.write_table(table)
    if writer is not None:
        writer.close()


def _fill_gaps(made: Path) -> None:
    """Give a table without rows an empty file, so that its columns are known."""
    import pyarrow.parquet as pq

    for table in TABLES:
        folder = made / table.name
        for one in (path for path in folder.glob("year=*") if not any(path.iterdir())):
            one.rmdir()
        if not any(folder.rglob("*.parquet")):
            schema = make_schema(table.name)
            if table.by_year:
                schema = schema.remove(schema.get_field_index("year"))
                folder /= f"year={NO_YEAR}"
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(schema.empty_table(), folder / "empty.parquet")


def open_parquet(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open a Parquet warehouse for questions: its tables and views in an in-memory DuckDB. Raises WarehouseError."""
    import duckdb

    from bordereau.warehouse.sql import create_views

    version = (folder / "current").resolve()
    if not version.is_dir():
        raise WarehouseError(f"{folder} is no warehouse of Bordereau: it has no “current”.")
    base = duckdb.connect()
    for table in TABLES:
        pattern = str(version / table.name / "**" / "*.parquet").replace("'", "''")
        columns = ", ".join(
            f'CAST("{column.name}" AS {column.kind.value}) AS "{column.name}"' for column in table.columns
        )
        source = f"read_parquet('{pattern}', hive_partitioning = {'true' if table.by_year else 'false'})"
        base.execute(f"CREATE VIEW {table.name} AS SELECT {columns} FROM {source}")
    for statement in create_views():
        base.execute(statement)
    return base
