"""Groups that no word tells, and totals that are differences: what explains a total that misses its lines."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.totals import sum_table

from .test_totals import reading_of

BILL = "Poste|2024|2025\nFixe|20,00|20,00\nMesure|128,40|128,40\nPart A|148,40|148,40\nBase|34,35|33,72\n"
BILL += "Flux|111,44|109,40\nPart B|145,79|143,12\nTotal|294,19|291,52"
ACCOUNTS = "Compte|BP|DM\n16 Dettes|76 700|381 650\n601 Matériels|138 300|9 391\n* 21 Immobilisations|138 300|9 391\n"
ACCOUNTS += "608 Autres|275 000|60 475\n* 20 Incorporelles|185 000|11 475\n* 21 Corporelles|90 000|49 000\n"
ACCOUNTS += "Total réel|490 000|451 516"
SHARES = "Produits|2012|2014\nVentes|410 000|200 000\nSubventions|211 000|340 000\nDRAC|31 000|15 000\n"
SHARES += "Ville|180 000|90 000\nAutres|-|16 000\nIntérêts|-|-\nTotal|621 000|540 000"
APART = (
    "Produits|2012|2014\nVentes|110 000|114 000\nSubventions|90 500|97 600\nCotisations|500|800\nDRAC|40 000|41 100\n"
)
APART += "Ville|30 500|36 500\nPays|20 000|20 000\nTotal|201 000|212 400"
HALF = "Financeur|Montant\nAgence|36 000\nRégion|9 000\nFonds propres|45 000\n|90 000\n|18 000\n|108 000"


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (BILL, {"148.4": 2, "145.79": 2, "143.12": 2, "294.19": 2, "291.52": 2}, "lines that close a group"),
        (ACCOUNTS, {"275000": 2, "60475": 2, "490000": 3, "451516": 3}, "lines that open one, and one told again"),
        (HALF, {"90000": 3, "108000": 2}, "a half whose totals have no words"),
        (APART, {"90500": 3, "97600": 3, "201000": 3, "212400": 3}, "a line between a group and its parts"),
        ("Poste|€\nA|100\nB|250\nC|350\nTotal|700", {"700": 3}, "a line that is a sum by chance stays a line"),
        ("Séjour|€\nPrix|440,89\nAide|60,00\nTotal par enfant|380,89", {"380.89": 2}, "a price less its help"),
        ("Plan|A|B\nCoût|900|1 250\nAide|150|300\nTotal|750|950", {"750": 2, "950": 2}, "in two columns"),
    ],
)
def test_what_explains_a_total(table: str, expected: dict[str, int], why: str) -> None:
    checks = sum_table("t1", reading_of(table)).checks
    assert {check.status for check in checks} <= {"exact"}, why
    assert {check.stated: len(check.parts) for check in checks} == expected, why


def test_a_group_that_one_column_tells_in_full_is_left_open_in_the_other() -> None:
    """The third line is one of the group as well: the total leaves it out."""
    checks = sum_table("t1", reading_of(SHARES)).checks
    assert {(check.stated, len(check.parts), check.status) for check in checks} == {
        ("211000", 2, "exact"),
        ("340000", 3, "undetermined"),
        ("621000", 2, "exact"),
        ("540000", 2, "exact"),
    }
    assert "come to 121 000" in next(check.message for check in checks if check.stated == "340000")


def test_a_difference_is_a_kind_of_its_own() -> None:
    checks = sum_table("t1", reading_of("Séjour|€\nPrix|440,89\nAide|60,00\nTotal par enfant|380,89")).checks
    assert [(check.kind, check.computed) for check in checks] == [("difference_total", "380.89")]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("Objet|Article|Montant\nCarburant|60622|1200\nFrais|6261|250\nImprévus|22|-1450", "the last line is an item"),
        ("|A|B\nModèle 1|0,71|0,65\nModèle 2|0,62|0,61\n|0,74|0,66", "a last line without a word"),
    ],
)
def test_a_last_line_without_a_word_claims_nothing(table: str, why: str) -> None:
    summed = sum_table("t1", reading_of(table))
    assert summed.checks == (), why
    assert [row.kind for row in summed.reading.rows][-1] == "item", why


def test_a_wrong_total_is_not_explained_away() -> None:
    wrong = BILL.replace("294,19", "294,79")
    found = {(check.stated, check.status) for check in sum_table("t1", reading_of(wrong)).checks}
    assert ("294.79", "fails") in found


def test_a_line_beside_zeros_is_no_group() -> None:
    """68 = 68 + 0 in one column and 204 = 204 + 0 in the next are copies: the article above is no total of them."""
    rows = "Jaune|68,00|204,00\nBleu|68,00|204,00\nLivraison|0,00|0,00\nTotal|136,00|408,00"
    table = sum_table("t1", reading_of(f"Article|Coût|Montant\n{rows}"))
    assert {check.stated_by for check in table.checks} == {"t1/r4/c1", "t1/r4/c2"}


CHAPTERS = "Chapitre|2023|2024\n011 Charges|11 495|5 453\n615 Entretien|2 710|1 504\n6063 Fournitures|8 785|3 949\n"
CHAPTERS += "67 Exceptionnelles|150|39 220\n673 Titres|150|4 150\n678 Autres||35 070\nTotal dépenses|11 645|44 673"
LOTS = "Lot|Montant\nMaçonnerie|20 450,24\nCharpente|16 270,79\nGros œuvre|36 721,03\n"
LOTS += "Électricité|344,22\nPlomberie|4 332,97\n"
LOTS += "Chauffage|15 450,23\nFluides|20 127,42\nÉtudes|4 325,25\nTOTAL|61 173,70"
AXES = (
    "Axe|Prévu|Réalisé\nMobilité|3 335|664\nNavette|2 584|\nVoie verte|483|400\nHalte|268|264\nCommerce|3 876|40 800\n"
)
AXES += "TOTAL|7 211|41 464"


@pytest.mark.parametrize(
    ("table", "old", "new", "failing", "why"),
    [
        (CHAPTERS, "1 504", "1 540", ["5453"], "a line of a chapter that the other year proves"),
        (CHAPTERS, "44 673", "44 763", ["44763"], "the total of chapters"),
        (LOTS, "4 332,97", "4 323,97", ["20127.42"], "a line of a group that the total alone proves"),
        (LOTS, "61 173,70", "61 713,70", ["61713.7"], "a total of groups under their lines"),
        (AXES, "3 335", "3 353", ["3353", "7211"], "the sum of a group, and the total that adds it"),
        (AXES, "41 464", "41 464", [], "nothing"),
    ],
)
def test_one_wrong_figure_among_groups(table: str, old: str, new: str, failing: list[str], why: str) -> None:
    checks = weigh_alarms(sum_table("t1", reading_of(table.replace(old, new))))
    assert sorted(check.stated or "" for check in checks if check.status == "fails") == failing, why


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            "Poste|€\nA|1 305\nSous-total B|4 044\nB1|604\nB2|3 440\nC|77\nTOTAL|5 426",
            "isiiit",
            "a sub-total over its lines",
        ),
        (
            "Poste|€\nA|1 305\nB1|604\nB2|3 440\nSous-total|4 044\nC|77\nTOTAL|5 426",
            "iiisit",
            "or under them, after one without",
        ),
        (
            "Poste|€\nA|45 280\nA1|44 800\nA2|480\nB|67 211\nB1|1 160\nB11|930\nB12|230\nB2|66 051\nTotal|112 491",
            "siissiiit",
            "a group within a group",
        ),
        (
            "Part|2023|2024\nFixe|0,00|0,00\nMesure|117,12|117,08\nMontant HT de A|117,12|117,08\nB1|23,96|24,40\n"
            "B2|143,88|146,41\nMontant HT de B|167,84|170,81\nTotal|284,96|287,89",
            "iisiist",
            "taxes tell which of two lines repeats the other",
        ),
        (
            "Poste|2023|2024\nA|28 500|15 493\nA1|20 100|15 000\nA2|8 400|493\nB|710|818\nCoût total|29 210|16 311\n"
            "Ville|4 500|3 400\nÉtat|598|842\nTotal des aides|5 098|4 242",
            "siiitiit",
            "groups under a total whose word is weak",
        ),
    ],
)
def test_kinds_of_groups(table: str, expected: str, why: str) -> None:
    assert "".join(row.kind[0] for row in sum_table("t1", reading_of(table)).reading.rows) == expected, why
