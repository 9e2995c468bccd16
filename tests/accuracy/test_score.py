"""The scorer itself: a score that cannot fall is worth nothing."""

from __future__ import annotations

from typing import Any

from accuracy.score import Score, choose_act

CELLS = [{"column": 0, "value": "1"}, {"column": 1, "value": "2"}]
FALSE_ALARM = {"kind": "row_total", "stated": "9", "status": "fails"}
TRUTH: dict[str, Any] = {
    "kind": "convention",
    "title": "CONVENTION DE PARTENARIAT",
    "date": {"iso": "2024-01"},
    "parties": [
        {
            "name": "COMMUNE DE VALBRUME",
            "aliases": ["la Commune"],
            "group": None,
            "share_capital": None,
            "representatives": [{"name": "Jeanne ORMEAU", "role": "Maire"}],
        }
    ],
    "articles": [{"number": "1", "title": "Objet", "parent": None, "text": "La commune verse une subvention."}],
    "amounts": [{"value": "12500", "page": 1, "qualifier": "exact"}],
    "tables": [
        {
            "annex": "1",
            "pages": [2],
            "columns": [{"label": "2023"}, {"label": "2024"}],
            "rows": [
                {"label": "Aides", "kind": "item", "cells": CELLS},
                {"label": "Total", "kind": "total", "cells": CELLS},
            ],
        }
    ],
    "signatures": [{"name": "Jeanne ORMEAU"}],
    "checks": [{"kind": "column_total", "stated": "1", "status": "exact"}],
}


def score_of(changes: dict[str, Any]) -> Score:
    score = Score()
    score.add(TRUTH, {"acts": [{**TRUTH, **changes}]}, "a")
    return score


def test_the_truth_scores_one() -> None:
    score = score_of({})
    assert all(tally.f1 == 1 and not tally.misses for tally in score.families.values())
    assert (score.silent, score.absent) == (0, [])


def test_case_accents_and_spaces_do_not_count() -> None:
    assert score_of({"title": "Convention  de partenariat"}).families["document"].f1 == 1


def test_each_error_lowers_its_family() -> None:
    table = TRUTH["tables"][0]
    wrong_rows = [{**table["rows"][0], "cells": [{"column": 0, "value": "7"}]}, table["rows"][1]]
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("document", {"kind": "avenant"}, "another kind"),
        ("document", {"date": {"iso": "2024"}}, "a date less precise"),
        ("parties", {"parties": []}, "a party is missing"),
        ("parties", {"parties": [*TRUTH["parties"], {"name": "Tout autre"}]}, "a party too many"),
        ("articles", {"articles": [{**TRUTH["articles"][0], "text": "Tout autre chose est écrit ici."}]}, "other text"),
        ("amounts", {"amounts": [{"value": "12500", "page": 2}]}, "the right value on the wrong page"),
        ("amounts", {"amounts": [{"value": "12500", "page": 1, "qualifier": "about"}]}, "another qualifier"),
        ("tables", {"tables": []}, "no table"),
        ("tables", {"tables": [{**table, "rows": wrong_rows}]}, "a wrong value"),
        ("tables", {"tables": [table, {**table, "annex": "2"}]}, "a table too many"),
        ("signatures", {"signatures": [{"name": "Paul TILLEUL"}]}, "another name"),
        ("checks", {"checks": []}, "a sum that was not found"),
        ("checks", {"checks": [*TRUTH["checks"], FALSE_ALARM]}, "a false alarm"),
    ]
    for family, changes, why in cases:
        score = score_of(changes)
        assert score.families[family].f1 < 1, why
        assert score.families[family].misses, why
        assert all(tally.f1 == 1 for name, tally in score.families.items() if name != family), why


def test_a_wrong_value_is_silent_unless_a_failing_check_points_at_its_page() -> None:
    table = {**TRUTH["tables"][0], "rows": TRUTH["tables"][0]["rows"][:1]}
    assert score_of({"tables": [table]}).silent == 2
    failing = {"kind": "column_total", "stated": "1", "status": "fails", "page": 2}
    assert score_of({"tables": [table], "checks": [failing]}).silent == 0


def test_an_absent_document_loses_every_fact() -> None:
    score = Score()
    score.add(TRUTH, None, "a")
    assert score.absent == ["a"]
    assert score.families["amounts"].right == 0
    assert score.silent == 4


def test_the_convention_is_scored_not_the_deliberation_before_it() -> None:
    document = {"acts": [{"kind": "deliberation"}, {"kind": "convention", "title": "x"}]}
    assert choose_act(document, whole=False)["title"] == "x"
    assert choose_act({"acts": [{"tables": [1]}, {"tables": [2]}]}, whole=True)["tables"] == [1, 2]


def test_what_is_left_out_of_a_truth_does_not_count() -> None:
    score = Score()
    score.add({**TRUTH, "_skip": ["tables"]}, {"acts": [{**TRUTH, "tables": []}]}, "a")
    assert score.families["tables"].true == 0
