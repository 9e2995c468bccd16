"""DuckDB: one file, one transaction a load.

Former rows of a document are deleted by its hash and the new ones inserted through Arrow, so that a document that
shrank leaves nothing behind. The file is DuckDB's own: a load that is killed is rolled back when the file is next
opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bordereau.warehouse.arrow import make_arrow
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, DOCUMENT_TABLES, TABLES
from bordereau.warehouse.sql import create_tables, create_views
from bordereau.warehouse.warehouse import BusyError, Change, Held, Row, Rows, WarehouseError

if TYPE_CHECKING:
    import duckdb


class DuckDBWarehouse:
    """A DuckDB file, opened for one load."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        import duckdb

        with ExitStack() as stack:
            stack.enter_context(hold_lock(self._path.with_name(f".{self._path.name}.lock"), str(self._path)))
            try:
                self._base: duckdb.DuckDBPyConnection = stack.enter_context(duckdb.connect(str(self._path)))
            except duckdb.IOException as error:
                if "lock" in str(error).lower():
                    raise BusyError(f"{self._path} is open in another program; close it, then load again.") from error
                raise WarehouseError(f"{self._path} cannot be opened as a DuckDB file: {_first_line(error)}") from error
            self._prepare()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _prepare(self) -> None:
        """Make what is missing; tables of another model are made anew, since the JSON has all of it."""
        self._base.execute("BEGIN")
        for table in TABLES:
            columns = self._base.execute(
                "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND schema_name = 'main' "
                "AND database_name = current_database() ORDER BY column_index",
                [table.name],
            ).fetchall()
            if columns and tuple(name for (name,) in columns) != table.names:
                self._base.execute("ROLLBACK")
                raise WarehouseError(
                    f"{self._path} was made by another version of Bordereau (its table {table.name} differs): "
                    "load into a new file; the JSON of the outputs holds all of it."
                )
        for statement in (*create_tables(), *create_views()):
            self._base.execute(statement)
        self._base.execute("COMMIT")

    def read_held(self) -> dict[str, Held]:
        query = "SELECT document_sha256, json_sha256, model_version, collection FROM documents"
        return {sha256: Held(*rest) for sha256, *rest in self._base.execute(query).fetchall()}

    def read_rows(self, table: str, collection: str) -> list[Row]:
        key = ", ".join(BY_NAME[table].key)
        query = f"SELECT * FROM {table} WHERE collection = ? ORDER BY {key}"
        found = self._base.execute(query, [collection])
        names = [one[0] for one in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def write(self, change: Change) -> None:
        self._base.execute("BEGIN")
        try:
            self._delete(change.withdrawn)
            touched = []
            for rows in change.batches:
                hashes = [row["document_sha256"] for row in rows["documents"]]
                self._delete(hashes)
                self._insert(rows)
                change.count(rows)
                touched += hashes
            self._verify(touched, change)
            for name in COLLECTION_TABLES:
                self._base.execute(f"DELETE FROM {name} WHERE collection = ?", [change.collection])
            self._insert(change.of_collection)
            self._insert({"loads": [change.finish(change.row_count)]})
            self._base.execute("COMMIT")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise

    def _delete(self, hashes: Sequence[str]) -> None:
        if not hashes:
            return
        for table in DOCUMENT_TABLES:
            query = f"DELETE FROM {table.name} WHERE document_sha256 IN (SELECT unnest(?::VARCHAR[]))"
            self._base.execute(query, [list(hashes)])

    def _insert(self, rows: Rows) -> None:
        for name, some in rows.items():
            if some:
                self._base.register("arriving", make_arrow(name, some))
                self._base.execute(f"INSERT INTO {name} SELECT * FROM arriving")
                self._base.unregister("arriving")

    def _verify(self, hashes: list[str], change: Change) -> None:
        """Count what the tables hold of the documents written, before anyone sees it."""
        for table in DOCUMENT_TABLES:
            query = f"SELECT count(*) FROM {table.name} WHERE document_sha256 IN (SELECT unnest(?::VARCHAR[]))"
            found = self._base.execute(query, [hashes]).fetchone()
            if found is None or found[0] != change.written.get(table.name, 0):
                raise WarehouseError(f"The table {table.name} does not hold what was written; nothing was changed.")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
