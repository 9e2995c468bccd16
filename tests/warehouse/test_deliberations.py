"""Délibérations are asked for by number, with their votes and what they approve."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from warehouse_cases import Outputs, make_decided

import bordereau
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.rows.deliberations import make_number_key
from bordereau.warehouse.rows.document import flatten_document


def test_the_row_of_a_deliberation_holds_its_votes() -> None:
    (row,) = flatten_document(make_decided())["deliberations"]
    assert (row["number"], row["number_key"], row["decided_on_iso"]) == ("D 2024-009", "d2024009", "2024-03-14")
    assert [row[name] for name in ("votes_for", "votes_against", "abstained", "voting")] == [13, 0, 1, 14]
    assert (row["unanimous"], row["decision"], row["approved_act_count"]) == (None, "adopted", 1)
    assert (row["matter_code"], row["received_on_iso"], row["received_at"]) == ("7.5", "2024-03-15", "prefecture")


def test_an_act_names_the_deliberation_it_stands_in() -> None:
    rows = flatten_document(make_decided())["acts"]
    assert [(row["within_act"], row["deliberation_number"]) for row in rows] == [
        (None, "D 2024-009"),
        (1, "D 2024-009"),
    ]


def test_each_fact_has_its_place() -> None:
    facts = flatten_document(make_decided())["deliberation_facts"]
    assert [(one["fact"], one["page"]) for one in facts] == [("number", 1), ("object", 1), ("votes.for", 2)]


def test_the_view_puts_what_is_approved_beside_the_decision(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "outputs")
    outputs.put(make_decided())
    path = tmp_path / "base.duckdb"
    load_outputs(LoadJob(outputs.folder, f"duckdb:///{path}"))
    with duckdb.connect(str(path)) as base:
        found = base.execute(
            "SELECT number, votes_for, approved_title FROM decisions WHERE number_key = 'd2024009'"
        ).fetchall()
    assert found == [("D 2024-009", 13, "CONVENTION D'AIDE")]


def test_frames_have_the_same_table(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "outputs")
    outputs.put(make_decided())
    frame = bordereau.tables(outputs.folder)["deliberations"]
    assert frame["number_key"].tolist() == ["d2024009"]
    assert frame["votes_for"].tolist() == [13]


@pytest.mark.parametrize(("number", "key"), [("2024/09", "202409"), ("N° 5 BIS", "n5bis"), ("–", None), (None, None)])
def test_number_keys(number: str | None, key: str | None) -> None:
    assert make_number_key(number) == key
