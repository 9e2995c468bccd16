"""Who pays whom, as the views say it: keys, roles, places, what is in force, and what a person should look at."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from meaning_cases import NAMES, make_true, read_truth
from warehouse_cases import KINDS, Place, Shelf


@pytest.fixture(params=KINDS)
def loaded(request: pytest.FixtureRequest, shelf: Shelf) -> Place:
    """All truths, in each warehouse."""
    return shelf.load(request.param, *(make_true(name) for name in NAMES))


def true_commitments() -> Counter[Any]:
    return Counter(
        (
            f"{name}.pdf",
            one["payer_name"],
            one["payee_name"],
            Decimal(one["value"]),
            one["year"],
            one["role"],
            one["status"],
        )
        for name in NAMES
        for one in read_truth(name)["commitments"]
        if one["status"] != "past"
    )


def test_who_pays_whom_how_much_for_which_year_and_nothing_else(loaded: Place) -> None:
    rows = loaded.ask("SELECT * FROM commitments")
    keys = ("file_name", "payer", "payee", "value_eur", "budget_year", "role", "status")
    assert Counter(tuple(row[key] for key in keys) for row in rows) == true_commitments()
    assert all(row["page"] and row["x0"] is not None and row["source"] and row["evidence_text"] for row in rows)
    assert all(row["trust"] == "read" for row in rows if row["source_kind"] == "amount")
    siret = [row["payer_key"] for row in rows if row["file_name"].startswith("pub-01")]
    assert siret == ["219903317"], "the SIREN of the payer is its key"
    years = loaded.ask(
        "SELECT payer, payee, budget_year, value_eur FROM commitments_by_year WHERE payee LIKE 'Maison%'"
    )
    assert [(row["budget_year"], row["value_eur"]) for row in sorted(years, key=lambda row: row["budget_year"])] == [
        (2024, 45000), (2025, 45000), (2026, 45000)
    ]  # fmt: skip


def test_all_that_is_stated_stands_apart(loaded: Place) -> None:
    stated = loaded.ask("SELECT * FROM stated_amounts WHERE source_kind = 'amount'")
    truths = [one for name in NAMES for one in read_truth(name)["amounts"]]
    assert Counter(row["role"] for row in stated) == Counter(one["role"] for one in truths)
    grants = [row for row in stated if row["file_name"].startswith("pub-01") and row["payer_name"]]
    assert [(row["value_eur"], row["payee_name"]) for row in grants] == [(18500, "Club nautique de la Loue")]


def test_one_ranked_list_says_what_a_person_should_look_at(loaded: Place) -> None:
    rows = loaded.ask("SELECT * FROM needs_a_person ORDER BY rank")
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    avenant = [row for row in rows if row["file_name"] == "pub-05-avenant-montant.pdf"]
    assert [row["reason"] for row in avenant] == ["convention_absent"], "its convention is not among the files"
    assert "2024-02-15" in avenant[0]["what"]
