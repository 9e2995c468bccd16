"""Loads into every warehouse: what the tables hold is what the JSON says, after each change."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import (
    FULL,
    KINDS,
    Outputs,
    Place,
    Shelf,
    make_act,
    make_amount,
    make_commitment,
    make_corrected,
    make_document,
    make_party,
    make_table,
    quote,
)

from bordereau.schemas.convention import Document
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.control import read_controls
from bordereau.warehouse.load import LoadJob, LoadReport, load_outputs
from bordereau.warehouse.open import open_warehouse
from bordereau.warehouse.warehouse import BusyError, RefusedError, WarehouseError


def load(outputs: Outputs, place: Place, **more: object) -> LoadReport:
    return load_outputs(LoadJob(outputs.folder, place.url, **more))  # type: ignore[arg-type]


def check_same(outputs: Outputs, place: Place) -> None:
    """All rows, values, types: decimals to the digit, dates, NULLs, accents."""
    wanted, found = outputs.rows(), place.rows()
    for name, rows in wanted.items():
        assert found[name] == rows, name


def test_the_corpora_again_and_again(outputs: Outputs, bare_place: Place, corpus: list[Document]) -> None:
    place = bare_place
    full = make_document("full", FULL, make_act())
    outputs.put(*corpus, full)
    first = load(outputs, place)
    assert first.new == len(corpus) + 1
    check_same(outputs, place)
    second = load(outputs, place)
    assert (second.new, second.changed, second.withdrawn, second.rows) == (0, 0, 0, {})
    assert len(place.ask("SELECT * FROM loads")) == 1

    changed = full.model_copy(update={"acts": (full.acts[0].model_copy(update={"title": "Changé"}), full.acts[1])})
    outputs.put(changed)
    assert load(outputs, place).changed == 1
    check_same(outputs, place)

    shrunk = changed.model_copy(update={"acts": (changed.acts[1],), "pages": ()})
    outputs.put(shrunk)
    assert load(outputs, place).changed == 1
    check_same(outputs, place)
    assert not [row for row in place.ask("SELECT * FROM parties") if row["document_sha256"] == full.source.sha256]

    for gone in (full, corpus[0]):
        outputs.path(gone.source.sha256).unlink()
    report = load(outputs, place)
    assert (report.withdrawn, report.unchanged) == (2, len(corpus) - 1)
    check_same(outputs, place)
    assert len(place.ask("SELECT * FROM loads")) == 4


@pytest.fixture(params=KINDS)
def full(request: pytest.FixtureRequest, shelf: Shelf) -> Place:
    """A document of everything, in each warehouse."""
    return shelf.load(request.param, make_document("full", FULL))


def test_values_that_do_not_fit_are_null_and_told(full: Place) -> None:
    place = full
    rows = place.ask("SELECT amount_id, value_eur, value_exact FROM amounts ORDER BY amount_order")
    assert [(row["value_eur"], row["value_exact"]) for row in rows] == [
        (Decimal("15200000.00"), "15200000"),
        (Decimal("0.01"), "0.01"),
        (Decimal("9999999999999999.99"), "9999999999999999.99"),
        (None, "0.125"),
        (Decimal("-3.50"), "-3.5"),
    ]
    (warning,) = place.ask("SELECT message FROM warnings WHERE code = 'value_does_not_fit'")
    assert "a4, 0.125" in warning["message"]
    (text,) = place.ask("SELECT printed_text FROM amounts WHERE amount_id = 'a5'")
    assert text["printed_text"] == "", "an empty text is not NULL"
    (name,) = place.ask("SELECT name FROM parties WHERE party_order = 3")
    assert name["name"] is None


def test_a_partial_date_is_never_filled_up(full: Place) -> None:
    (act,) = full.ask("SELECT * FROM acts")
    assert (act["act_date"], act["act_date_iso"], act["act_date_precision"]) == (None, "2020-12", "month")
    assert (str(act["period_start"]), act["period_end"], act["period_end_year"]) == ("2020-01-01", None, 2022)


def test_views_answer(outputs: Outputs, place: Place) -> None:
    convention = make_act(
        date={"text": "10 avril 2017", "iso": "2017-04-10", "precision": "day"},
        parties=[make_party("Métropole de Valbrume"), make_party("ŒUVRE ET CŒUR")],
    )
    outputs.put(make_document("full", FULL), make_document("convention", convention))
    load(outputs, place)
    (row,) = place.ask("SELECT * FROM commitments_by_year")
    assert (row["payer"], row["payee"], row["budget_year"]) == ("Œuvre & Cœur", "MÉTROPOLE DE VALBRUME", 2017)
    assert row["value_eur"] == 7385000
    (row,) = place.ask("SELECT * FROM failing_documents")
    assert (row["file_name"], row["failing_count"], row["greatest_difference_eur"]) == (
        "full.pdf",
        1,
        Decimal("7815000.00"),
    )
    (row,) = place.ask("SELECT * FROM avenants")
    assert (row["file_name"], row["amended_file_name"]) == ("full.pdf", "convention.pdf")
    (row,) = place.ask("SELECT * FROM article_against_annex")
    assert (row["in_article"], row["annex"], row["difference"]) == ("15,2 M€", "1", 7815000)


def test_how_far_figures_can_be_trusted_is_loaded(outputs: Outputs, place: Place) -> None:
    amounts = [
        {**make_amount(1, "15200000"), "trust": "proven"},
        {**make_amount(2, "7000"), "trust": "doubtful", "doubts": ["bad_grouping", "struck_text"]},
    ]
    table = make_table(["2019"], [("Logement", "item", ["100"]), ("Voirie", "item", [None])])
    table["rows"][0]["cells"][0] |= {"trust": "doubtful"}
    outputs.put(make_document("a", make_act(amounts=amounts, tables=[table])))
    load(outputs, place)
    rows = place.ask("SELECT amount_id, trust, doubts FROM amounts ORDER BY amount_id")
    assert [tuple(row.values()) for row in rows] == [
        ("a1", "proven", None),
        ("a2", "doubtful", "bad_grouping struck_text"),
    ]
    assert [row["trust"] for row in place.ask("SELECT trust FROM table_cells ORDER BY row_order")] == ["doubtful", None]
    doubtful = place.ask("SELECT figure, row_label, doubts FROM doubtful_figures ORDER BY figure")
    assert [tuple(row.values()) for row in doubtful] == [
        ("a2", None, "bad_grouping struck_text"),
        ("t1/r1/c1", "Logement", None),
    ]


def test_the_cells_of_each_act_count_once(outputs: Outputs, place: Place) -> None:
    """A convention of 2017 and 2018, printed and scanned; its avenant prints 2018 again, and adds 2019."""
    parties = [make_party("Métropole de Valbrume"), make_party("Œuvre & Cœur"), make_party("Anah")]
    date = {"text": "10 avril 2017", "iso": "2017-04-10", "precision": "day"}
    table = make_table(
        ["Année 2017", "Année 2018", "Total"],
        [("Logement", "item", ["100", "200", "300"]), ("Voirie", "item", ["7", None, "7"])],
    )
    convention = make_act(date=date, parties=parties, tables=[table])
    later = make_table(["Année 2018", "Année 2019"], [("Logement", "item", ["200", "50"])])
    avenant = make_act(
        kind="avenant",
        date={"text": "2019", "iso": "2019", "precision": "year"},
        parties=[*parties[:2], make_party("Région")],
        amends=[{"kind": "convention", "date": date, "title": None, "evidence": quote("10 avril 2017")}],
        tables=[later],
    )
    namesake = make_act(date=date, parties=[make_party("Ville de Brax"), parties[2]], tables=[table])
    printed, scanned = make_document("printed", convention), make_document("scanned", convention)
    pages = tuple(page.model_copy(update={"text_source": "ocr"}) for page in scanned.pages)
    outputs.put(
        printed,
        scanned.model_copy(update={"pages": pages}),
        make_document("avenant", avenant),
        make_document("namesake", namesake),
    )
    load(outputs, place)
    rows = place.ask(
        "SELECT file_name, commitment_year AS year, SUM(value_eur) AS eur FROM counted_cells "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    assert [(row["file_name"], row["year"], row["eur"]) for row in rows] == [
        ("avenant.pdf", 2018, 200), ("avenant.pdf", 2019, 50),
        ("namesake.pdf", 2017, 107), ("namesake.pdf", 2018, 200),
        ("printed.pdf", 2017, 107), ("printed.pdf", 2018, 200),
    ]  # fmt: skip
    (row,) = place.ask("SELECT * FROM avenants")
    assert (row["file_name"], row["amended_file_name"], row["candidate_count"]) == ("avenant.pdf", "printed.pdf", 1)


def test_what_counts_nowhere_is_listed(outputs: Outputs, place: Place) -> None:
    unclear = make_table(["Présenté", "Retenu"], [("A", "item", ["9", "5"])])
    counted = make_table(["Montant"], [("A", "item", ["5"])])
    outputs.put(
        make_document("unclear", make_act(tables=[unclear])),
        make_document("text", make_act(amounts=[make_amount(1, "45000"), make_amount(2, "9")])),
        make_document("counted", make_act(amounts=[make_amount(1, "5")], tables=[counted])),
    )
    load(outputs, place)
    (row,) = place.ask("SELECT file_name, counting, greatest_eur FROM uncounted_tables")
    assert row == {"file_name": "unclear.pdf", "counting": "columns_do_not_add_up", "greatest_eur": 9}
    rows = place.ask("SELECT file_name, amount_count, greatest_eur FROM uncounted_acts ORDER BY file_name")
    assert [tuple(row.values()) for row in rows] == [("counted.pdf", 1, 5), ("text.pdf", 2, 45000)]


def test_names_in_capitals_are_one_partner(outputs: Outputs, place: Place) -> None:
    table = make_table(["Année 2017"], [("A", "item", ["5"])])
    outputs.put(*(
        make_document(name, make_act(parties=[make_party(f"{home} de Brax"), make_party(name)], tables=[table]))
        for home, name in (("Ville", "Œuvre d’été"), ("VILLE", "ŒUVRE D'ÉTÉ"))
    ))  # fmt: skip
    load(outputs, place)
    (row,) = place.ask(
        "SELECT SUM(value_eur) AS eur, COUNT(DISTINCT document_sha256) AS documents FROM counted_cells "
        "GROUP BY territory_key, partner_key"
    )
    assert row == {"eur": 10, "documents": 2}


def test_corrections_of_reviewers_find_the_row_of_their_fact(outputs: Outputs, place: Place) -> None:
    outputs.put(make_corrected())
    load(outputs, place)
    check_same(outputs, place)
    (row,) = place.ask(
        "SELECT c.who, c.why, c.read_value, c.corrected_value, c.page, a.value_eur FROM corrections c JOIN amounts a "
        "ON a.document_sha256 = c.document_sha256 AND c.fact_table = 'amounts' "
        "AND c.fact_key = a.act_number || '/' || a.amount_order"
    )
    assert (row["who"], row["why"], row["page"]) == ("Zoé", "lu sur l’original", 1)
    assert (row["read_value"], row["corrected_value"], row["value_eur"]) == ("1520000", "15200000", 15200000)
    (cell,) = place.ask(
        "SELECT t.cell_id, c.verdict FROM corrections c JOIN table_cells t ON c.fact_table = 'table_cells' "
        "AND c.fact_key = t.act_number || '/' || t.table_order || '/' || t.row_order || '/' || t.column_order"
    )
    assert cell == {"cell_id": "t1/r1/c3", "verdict": "right"}
    (person,) = place.ask(
        "SELECT fact_key, fact_column, decided_at, decided_at_text FROM corrections WHERE verdict = 'wrong'"
    )
    assert (person["fact_key"], person["fact_column"]) == ("1/2/1", "role")
    assert (person["decided_at"], person["decided_at_text"]) == (None, "2026-03-02")


KNOWN = """
documents:
  - match: {file_name: full.pdf}
    sums: [{what: a2, value: 0.01}, {what: a2, value: 7}]
  - match: {file_name: absent.pdf}
    sums: [{what: a1, value: 1}]
