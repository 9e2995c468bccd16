"""Which warehouse a URL names."""

from __future__ import annotations

import re
from pathlib import Path

from bordereau.redact import redact
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.warehouse import Warehouse

FORMS = "duckdb:///file.duckdb, parquet:///folder, postgresql://user@host/database, dlt+NAME://dataset"
URL = re.compile(r"([a-z0-9+]+)://(.*)$", re.DOTALL)


def open_warehouse(url: str) -> Warehouse:
    """Name the warehouse behind a URL; nothing is opened yet. Raises UsageError for a URL of another form.

    Three strokes name a path from here, four an absolute one: ``duckdb:///a.duckdb``, ``duckdb:////data/a.duckdb``.
    """
    match = URL.match(url)
    scheme, rest = match.groups() if match else ("", "")
    if scheme == "duckdb" and len(rest) > 1 and rest.startswith("/"):
        from bordereau.warehouse.duckdb import DuckDBWarehouse

        return DuckDBWarehouse(Path(rest[1:]))
    if scheme == "parquet" and len(rest) > 1 and rest.startswith("/"):
        from bordereau.warehouse.parquet import ParquetWarehouse

        return ParquetWarehouse(Path(rest[1:]))
    if scheme in {"postgresql", "postgres"} and rest:
        from bordereau.warehouse.postgres import PostgresWarehouse

        return PostgresWarehouse(url)
    if scheme.startswith("dlt+") and rest:
        from bordereau.warehouse.dlt_destination import DltWarehouse

        return DltWarehouse(scheme.removeprefix("dlt+"), rest)
    raise UsageError(f"{redact(url)} names no warehouse; the forms are {FORMS}.")
