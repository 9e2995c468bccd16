"""What a row is: totals without the word, heads of groups, sums under the row of totals."""

from __future__ import annotations

import pytest

from .test_totals import kinds, verdicts

GROUPS = (
    "Compte|BP|DM\n011 Charges|13 800|1 250\n60612 Énergie|7 800|250\n615231 Voiries|6 000|1 000\n66 Intérêts|610|90\n"
)
GROUPS += "TOTAL|14 410|1 340"
SIDES = "Fonction|0|1|2\nDépenses|500 311|40 200|7 100\n93 Ventilés|120 311|40 200|7 100\n94 Communs|380 000||\n"
SIDES += "Recettes de fonctionnement|552 733|5 525|8 470\n93 Ventilés|2 571|5 525|8 470\n94 Communs|550 162||"
BOTH = "Poste|Report|Voté\n16|7 700|2 787\n23|126 104|37 094\nTOTAL|133 804|39 881\n"


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (GROUPS, "siiit", "a chapter over its accounts is a subtotal of the total"),
        (SIDES, "tiitii", "a side of a budget is a total, proven by one long sum and two figures told again"),
        (
            "Salle|HC|HHC\nA|35 €|55 €\nB|17,50 €|27,50 €\nC|17,50 €|27,50 €\nD|38 €|66 €",
            "iiii",
            "prices, half of another",
        ),
        (
            "Tarif|Salle|Balcon\nPlein|12 €|15 €\nRéduit|8 €|10 €\nEnfant|4 €|5 €\nGroupe|3 €|4 €",
            "iiii",
            "or shares of it",
        ),
        ("Salle|HC|HHC\nA|40 €|60 €\nB|20 €|30 €\nC|20 €|30 €", "iii", "the first of all as well"),
        ("Devis|Prix HT\nÉtude|15 000\nPlan|7 000\nMontant HT|22 000", "iit", "the sum of the lines above"),
        ("Devis|€\nÉtude|15 000\nPlan|7 000\nMontant HT|22 000\nMontant TTC|26 400", "iist", "with its VAT below"),
        ("Devis|€\nÉtude|15 000\nPlan|7 000\nTotal HT|22 000\nSoit|26 400", "iitt", "told again with VAT"),
        ("Devis|€\nÉtude|15 000\nPlan|7 000\nMontant HT|23 000", "iii", "no sum of what stands above"),
        ("Devis|€\nLot 1 HT|15 000\nLot 2 HT|7 000\nLot 3 HT|22 000", "iii", "a lot is no sum by chance"),
        ("Poste|Report|Voté\n16|7 700|2 787\n23|126 104|37 094\nTOTAL|133 804|39 881\n|173 685|", "iist", "under both"),
        (
            "Poste|Report|Voté\n16|7 700|2 787\n23|126 104|37 094\nTOTAL|133 804|39 881\n|173 684|",
            "iiti",
            "no sum of both",
        ),
        ("Poste|BP|DM|RAR\nA|100|20|3\nB|200|50|4\nTOTAL|300|70|7\n||77|", "iiti", "two digits are chance"),
        ("Poste|BP|DM|RAR\nA|100|2 000|30\nB|200|5 000|40\nTOTAL|300|7 000|70\n||7 070|", "iitt", "some columns only"),
        (
            "Poste|€\n70 Ventes|1 228\n74 Aides|1 940\nTotal des recettes réelles|3 168",
            "iis",
            "real and of order make a whole",
        ),
    ],
)
def test_what_a_row_is(table: str, expected: str, why: str) -> None:
    assert "".join(kinds(table)) == expected, why


def test_a_sum_under_the_totals_is_checked() -> None:
    found = verdicts(f"{BOTH}|173 685|")
    assert ("row_total", "173685", "exact") in found


def test_chapters_alone_make_a_total_where_operations_stand_under_some() -> None:
    table = "Chapitre|€\n20 Études|227 418\n21 Corporel|1 404 399\n2021004 Rives|660 540\nTOTAL|1 631 817"
    assert verdicts(table) == [("column_total", "1631817", "exact")]


def test_a_number_within_a_label_is_no_chapter() -> None:
    table = "Poste|2024|2025\nFixe|12,00|12,00\nMesure|120,00|121,00\nMontant de 120 m³|132,00|133,00\n"
    table += "Prime|20,10|21,10\nFlux|30,20|31,30\nMontant pour 120 m³|50,30|52,40\nTotal|182,30|185,40"
    assert "".join(kinds(table)) == "iisiist"
