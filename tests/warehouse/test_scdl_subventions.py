"""The open-data standard « subventions »: lines from what is promised, their places, and what is to be completed."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from frictionless import Schema
from frictionless.resources import TableResource
from meaning_cases import NAMES, make_true, make_true_act, read_scdl, read_truth
from warehouse_cases import Outputs, make_document

from bordereau.cli import app, call
from bordereau.schemas.convention import Document
from bordereau.warehouse.export import open_reader
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.scdl.export import Export, Given
from bordereau.warehouse.scdl.standard import check_row, describe_table, read_standard
from bordereau.warehouse.scdl.subventions import make_export, shorten_purpose

STANDARD = read_standard("subventions")
REQUIRED = {"nomAttribuant", "idAttribuant", "dateConvention", "nomBeneficiaire", "objet", "montant", "nature",
            "conditionsVersement", "datesPeriodeVersement", "notificationUE", "pourcentageSubvention"}  # fmt: skip
WHOLE = {
    "nomAttribuant": "Région", "idAttribuant": "23350001600040", "dateConvention": "2024-06-27",
    "referenceDecision": "", "nomBeneficiaire": "Amis", "idBeneficiaire": "", "rnaBeneficiaire": "W251004417",
    "objet": "Fête",
    "montant": "22000.80", "nature": "aide en numéraire", "conditionsVersement": "unique",
    "datesPeriodeVersement": "2024-12-14", "idRAE": "", "notificationUE": "non", "pourcentageSubvention": "1.00",
    "dispositifAide": "",
}  # fmt: skip


@pytest.fixture
def export(tmp_path: Path, made_duckdb: Path) -> Callable[..., Export]:
    number = count()

    def run(*documents: Document, given: Given = Given(), references: tuple[Path, ...] = ()) -> Export:  # noqa: B008
        home = tmp_path / f"made-{next(number)}"
        outputs = Outputs(home)
        outputs.put(*documents)
        url = f"duckdb:///{shutil.copyfile(made_duckdb, home / 'base.duckdb')}"
        load_outputs(LoadJob(outputs.folder, url, references=references))
        with open_reader(url) as base:
            return make_export(base, given)

    return run


def test_the_columns_are_those_of_the_standard() -> None:
    assert STANDARD.names == tuple(WHOLE)
    assert {one.name for one in STANDARD.columns if one.required} == REQUIRED
    assert STANDARD.version.startswith("2.1")
    assert list(check_row(STANDARD, WHOLE)) == []


@pytest.mark.parametrize(
    ("column", "value", "rule", "why"),
    [
        ("idAttribuant", "2335000160004", "pattern", "thirteen digits"),
        ("dateConvention", "27/06/2024", "type", "no ISO date"),
        ("rnaBeneficiaire", "W25100441", "pattern", "eight digits"),
        ("rnaBeneficiaire", "", "one_of", "neither SIRET nor RNA"),
        ("objet", "x" * 257, "length", "too long"),
        ("objet", "x" * 256, None, "just as long as may be"),
        ("montant", "22000,80", "type", "a decimal comma"),
        ("nature", "subvention", "value", "not of the list"),
        ("nature", "aide en numéraire;aide en nature", None, "both"),
        ("datesPeriodeVersement", "2024-12-14/2025-01-31", None, "a period"),
        ("datesPeriodeVersement", "2024-12-14_2025-01-31", "pattern", "the sign of version 1"),
        ("idRAE", "123456", "length", "six signs"),
        ("notificationUE", "", "required", "the law wants it"),
        ("notificationUE", "true", "value", "oui or non"),
        ("pourcentageSubvention", "0.001", "value", "below a hundredth"),
        ("pourcentageSubvention", "80", "value", "in percent"),
    ],
)
def test_what_a_cell_may_be(column: str, value: str, rule: str | None, why: str) -> None:
    faults = [fault.rule for fault in check_row(STANDARD, {**WHOLE, column: value})]
    assert faults == ([rule] if rule else []), why


def test_the_standard_as_a_table_schema() -> None:
    fields = {one["name"]: one for one in describe_table(STANDARD)["fields"]}
    assert fields["notificationUE"]["trueValues"] == ["oui"]
    assert fields["pourcentageSubvention"]["constraints"] == {"required": True, "minimum": 0.01, "maximum": 1.0}
    assert fields["objet"]["constraints"]["maxLength"] == 256


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_the_truth(export: Callable[..., Export], name: str) -> None:
    true, said = read_scdl(name), export(make_true(name)).rows
    assert len(said) == len(true)
    for mine, right in zip(sorted(said, key=key), sorted(true, key=key), strict=True):
        alike = SequenceMatcher(None, mine["objet"].lower(), right["objet"].lower()).ratio()
        assert alike > 0.9, (mine["objet"], right["objet"])
        assert {**mine, "objet": ""} == {**right, "objet": ""}


def key(row: dict[str, str]) -> tuple[str, str]:
    return row["nomAttribuant"], row["nomBeneficiaire"]


def test_every_cell_has_its_place_and_what_the_act_does_not_say_is_listed(export: Callable[..., Export]) -> None:
    made = export(make_true("pub-01-subvention-simple"))
    filled = {column for column, value in made.rows[0].items() if value}
    assert {trace.column for trace in made.traces} == filled
    assert all(trace.page == 1 and None not in trace.box and trace.printed for trace in made.traces)
    missing = {one.column for one in made.missing}
    assert missing == {"datesPeriodeVersement", "notificationUE"}, "no default in silence"


def test_a_default_is_declared_and_told(export: Callable[..., Export]) -> None:
    given = Given(defaults=(("notificationUE", "non"), ("conditionsVersement", "unique")))
    made = export(make_true("pub-01-subvention-simple"), given=given)
    assert (made.rows[0]["notificationUE"], made.rows[0]["conditionsVersement"]) == ("non", "échelonné"), (
        "the act counts"
    )
    assert [one.printed for one in made.traces if one.column == "notificationUE"] == ["valeur déclarée (--default)"]


def test_numbers_from_the_reference_and_from_who_exports(export: Callable[..., Export], tmp_path: Path) -> None:
    name = "pub-03-financement-departement"
    made = export(make_true(name))
    told = {one.column: one.suggestion for one in made.missing}
    assert told["idAttribuant"] == "SIREN 229900121, suivi du NIC à cinq chiffres"
    table = tmp_path / "names.csv"
    table.write_text("nom;siret\nDépartement de la Haute-Brenne;22990012100019\n", encoding="utf-8")
    made = export(make_true(name), references=(table,))
    assert made.rows[0]["idAttribuant"] == "22990012100019"
    assert [one.printed for one in made.traces if one.column == "idAttribuant"] == ["référentiel (load --reference)"]
    made = export(make_true("pub-08-festival-trois-financeurs"), given=Given(siret="20000000000011"))
    assert {row["idAttribuant"] for row in made.rows} == {""}, "three bodies grant, and whose it is is not said"
    made = export(make_true("pub-05-avenant-montant"), given=Given(siret="20000000000011"))
    assert [row["idAttribuant"] for row in made.rows] == ["20000000000011"]
    given = Given("Communauté de Communes du Val d’Orsanne", "20000000000011")
    made = export(make_true("pub-05-avenant-montant"), given=given)
    (row,) = (row for row in made.rows if "Orsanne" in row["nomAttribuant"])
    assert (row["nomAttribuant"], row["idAttribuant"]) == (given.name, given.siret)


def test_an_aid_under_the_rules_of_the_union(export: Callable[..., Export]) -> None:
    article = {"number": "9", "label": "Article 9", "title": None, "level": 1, "parent": None, "pages": [1, 1],
               "text": "L'aide relève du règlement (UE) n° 2023/2831 de minimis.",
               "evidence": [{"page": 1, "bbox": [1, 2, 3, 4], "text": "Article 9"}]}  # fmt: skip
    truth = read_truth("pub-01-subvention-simple")
    made = export(make_document("minimis", make_true_act(truth, articles=[article])))
    assert made.rows[0]["notificationUE"] == "oui"


@pytest.mark.parametrize(
    ("kind", "payer", "payee", "status", "rows", "why"),
    [
        ("other", "Préfet de l'Orle", "Table ouverte", "promised", 1, "an order of the State grants"),
        ("other", "Préfet de l'Orle", "Table ouverte", "forecast", 1, "the same, as long as there are credits"),
        ("other", "la commune", "Judo", "promised", 1, "an item that is not called a délibération"),
        ("other", "DRAC", "la commune", "forecast", 0, "what others are expected to give"),
        ("deliberation", "CDC du Val", "la commune", "promised", 0, "who decides is given to, and does not grant"),
        ("deliberation", "la commune", "commune de Bellac", "promised", 1, "another commune"),
    ],
)
def test_whose_grants_are_published(
    export: Callable[..., Export], kind: str, payer: str, payee: str, status: str, rows: int, why: str
) -> None:
    truth = read_truth("pub-01-subvention-simple")
    one = {**make_true_act(truth)["commitments"][0], "payer": None, "payee": None, "status": status}
    act = make_true_act(
        truth, kind=kind, parties=[], commitments=[{**one, "payer_name": payer, "payee_name": payee}], payments=[]
    )
    made = export(make_document("decided", act))
    assert len(made.rows) == rows, why


@pytest.mark.parametrize(
    ("what", "rows", "why"),
    [
        ("subvention de fonctionnement", 1, "a grant"),
        ("cotisation annuelle", 0, "a due is owed"),
        ("indemnité de gardiennage", 0, "an indemnity is owed"),
        (None, 1, "what it is called is not said"),
    ],
)
def test_what_is_owed_is_no_subvention(export: Callable[..., Export], what: str | None, rows: int, why: str) -> None:
    truth = read_truth("pub-01-subvention-simple")
    one = {**make_true_act(truth)["commitments"][0], "what": what}
    made = export(make_document("owed", make_true_act(truth, commitments=[one], payments=[])))
    assert len(made.rows) == rows, why
    assert made.left_out == 1 - rows, why


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("fixer les conditions dans lesquelles la Ville soutient l'école de musique", "école de musique"),
        ("définir les modalités du financement, par la Région, de la rénovation du port", "rénovation du port"),
        ("préciser le montant et les modalités de versement de l'aide de la CCL au club", "club"),
        ("réaliser, à son initiative et sous sa responsabilité, un cycle de concerts", "cycle de concerts"),
        ("l'accueil des enfants", "accueil des enfants"),
        ("un programme pour les jeunes", "programme pour les jeunes"),
        ("Achat d'un bus", "Achat d'un bus"),
        ("définir le soutien de la Région au", "définir le soutien de la Région au"),
        ("mot " * 100, ("mot " * 63).strip() + "…"),
    ],
)
def test_what_the_money_is_for(text: str, short: str) -> None:
    assert shorten_purpose(text) == short


def test_the_command_writes_three_files(outputs: Outputs, tmp_path: Path, capsys: Any) -> None:
    outputs.put(make_true("pub-08-festival-trois-financeurs"))
    path = tmp_path / "subventions.csv"
    line = ["export", str(outputs.folder), "--scdl", "subventions", "-o", str(path), "--default", "notificationUE=non"]
    assert call(lambda: app(line, standalone_mode=False)) == 0
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert [row["montant"] for row in rows] == ["80000", "50000", "62000"]
    assert (tmp_path / "subventions.trace.csv").exists()
    head = (tmp_path / "subventions.to_complete.csv").read_text("utf-8").splitlines()[0]
    assert head == "line,column,referenceDecision,file,page,why,suggestion"
    for wrong in (["--default", "notificationUE"], ["--default", "rien=1"], ["--default", "notificationUE=peut-être"]):
        assert call(lambda wrong=wrong: app([*line[:6], *wrong], standalone_mode=False)) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, set()),
        ({"idAttribuant": "2335000160004"}, {("idAttribuant", "constraint-error")}),
        ({"montant": "22000,80"}, {("montant", "type-error")}),
        ({"nature": "subvention"}, {("nature", "constraint-error")}),
        ({"notificationUE": "true"}, {("notificationUE", "type-error")}),
        ({"pourcentageSubvention": "80"}, {("pourcentageSubvention", "constraint-error")}),
        ({"objet": ""}, {("objet", "constraint-error")}),
    ],
)
def test_frictionless_says_the_same_of_a_row(
    change: dict[str, str], told: set[tuple[str, str]], tmp_path: Path
) -> None:
    write_rows(tmp_path / "rows.csv", [{**WHOLE, **change}])
    assert validate(tmp_path / "rows.csv") == told
    assert {fault.column for fault in check_row(STANDARD, {**WHOLE, **change})} == {column for column, _ in told}


def test_frictionless_accepts_what_the_command_writes(outputs: Outputs, tmp_path: Path) -> None:
    """What it says of the written file is what ``to_complete`` lists: fields that the acts do not say, nothing else."""
    outputs.put(*map(make_true, NAMES))
    path = tmp_path / "subventions.csv"
    line = ["export", str(outputs.folder), "--scdl", "subventions", "-o", str(path)]
    assert call(lambda: app(line, standalone_mode=False)) == 0
    listed = list(csv.DictReader((tmp_path / "subventions.to_complete.csv").read_text("utf-8").splitlines()))
    told = validate(path)
    assert {code for _, code in told} == {"constraint-error"}
    assert {column for column, _ in told} == {one["column"] for one in listed} & REQUIRED


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, STANDARD.names)
        writer.writeheader()
        writer.writerows(rows)


def validate(path: Path) -> set[tuple[str, str]]:
    """Column and kind of every fault that frictionless finds by the standard as a Table Schema."""
    resource = TableResource(
        path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor(describe_table(STANDARD))
    )
    report = resource.validate()
    return {(field, kind) for field, kind in report.flatten(["fieldName", "type"])}
