"""Which money counts: no total, no column or table that repeats another, and for whom. Expectations are by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import Row, make_act, make_document, make_party, make_table

from bordereau.schemas.convention import Act, Document, Party
from bordereau.schemas.table import Table
from bordereau.warehouse.rows.counting import count_document
from bordereau.warehouse.rows.document import flatten_document
from bordereau.warehouse.rows.labels import find_bearer, find_party
from bordereau.warehouse.rows.leaves import find_leaf_columns
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]


def read_table(columns: list[str], *rows: list[str | None]) -> Table:
    """Make a table of items A, B…"""
    items = [(chr(65 + place), "item", values) for place, values in enumerate(rows)]
    return Table.model_validate_json(json.dumps(make_table(columns, items)))


@pytest.mark.parametrize(
    ("columns", "rows", "leaves", "why"),
    [
        (["Année 2017", "Année 2018", "Total 2017 / 2018"], [["5", "6", "11"]], {0, 1}, "the last repeats the others"),
        (["Total 2020 - 2022"], [["5"]], {0}, "the only column is no repetition"),
        (["État", "Région", "Total"], [["5", "6", "11"]], {0, 1}, "no years, a total"),
        (["2019", "2020", "Dont Région"], [["5", "6", "2"]], {0, 1}, "years before anything else"),
        (["Réalisé 2022", "Prévu 2023"], [["5", "6"]], {0, 1}, "years that differ"),
        (["Total HT", "Total TTC"], [["5", "6"]], None, "two totals: nothing is certain"),
        (["Montant HT", "TVA", "Montant TTC"], [["100", "20", "120"], ["5", "1", "6"]], {0, 1}, "an unnamed total"),
        (["Montant HT", "Montant TTC"], [["100", "120"]], None, "the same money twice, and nothing says which"),
        (["Présenté", "Retenu"], [["100", "80"]], None, "the same"),
        (
            ["Coût", "Autres", "Prêt", "Aide", "Total aides"],
            [["9", "4", "3", "2", "5"], ["4", "2", "1", "1", "2"]],
            {1, 2, 3},
            "a total at the left",
        ),
        (["Coût éligible", "Aide notifiée"], [["100", "40"]], {1}, "what is granted, not what is spent"),
        (["Engagement", "Dont subvention"], [["100", "40"]], None, "a part of what stands beside"),
        (
            ["2022 État", "2022 Région", "2023 État", "2023 Région"],
            [["1", "2", "3", "4"]],
            {0, 1, 2, 3},
            "year and payer",
        ),
        (
            ["2022 AE", "2022 CP", "2023 AE", "2023 CP"],
            [["1", "2", "3", "4"]],
            None,
            "one year twice, and not by payer",
        ),
        (["FEADER", "Contreparties"], [["4", "1"]], {0, 1}, "payers that differ"),
        (["Année 2017"], [[None]], set(), "no money"),
    ],
)
def test_leaf_columns(columns: list[str], rows: list[list[str | None]], leaves: set[int] | None, why: str) -> None:
    assert find_leaf_columns(read_table(columns, *rows)) == leaves, why


PARTIES = [
    Party.model_validate_json(json.dumps(make_party(name, aliases=aliases)))
    for name, aliases in (
        ("Région Cévérine", ["la Région"]),
        ("État", []),
        ("Ville de Montreval", ["la Ville"]),
        ("SA d’HLM Le Toit", ["Le Toit"]),
        (None, []),
    )
]


@pytest.mark.parametrize(
    ("label", "party", "why"),
    [
        ("Part ÉTAT (en k€)", 2, "case, share and unit fall away"),
        ("Région", 1, "the alias without its article"),
        ("Subvention de la Région", 1, "a share"),
        ("État et région cévérine", None, "two parties"),
        ("Étatique", None, "another word"),
        ("État des lieux", None, "no body"),
        ("Politique de la ville", None, "a plain word among others is no alias"),
        ("Ville (hors taxes)", 3, "alone"),
        ("Apport SA d’HLM Le Toit en prêt", 4, "a whole name may stand anywhere"),
        ("Le Toit", 4, "an alias"),
        ("2022 État", 2, "a year beside"),
    ],
)
def test_a_label_names_one_party_or_none(label: str, party: int | None, why: str) -> None:
    assert find_party((label,), PARTIES) == party, why


def test_a_body_names_the_only_party_whose_name_begins_so() -> None:
    assert (
        find_party(("Département",), [Party.model_validate_json(json.dumps(make_party("Département de l’Orle")))]) == 1
    )
    two = [Party.model_validate_json(json.dumps(make_party(f"Commune de {name}"))) for name in ("Brax", "Orle")]
    assert find_party(("Commune",), two) is None
    assert find_bearer("Commune", two).printed == "Commune", "somebody, and it is not said who"


def count(*acts: Row) -> dict[str, str]:
    """Tell of each table why it counts or not."""
    return {f"{act}/{table}": why for (act, table), why in count_document(make_document("x", *acts)).tables.items()}


def plan(name: str, *rows: tuple[str, str], title: str = "", total: str | None = None, column: str = "Montant") -> Row:
    kinds = [(label, "item", [value]) for label, value in rows]
    if total:
        kinds.append(("TOTAL", "total", [total]))
    return make_table([column], kinds, id=name, title=title)


COSTS = plan("t1", ("Travaux", "80"), ("Études", "20"), total="100")
FUNDERS = plan("t2", ("Département", "40"), ("Ville", "60"), total="99")


@pytest.mark.parametrize(
    ("tables", "counted", "why"),
    [
        ([COSTS, FUNDERS], {"1/t2"}, "what is spent and who pays: the total is misprinted, its parts are not"),
        ([COSTS, plan("t2", ("Département", "40"), ("Ville", "70"))], {"1/t1", "1/t2"}, "other money"),
        ([plan("t1", ("Lot", "50"), ("TVA", "10")), plan("t2", ("Région", "60"))], {"1/t2"}, "with tax"),
        (
            [
                plan("t1", ("Axe 1", "500"), ("Axe 2", "300")),
                plan("t2", ("a", "200"), ("b", "300"), title="Détail de l’axe 1"),
            ],
            {"1/t1"},
            "a detail of a row of the summary",
        ),
        (
            [
                plan("t1", ("a", "12"), column="Participation 2021"),
                plan("t2", ("a", "12"), column="Participation 2022"),
            ],
            {"1/t1", "1/t2"},
            "the same sum for another year is other money",
        ),
    ],
)
def test_tables_that_hold_the_same_money_count_once(tables: list[Row], counted: set[str], why: str) -> None:
    found = count(make_act(tables=tables))
    assert {name for name, told in found.items() if told == "counted"} == counted, why


def test_a_deliberation_repeats_the_convention_that_it_approves() -> None:
    approving = make_act(kind="deliberation", tables=[COSTS])
    assert count(approving, make_act(tables=[COSTS])) == {"1/t1": "same_money_as t1", "2/t1": "counted"}
    two_grants = [make_act(tables=[COSTS]), make_act(tables=[COSTS])]
    assert count(*two_grants) == {"1/t1": "counted", "2/t1": "counted"}, "two conventions of the same sum are two"


def test_rows_within_others_and_subtotals_do_not_count() -> None:
    rows = [
        ("A", "item", ["5"]),
        ("dont matériel", "item", ["3"]),
        ("Sous-total", "subtotal", ["5"]),
        ("T", "total", ["5"]),
    ]
    document = make_document("x", make_act(tables=[make_table(["Montant"], rows)]))
    cells = flatten_document(document)["table_cells"]
    assert [cell["row_label"] for cell in cells if cell["counted"]] == ["A"]


def test_who_bears_a_cell() -> None:
    table = plan("t1", ("Région", "1"), ("Caisse des dépôts", "2"), ("Autre mécène", "3"))
    parties = [make_party("Ville de Brax"), make_party("Région Cévérine"), make_party("Fondation du Brax")]
    cells = flatten_document(make_document("x", make_act(parties=parties, tables=[table])))["table_cells"]
    told = [(cell["party_order"], cell["partner"]) for cell in cells]
    assert told == [(2, "Région Cévérine"), (None, "Caisse des dépôts"), (None, "Autre mécène")]
    plain = plan("t1", ("Voirie", "1"), ("Éclairage", "2"))
    cells = flatten_document(make_document("x", make_act(parties=parties, tables=[plain])))["table_cells"]
    assert {cell["partner"] for cell in cells} == {"Région Cévérine + Fondation du Brax"}


def extract(path: str) -> Document:
    return read_shared(ROOT / "tests/corpus" / path)


def add_up(document: Document, act: int = 1) -> dict[tuple[str | None, int | None], Decimal]:
    sums: dict[tuple[str | None, int | None], Decimal] = {}
    for cell in flatten_document(document)["table_cells"]:
        if cell["counted"] and cell["act_number"] == act:
            key = (cell["partner"], cell["year_from"] if cell["year_from"] == cell["year_to"] else None)
            sums[key] = sums.get(key, Decimal(0)) + cell["value_eur"]
    return sums


@pytest.mark.parametrize(
    ("path", "sums", "why"),
    [
        (
            "conventions/conv-09.pdf",
            {
                ("agence de l’eau Cévérine-Atlantique", None): "442818.30",
                ("Département", None): "88563.66",
                ("Ville de Rocheplate", None): "531381.96",
            },
            "costs with tax beside funders: the funders, once",
        ),
        (
            "conventions/conv-03.pdf",
            {("État", None): "97500", ("communauté de communes des Trois-Vallées", None): "88900"},
            "two payers and their total in columns, subtotals in rows",
        ),
        (
            "conventions/conv-28.pdf",
            {("Région Cévérine", None): "1035000", ("RGC", None): "345000"},
            "shares in per cent beside the sums",
        ),
        (
            "conventions/conv-36.pdf",
            {
                ("Mutualité agricole de Cévérine", 2019): "864000",
                ("Mutualité agricole de Cévérine", 2020): "777000",
                ("Mutualité agricole de Cévérine", 2021): "930000",
            },
            "years and their total; the article that restates the annex adds nothing",
        ),
        (
            "conventions/conv-39.pdf",
            {("FEADER", None): "1740000", ("Contreparties", None): "435000"},
            "payers in columns; what is programmed and what is paid is not added up",
        ),
        (
            "conventions/conv-21.pdf",
            {
                ("Caisse d’allocations familiales de la Vèze", 2020): "5570",
                ("Caisse d’allocations familiales de la Vèze", 2021): "36728",
                ("Caisse d’allocations familiales de la Vèze", 2022): "38962",
            },
            "years in rows; the printed total of 2022 is wrong, its parts are counted",
        ),
    ],
)
def test_commitments_of_real_pages_add_up_by_hand(
    path: str, sums: dict[tuple[str | None, int | None], str], why: str
) -> None:
    assert add_up(extract(path)) == {key: Decimal(value) for key, value in sums.items()}, why


def test_an_act_printed_and_scanned_has_one_key(tmp_path: Path) -> None:
    act = make_act(
        date={"text": "10 avril 2017", "iso": "2017-04-10", "precision": "day"},
        parties=[make_party("Ville de Brax"), make_party("Fondation")],
        tables=[COSTS],
    )
    keys = [flatten_document(make_document(name, one))["acts"][0]["act_key"] for name, one in (
        ("printed", act),
        ("scanned", {**act, "title": "Convention", "parties": act["parties"][::-1]}),
        ("other sum", {**act, "tables": [plan("t1", ("Travaux", "81"))]}),
        ("no date", {**act, "date": None}),
    )]  # fmt: skip
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] is None
    assert Act.model_validate_json(json.dumps(act)).title == "CONVENTION"
