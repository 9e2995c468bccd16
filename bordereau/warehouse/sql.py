"""The SQL that the model gives: tables with their natural keys, the same words for DuckDB and PostgreSQL."""

from __future__ import annotations

from importlib import resources

from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.model import TABLES


def create_table(table: TableModel) -> str:
    """Write the CREATE TABLE of one table, its natural key as its primary key."""
    lines = [f'    "{column.name}" {column.kind.value}{" NOT NULL" if column.key else ""}' for column in table.columns]
    lines.append(f"    PRIMARY KEY ({', '.join(table.key)})")
    body = ",\n".join(lines)
    return f"CREATE TABLE IF NOT EXISTS {table.name} (\n{body}\n)"


def create_tables() -> list[str]:
    """Write all tables, one statement each."""
    return [create_table(table) for table in TABLES]


def create_views() -> list[str]:
    """Read the views, one statement each."""
    text = resources.files("bordereau.warehouse").joinpath("views.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
