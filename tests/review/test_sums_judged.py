"""Verdicts on sums: kept beside the printed figure, found again after another extraction, told where it changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bordereau.check import recheck_document
from bordereau.corrections.apply import apply_all, refresh
from bordereau.corrections.document import apply_corrections
from bordereau.corrections.sums import list_sums
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import Correction
from bordereau.schemas.load import print_document, read_document
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.rows.corrections import find_row

TOTAL = "/acts/0/tables/0/rows/2/cells/0/value"
Judge = Callable[..., Correction]


@pytest.fixture
def judge(make_correction: Any) -> Judge:
    """Judge the first sum of a document that fails."""

    def call(document: Document, verdict: str = "act_errs", **fields: Any) -> Correction:
        fact = next(fact for fact, check in list_sums(document) if check.status == "fails")
        usual = {"verdict": verdict, "read": fact.value, "value": None, "evidence": fact.evidence}
        one: Correction = make_correction(document, **{"path": fact.path, **usual, **fields})
        return one

    return call


def statuses(document: Document) -> list[str]:
    return [check.status for check in document.acts[0].checks if check.status in ("fails", "undetermined")]


@pytest.mark.parametrize(
    ("verdict", "left", "why"),
    [
        ("act_errs", ["fails", "fails"], "an error of the act never turns into a sum that holds"),
        ("no_total", ["undetermined", "fails"], "the other sum of the same figure is another one"),
        ("misread", ["undetermined", "fails"], "until the figure is corrected"),
        ("irrelevant", ["undetermined", "fails"], "no alarm any more"),
    ],
)
def test_a_verdict_changes_no_printed_figure(
    judge: Judge, planted: Document, verdict: str, left: list[str], why: str
) -> None:
    judged, outcomes = apply_corrections(planted, [judge(planted, verdict)])
    assert [one.state for one in outcomes] == ["kept"]
    assert sorted(statuses(judged)) == sorted(left), why
    assert judged.acts[0].tables[0].rows[2].cells[0].value == "13224000"
    assert [one.verdict for one in judged.corrections] == [verdict]
    assert sorted(statuses(recheck_document(judged))) == sorted(left), "the sums done again leave the verdict"


def test_a_verdict_and_its_sum_find_each_other_under_another_number(judge: Judge, planted: Document) -> None:
    act = planted.acts[0]
    fewer = planted.model_copy(update={"acts": (act.model_copy(update={"checks": act.checks[1:]}),)})
    judged, outcomes = apply_corrections(fewer, [judge(planted)])
    assert outcomes[0].state == "kept"
    path = judged.corrections[0].path
    check = judged.acts[0].checks[int(path.split("/")[4])]
    assert (check.kind, check.status, check.stated) == ("column_total", "fails", "13224000")


@pytest.mark.parametrize(
    ("value", "state", "why"),
    [
        ("13221000", "agreed", "the figure is corrected and the sum holds: nothing is left to judge"),
        ("13225000", "changed", "the gap that was judged is not there any more"),
    ],
)
def test_a_verdict_is_told_when_its_sum_is_another(
    judge: Judge, make_correction: Any, planted: Document, value: str, state: str, why: str
) -> None:
    judged, outcomes = apply_corrections(planted, [judge(planted), make_correction(planted, value=value)])
    assert [one.state for one in outcomes] == ["applied", state], why
    assert [one.verdict for one in judged.corrections] == ["corrected"]


def test_a_sum_that_is_gone_is_told(judge: Judge, planted: Document) -> None:
    act = planted.acts[0].model_copy(update={"checks": ()})
    judged, outcomes = apply_corrections(planted.model_copy(update={"acts": (act,)}), [judge(planted)])
    assert [one.state for one in outcomes] == ["lost"]
    assert not judged.corrections


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"path": TOTAL}, "a figure is no sum"),
        ({"path": "/acts/0/checks/0"}, "a check is judged by its status"),
        ({"verdict": "right"}, "a sum is not right or wrong as a figure is"),
    ],
)
def test_what_cannot_be_said_of_a_sum(judge: Judge, planted: Document, fields: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match="cannot be said of"):
        judge(planted, **fields)


def test_the_loop_is_closed(
    judge: Judge, make_correction: Any, write_corrections: Any, write_run: Any, planted: Document, tmp_path: Path
) -> None:
    """Judged, applied, extracted anew, applied again, loaded: all is there, and who says otherwise is told."""
    outputs = write_run(tmp_path / "outputs", planted)
    title = make_correction(
        planted,
        "/acts/0/title",
        read=planted.acts[0].title,
        value="AVENANT",
        evidence=planted.acts[0].title_evidence,
    )
    apply_all(outputs, [write_corrections(tmp_path / "c.json", planted, judge(planted, why="vu"), title)])
    path = outputs / "documents" / f"{planted.source.sha256}.json"
    act = planted.acts[0]
    anew = act.model_copy(update={"checks": act.checks[1:], "place": None, "place_evidence": ()})
    path.write_text(print_document(planted.model_copy(update={"acts": (anew,)})), encoding="utf-8")
    assert refresh(outputs).count("kept", "applied") == 2
    corrected = read_document(outputs / "corrected" / path.name)
    assert corrected.acts[0].title == "AVENANT"
    assert {one.verdict: one.why for one in corrected.corrections}["act_errs"] == "vu"
    assert json.loads((outputs / "corrections.json").read_text("utf-8"))["corrections_version"] == "1.1"
    other = title.model_copy(update={"who": "Luc", "value": "CONVENTION"})
    done = apply_all(outputs, [write_corrections(tmp_path / "d.json", planted, other)])
    assert len(done.conflicts) == 1
    load_outputs(LoadJob(outputs, f"duckdb:///{tmp_path}/w.duckdb", allow_edited=True))
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as base:
        said = base.execute("SELECT verdict, who, why FROM corrections WHERE verdict = 'act_errs'").fetchall()
        title_loaded = base.execute("SELECT title FROM acts").fetchall()
    assert said == [("act_errs", "Ana", "vu")]
    assert title_loaded == [(planted.acts[0].title,)], "of two who contradict each other neither is taken"


@pytest.mark.parametrize(
    ("path", "table", "key", "column"),
    [
        ("/acts/0/checks/3/status", "checks", "1/4", "status"),
        ("/acts/1/amounts/0/value", "amounts", "2/1", "value"),
        ("/acts/0/title", "acts", "1", "title"),
    ],
)
def test_the_warehouse_finds_the_row_of_what_was_judged(
    planted: Document, path: str, table: str, key: str, column: str
) -> None:
    assert find_row(path, planted) == (table, key, column)
