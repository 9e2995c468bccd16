"""Any destination of dlt: PostgreSQL, and others by name with dlt's own configuration.

All tables of a document form one chain in dlt: ``documents`` is the root, the others hang on it by the document's hash (our
natural key takes the place of dlt's opaque ones). So dlt deletes and inserts a document's rows in one transaction
where the destination has them, and a table that lost all its rows is emptied as well.

What dlt would do by itself, and what is done about it:

- nested lists become child tables with made-up keys: flat rows only, and no nesting (``max_table_nesting=0``);
- decimals become (38,9) and longer fractions are cut: precision and scale stand on every column, unfit values are NULL;
- ``primary_key`` is only a hint: PostgreSQL gets real primary keys after the first load;
- a package that breaks the contract blocks later runs: each load works in a folder of its own, thrown away after it;
- the staging schema stays: it is dropped before and after;
- telemetry is on: it is off.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from bordereau.warehouse.columns import MONEY_DIGITS, NUMBER_DIGITS, Kind, TableModel
from bordereau.warehouse.lock import hold_lock
from bordereau.warehouse.model import BY_NAME, COLLECTION_TABLES, DOCUMENT_TABLES
from bordereau.warehouse.spool import Spool, read_spool
from bordereau.warehouse.warehouse import Change, Held, Row, WarehouseError
from schemas.errors import MissingDependencyError

if TYPE_CHECKING:
    import dlt
    import pyarrow as pa

WITHDRAWN = "withdrawn"
"""A column that only these destinations have: dlt deletes the document of a row where it is true; never true there."""
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


class DltWarehouse:
    """A dataset in a destination of dlt, opened for one load."""

    def __init__(self, destination: str, dataset: str) -> None:
        self._destination = destination
        self._dataset = re.sub(r"\W+", "_", dataset.strip("/"))
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._lock())
            self._home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bordereau-load-")))
            self._pipeline = self._make_pipeline()
            self._drop_staging()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _lock(self) -> Any:
        """Lock the dataset among the loads of this machine: a destination in general has no lock to offer."""
        name = f"bordereau-{self._destination}-{self._dataset}.lock"
        return hold_lock(Path(tempfile.gettempdir()) / name, f"{self._destination} {self._dataset}")

    def _make_destination(self) -> Any:
        import dlt

        return dlt.destinations.__dict__.get(self._destination, self._destination)

    def _make_pipeline(self) -> dlt.Pipeline:
        os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
        os.environ.setdefault("RUNTIME__LOG_LEVEL", "ERROR")
        try:
            import dlt
        except ImportError as error:
            raise MissingDependencyError(
                "This destination needs dlt: pip install 'bordereau[warehouse]'."
            ) from error
        return dlt.pipeline(
            "bordereau",
            pipelines_dir=str(self._home / "pipelines"),
            destination=self._make_destination(),
            dataset_name=self._dataset,
        )

    def _drop_staging(self) -> None:
        """Drop what a load in dlt's staging dataset leaves."""
        with self._pipeline.sql_client() as client, client.with_staging_dataset():
            if client.has_dataset():
                client.drop_dataset()

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the dataset; nothing when it is not there yet."""
        with self._pipeline.sql_client() as client:
            if not client.has_dataset():
                return []
            with client.execute_query(query, *values) as cursor:
                return list(cursor.fetchall())

    def _has_tables(self) -> bool:
        from dlt.destinations.exceptions import DatabaseUndefinedRelation

        try:
            self._ask("SELECT 1 FROM loads WHERE 1 = 0")
        except DatabaseUndefinedRelation:
            return False
        with self._pipeline.sql_client() as client:
            return bool(client.has_dataset())

    def read_held(self) -> dict[str, Held]:
        if not self._has_tables():
            return {}
        rows = self._ask("SELECT document_sha256, json_sha256, model_version, collection FROM documents")
        return {sha256: Held(*rest) for sha256, *rest in rows}

    def read_rows(self, table: str, collection: str) -> list[Row]:
        model = BY_NAME[table]
        if not self._has_tables():
            return []
        names, key = ", ".join(model.names), ", ".join(model.key)
        query = f"SELECT {names} FROM {table} WHERE collection = %s ORDER BY {key}"  # noqa: S608 (names of the model)
        return [dict(zip(model.names, row, strict=True)) for row in self._ask(query, collection)]

    def write(self, change: Change) -> None:
        with Spool(self._home / "spool") as spool:
            for rows in change.batches:
                spool.add(rows)
                change.count(rows)
        documents = [make_document_resource(one, self._home / "spool", change) for one in DOCUMENT_TABLES]
        with Spool(self._home / "last") as spool:
            spool.add(change.of_collection)
            spool.add({"loads": [change.finish(change.row_count)]})
        first = not self._has_tables()
        self._run(documents, first)
        with self._pipeline.sql_client() as client:
            for name in COLLECTION_TABLES:
                if self._has_tables():
                    client.execute_sql(f"DELETE FROM {name} WHERE collection = %s", change.collection)  # noqa: S608
        self._run([make_resource(BY_NAME[name], self._home / "last") for name in (*COLLECTION_TABLES, "loads")], first)
        self._drop_staging()
        self._finish()

    def _run(self, resources: list[Any], first: bool) -> None:
        import dlt
        from dlt.pipeline.exceptions import PipelineStepFailed

        source = dlt.source(lambda: resources, name="bordereau", max_table_nesting=0)()
        contract: Any = {"tables": "evolve" if first else "freeze", "columns": "freeze", "data_type": "freeze"}
        try:
            self._pipeline.run(source, schema_contract=contract).raise_on_failed_jobs()
        except PipelineStepFailed as error:
            cause = error.exception or error
            raise WarehouseError(f"{self._destination} did not take the load: {' '.join(str(cause).split())[:300]}") from error

    def _finish(self) -> None:
        """Do what a destination needs once its tables are there."""


def make_hints(table: TableModel) -> dict[str, Any]:
    """Make dlt's hints of every column: type with precision, key, nullability."""
    hints: dict[str, Any] = {}
    for column in table.columns:
        hint = {"name": column.name, "nullable": not column.key, **TYPES[column.kind]}
        if column.name == "document_sha256" and table.of_document:
            hint["row_key"] = True
            if table.name != "documents":
                hint["root_key"] = hint["parent_key"] = True
        if column.key and (not table.of_document or table.name == "documents"):
            hint["primary_key"] = True
        hints[column.name] = hint
    if table.name == "documents":
        hints[WITHDRAWN] = {"name": WITHDRAWN, "data_type": "bool", "nullable": True, "hard_delete": True}
    return hints


