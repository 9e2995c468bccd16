"""DuckDB: one file, one transaction a load.

Former rows of a document are deleted by its hash and the new ones inserted from the spool, so that a document that
shrank leaves nothing behind. The file is DuckDB's own: a load that is killed is rolled back when the file is next
opened. There are no primary keys: their index is held in memory whole and grows with the warehouse; keys are unique
because rows of a document are numbered and replaced together, and what was written is counted before it is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.warehouse import sql
from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, DOCUMENT_TABLES, TABLES, fingerprint
from bordereau.warehouse.sql import change_tables, create_views, delete_former, find_missing, quote
from bordereau.warehouse.warehouse import HELD, BusyError, Change, Former, Held, Opened, Row, WarehouseError

if TYPE_CHECKING:
    import duckdb

ARRIVALS = "arriving_documents"
CONFIG: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "64MB", "threads": 2}
"""What DuckDB may hold, so that a load of any size takes the same memory; it writes the rest beside the file."""


class DuckDBWarehouse(Opened):
    """A DuckDB file, opened for one load; one that is not there is made by the first write."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _open(self, stack: ExitStack) -> None:
        stack.enter_context(hold_lock(self._path.with_name(f".{self._path.name}.lock"), str(self._path)))
        self._columns: dict[str, list[str]] = {}
        self._told: set[str] = set()
        self._held: dict[str, Held] = {}

    @contextmanager
    def _connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the file, and tell what DuckDB says of it in a sentence."""
        import duckdb

        try:
            with duckdb.connect(str(self._path), config=CONFIG) as base:
                yield base
        except duckdb.Error as error:
            cause = str(error).splitlines()[0]
            if isinstance(error, duckdb.IOException) and "lock" in cause.lower():
                raise BusyError(f"{self._path} is open in another program; close it, then load again.") from error
            raise WarehouseError(f"{self._path} did not take the load, nothing was changed: {cause}") from error

    def is_made(self) -> bool:
        return bool(self._columns)

    def read_former(self, collection: str) -> Former:
        if not self._path.exists():
            return Former.nothing()
        with self._connect() as base:  # once for all: each opening reads the whole catalogue
            self._columns = read_columns(base)
            for table in TABLES:
                find_missing(table, self._columns.get(table.name, ()))
            self._told = list_told(base)
            self._held = read_held(base, self._columns.get("documents", ()))
            rows = {name: self._read_rows(base, BY_NAME[name], collection) for name in COLLECTION_TABLES}
        return Former(self._held, rows)

    def _read_rows(self, base: duckdb.DuckDBPyConnection, table: TableModel, collection: str) -> list[Row]:
        names = [name for name in table.names if name in self._columns.get(table.name, ())]
        if not names:
            return []
        query = f"SELECT {', '.join(names)} FROM {table.name} WHERE collection = ? ORDER BY {', '.join(table.key)}"
        return [dict(zip(names, row, strict=True)) for row in base.execute(query, [collection]).fetchall()]

    def write(self, change: Change) -> None:
        made = not self._path.exists()
        try:
            with self._connect() as base, begin(base):
                same_views = have_views(base) if "loads" in self._columns else False
                for statement in change_tables(self._columns, keyed=False, told=self._told):
                    base.execute(statement)
                    same_views = False
                list_arrivals(base, change)
                replaced = change.withdrawn or not self._held.keys().isdisjoint(change.spool.read_hashes())
                for table in TABLES:
                    there = table.name in self._columns and (replaced or not table.of_document)
                    write_table(base, table, change, there=bool(there))
                count_arrivals(base, change)
                for view in () if same_views else create_views():
                    base.execute(view.statement)
                    base.execute(f"COMMENT ON VIEW {view.name} IS {quote(view.about)}")
        except BaseException:
            if made:
                self._path.unlink(missing_ok=True)
                self._path.with_name(f"{self._path.name}.wal").unlink(missing_ok=True)
            raise


@contextmanager
def begin(base: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit all or nothing; a connection that is closed before it commits rolls back."""
    base.execute("BEGIN")
    yield
    base.execute("COMMIT")


def read_columns(base: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Read the columns of the tables that are there."""
    query = (
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND database_name = current_database() GROUP BY table_name"
    )
    return {name: columns for name, columns in base.execute(query).fetchall() if name in BY_NAME}


def read_held(base: duckdb.DuckDBPyConnection, columns: Collection[str]) -> dict[str, Held]:
    """Read which documents are there; ``columns`` are those of their table, none where it is not."""
    if not columns:
        return {}
    names = ["document_sha256", *(name for name in HELD if name in columns)]
    rows = base.execute(f"SELECT {', '.join(names)} FROM documents").fetchall()
    return {row[0]: Held.make(dict(zip(names, row, strict=True))) for row in rows}


def have_views(base: duckdb.DuckDBPyConnection) -> bool:
    """Whether the views are those of this version: the last load was one of it, and nobody has replaced any since.

    A view that is replaced loses its comment. To make them anew costs more than a load of few documents.
    """
    version = base.execute("SELECT model_version FROM loads ORDER BY rowid DESC LIMIT 1").fetchone()
    said = base.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal "
        "AND database_name = current_database()"
    ).fetchall()
    return version == (fingerprint(),) and {(view.name, view.about) for view in create_views()} <= set(said)


def list_told(base: duckdb.DuckDBPyConnection) -> set[str]:
    """List the tables whose comments, and those of their columns, are the ones of this model."""
    query = (
        "SELECT table_name, '', comment FROM duckdb_tables() WHERE schema_name = 'main' AND database_name = "
        "current_database() UNION ALL SELECT table_name, column_name, comment FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND database_name = current_database()"
    )
    return sql.list_told(set(base.execute(query).fetchall()))


def list_arrivals(base: duckdb.DuckDBPyConnection, change: Change) -> None:
    """List the documents that arrive in a table of the connection's own: the file is read once, not for each table."""
    file = quote(str(change.spool.path("documents")))
    base.execute(f"CREATE TEMP TABLE {ARRIVALS} AS SELECT document_sha256 FROM read_parquet({file})")


def write_table(base: duckdb.DuckDBPyConnection, table: TableModel, change: Change, *, there: bool) -> None:
    """Put the rows of one table in place of its former ones; ``there`` says whether it has any."""
    for query, *values in delete_former(table, table.name, ARRIVALS, change, "?") if there else ():
        base.execute(query, values)
    if not change.spool.counts.get(table.name, 0):
        return
    rows = f"read_parquet({quote(str(change.spool.path(table.name)))})"
    base.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM {rows}")


def count_arrivals(base: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Count the rows of the documents that arrive. Raises WarehouseError where they are not those that were written."""
    where = f"document_sha256 IN (SELECT document_sha256 FROM {ARRIVALS})"
    for table in DOCUMENT_TABLES:
        written = change.spool.counts.get(table.name, 0)
        found = base.execute(f"SELECT count(*) FROM {table.name} WHERE {where}").fetchone() if written else (0,)
        if found != (written,):
            raise WarehouseError(f"The table {table.name} does not hold what was written; nothing was changed.")
