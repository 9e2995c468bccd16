"""What PostgreSQL says of our tables and views: columns, comments, which views are as this version made them.

A load asks a few questions instead of writing every comment and every view again: that would lock the views against
those who read them, and leave dead rows in the catalogue every night.
"""

from __future__ import annotations

from typing import Any

from bordereau.warehouse import sql
from bordereau.warehouse.model import BY_NAME, fingerprint

COLUMNS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.oid, a.attnum"""
COMMENTS = """
SELECT c.relname, coalesce(a.attname, ''), d.description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE d.classoid = 'pg_class'::regclass AND n.nspname = %s AND c.relkind IN ('r', 'p')"""
VIEWS = """
SELECT c.relname, d.description FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN'
JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0 AND d.classoid = 'pg_class'::regclass
WHERE n.nspname = %s AND c.relkind = 'v' AND r.xmin = d.xmin"""
"""One that was replaced since keeps its comment, but its query is of another transaction than that."""
LAST_LOAD = "SELECT model_version FROM loads ORDER BY load_id DESC LIMIT 1"


def read_columns(client: Any, schema: str) -> dict[str, list[str]]:
    """Read the columns of the tables that are there."""
    found: dict[str, list[str]] = {}
    for table, column in client.execute_sql(COLUMNS, schema) or ():
        if table in BY_NAME:
            found.setdefault(table, []).append(column)
    return found


def list_told(client: Any, schema: str) -> set[str]:
    """List the tables whose comments are the ones of this model."""
    return sql.list_told({(table, column, said) for table, column, said in client.execute_sql(COMMENTS, schema) or ()})


def have_views(client: Any, schema: str) -> bool:
    """Whether the views are those of this version: the last load was one of it, and nobody has replaced any since."""
    if client.execute_sql(LAST_LOAD) != [(fingerprint(),)]:
        return False
    said = {(name, about) for name, about in client.execute_sql(VIEWS, schema) or ()}
    return {(view.name, view.about) for view in sql.create_views()} <= said
