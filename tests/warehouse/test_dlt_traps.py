"""What dlt does by itself, and that our loads are safe from it: one test a trap."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import psycopg2
import pytest
from warehouse_cases import FULL, Outputs, Place, Shelf, make_act, make_document

from bordereau.warehouse.dlt_destination import make_hints
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.model import BY_NAME, TABLES
from bordereau.warehouse.warehouse import WarehouseError

DOCUMENTS = (make_document("full", FULL), make_document("small"))


@pytest.fixture
def loaded(shelf: Shelf) -> Place:
    return shelf.load("postgresql", *DOCUMENTS)


def test_no_nested_tables_and_no_opaque_keys(loaded: Place) -> None:
    rows = loaded.ask(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema LIKE current_schema() || '%'"
    )
    names = {row["table_name"] for row in rows}
    assert not [name for name in names if "__" in name or name.startswith("_dlt")]
    assert not [row for row in rows if row["column_name"].startswith("_dlt")]
    assert {table.name for table in TABLES} <= names


def test_decimals_have_the_precision_of_the_model(loaded: Place) -> None:
    rows = loaded.ask(
        "SELECT table_name, column_name, numeric_precision AS digits, numeric_scale AS scale "
        "FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'numeric' "
        "AND table_name IN ('amounts', 'checks')"
    )
    found = {(row["table_name"], row["column_name"]): (row["digits"], row["scale"]) for row in rows}
    assert found["amounts", "value_eur"] == (18, 2)
    assert found["checks", "tolerance"] == (28, 9)
    (check,) = loaded.ask("SELECT tolerance FROM checks")
    assert check["tolerance"] == Decimal("0.000500000")


def test_hints_are_one_dict_a_column() -> None:
    hints = make_hints(BY_NAME["amounts"])
    assert list(hints) == list(BY_NAME["amounts"].names)
    assert (hints["value_eur"]["precision"], hints["value_eur"]["scale"]) == (18, 2)
    assert hints["value_eur"] is not hints["precision_eur"]


def test_natural_keys_are_real_primary_keys(loaded: Place) -> None:
    with pytest.raises(psycopg2.errors.UniqueViolation):
        loaded.ask("INSERT INTO acts SELECT * FROM acts LIMIT 1")


def test_a_table_to_which_nothing_arrives_loses_its_rows(outputs: Outputs, postgres: str) -> None:
    outputs.put(*DOCUMENTS)
    load_outputs(LoadJob(outputs.folder, postgres))
    place = Place(postgres)
    assert place.ask("SELECT * FROM parties") != []
    outputs.put(make_document("full", make_act()))
    load_outputs(LoadJob(outputs.folder, postgres))
    assert place.ask("SELECT * FROM parties") == []


def test_no_dataset_of_arrivals_stays(loaded: Place) -> None:
    (name,) = loaded.ask("SELECT current_schema() AS name")
    rows = loaded.ask(
        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE current_schema() || '%'"
    )
    assert [row["schema_name"] for row in rows] == [name["name"]]


def test_a_load_that_failed_does_not_block_the_next(
    outputs: Outputs, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs.put(make_document("full", FULL))
    real = make_hints

    def lie(table: object) -> object:
        hints = real(table)  # type: ignore[arg-type]
        hints.pop("title", None)
        return {name: {**hint, "data_type": "bigint"} if name == "name" else hint for name, hint in hints.items()}

    monkeypatch.setattr("bordereau.warehouse.dlt_destination.make_hints", lie)
    with pytest.raises(WarehouseError, match="did not take the load"):
        load_outputs(LoadJob(outputs.folder, postgres))
    monkeypatch.undo()
    assert load_outputs(LoadJob(outputs.folder, postgres)).new == 1
    assert len(Place(postgres).ask("SELECT * FROM documents")) == 1


def test_telemetry_is_off(outputs: Outputs, postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs.put(make_document("a"))
    sent: list[object] = []
    monkeypatch.setattr("dlt.common.runtime.anon_tracker.track", lambda *event: sent.append(event))
    load_outputs(LoadJob(outputs.folder, postgres))
    assert os.environ["RUNTIME__DLTHUB_TELEMETRY"] == "false"
    assert sent == []


def test_nothing_is_left_in_home_or_folder(outputs: Outputs, postgres: str, tmp_path: Path) -> None:
    outputs.put(make_document("a"))
    home = tmp_path / "home"
    home.mkdir()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "bordereau", "load", str(outputs.folder), "--allow-edited", "--to", postgres]
    env = {**os.environ, "HOME": str(home), "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert all("has no manifest.jsonl" in line for line in done.stderr.splitlines()), done.stderr
    assert "loader" not in done.stdout, "no user or password in what is printed"
    assert list(home.iterdir()) == []


def test_another_destination_by_name_whose_dataset_bears_another_name_than_its_file(
    outputs: Outputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    monkeypatch.setenv("DESTINATION__DUCKDB__CREDENTIALS", f"duckdb:///{tmp_path}/elsewhere.duckdb")
    outputs.put(make_document("full", FULL), make_document("small"))
    job = LoadJob(outputs.folder, "dlt+duckdb://conventions")
    load_outputs(job)
    assert load_outputs(job).rows == {}
    outputs.put(make_document("full", make_act()))
    outputs.path(make_document("small").source.sha256).unlink()
    report = load_outputs(job)
    assert (report.changed, report.withdrawn) == (1, 1)
    with duckdb.connect(str(tmp_path / "elsewhere.duckdb")) as base:
        counts = base.execute(
            "SELECT (SELECT count(*) FROM conventions.documents), (SELECT count(*) FROM conventions.parties)"
        ).fetchone()
    assert counts == (1, 0)