totals:
  - {year: 2017, value: "7 385 000,00"}
  - {document: full.pdf, value: 7385000}
  - {document: none.pdf, value: 1}
  - {party: L'ŒUVRE ET CŒUR, payee: Métropole de Valbrume, value: 7385000}
  - {party: œuvre & cœur, year: 2018, value: 5}
  - {value: 7385000}
"""


def test_known_sums_are_checks_in_the_warehouse(outputs: Outputs, place: Place, tmp_path: Path) -> None:
    outputs.put(make_document("full", FULL))
    (tmp_path / "known.yaml").write_text(KNOWN, encoding="utf-8")
    controls = read_controls(tmp_path / "known.yaml")
    load(outputs, place, controls=controls)
    rows = place.ask("SELECT scope, status FROM controls ORDER BY control_order")
    assert [(row["scope"], row["status"]) for row in rows] == [
        ("document", "exact"), ("document", "fails"), ("document", "fails"),
        ("year", "exact"), ("document", "exact"), ("document", "fails"),
        ("party", "exact"), ("party", "fails"), ("total", "exact"),
    ]  # fmt: skip
    assert load(outputs, place, controls=controls).rows == {}, "the same sums again change nothing"
    (total,) = place.ask("SELECT SUM(value_eur) AS total FROM commitments")
    assert total["total"] == 7385000, "the view adds up what the control did"


def test_a_strict_load_leaves_the_warehouse_as_it_was(outputs: Outputs, place: Place, tmp_path: Path) -> None:
    said = [make_commitment(1, "5", None, None, "Ville de Brax", "Club", year=2017)]
    sound = make_document("sound", make_act(commitments=said))
    outputs.put(sound)
    load(outputs, place, strict=True)
    before = place.rows()
    (tmp_path / "known.yaml").write_text("totals: [{year: 2017, value: 6}]", encoding="utf-8")
    outputs.put(make_document("other", make_act(amounts=[make_amount(1, "1")])))
    with pytest.raises(RefusedError, match="are known to be 6 €, and the loaded documents give 5 €"):
        load(outputs, place, strict=True, controls=read_controls(tmp_path / "known.yaml"))
    assert place.rows() == before
    outputs.put(make_document("full", FULL))
    with pytest.raises(RefusedError, match="1 of the documents' sums"):
        load(outputs, place, strict=True)
    assert place.rows() == before


def test_a_second_load_at_once_is_told(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a"))
    load(outputs, place)
    with open_warehouse(place.url), pytest.raises(BusyError, match="Another load is at work"):
        load(outputs, place)
    outputs.put(make_document("b"))
    load(outputs, place)
    check_same(outputs, place)


def test_a_load_that_dies_leaves_the_former_state(
    outputs: Outputs, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs.put(make_document("a", FULL))
    load(outputs, place)
    before = place.rows()
    outputs.put(make_document("a", make_act()), *(make_document(f"b{number}", FULL) for number in range(5)))
    monkeypatch.setattr("bordereau.warehouse.load.DOCUMENTS_A_BATCH", 2)
    monkeypatch.setattr("bordereau.warehouse.load._make_load", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(outputs, place)
    assert place.rows() == before
    monkeypatch.undo()
    load(outputs, place)
    check_same(outputs, place)


def test_two_collections_live_side_by_side(outputs: Outputs, place: Place, tmp_path: Path) -> None:
    other = Outputs(tmp_path / "other")
    outputs.put(make_document("a"))
    other.put(make_document("b"))
    load(outputs, place)
    load(other, place)
    assert len(place.ask("SELECT * FROM documents")) == 2
    other.path(make_document("b").source.sha256).unlink()
    with pytest.raises(WarehouseError, match="--allow-empty"):
        load(other, place)
    assert load(other, place, allow_empty=True).withdrawn == 1
    (left,) = place.ask("SELECT file_name FROM documents")
    assert left["file_name"] == "a.pdf"


def test_a_broken_json_is_told_and_its_former_rows_stay(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a"), make_document("b"))
    load(outputs, place)
    path = outputs.path(make_document("a").source.sha256)
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")
    outputs.put(make_document("c"))
    report = load(outputs, place)
    assert len(report.broken) == 1
    assert len(place.ask("SELECT * FROM documents")) == 3


def test_quarantine_is_loaded_and_leaves(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a"))
    entry = {"file": "é.pdf", "sha256": None, "reason": "not_a_pdf", "message": "No PDF.", "detail": None}
    path = outputs.folder / "quarantine" / "e-1.json"
    path.write_text(json.dumps(entry), encoding="utf-8")
    load(outputs, place)
    (row,) = place.ask("SELECT file, reason FROM quarantine")
    assert row == {"file": "é.pdf", "reason": "not_a_pdf"}
    path.unlink()
    load(outputs, place)
    assert place.ask("SELECT file FROM quarantine") == []


@pytest.mark.parametrize("url", ["", "x.duckdb", "duckdb://", "duckdb:///", "mysql://x", "parquet:///"])
def test_a_url_of_another_form_is_told(outputs: Outputs, url: str) -> None:
    with pytest.raises(UsageError, match="names no warehouse"):
        load(outputs, Place(url))


def test_outputs_without_a_run_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no documents"):
        load_outputs(LoadJob(tmp_path, f"duckdb:///{tmp_path}/a.duckdb"))
