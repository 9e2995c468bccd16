"""Checks in words: every kind and verdict has its sentence, an addition names its terms."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from bordereau.corrections.facts import list_facts
from bordereau.review.checks import view_checks
from bordereau.review.data import Shown, make_data
from bordereau.review.labels import Label, label_figures
from bordereau.review.words import load_words
from bordereau.schemas.check import Check, CheckKind, CheckStatus
from bordereau.schemas.convention import Document


def view(document: Document) -> dict[str, object]:
    facts = {fact.name: fact for fact in list_facts(document) if fact.name}
    views = view_checks(document, facts, load_words("fr"))
    return {check.id: view for check, view in zip(document.acts[0].checks, views, strict=True)}


def test_an_addition_names_its_terms(planted: Document) -> None:
    column = view(planted)["column_total:t1/r3/c1"]
    assert column.subject == "Total Général · Année 2017 (en k€)"
    assert [part.label for part in column.parts] == [
        "Production de logement social et intermédiaire (1)",
        "Services et aides aux salariés (2)",
    ]
    assert [part.quote for part in column.parts] == ["7 385", "5 836"]
    assert (column.difference, column.verdict) == (
        "+3\u202f000\u00a0€",
        "L’énoncé dépasse de 3\u202f000\u00a0€ ce que font ses termes.",
    )
    row = view(planted)["row_total:t1/r1/c4"]
    assert row.parts[0].label == "Année 2017 (en k€)"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", get_args(CheckKind))
@pytest.mark.parametrize("status", get_args(CheckStatus))
def test_every_verdict_has_its_sentence(
    document: Document, kind: CheckKind, status: CheckStatus, language: str
) -> None:
    for computed in ("12.5", None):
        check = Check(
            id="x", kind=kind, status=status, stated="10", computed=computed, difference="-2.5" if computed else None,
            tolerance="0", stated_by=None, parts=("a1", "gone"), message="x", page=1,
        )  # fmt: skip
        act = document.acts[0].model_copy(update={"checks": (check,)})
        seen = view_checks(document.model_copy(update={"acts": (act,)}), {}, load_words(language))[0]
        assert seen.verdict.endswith(".")
        assert "{" not in seen.verdict
        assert seen.parts[1].label == "gone"


def test_a_row_and_column_of_one_name_are_said_once() -> None:
    assert Label("Total", "Total").whole == "Total"
    assert Label("B", "Total").beside("row_total") == "Total"
    assert Label(text="15,2 M€").beside("column_total") == "15,2 M€"


def test_an_identifier_is_called_with_its_owner(document: Document) -> None:
    assert label_figures(document.acts[0])["p2/i2"].whole == "SIREN 824581623 · ACTION LOGEMENT GROUPE"


@pytest.mark.parametrize(
    ("kind", "redone", "why"),
    [
        ("column_total", True, "the page adds parts up again once one is corrected"),
        ("share_of_base", False, "a rate and its base are no parts to add"),
    ],
)
def test_what_a_page_adds_up_again(document: Document, kind: CheckKind, redone: bool, why: str) -> None:
    check = Check(
        id="x", kind=kind, status="exact", stated="10", computed="10", difference="0", tolerance="0", stated_by="a1",
        parts=("a1", "a2"), message="x", page=1,
    )  # fmt: skip
    told = document.model_copy(update={"acts": (document.acts[0].model_copy(update={"checks": (check,)}),)})
    views = view_checks(told, {}, load_words("fr"))
    data: dict[str, Any] = make_data(told, Shown({}, views, {}), load_words("fr"))
    assert [one["redone"] for one in data["sums"].values()] == [redone], why
