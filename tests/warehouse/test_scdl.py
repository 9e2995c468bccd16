"""The open-data standard « délibérations »: cells from what is printed, their places, and what is to be completed."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
from warehouse_cases import DECIDED, Outputs, make_act, make_decided, make_document

from bordereau.cli import app, call
from bordereau.lexicon.actes import list_matters
from bordereau.warehouse.export import open_reader
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.scdl.deliberations import make_export, name_matter
from bordereau.warehouse.scdl.export import Export, Given
from bordereau.warehouse.scdl.standard import check_row, read_standard
from bordereau.warehouse.scdl.write import write_export

STANDARD = read_standard("deliberations")
NAMES = (
    "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
    "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE",
    "VOTE_ABSTENTION", "DELIB_URL",
)  # fmt: skip
WHOLE = {
    "COLL_NOM": "Commune de Lac", "COLL_SIRET": "21380000000012", "DELIB_ID": "D 2024-009", "DELIB_DATE": "2024-03-14",
    "DELIB_MATIERE_CODE": "7.5", "DELIB_MATIERE_NOM": "finances locales/subventions",
    "DELIB_OBJET": '=Aide ; "club", été', "BUDGET_ANNEE": "", "BUDGET_NOM": "", "PREF_ID": "PREF038",
    "PREF_DATE": "2024-03-15", "VOTE_EFFECTIF": "15", "VOTE_REEL": "14", "VOTE_POUR": "13", "VOTE_CONTRE": "0",
    "VOTE_ABSTENTION": "1", "DELIB_URL": "",
}  # fmt: skip


def decide(**changes: Any) -> dict[str, Any]:
    """A délibération like DECIDED with other facts."""
    return make_act(**{**DECIDED, "deliberation": {**DECIDED["deliberation"], **changes}})


@pytest.fixture
def export(tmp_path: Path, made_duckdb: Path) -> Any:
    def run(*acts: dict[str, Any], given: Given = Given()) -> Export:  # noqa: B008
        outputs = Outputs(tmp_path / "outputs")
        outputs.put(make_document("one", *acts) if acts else make_decided())
        url = f"duckdb:///{shutil.copyfile(made_duckdb, tmp_path / 'base.duckdb')}"
        load_outputs(LoadJob(outputs.folder, url))
        with open_reader(url) as base:
            return make_export(base, given)

    return run


def test_the_columns_are_those_of_the_standard() -> None:
    assert STANDARD.names == NAMES
    assert [one.name for one in STANDARD.columns if one.required] == list(NAMES[:7])
    assert (STANDARD.version, [one.name for one in STANDARD.columns if one.type == "integer"]) == (
        "2.1.5",
        list(NAMES[11:16]),
    )


def test_a_printed_deliberation_gives_a_whole_line(export: Any) -> None:
    made = export(given=Given(siret="21380000000012"))
    assert made.rows == [WHOLE]
    assert made.missing == []
    assert ("VOTE_POUR", "13", 2, "13 voix pour") in {(t.column, t.value, t.page, t.printed) for t in made.traces}


def test_what_is_not_printed_stays_empty_and_is_listed(export: Any) -> None:
    votes = {"voting": 14, "unanimous": True, "in_office": 15}
    made = export(decide(votes=votes, matter=None, number=None, body=None))
    (row,) = made.rows
    assert [row[name] for name in ("COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_MATIERE_CODE", "VOTE_POUR")] == [""] * 5
    told = {one.column: one.suggestion for one in made.missing}
    assert {"COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM"} <= set(told)
    assert told["VOTE_POUR"] == told["VOTE_CONTRE"] == "à l'unanimité ; votants : 14"
    assert "213800000" in told["COLL_SIRET"]


def test_who_was_there_at_the_opening_is_a_suggestion_only(export: Any) -> None:
    sitting = {"voting": 14, "in_office": 15}
    made = export(decide(votes={"for": 13, "abstained": 1}, sitting=sitting))
    told = {one.column: one.suggestion for one in made.missing}
    assert (made.rows[0]["VOTE_EFFECTIF"], made.rows[0]["VOTE_REEL"]) == ("", "")
    assert told["VOTE_EFFECTIF"] == "15 en exercice à l'ouverture de la séance"
    assert told["VOTE_REEL"] == "pour 13 + abstentions 1 (votants à l'ouverture de la séance : 14)"


@pytest.mark.parametrize("decision", ["rejected", "deferred"])
def test_what_was_not_adopted_is_left_out_and_told(export: Any, decision: str) -> None:
    lost = {"for": 2, "against": 12, "voting": 14}
    made = export(decide(decision=decision, votes=lost), decide())
    assert (len(made.rows), made.left_out) == (1, 1)
    assert [one.line for one in made.missing if one.column == ""] == [None]


def test_a_refusal_that_was_voted_is_an_adopted_deliberation(export: Any) -> None:
    made = export(decide(decision="rejected", votes={"unanimous": True}))
    assert (len(made.rows), made.left_out) == (1, 0)
    assert [one.line for one in made.missing if one.column == ""] == [2]


def test_a_decision_that_was_not_read_is_told(export: Any) -> None:
    assert "" in [one.column for one in export(decide(decision=None)).missing]


def test_a_sub_prefecture_is_not_guessed(export: Any) -> None:
    sent = {**DECIDED["deliberation"]["transmission"], "at": "subprefecture"}
    made = export(decide(transmission=sent))
    assert made.rows[0]["PREF_ID"] == ""
    assert [one.suggestion for one in made.missing if one.column == "PREF_ID"] == ["SPREF038?"]


@pytest.mark.parametrize(
    ("changes", "expected", "why"),
    [
        ({}, [], "a whole line"),
        ({"COLL_NOM": ""}, [("COLL_NOM", "required")], "required"),
        ({"COLL_SIRET": "2138"}, [("COLL_SIRET", "pattern")], "fourteen digits"),
        ({"DELIB_DATE": "14/03/2024"}, [("DELIB_DATE", "type")], "no ISO date"),
        ({"DELIB_DATE": "2024-02-30"}, [("DELIB_DATE", "type")], "no day"),
        ({"DELIB_MATIERE_CODE": "7.5.2"}, [("DELIB_MATIERE_CODE", "pattern")], "three levels"),
        ({"BUDGET_ANNEE": "2024/2025", "BUDGET_NOM": "principal"}, [], "two years"),
        ({"BUDGET_ANNEE": "24", "BUDGET_NOM": "principal"}, [("BUDGET_ANNEE", "pattern")], "two digits"),
        ({"BUDGET_ANNEE": "2024"}, [("BUDGET_NOM", "together")], "a year without a budget"),
        ({"PREF_ID": "38"}, [("PREF_ID", "pattern")], "no prefecture"),
        ({"PREF_ID": "SPREF02A1"}, [], "Corsica"),
        ({"PREF_DATE": "2024-03-13"}, [("PREF_DATE", "at_least")], "received before it was decided"),
        ({"VOTE_EFFECTIF": "13"}, [("VOTE_EFFECTIF", "at_least")], "more voters than seats"),
        ({"VOTE_POUR": "12"}, [("VOTE_REEL", "sum")], "votes that do not add up"),
        ({"VOTE_POUR": "douze"}, [("VOTE_POUR", "type")], "words"),
        ({"VOTE_POUR": ""}, [("VOTE_POUR", "together")], "all votes or none"),
        ({"DELIB_URL": "deliberation.pdf"}, [("DELIB_URL", "type")], "no address"),
        ({"DELIB_URL": "https://lac.fr/d.pdf"}, [], "an address"),
    ],
)
def test_rows_are_checked_against_the_standard(
    changes: dict[str, str], expected: list[tuple[str, str]], why: str
) -> None:
    assert [(one.column, one.rule) for one in check_row(STANDARD, {**WHOLE, **changes})] == expected, why


def test_names_of_matters_follow_the_standard() -> None:
    for levels in list_matters().values():
        name = name_matter(levels)
        assert not set(name) & set(",()"), name
        assert name.count("/") == 1, name
        assert name == name.lower()


def test_the_files_open_safely_and_hold_what_was_made(export: Any, tmp_path: Path) -> None:
    paths = write_export(export(), tmp_path / "delib.csv")
    assert [path.name for path in paths] == ["delib.csv", "delib.trace.csv", "delib.to_complete.csv"]
    data = paths[0].read_bytes()
    assert data.startswith(b"COLL_NOM,COLL_SIRET,")
    (row,) = csv.DictReader(data.decode("utf-8").splitlines())
    assert row["DELIB_OBJET"] == '\'=Aide ; "club", été'
    assert row["VOTE_CONTRE"] == "0"
    with paths[1].open(encoding="utf-8") as stream:
        trace = {one["column"]: one for one in csv.DictReader(stream)}
    assert (trace["VOTE_POUR"]["line"], trace["VOTE_POUR"]["page"], trace["VOTE_POUR"]["x0"]) == ("2", "2", "1.5")


def test_the_command_writes_three_files(export: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export()
    url, target = f"duckdb:///{tmp_path / 'base.duckdb'}", tmp_path / "out" / "d.csv"
    words = ["export", url, "--scdl", "deliberations", "-o", str(target), "--siret", "21380000000012"]
    assert call(lambda: app(words, prog_name="bordereau")) == 0
    assert capsys.readouterr().out.split() == [
        str(target.with_name(name)) for name in ("d.csv", "d.trace.csv", "d.to_complete.csv")
    ]
    assert "21380000000012" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [["--siret", "12"], ["--french"], ["--table", "acts"], ["--format", "xlsx"]], ids=lambda words: words[0]
)
def test_options_that_do_not_go_with_it_are_refused(export: Any, tmp_path: Path, words: list[str]) -> None:
    export()
    url = f"duckdb:///{tmp_path / 'base.duckdb'}"
    said = ["export", url, "--scdl", "deliberations", "-o", str(tmp_path / "d.csv"), *words]
    assert call(lambda: app(said, prog_name="bordereau")) == 2
    assert not (tmp_path / "d.csv").exists()
