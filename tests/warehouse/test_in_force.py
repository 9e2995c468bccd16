"""What is in force: each euro once, whatever acts say it, with the history beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from warehouse_cases import Outputs, Place, Row, make_act, make_commitment, make_document, make_party, quote

from bordereau.schemas.convention import Document
from bordereau.warehouse.load import LoadJob, load_outputs

FEBRUARY = {"text": "15 février 2024", "iso": "2024-02-15", "precision": "day"}
CITY, CLUB = "Ville de Brax", "Club nautique"


def day(iso: str) -> Row:
    return {"text": iso, "iso": iso, "precision": "day"}


def siren(number: str) -> list[Row]:
    return [{"scheme": "SIREN", "value": number, "valid": True, "evidence": quote(number)}]


def make(name: str, *sums: tuple[str, int | None], date: Row | None = FEBRUARY, **more: Any) -> Document:
    """An act between a city and a club: sums, each with its year."""
    fields: Row = {"title": "CONVENTION", "date": date, "parties": [make_party(CITY), make_party(CLUB)], **more}
    names = [party["name"] for party in fields["parties"]]
    said = [make_commitment(n, value, 0, 1, *names[:2], year=year) for n, (value, year) in enumerate(sums, start=1)]
    return make_document(name, make_act(commitments=said, **fields))


def amend(name: str, *sums: tuple[str, int | None], effect: str | None = "replaces", **more: Any) -> Document:
    named = {"kind": "convention", "date": FEBRUARY, "title": None, "effect": effect, "evidence": quote("amends")}
    fields: Row = {"kind": "avenant", "title": "AVENANT N° 1", "date": day("2024-10-04"), **more}
    return make(name, *sums, amends=[{**named, **fields.pop("named", {})}], **fields)


CONVENTION = make("convention", ("60000", 2024), ("60000", 2025))
SCAN = make("scan", ("60000", 2024), ("60000", 2025)).model_copy(
    update={"pages": tuple(p.model_copy(update={"text_source": "ocr"}) for p in CONVENTION.pages)}
)
SPELT = [make_party("VILLE DE BRAX", identifiers=siren("219901881")), make_party("Le Club Nautique")]
NUMBERED = make("numbered", ("500", None), date=None, title="CONVENTION N° 2023-45")
SECOND = amend("b", ("80000", 2024), title="AVENANT N° 2", date=day("2025-01-10"))

NIGHTS: list[tuple[list[Document], dict[tuple[str, int | None], int], str]] = [
    ([CONVENTION], {("convention", 2024): 60000, ("convention", 2025): 60000}, "alone"),
    ([CONVENTION, SCAN], {("convention", 2024): 60000, ("convention", 2025): 60000}, "printed and scanned"),
    ([CONVENTION, amend("a", ("75000", 2024))], {("a", 2024): 75000, ("convention", 2025): 60000}, "one year replaced"),
    ([CONVENTION, amend("a", ("75000", None))], {("a", None): 75000}, "the whole replaced"),
    ([CONVENTION, amend("a", ("15000", 2024), effect="adds")],
     {("a", 2024): 15000, ("convention", 2024): 60000, ("convention", 2025): 60000}, "a complement"),
    ([CONVENTION, amend("a", ("60000", 2025), ("50000", 2026), effect="extends")],
     {("convention", 2024): 60000, ("convention", 2025): 60000, ("a", 2026): 50000}, "prolonged, a year said again"),
    ([CONVENTION, amend("a", ("75000", 2024)), SECOND],
     {("b", 2024): 80000, ("convention", 2025): 60000}, "the last avenant counts"),
    ([CONVENTION, amend("a", ("75000", 2024), effect=None)], {("a", 2024): 75000, ("convention", 2025): 60000},
     "an effect that is not told counts as replacing"),
    ([CONVENTION, amend("a", ("75000", 2024), parties=SPELT)], {("a", 2024): 75000, ("convention", 2025): 60000},
     "the parties in another spelling, one with its SIREN"),
    ([amend("a", ("75000", 2024)), SECOND],
     {("b", 2024): 80000}, "two avenants of a convention that is absent"),
    ([CONVENTION, amend("a", ("75000", 2024), named={"date": day("2023-05-05")})],
     {("a", 2024): 75000, ("convention", 2024): 60000, ("convention", 2025): 60000}, "another convention is meant"),
    ([NUMBERED, amend("a", ("700", None), title="AVENANT N° 1 à la convention n° 2023-45", named={"date": None})],
     {("a", None): 700}, "found by its number"),
    ([make("other", ("9", None), parties=[make_party("Ville de Lac"), make_party(CLUB)]), amend("a", ("75000", 2024))],
     {("a", 2024): 75000, ("other", None): 9}, "the same day, another city"),
]  # fmt: skip


@pytest.mark.parametrize(("documents", "in_force", "why"), NIGHTS)
def test_each_euro_counts_once(
    outputs: Outputs,
    duckdb_place: Place,
    documents: list[Document],
    in_force: dict[tuple[str, int | None], int],
    why: str,
) -> None:
    place = duckdb_place
    outputs.put(*documents)
    load_outputs(LoadJob(outputs.folder, place.url))
    rows = place.ask("SELECT file_name, budget_year, value_eur FROM commitments")
    said = {(row["file_name"].removesuffix(".pdf"), row["budget_year"]): row["value_eur"] for row in rows}
    assert said == {key: Decimal(value) for key, value in in_force.items()}, why
    assert len(rows) == len(in_force), why
    (count,) = place.ask("SELECT count(*) AS rows FROM commitment_history")
    assert count["rows"] == sum(len(act.commitments) for one in documents for act in one.acts), "history has them all"


def test_history_and_what_is_absent_in_each_warehouse(outputs: Outputs, place: Place) -> None:
    absent = amend("absent", ("9", 2024), parties=[make_party("Ville de Lac"), make_party(CLUB)], effect=None)
    outputs.put(CONVENTION, amend("a", ("75000", 2024)), absent)
    load_outputs(LoadJob(outputs.folder, place.url))
    rows = place.ask("SELECT family_key, state FROM commitment_history ORDER BY value_eur, budget_year")
    assert [row["state"] for row in rows] == ["in_force", "replaced", "in_force", "in_force"]
    assert len({row["family_key"] for row in rows}) == 2
    (row,) = place.ask("SELECT file_name, amended_date_iso, why FROM absent_conventions")
    assert row == {"file_name": "absent.pdf", "amended_date_iso": "2024-02-15", "why": "absent"}
    (found,) = place.ask("SELECT found_by, amended_file_name, candidate_count FROM avenants WHERE file_name = 'a.pdf'")
    assert found == {"found_by": "date", "amended_file_name": "convention.pdf", "candidate_count": 1}
    reasons = {row["reason"] for row in place.ask("SELECT reason FROM needs_a_person")}
    assert reasons == {"convention_absent", "effect_unknown"}


@pytest.mark.parametrize(
    ("decision", "approved", "in_force", "why"),
    [
        ("adopted", True, {("convention", 60000)}, "the convention that it approves says the same"),
        ("adopted", False, {("decided", 60000)}, "nothing else says it"),
        ("rejected", False, set(), "it was refused"),
    ],
)
def test_a_deliberation_and_the_convention_that_it_approves(
    outputs: Outputs, duckdb_place: Place, decision: str, approved: bool, in_force: set[tuple[str, int]], why: str
) -> None:
    place = duckdb_place
    sat = day("2024-02-01")
    decided = {"number": "2024-9", "date": sat, "object": "Aide", "votes": {}, "decision": decision, "evidence": []}
    parties = [
        make_party(CITY, authorisations=[{"text": "délibération", "date": sat, "evidence": quote("d")}]),
        make_party(CLUB),
    ]
    said = [make_commitment(1, "60000", None, None, CITY, CLUB)]
    outputs.put(make_document("decided", make_act(kind="deliberation", deliberation=decided, commitments=said)))
    if approved:
        outputs.put(make("convention", ("60000", None), parties=parties))
    load_outputs(LoadJob(outputs.folder, place.url))
    rows = place.ask("SELECT file_name, value_eur FROM commitments")
    assert {(row["file_name"].removesuffix(".pdf"), int(row["value_eur"])) for row in rows} == in_force, why


def test_names_join_by_reference_and_get_their_codes(outputs: Outputs, place: Place, tmp_path: Any) -> None:
    table = tmp_path / "communes.csv"
    table.write_text(
        "nom;alias;siren;code_insee;epci;nom_epci\nBrax;;214700387;47040;200096956;CA d'Agen\n"
        "Commune de Brax;la cité de Brax;214700387;47040;200096956;CA d'Agen\n",
        encoding="utf-8",
    )
    city = [make_party("La Cité de Brax"), make_party(CLUB)]
    outputs.put(make("one", ("5", 2024)), make("two", ("7", 2025), parties=city, date=day("2025-01-01")))
    job = LoadJob(outputs.folder, place.url, references=(table,))
    load_outputs(job)
    query = "SELECT DISTINCT payer_key, payer_siren, payer_insee, payer_epci FROM commitments"
    (row,) = place.ask(query)
    assert row == {
        "payer_key": "214700387",
        "payer_siren": "214700387",
        "payer_insee": "47040",
        "payer_epci": "200096956",
    }
    assert load_outputs(LoadJob(outputs.folder, place.url)).rows == {}, "the reference stays, and nothing is to be done"
    assert place.ask(query) == [row]
