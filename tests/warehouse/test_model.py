"""One definition: rows, Arrow, SQL, docs and dbt say the same."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pyarrow as pa
import pytest
from meaning_cases import NAMES, make_true
from warehouse_cases import FULL, Outputs, Place, make_amount, make_corrected, make_decided, make_document

import bordereau
from bordereau.schemas.convention import Document
from bordereau.warehouse.arrow import make_arrow, make_schema
from bordereau.warehouse.dictionary import DOCS, SOURCES, insert_dictionary, print_sources
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.model import BY_NAME, DOCUMENT_TABLES, TABLES
from bordereau.warehouse.rows.document import flatten_document
from bordereau.warehouse.sql import change_tables

ROOT = Path(__file__).parents[2]
ABOUT = {"json_sha256": "", "model_version": "", "collection": "", "load_id": ""}


def test_rows_have_the_columns_of_the_model_and_keys_that_differ(corpus: list[Document]) -> None:
    filled = set()
    for document in [*corpus, make_corrected(), make_decided(), make_true(NAMES[0])]:
        for name, rows in flatten_document(document, **ABOUT).items():
            filled.add(name)
            for row in rows:
                assert set(row) == set(BY_NAME[name].names), name
            keys = [tuple(row[column] for column in BY_NAME[name].key) for row in rows]
            assert len(set(keys)) == len(keys), name
    told = {table.name for table in DOCUMENT_TABLES} - {"files"}  # which the manifest tells
    assert filled == told


def test_every_table_of_what_documents_say_has_its_place_on_the_page() -> None:
    for table in DOCUMENT_TABLES:
        if table.name not in {"documents", "files", "pages", "warnings"}:
            assert {"page", "x0", "top", "x1", "bottom", "evidence_text"} <= set(table.names), table.name


def test_sql_and_arrow_agree() -> None:
    base = duckdb.connect()
    for statement in change_tables({}):
        base.execute(statement)
    for table in TABLES:
        base.register("empty", make_schema(table.name).empty_table())
        of_arrow = base.execute("DESCRIBE SELECT * FROM empty").fetchall()
        of_sql = base.execute(f"DESCRIBE SELECT * FROM {table.name}").fetchall()
        assert [row[:2] for row in of_arrow] == [row[:2] for row in of_sql], table.name


def test_a_decimal_that_does_not_fit_is_never_cut() -> None:
    with pytest.raises(pa.ArrowInvalid):
        make_arrow(
            "amounts", [{"document_sha256": "a", "act_number": 1, "amount_order": 1, "value_eur": Decimal("0.125")}]
        )


def test_the_committed_dictionary_is_that_of_the_model() -> None:
    text = (ROOT / DOCS).read_text(encoding="utf-8")
    assert text == insert_dictionary(text)
    assert (ROOT / SOURCES).read_text(encoding="utf-8") == print_sources()


def test_tables_as_dataframes(outputs: Outputs) -> None:
    outputs.put(make_document("full", FULL))
    frames = bordereau.tables(outputs.folder)
    assert set(frames) == {table.name for table in TABLES}
    assert frames["amounts"]["value_eur"][0] == Decimal("15200000.00")
    assert str(frames["acts"]["period_start"][0]) == "2020-01-01"


def find_dbt() -> Path:
    for path in (Path(sys.prefix) / "dbt/bin/dbt", Path(sys.prefix) / "bin/dbt"):
        if path.exists():
            return path
    raise AssertionError("dbt is not there: make setup-dev installs it into .venv/dbt")


def build_with_dbt(folder: Path, **settings: str) -> str:
    """What ``dbt build`` prints, which must go well."""
    env = {**os.environ, **settings, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    command = [find_dbt(), "build", "--project-dir", ROOT / "dbt", "--profiles-dir", ROOT / "dbt"]
    command += ["--target-path", folder / "target", "--log-level-file", "none", "--no-write-json", "--no-use-colors"]
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]
    return done.stdout


@pytest.mark.campaign
def test_the_dbt_project_builds_and_passes(outputs: Outputs, tmp_path: Path, corpus: list[Document]) -> None:
    outputs.put(*corpus, make_document("full", FULL), *map(make_true, NAMES))
    load_outputs(LoadJob(outputs.folder, f"duckdb:///{tmp_path}/a.duckdb"))
    told = build_with_dbt(tmp_path, BORDEREAU_DUCKDB=str(tmp_path / "a.duckdb"))
    assert re.search(r"PASS=\d+ WARN=1 ERROR=0 SKIP=0", told), "a commitment of the corpus is in a total that fails"
    assert re.search(r"WARN \d+ totals_hold", told)
    with duckdb.connect(str(tmp_path / "a.duckdb")) as base:
        assert base.execute("SELECT count(*) FROM main_marts.document_health").fetchone() == (
            len(corpus) + 1 + len(NAMES),
        )
    assert load_outputs(LoadJob(outputs.folder, f"duckdb:///{tmp_path}/a.duckdb")).rows == {}


@pytest.mark.campaign
def test_the_dbt_project_builds_on_postgresql(outputs: Outputs, tmp_path: Path, postgres: str) -> None:
    outputs.put(make_document("full", FULL), *map(make_true, NAMES))
    load_outputs(LoadJob(outputs.folder, postgres))
    server = urlsplit(postgres)
    where = {"PGHOST": server.hostname, "PGPORT": server.port, "PGUSER": server.username, "PGDATABASE": server.path[1:]}
    told = build_with_dbt(tmp_path, BORDEREAU_TARGET="postgres", **{name: str(value) for name, value in where.items()})
    assert re.search(r"PASS=\d+ WARN=0 ERROR=0 SKIP=0", told)
    health = Place(postgres).ask("SELECT count(*) AS documents FROM bordereau_marts.document_health")
    assert health == [{"documents": 1 + len(NAMES)}]


@pytest.mark.parametrize("name", ["dagster_assets.py", "airflow_dag.py"])
def test_examples_are_python_and_use_options_that_exist(name: str) -> None:
    """They are not run: Dagster and Airflow are not installed for the tests."""
    text = (ROOT / "examples" / name).read_text(encoding="utf-8")
    ast.parse(text)
    told = "".join((ROOT / "bordereau/cli" / f"{verb}.py").read_text(encoding="utf-8") for verb in ("run", "load"))
    for option in re.findall(r"(?<![\w-])--[a-z-]+", text):
        assert option.replace("--", "").replace("-", "_") in told or option in told, option


def test_amounts_in_another_currency_are_no_euros() -> None:
    act = {**FULL, "amounts": [{**make_amount(1, "5"), "currency": "FRF"}], "checks": []}
    (row,) = flatten_document(make_document("f", act))["amounts"]
    assert (row["value_eur"], row["value_exact"]) == (None, "5")