def make_document_resource(table: TableModel, folder: Path, change: Change) -> Any:
    """Make the resource of a table that hangs on ``documents``, or of ``documents`` itself."""
    import dlt

    if table.name != "documents":
        child = dlt.resource(
            read_spool(folder, table.name), name=table.name, columns=make_hints(table)
        )
        child.apply_hints(parent_table_name="documents")
        return child
    resource = dlt.resource(
        _read_documents(folder, change.withdrawn),
        name="documents",
        write_disposition="merge",
        columns=make_hints(table),
    )
    resource.apply_hints(additional_table_hints={"x-stage-data-deduplicated": True})
    return resource


def make_resource(table: TableModel, folder: Path) -> Any:
    """Make the resource of a table that stands alone."""
    import dlt

    return dlt.resource(
        read_spool(folder, table.name),
        name=table.name,
        write_disposition="merge",
        columns=make_hints(table),
    )


def _read_documents(folder: Path, withdrawn: list[str]) -> Iterator[pa.Table]:
    """Read the documents that arrive, then those that leave, marked."""
    import pyarrow as pa

    schema = None
    for table in read_spool(folder, "documents"):
        marked = table.append_column(WITHDRAWN, pa.nulls(len(table), pa.bool_()))
        schema = marked.schema
        yield marked
    if withdrawn and schema is not None:
        yield pa.Table.from_pylist([{"document_sha256": one, WITHDRAWN: True} for one in withdrawn], schema=schema)
