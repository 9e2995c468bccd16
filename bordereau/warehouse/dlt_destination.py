"""Any destination of dlt: PostgreSQL, and others by name with dlt's own configuration.

dlt carries the rows into a dataset of arrivals beside ours (``bordereau_arrivals``); then one transaction deletes
the former rows by document hash, inserts those that have arrived, on the natural keys, and the arrivals are dropped.
dlt's own merge commits table by table and leaves the rows of a table to which nothing arrives: a document that lost
its parties would keep them, and a load that is killed would leave halves.

What dlt would do by itself, and what is done about it:

- nested lists become child tables with made-up keys: rows are flat, nesting is off, keys are natural;
- decimals become (38,9) and longer fractions are cut: columns have their precision, what does not fit is NULL and told;
- ``primary_key`` is only a hint: PostgreSQL's tables are made by our own DDL, with primary keys;
- a package that breaks the contract blocks later runs: each load works in a folder of its own, then thrown away;
- CSV into PostgreSQL makes every empty text a NULL: rows travel as INSERTs there;
- staging datasets stay: the arrivals are dropped before and after;
- its merge into files appends: Parquet is written by ``warehouse.parquet``;
- the schema grows with the data: columns and types are frozen;
- its state travels to the destination and is read back from there: a load that begins from nothing needs none;
- telemetry is on: it is off.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bordereau.runs.scratch import make_scratch
from bordereau.runs.stores import tell_foreign
from bordereau.schemas.errors import MissingDependencyError, UsageError
from bordereau.warehouse.columns import MONEY_DIGITS, NUMBER_DIGITS, Kind, TableModel
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, TABLES
from bordereau.warehouse.sql import delete_former, find_missing
from bordereau.warehouse.warehouse import HELD, Change, Former, Held, Opened, Row, WarehouseError

if TYPE_CHECKING:
    import dlt
    from dlt.destinations.sql_client import SqlClientBase

CONTRACT: Any = {"tables": "evolve", "columns": "freeze", "data_type": "freeze"}
"""The tables of the arrivals are made for each load; their columns are ours or the load stops."""
TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"data_type": "text"},
    Kind.INTEGER: {"data_type": "bigint"},
    Kind.BOOLEAN: {"data_type": "bool"},
    Kind.MONEY: {"data_type": "decimal", "precision": MONEY_DIGITS[0], "scale": MONEY_DIGITS[1]},
    Kind.NUMBER: {"data_type": "decimal", "precision": NUMBER_DIGITS[0], "scale": NUMBER_DIGITS[1]},
    Kind.POINTS: {"data_type": "double"},
    Kind.DATE: {"data_type": "date"},
    Kind.MOMENT: {"data_type": "timestamp"},
}


class DltWarehouse(Opened):
    """A dataset in a destination of dlt, opened for one load."""

    file_format: Any = None
    """How rows travel; None lets dlt choose."""
    makes_tables = True
    """Tables that are missing are made like those that arrive, so that these must arrive, be they empty."""

    def __init__(self, destination: str, dataset: str) -> None:
        super().__init__()
        self._destination = destination
        self._dataset = re.sub(r"\W+", "_", dataset.strip("/"))
        self._where = f"{destination} {self._dataset}"
        self._secret = ""
        """An address with a password, of which no message may tell."""

    def _open(self, stack: ExitStack) -> None:
        stack.enter_context(self._lock())
        self._home = stack.enter_context(make_scratch("load"))
        self._pipeline = self._make_pipeline()
        self._columns: dict[str, list[str]] = {}
        self._left_over = False

    def _lock(self) -> Any:
        """Lock the dataset among the loads of this machine: a destination in general has no lock to offer."""
        name = f"bordereau-{self._destination}-{self._dataset}.lock"
        return hold_lock(Path(tempfile.gettempdir()) / name, self._where)

    def _make_destination(self) -> Any:
        import dlt

        return dlt.destinations.__dict__.get(self._destination, self._destination)

    def _make_pipeline(self) -> dlt.Pipeline:
        os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
        os.environ.setdefault("RUNTIME__LOG_LEVEL", "ERROR")
        os.environ.setdefault("LOAD__WORKERS", "2")  # each holds statements in memory
        os.environ["RESTORE_FROM_DESTINATION"] = "false"
        try:
            from dlt.common.destination.exceptions import UnknownDestinationModule
        except ImportError as error:
            raise MissingDependencyError(
                "This destination needs dlt, of the extra “warehouse”: pip install dlt."
            ) from error
        try:
            return self._name_pipeline()
        except UnknownDestinationModule as error:
            raise UsageError(f"dlt has no destination “{self._destination}”; its documentation lists them.") from error

    def _name_pipeline(self) -> dlt.Pipeline:
        import dlt

        return dlt.pipeline(
            "bordereau",
            pipelines_dir=str(self._home / "pipelines"),
            destination=self._make_destination(),
            dataset_name=f"{self._dataset}_arrivals",
        )

    def _read_columns(self, client: SqlClientBase[Any]) -> dict[str, list[str]]:
        """Read the columns of the tables that are there."""
        from dlt.destinations.exceptions import DatabaseUndefinedRelation

        found = {}
        for table in TABLES if client.has_dataset() else ():
            query = f"SELECT * FROM {client.make_qualified_table_name(table.name)} WHERE 1 = 0"
            try:
                with client.execute_query(query) as cursor:
                    found[table.name] = [one[0] for one in cursor.native_cursor.description]
            except DatabaseUndefinedRelation:
                continue
        return found

    def is_made(self) -> bool:
        return bool(self._columns)

    def read_former(self, collection: str) -> Former:
        """Read what is there, and say in a sentence what dlt lacks to do so: a package, a setting, a connection."""
        from dlt.common.exceptions import DltException, MissingDependencyException

        try:
            with self._pipeline.sql_client() as client:
                self._left_over = client.has_dataset()
                with client.with_alternative_dataset_name(self._dataset):
                    return self._read_former(client, collection)
        except MissingDependencyException as error:
            needed = ", ".join(error.dependencies)
            raise MissingDependencyError(f"{self._where} needs a package: pip install '{needed}'.") from error
        except DltException as error:
            cause = tell_foreign(error, self._secret)
            raise WarehouseError(f"{self._where} cannot be reached: {cause}") from error

    def _read_former(self, client: SqlClientBase[Any], collection: str) -> Former:
        self._columns = self._read_columns(client)
        for table in TABLES:
            find_missing(table, self._columns.get(table.name, ()))
        if "documents" not in self._columns:
            return Former.nothing()
        names = ["document_sha256", *(name for name in HELD if name in self._columns["documents"])]
        query = f"SELECT {', '.join(names)} FROM {client.make_qualified_table_name('documents')}"
        rows = [dict(zip(names, row, strict=True)) for row in client.execute_sql(query) or ()]
        held = {row["document_sha256"]: Held.make(row) for row in rows}
        return Former(held, {name: self._read_rows(client, BY_NAME[name], collection) for name in COLLECTION_TABLES})

    def _read_rows(self, client: SqlClientBase[Any], table: TableModel, collection: str) -> list[Row]:
        names = [name for name in table.names if name in self._columns.get(table.name, ())]
        if not names:
            return []
        source = client.make_qualified_table_name(table.name)
        query = f"SELECT {', '.join(names)} FROM {source} WHERE collection = %s ORDER BY {', '.join(table.key)}"
        return [dict(zip(names, row, strict=True)) for row in client.execute_sql(query, collection) or ()]

    def write(self, change: Change) -> None:
        from dlt.destinations.exceptions import DatabaseException

        if self._left_over:
            with self._pipeline.sql_client() as client:
                client.drop_dataset()
        self._carry(change)
        with self._pipeline.sql_client() as client:
            try:
                self._merge(client, change)
            except DatabaseException as error:
                cause = tell_foreign(error, self._secret)
                raise WarehouseError(f"{self._where} did not take the load, nothing was changed: {cause}") from error
            finally:
                client.drop_dataset()

    def _carry(self, change: Change) -> None:
        """Let dlt carry the rows into the arrivals."""
        import dlt
        from dlt.pipeline.exceptions import PipelineStepFailed

        resources = [make_resource(table, change) for table in TABLES if self._arrives(table, change)]
        source = dlt.source(lambda: resources, name="bordereau", max_table_nesting=0)()
        try:
            done = self._pipeline.run(source, schema_contract=CONTRACT, loader_file_format=self.file_format)
            done.raise_on_failed_jobs()
        except PipelineStepFailed as error:
            cause = tell_foreign(error.exception or error, self._secret)
            raise WarehouseError(f"{self._where} did not take the load, nothing was changed: {cause}") from error

    def _arrives(self, table: TableModel, change: Change) -> bool:
        """Whether dlt carries a table: each costs it as much as some thousand rows, so those without rows stay away.

        ``documents`` always arrives: by it the former rows of every table are found.
        """
        missing = self.makes_tables and table.name not in self._columns
        return missing or table.name == "documents" or table.name in change.spool.counts

    def _merge(self, client: SqlClientBase[Any], change: Change) -> None:
        """Replace the former rows by those that have arrived, in one transaction where the destination has them."""
        arrivals = {table.name: client.make_qualified_table_name(table.name) for table in TABLES}
        with client.with_alternative_dataset_name(self._dataset):
            if not client.has_dataset():
                client.create_dataset()
            with client.begin_transaction():
                self._prepare(client, arrivals)
                for table in TABLES:
                    self._merge_table(client, table, arrivals, change)
                self._finish(client)

    def _merge_table(
        self, client: SqlClientBase[Any], table: TableModel, arrivals: dict[str, str], change: Change
    ) -> None:
        target, documents = client.make_qualified_table_name(table.name), arrivals["documents"]
        for query, *values in delete_former(table, target, documents, change):
            client.execute_sql(query, *values)
        if table.name in change.spool.counts:
            names = ", ".join(client.escape_column_name(name) for name in table.names)
            client.execute_sql(f"INSERT INTO {target} ({names}) SELECT {names} FROM {arrivals[table.name]}")
        if table.of_document:
            where = f"document_sha256 IN (SELECT document_sha256 FROM {documents})"
            found = client.execute_sql(f"SELECT COUNT(*) FROM {target} WHERE {where}")
            if not found or int(found[0][0]) != change.spool.counts.get(table.name, 0):
                raise WarehouseError(f"The table {table.name} does not hold what was written; nothing was changed.")

    def _prepare(self, client: SqlClientBase[Any], arrivals: dict[str, str]) -> None:
        """Make the tables that are missing, like those that have arrived. Raises WarehouseError where columns are."""
        for table in TABLES:
            missing = [one.name for one in find_missing(table, self._columns.get(table.name, ()))]
            if table.name in self._columns and missing:
                raise WarehouseError(
                    f"The table {table.name} of {self._where} lacks columns of this version ({', '.join(missing)}): "
                    "add them with the types of docs/warehouse.md, or load into a new dataset. Nothing was changed."
                )
            if table.name not in self._columns:
                target = client.make_qualified_table_name(table.name)
                client.execute_sql(f"CREATE TABLE {target} AS SELECT * FROM {arrivals[table.name]} WHERE 1 = 0")

    def _finish(self, client: SqlClientBase[Any]) -> None:
        """Do what a destination needs besides, in the same transaction."""


def make_hints(table: TableModel) -> dict[str, Any]:
    """Make dlt's hints of every column: one dict a column, with its type, its precision, whether it may be NULL."""
    return {
        column.name: {"name": column.name, "nullable": not column.key, "primary_key": column.key, **TYPES[column.kind]}
        for column in table.columns
    }


def make_resource(table: TableModel, change: Change) -> Any:
    """Make the flat resource of one table."""
    import dlt

    rows = change.spool.read(table.name)
    return dlt.resource(rows, name=table.name, write_disposition="replace", columns=make_hints(table))
