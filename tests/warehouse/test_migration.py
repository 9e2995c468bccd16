"""A warehouse made by another version of the model: new columns are added, everything else is told and left alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import psycopg2
import pytest
from warehouse_cases import FULL, Outputs, Place, make_act, make_document

from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.model import BY_NAME, TABLES
from bordereau.warehouse.spool import Files
from bordereau.warehouse.sql import create_views, find_missing, quote
from bordereau.warehouse.warehouse import WarehouseError

LATER = ("act_key", "territory_key")
"""Columns that the older warehouse lacks; the table ``corrections`` too."""


def run_sql(place: Place, *statements: str) -> None:
    if place.url.startswith("postgresql"):
        base = psycopg2.connect(place.url, options="-c search_path=bordereau")
        with base, base.cursor() as cursor:
            for one in statements:
                cursor.execute(one)
        base.close()
        return
    with duckdb.connect(place.url.removeprefix("duckdb:///")) as base:
        for one in statements:
            base.execute(one)


def rewrite(place: Place, name: str, change: Callable[[object], object]) -> None:
    """Write the files of one table of a Parquet warehouse anew."""
    import pyarrow.parquet as pq

    for path in (Path(place.url.removeprefix("parquet:///")) / "current" / name).glob("*.parquet"):
        rows = change(pq.read_table(path))
        path.unlink()
        with Files(path.parent) as files:
            files.write(path.name, rows)


def make_older(place: Place) -> None:
    """Turn a warehouse into one that an older version made."""
    if place.url.startswith("parquet"):
        rewrite(place, "acts", lambda rows: rows.drop_columns(list(LATER)))
        folder = Path(place.url.removeprefix("parquet:///")) / "current/corrections"
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        return
    dropped = [f"DROP VIEW {view.name}" for view in reversed(create_views()) if view.name != "acts_once"]
    run_sql(
        place,
        *dropped,
        "DROP VIEW acts_once",
        *(f"ALTER TABLE acts DROP COLUMN {name}" for name in LATER),
        "DROP TABLE corrections",
        "CREATE VIEW commitments AS SELECT 1 AS another_column",
    )


def test_columns_and_tables_of_a_newer_model_are_added(outputs: Outputs, place: Place, tmp_path: Path) -> None:
    other = Outputs(tmp_path / "other")
    other.put(make_document("other", FULL))
    load_outputs(LoadJob(other.folder, place.url))
    outputs.put(make_document("a", FULL), make_document("b"))
    load_outputs(LoadJob(outputs.folder, place.url))
    make_older(place)
    outputs.put(make_document("b", FULL))
    assert load_outputs(LoadJob(outputs.folder, place.url)).changed == 1
    rows = place.ask("SELECT a.territory_key, d.file_name FROM acts a JOIN documents d USING (document_sha256)")
    told = {row["file_name"]: row["territory_key"] for row in rows}
    assert told == {"b.pdf": "metropole de valbrume", "a.pdf": None, "other.pdf": None}, "NULL until loaded anew"
    assert place.ask("SELECT * FROM corrections") == []
    assert len(place.ask("SELECT * FROM commitments")) == 3
    load_outputs(LoadJob(other.folder, place.url))


def test_rows_of_other_rules_are_made_anew(outputs: Outputs, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, place.url))
    monkeypatch.setattr("bordereau.warehouse.load.fingerprint", lambda: "another")
    assert load_outputs(LoadJob(outputs.folder, place.url)).changed == 1
    assert load_outputs(LoadJob(outputs.folder, place.url)).rows == {}


SPOILED = [
    ("SELECT 1", False, "they are those of this version"),
    ("CREATE OR REPLACE VIEW acts_once AS SELECT {columns} FROM acts LIMIT 0", True, "one was replaced by hand"),
    ("DROP VIEW acts_once CASCADE", True, "one is gone"),
    ("COMMENT ON VIEW acts_once IS 'another'", True, "one says something else"),
    ("UPDATE loads SET model_version = 'another'", True, "another version made the last load"),
]


@pytest.mark.parametrize(("spoil", "made", "why"), SPOILED)
def test_views_are_made_anew_where_they_are_not_those_of_this_version(
    outputs: Outputs, duckdb_place: Place, monkeypatch: pytest.MonkeyPatch, spoil: str, made: bool, why: str
) -> None:
    asked = "SELECT comment, sql FROM duckdb_views() WHERE view_name = 'acts_once'"
    (first,) = duckdb_place.ask(asked)
    run_sql(duckdb_place, spoil.format(columns="*"))
    written: list[str] = []
    monkeypatch.setattr("bordereau.warehouse.duckdb.quote", lambda text: written.append(text) or quote(text))
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, duckdb_place.url))
    assert duckdb_place.ask(asked) == [first]
    assert (first["comment"] in written) == made, why


def test_views_of_postgresql_too(outputs: Outputs, postgres: str) -> None:
    asked = """SELECT r.xmin::text AS made, pg_get_viewdef(c.oid) AS query,
        obj_description(c.oid, 'pg_class') AS comment
        FROM pg_class c JOIN pg_rewrite r ON r.ev_class = c.oid WHERE c.oid = 'acts_once'::regclass"""
    place = Place(postgres)
    load_outputs(LoadJob(outputs.folder, postgres))
    (former,) = place.ask(asked)
    columns = place.ask(
        "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS names FROM "
        "information_schema.columns WHERE table_schema = 'bordereau' AND table_name = 'acts_once'"
    )
    for number, (spoil, made, why) in enumerate(SPOILED):
        run_sql(place, spoil.format(columns=columns[0]["names"]))
        outputs.put(make_document(f"d{number}"))
        load_outputs(LoadJob(outputs.folder, postgres))
        (now,) = place.ask(asked)
        assert (now["query"], now["comment"]) == (former["query"], former["comment"]), why
        assert (now["made"] != former["made"]) == made, why
        former = now


def test_tables_of_a_newer_version_are_refused_and_kept(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, place.url))
    if place.url.startswith("parquet"):
        rewrite(place, "acts", lambda rows: rows.append_column("from_the_future", rows["title"]))
    else:
        run_sql(place, "ALTER TABLE acts ADD COLUMN from_the_future VARCHAR")
    outputs.put(make_document("b"))
    with pytest.raises(WarehouseError, match=r"does not know \(from_the_future\).*newer one.*Nothing was changed"):
        load_outputs(LoadJob(outputs.folder, place.url))
    assert len(place.ask("SELECT * FROM documents")) == 1


def test_a_key_cannot_be_added() -> None:
    table = BY_NAME["acts"]
    assert find_missing(table, table.names) == []
    assert [one.name for one in find_missing(table, table.names[:-1])] == ["evidence_text"]
    with pytest.raises(WarehouseError, match="another key \\(without act_number\\)"):
        find_missing(table, [name for name in table.names if name != "act_number"])


def test_views_that_others_are_made_of_are_never_dropped(outputs: Outputs, postgres: str) -> None:
    place = Place(postgres)
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, postgres))
    make_older(place)
    run_sql(place, "DROP VIEW IF EXISTS public.mine", "CREATE VIEW public.mine AS SELECT * FROM commitments")
    outputs.put(make_document("b"))
    with pytest.raises(WarehouseError, match=r"view public\.mine depends on view commitments"):
        load_outputs(LoadJob(outputs.folder, postgres))
    assert len(place.ask("SELECT * FROM documents")) == 1
    assert place.ask("SELECT * FROM public.mine") == [{"another_column": 1}]
    run_sql(place, "DROP VIEW public.mine")
    load_outputs(LoadJob(outputs.folder, postgres))
    assert len(place.ask("SELECT * FROM documents")) == 2


def test_another_destination_says_which_columns_to_add(
    outputs: Outputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESTINATION__DUCKDB__CREDENTIALS", f"duckdb:///{tmp_path}/elsewhere.duckdb")
    outputs.put(make_document("a", make_act()))
    job = LoadJob(outputs.folder, "dlt+duckdb://conventions")
    load_outputs(job)
    with duckdb.connect(str(tmp_path / "elsewhere.duckdb")) as base:
        base.execute("ALTER TABLE conventions.acts DROP COLUMN act_key")
    outputs.put(make_document("b"))
    with pytest.raises(WarehouseError, match=r"lacks columns of this version \(act_key\)"):
        load_outputs(job)


def test_tables_and_columns_bear_their_meaning(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, place.url))
    wanted = {(table.name, column.name): column.about for table in TABLES for column in table.columns}
    if place.url.startswith("duckdb"):
        rows = place.ask(
            "SELECT table_name AS t, column_name AS c, comment AS about FROM duckdb_columns() WHERE NOT internal"
        )
    elif place.url.startswith("postgresql"):
        rows = place.ask(
            "SELECT c.relname AS t, a.attname AS c, col_description(c.oid, a.attnum) AS about FROM pg_class c "
            "JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'bordereau' AND c.relkind = 'r' AND a.attnum > 0"
        )
    else:
        rows = list(read_parquet_comments(Path(place.url.removeprefix("parquet:///")) / "current"))
        wanted = {
            key: about for key, about in wanted.items() if key not in {("amounts", "year"), ("table_cells", "year")}
        }
    found = {(row["t"], row["c"]): row["about"] for row in rows}
    assert {key: found.get(key) for key in wanted} == wanted


def read_parquet_comments(folder: Path) -> list[dict[str, str]]:
    import pyarrow.parquet as pq

    paths = {os.fspath(path.relative_to(folder)).split("/")[0]: path for path in folder.rglob("*.parquet")}
    return [
        {"t": name, "c": field.name, "about": field.metadata[b"about"].decode()}
        for name, path in paths.items()
        for field in pq.read_schema(path)
    ]
