"""PostgreSQL, through dlt, with what dlt leaves out: primary keys, views, one load at a time for all machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

from bordereau.redact import redact
from bordereau.runs.stores import tell_foreign
from bordereau.schemas.errors import MissingDependencyError, UsageError
from bordereau.warehouse import postgres_catalog, sql
from bordereau.warehouse.dlt_destination import DltWarehouse
from bordereau.warehouse.warehouse import BusyError, WarehouseError

if TYPE_CHECKING:
    from dlt.destinations.sql_client import SqlClientBase

SCHEMA = "bordereau"
LOCK = 0x626F7264
"""The first half of the advisory lock; the second is the schema's name."""

STATEMENT_BYTES = 2**21
"""dlt reads half of it at once and psycopg2 holds it three times more; dlt's own 32 MB are no faster."""


class PostgresWarehouse(DltWarehouse):
    """A schema of a PostgreSQL database (``?schema=NAME``, by default “bordereau”)."""

    file_format = "insert_values"
    makes_tables = False

    def __init__(self, url: str) -> None:
        parts = split_address(url)
        asked = parse_qs(parts.query)
        super().__init__("postgres", asked.pop("schema", [SCHEMA])[0])
        self._secret = url
        query = "&".join(f"{name}={values[0]}" for name, values in asked.items())
        self._url = urlunsplit(("postgresql", parts.netloc, parts.path, query, ""))
        self._password: str | None = None
        self._where = f"{parts.hostname or 'PostgreSQL'}{parts.path}"

    def _make_destination(self) -> Any:
        import dlt

        return dlt.destinations.postgres(credentials=self._with_password(), max_query_length=STATEMENT_BYTES)

    def _with_password(self) -> str:
        """Give the URL the password that libpq found (.pgpass, PGPASSWORD), since dlt insists on one."""
        parts = urlsplit(self._url)
        if parts.password is not None:
            return self._url
        user, _, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{user}:{quote(self._password or 'none')}@{host}"))

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold an advisory lock, which the server drops when the connection dies."""
        try:
            import psycopg2
        except ImportError as error:
            raise MissingDependencyError(
                "PostgreSQL needs psycopg2, of the extra “warehouse”: pip install psycopg2-binary."
            ) from error
        try:
            connection = psycopg2.connect(self._url)
        except psycopg2.Error as error:
            raise WarehouseError(f"{self._where} cannot be reached: {tell_foreign(error, self._secret)}") from error
        try:
            self._password = connection.info.password
            self._secret = f"{self._secret} {self._with_password()}"
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", (LOCK, self._dataset))
                if not cursor.fetchone()[0]:
                    raise BusyError(f"Another load is at work on {self._where}; wait for it, then load again.")
            yield
        finally:
            with suppress(psycopg2.Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")  # a busy server notices the end only later
            connection.close()

    def _read_columns(self, client: SqlClientBase[Any]) -> dict[str, list[str]]:
        return postgres_catalog.read_columns(client, self._dataset)

    def _prepare(self, client: SqlClientBase[Any], arrivals: dict[str, str]) -> None:  # noqa: ARG002
        client.execute_sql(f'SET LOCAL search_path TO "{self._dataset}"')
        told = postgres_catalog.list_told(client, self._dataset)
        statements = list(sql.change_tables(self._columns, told=told))
        self._same_views = not statements and postgres_catalog.have_views(client, self._dataset)
        for statement in statements:
            client.execute_sql(statement)

    def _finish(self, client: SqlClientBase[Any]) -> None:
        """Make the views; in dlt's own connection, which it would reset after the first error."""
        if not self._same_views:
            with client.native_connection.cursor() as cursor:
                replace_views(cursor, self._where)


def split_address(url: str) -> SplitResult:
    """Split the URL of a database. Raises UsageError where a password that is not escaped would be taken for a path."""
    try:
        parts = urlsplit(url)
        ambiguous = "@" in f"{parts.path}{parts.fragment}"
        _ = ambiguous or parts.port  # raises where it is no number
    except ValueError as error:
        raise UsageError(f"{redact(url)} names no database: {tell_foreign(error, url)}.") from error
    if ambiguous:
        raise UsageError(f"{redact(url)} names no database: write “/” in a password as %2F, “#” as %23, “?” as %3F.")
    return parts


def replace_views(cursor: Any, where: str) -> None:
    """Make the views anew. PostgreSQL replaces none whose columns differ: then they are dropped, the last first.

    Raises WarehouseError where other views are made of ours: they are never dropped with them.
    """
    import psycopg2

    views = sql.create_views()
    cursor.execute("SAVEPOINT views")
    try:
        for view in views:
            cursor.execute(view.statement)
    except psycopg2.Error:
        cursor.execute("ROLLBACK TO SAVEPOINT views")
        try:
            cursor.execute("; ".join(f"DROP VIEW IF EXISTS {view.name}" for view in reversed(views)))
        except psycopg2.errors.DependentObjectsStillExist as error:
            raise WarehouseError(
                f"The views of {where} are those of another version of Bordereau, and others are made of them "
                f"({' '.join(str(error.diag.message_detail).split())[:200]}): drop those, load, and make them again. "
                "Nothing was changed."
            ) from error
        for view in views:
            cursor.execute(view.statement)
    for view in views:
        cursor.execute(f"COMMENT ON VIEW {view.name} IS {sql.quote(view.about)}")
