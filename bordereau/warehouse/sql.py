"""The SQL that the model gives, the same for DuckDB and PostgreSQL: tables with keys and comments, changes, views."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model import COLLECTION_TABLES, TABLES
from bordereau.warehouse.warehouse import Change, WarehouseError

HASHES_A_STATEMENT = 500
VIEW = re.compile(r"CREATE OR REPLACE VIEW (\w+)")


class View(NamedTuple):
    """A view, what it answers, and its statement."""

    name: str
    about: str
    statement: str


def create_table(table: TableModel, keyed: bool = True) -> str:
    """Write the CREATE TABLE of one table, its natural key as its primary key."""
    lines = [f'    "{column.name}" {column.kind.value}{" NOT NULL" if column.key else ""}' for column in table.columns]
    if keyed:
        lines.append(f"    PRIMARY KEY ({', '.join(table.key)})")
    body = ",\n".join(lines)
    return f"CREATE TABLE IF NOT EXISTS {table.name} (\n{body}\n)"


def change_tables(there: Mapping[str, Sequence[str]], keyed: bool = True, told: Collection[str] = ()) -> Iterator[str]:
    """Write what makes the tables of a warehouse those of this model: new tables, new columns, their comments.

    ``there`` gives the columns of the tables that are there, ``told`` the tables whose comments are this model's.
    Raises WarehouseError as ``find_missing`` does.
    """
    for table in TABLES:
        missing = find_missing(table, there.get(table.name, ()))
        if table.name not in there:
            yield create_table(table, keyed)
        for column in missing if table.name in there else ():
            yield f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {column.kind.value}'
        if missing or table.name not in told:
            yield comment(table)


def list_told(said: Collection[tuple[str, str, str]]) -> set[str]:
    """List the tables whose comments are the ones of this model, of what is said of ``(table, column or "")``."""
    return {
        table.name
        for table in TABLES
        if (table.name, "", table.about) in said
        and all((table.name, column.name, column.about) in said for column in table.columns)
    }


def comment(table: TableModel) -> str:
    """Write the comments of a table and of its columns, as one text of statements."""
    said = [f"COMMENT ON TABLE {table.name} IS {quote(table.about)}"]
    said += [f'COMMENT ON COLUMN {table.name}."{column.name}" IS {quote(column.about)}' for column in table.columns]
    return ";\n".join(said)


def find_missing(table: TableModel, there: Sequence[str]) -> list[Column]:
    """Find the columns that a table lacks; all of them when it is not there.

    Raises WarehouseError when they cannot be added: a key, or a table with columns that this version does not know.
    """
    missing = [column for column in table.columns if column.name not in there]
    unknown = sorted(set(there) - set(table.names))
    if there and unknown:
        raise WarehouseError(
            f"The table {table.name} has columns that this version of Bordereau does not know ({', '.join(unknown)}): "
            "it was made by a newer one, or changed by hand. Install that version, or load into a new place; the "
            "JSON of the outputs holds all of it. Nothing was changed."
        )
    keys = [column.name for column in missing if column.key]
    if there and keys:
        raise WarehouseError(
            f"The table {table.name} was made by a version of Bordereau whose rows had another key (without "
            f"{', '.join(keys)}): load into a new place; the JSON of the outputs holds all of it. Nothing was changed."
        )
    return missing


def delete_former(
    table: TableModel, target: str, arrivals: str, change: Change, mark: str = "%s"
) -> Iterator[tuple[str, ...]]:
    """Write the statements that delete former rows: of documents that arrive or leave, or of the collection.

    ``arrivals`` is what holds the documents that arrive; ``mark`` stands for a value that is given apart.
    """
    if table.of_document:
        yield (f"DELETE FROM {target} WHERE document_sha256 IN (SELECT document_sha256 FROM {arrivals})",)
        for start in range(0, len(change.withdrawn), HASHES_A_STATEMENT):
            hashes = change.withdrawn[start : start + HASHES_A_STATEMENT]
            marks = ", ".join([mark] * len(hashes))
            yield (f"DELETE FROM {target} WHERE document_sha256 IN ({marks})", *hashes)
    elif table.name in COLLECTION_TABLES:
        yield (f"DELETE FROM {target} WHERE collection = {mark}", change.collection)


@cache
def create_views() -> tuple[View, ...]:
    """Read the views; the comment above each says what it answers."""
    text = resources.files("bordereau.warehouse").joinpath("views.sql").read_text(encoding="utf-8")
    views = []
    for part in text.split(";\n"):
        match = VIEW.search(part)
        if match:
            said = part[: match.start()].split("\n\n")[-1].splitlines()
            about = " ".join(line.removeprefix("--").strip() for line in said)
            views.append(View(match[1], about.strip(), part[match.start() :].strip()))
    return tuple(views)


def quote(text: str) -> str:
    """Quote a text for SQL.

    >>> quote("l'acte")
    "'l''acte'"
    """
    return "'" + text.replace("'", "''") + "'"
