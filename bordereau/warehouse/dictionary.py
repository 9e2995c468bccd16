"""The data dictionary, for people (``docs/warehouse.md``) and for dbt (``dbt/models/sources.yml``), from the one model.

``python -m bordereau.warehouse.dictionary`` in the project's folder writes both anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.model import TABLES
from bordereau.warehouse.sql import create_views

BEGIN = "<!-- dictionary: written by python -m bordereau.warehouse.dictionary -->\n"
DOCS = Path("docs/warehouse.md")
SOURCES = Path("dbt/models/sources.yml")


def print_dictionary() -> str:
    """Write one section a table: every column with its type and its meaning; then the views."""
    views = [f"| `{view.name}` | {_escape(view.about)} |\n" for view in create_views()]
    heads = "### Views\n\n| view | answers |\n| --- | --- |\n"
    return "\n".join((*(_print_table(table) for table in TABLES), heads + "".join(views)))


def _print_table(table: TableModel) -> str:
    lines = [f"### {table.name}", "", f"{table.about} Key: {', '.join(f'`{name}`' for name in table.key)}.", ""]
    lines += ["| column | type | meaning |", "| --- | --- | --- |"]
    lines += [
        f"| `{column.name}` | {column.kind.value}{', key' if column.key else ''} | {_escape(column.about)} |"
        for column in table.columns
    ]
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def print_sources() -> str:
    """Write dbt's sources, with the tests that the keys call for. JSON is YAML."""
    tables = [
        {
            "name": table.name,
            "description": table.about,
            "data_tests": [{"unique_key": {"arguments": {"columns": list(table.key)}}}],
            "columns": [
                {
                    "name": column.name,
                    "description": column.about,
                    "data_type": column.kind.value,
                    **({"data_tests": ["not_null"]} if column.key else {}),
                }
                for column in table.columns
            ],
        }
        for table in TABLES
    ]
    views = [{"name": view.name, "description": view.about} for view in create_views()]
    schema = "{{ 'main' if target.type == 'duckdb' else target.schema }}"
    sources = [{"name": "bordereau", "schema": schema, "tables": [*tables, *views]}]
    return json.dumps({"version": 2, "sources": sources}, ensure_ascii=False, indent=1) + "\n"


def insert_dictionary(text: str) -> str:
    """Put the dictionary in the place of what stands after the mark."""
    return text[: text.index(BEGIN)] + BEGIN + "\n" + print_dictionary()


if __name__ == "__main__":
    DOCS.write_text(insert_dictionary(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
    SOURCES.write_text(print_sources(), encoding="utf-8")
