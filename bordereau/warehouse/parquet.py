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
from typing import TYPE_CHECKING

from bordereau.warehouse.arrow import make_schema
from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, TABLES
from bordereau.warehouse.reader import open_files, read_names
from bordereau.warehouse.spool import Files
from bordereau.warehouse.sql import find_missing
from bordereau.warehouse.warehouse import HELD, Change, Former, Held, Opened, Row, WarehouseError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

FILES_AT_MOST = 16
"""Files of one folder from which they are joined into one."""
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"


class ParquetWarehouse(Opened):
    """A folder of Parquet files, opened for one load."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def _open(self, stack: ExitStack) -> None:
        stack.enter_context(hold_lock(self._folder / ".lock", str(self._folder)))
        for table in TABLES:
            for path in _list_files(self._current / table.name):
                find_missing(table, read_names(path))

    @property
    def _current(self) -> Path:
        return self._folder / "current"

    def is_made(self) -> bool:
        return self._current.exists()

    def read_former(self, collection: str) -> Former:
        documents = self._read("documents", ["document_sha256", *HELD])
        held = {row["document_sha256"]: Held.make(row) for row in documents}
        return Former(held, {name: self._read_rows(name, collection) for name in COLLECTION_TABLES})

    def _read_rows(self, table: str, collection: str) -> list[Row]:
        rows = [row for row in self._read(table) if row["collection"] == collection]
        return sorted(rows, key=lambda row: [row[name] for name in BY_NAME[table].key])

    def _read(self, table: str, columns: list[str] | None = None) -> list[Row]:
        import pyarrow.parquet as pq

        rows: list[Row] = []
        for path in _list_files(self._current / table):
            with pq.ParquetFile(path) as file:
                rows += file.read(columns=columns).to_pylist()
        return rows

    def write(self, change: Change) -> None:
        versions = self._folder / "versions"
        try:
            versions.mkdir(exist_ok=True)
            for left in versions.glob(".new-*"):
                shutil.rmtree(left)
            number = 1 + max((int(one.name) for one in versions.iterdir() if one.name.isdecimal()), default=0)
            made = versions / f".new-{number:06d}"
            try:
                self._make_version(made, change)
                made.rename(versions / f"{number:06d}")
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
            self._point_to(number)
        except OSError as error:
            cause = error.strerror or " ".join(str(error).split())[:200]
            raise WarehouseError(f"{self._folder} did not take the load, nothing was changed: {cause}.") from error
        for one in versions.iterdir():
            if one.name.isdecimal() and int(one.name) < number - 1:
                shutil.rmtree(one, ignore_errors=True)

    def _make_version(self, made: Path, change: Change) -> None:
        gone = {*change.withdrawn, *change.spool.read_hashes()}
        with Files(made) as files:
            for table in TABLES:
                for rows in change.spool.read(table.name):
                    for folder, some in _part_by_year(table, rows):
                        files.write(f"{folder}/part-{made.name[-6:]}.parquet", some)
        for table in TABLES if self._current.exists() else ():
            self._take_over(table, made, gone, change.collection)
        _fill_gaps(made)

    def _point_to(self, number: int) -> None:
        link = self._folder / ".current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(f"versions/{number:06d}")
        link.replace(self._current)

    def _take_over(self, table: TableModel, made: Path, gone: set[str], collection: str) -> None:
        """Take the former rows of a table over, without those of touched documents or of the collection."""
        import pyarrow as pa

        if table.of_document:
            column, leaving = "document_sha256", pa.array(sorted(gone), pa.string())
        elif table.name in COLLECTION_TABLES:
            column, leaving = "collection", pa.array([collection])
        else:
            column, leaving = table.key[0], pa.array([], pa.string())
        for folder in _list_folders(self._current / table.name):
            files = sorted(folder.glob("*.parquet"))
            target = made / folder.relative_to(self._current)
            target.mkdir(parents=True, exist_ok=True)
            if len(files) >= FILES_AT_MOST:
                _join_files(files, target / f"joined-{made.name[-6:]}.parquet", table, column, leaving)
                continue
            for path in files:
                if find_missing(table, read_names(path)) or _holds_any(path, column, leaving):
                    _join_files([path], target / f"{path.stem}-{made.name[-6:]}.parquet", table, column, leaving)
                else:
                    _link(path, target / path.name)


def _link(path: Path, target: Path) -> None:
    """Take a file over as it is; a file system without hard links gets a copy."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)


def _list_folders(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(one for one in folder.glob("year=*") if one.is_dir())


def _list_files(folder: Path) -> Iterator[Path]:
    for one in _list_folders(folder):
        yield from sorted(one.glob("*.parquet"))


def _part_by_year(table: TableModel, rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Part rows into the folders of their table; the column that names the folder is left out."""
    import pyarrow.compute as pc

    if not table.by_year:
        if rows.num_rows:
            yield table.name, rows
        return
    for year in rows["year"].unique().to_pylist():
        of_year = pc.is_null(rows["year"]) if year is None else pc.equal(rows["year"], year)
        folder = f"{table.name}/year={NO_YEAR if year is None else year}"
        yield folder, rows.filter(pc.fill_null(of_year, False)).drop_columns(["year"])


def _make_file_schema(table: TableModel) -> pa.Schema:
    schema = make_schema(table.name)
    return schema.remove(schema.get_field_index("year")) if table.by_year else schema


def _holds_any(path: Path, column: str, leaving: pa.Array) -> bool:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    if not len(leaving):
        return False
    with pq.ParquetFile(path) as file:
        return bool(pc.any(pc.is_in(file.read(columns=[column])[column], leaving)).as_py())


def _join_files(files: list[Path], target: Path, table: TableModel, column: str, leaving: pa.Array) -> None:
    """Write what stays of some files into one, a row group at a time; nothing when nothing stays.

    Columns that the files lack, since another version made them, are NULL.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    schema = _make_file_schema(table)
    with Files(target.parent) as joined:
        for path in files:
            with pq.ParquetFile(path) as file:
                for number in range(file.num_row_groups):
                    rows = file.read_row_group(number)
                    rows = rows.filter(pc.invert(pc.is_in(rows[column], leaving)))
                    if rows.num_rows:
                        joined.write(target.name, _fit_schema(rows, schema))


def _fit_schema(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    for field in schema:
        if field.name not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(rows.num_rows, field.type))
    return rows.select(schema.names).cast(schema)


def _fill_gaps(made: Path) -> None:
    """Give a table without rows an empty file, so that its columns are known."""
    import pyarrow.parquet as pq

    for table in TABLES:
        folder = made / table.name
        for one in (path for path in folder.glob("year=*") if not any(path.iterdir())):
            one.rmdir()
        if not any(folder.rglob("*.parquet")):
            folder = folder / f"year={NO_YEAR}" if table.by_year else folder
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(_make_file_schema(table).empty_table(), folder / "empty.parquet")


def open_parquet(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open a Parquet warehouse for questions. Raises WarehouseError."""
    version = (folder / "current").resolve()
    if not version.is_dir():
        raise WarehouseError(f"{folder} is no warehouse of Bordereau: it has no “current”.")
    return open_files({table.name: list(_list_files(version / table.name)) for table in TABLES})
