"""When a total that misses its parts is called wrong, and when that may be our own slip."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.totals import SummedTable, sum_table
from bordereau.reconcile.verdicts import Term, make_check
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.page import Word

from .test_totals import reading_of


@pytest.mark.parametrize(
    ("table", "stated", "says", "why"),
    [
        ("Poste|€\nA|4 914\nB|4 914\nTotal|9 628", "9628", "9 628 stands for 9 828: one digit.", "one digit"),
        ("Poste|€\nA|4 000\nB|5 230\nTotal|9 320", "9320", "two digits swapped", "two swapped"),
        ("Club|€\nA|400\nB|500\nC|500\nTotal|900", "900", "is left out", "one of two equal grants"),
        ("Poste|€\nA|400\nB|500\nC|77\nTotal|900", "900", "t1/r3/c1 is left out", "a line left out"),
        ("Poste|€\nA|400\nB|500\nC|77\nTotal|1054", "1054", "t1/r3/c1 is counted twice", "a line told twice"),
        ("Poste|€\nA|80 000\nB|116 000\nTotal HT|215 000", "215000", "apart", "plain, and near"),
        ("Poste|€\nA|80 000\nB|116 000\nTotal TTC|215 000", "215000", "apart", "no rate of taxes explains the gap"),
        ("Poste|€\nA|1 000\nB|2 000\nTotal HT|3 600", "3600", "apart", "a total without taxes has none"),
        (
            "Poste|BP|REA\nA|1 200|1 100\nB|3 450|3 210\nTotal|4 650|2 000",
            "2000",
            "apart",
            "the same lines add up beside it",
        ),
    ],
)
def test_what_is_called_wrong(table: str, stated: str, says: str, why: str) -> None:
    failing = [check for check in weigh_alarms(sum_table("t1", reading_of(table))) if check.status == "fails"]
    assert [check.stated for check in failing] == [stated], why
    assert says in failing[0].message, why


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("Poste|€\nA|7 205\nB|7 205,23\nC|7 205\nD|7 205,23\nTotal|14 410,23", "twice what is stated: counted twice"),
        ("Compte|€\nRecettes|900 000\nDépenses|700 000\nReport|150 000\nRésultat total|350 000", "a result"),
        ("Poste|€\nA|100\nA|250\nTotal|400", "lines of one name: which are meant is not sure"),
        ("Poste|€\nA|100\ndont B|60\nC|250\nTotal|640", "an of-which beside them"),
        ("Poste|€\nA|100\nB|250\nTotal|1 000", "far from its parts"),
        (
            "Charges|CR 2012|CR 2012|BP 2014\nAchats|13|1326|11 500\nServices|7|428|21 100\nTotal||25 837|32 600",
            "a column of which a second one of its name has cut off figures",
        ),
        (
            "Produits|CR|BP\nVentes|27 000|24 000\nSubventions|3 600|35 000\nVille|0|35 000\nTotal|30 600|59 000",
            "the only part of the account above it",
        ),
        ("Poste|€\nA|1 000\nB|2 000\nTotal TTC|3 600", "parts without the taxes that the total has"),
        (
            "Poste|2014|2015|Total HT|Total TTC\nA|4 400|500|4 900|4 900\nB|350|275|625|700\nC|1 150|1 120|2 270|2 270",
            "beside the total without taxes that the parts make",
        ),
        (
            "Poste|2014|2015|total|total payé\nA|1 400|500|1 900|1 750\nB|350|275|625|625\nC|1 150|1 120|2 270|2 270",
            "beside the total that the parts make, what was paid of it",
        ),
        (
            "Poste|FONCT. Dépenses|FONCT. Recettes|INV. Dépenses|INV. Recettes|ENSEMBLE Dépenses|ENSEMBLE Recettes\n"
            "Opérations|200|250|100|150|300|400\nTotaux|200|750|200|150|400|900\nRésultat de clôture||550|50|||500",
            "a loss and a gain make one balance",
        ),
        (
            "Poste|Diminution de crédits|Augmentation de crédits\nD-60|0,10|0,00\nD-61|0,00|48 475,22\n"
            "Total Général||48 475,12",
            "what is added less what is taken off: the balance of a change to a budget",
        ),
        (
            "Poste|Projections|Aide|Total\nA|678 217|0|650 547\nB|440 217|0|440 247\nC|404 150|0|405 237\n"
            "D|238 000|0|210 299",
            "what was spent, beside what was planned: no row adds up to it",
        ),
        (
            "Chapitre|€\n10|0,00\n16|499 300,00\n18|0,00\nTotal des opérations d'équipement|0,00\n20|32 256,00",
            "a total of zero, of operations that are told elsewhere",
        ),
        (
            "Club|Voté|Fixe\nCopains|0 €|500 €\nMusée|1 350 €|1 350 €*\nTOTAL|1 350 €|500 €",
            "a starred figure, voted before",
        ),
        (
            "Spectacle|Jauge|Coût|Total par spectacle\nSilence|44|600 € (fixe)|600 €\nBlaireau|50|600 € (fixe)|600 €",
            "seats beside prices",
        ),
        ("Modèle|AUC\nA|0,71\nB|0,62\nEnsemble|0,74", "rates are no sums"),
    ],
)
def test_what_stays_open(table: str, why: str) -> None:
    checks = weigh_alarms(sum_table("t1", reading_of(table)))
    assert "fails" not in {check.status for check in checks}, why


@pytest.mark.parametrize(
    ("doubt", "fails", "why"),
    [
        ({"confidence": 0.95}, 1, "read surely"),
        ({"confidence": 0.5}, 1, "pale, and read alike by all"),
        ({"confidence": 0.95, "alternative": "4 814"}, 0, "two engines see two figures"),
    ],
)
def test_a_picture_is_believed_as_far_as_it_was_read(doubt: dict[str, Any], fails: int, why: str) -> None:
    table = reading_of("Poste|€\nA|4 914\nB|4 914\nTotal|9 628")
    word = Word("4 914", 0, 0, 10, 10, **doubt)
    rows = tuple(replace(row, cells=tuple(replace(cell, words=(word,)) for cell in row.cells)) for row in table.rows)
    checks = weigh_alarms(sum_table("t1", replace(table, rows=rows)))
    assert sum(check.status == "fails" for check in checks) == fails, why


@pytest.mark.parametrize(
    ("scanned", "part", "fails", "why"),
    [
        (True, "1271562", 0, "a comma that was not read"),
        (False, "1271562", 1, "one that was not written"),
        (True, "12 751,62", 1, "a digit"),
        (True, "-12 715,62", 0, "a minus that is none"),
        (False, "-12 715,62", 1, "one that was written"),
    ],
)
def test_a_comma_or_a_sign_is_lost_in_a_picture(scanned: bool, part: str, fails: int, why: str) -> None:
    table = reading_of(
        f"Poste|INV|FCT|Total cumulé\nSolde|52 513,26|156 950,42|209 463,68\nReport|371 205,01|{part}|383 920,63"
    )
    word = Word("x", 0, 0, 10, 10, **({"confidence": 0.9} if scanned else {}))
    rows = tuple(replace(row, cells=tuple(replace(cell, words=(word,)) for cell in row.cells)) for row in table.rows)
    checks = weigh_alarms(sum_table("t1", replace(table, rows=rows)))
    assert sum(check.status == "fails" for check in checks) == fails, why


def test_a_line_left_out_is_left_out_in_every_column() -> None:
    table = reading_of("Poste|2021|2022|2023\nA|400|410|420\nB|500|510|520\nC|77|78|79\nTotal|900|920|940")
    failing = [check for check in weigh_alarms(sum_table("t1", table)) if check.status == "fails"]
    assert len(failing) == 3
    assert all("is left out" in check.message for check in failing)


@pytest.mark.parametrize(
    ("gifts", "fails", "why"), [("800", 0, "the lines right above make it"), ("700", 1, "no lines do")]
)
def test_parts_chosen_past_the_lines_above(gifts: str, fails: int, why: str) -> None:
    """The totals of costs come to that of receipts in one year, and not in the other."""
    rows = ["Poste|2016|2017", "TOTAL|1 100|1 300", "TOTAL|300|320", "Aides|900|900", f"Dons|500|{gifts}"]
    table = reading_of("\n".join([*rows, "Total général|1 400|1 700"]))
    figures = {(place, cell.column): cell for place, row in enumerate(table.rows) for cell in row.cells}

    def term(row: int, column: int) -> Term:
        return Term(name_cell("t1", row, column), figures[row, column].value or Decimal(0), Decimal("0.01"))

    checks = tuple(
        make_check("column_total", term(4, column), [term(0, column), term(1, column)], "Total général", "€")
        for column in (0, 1)
    )
    weighed = weigh_alarms(SummedTable(table, checks))
    assert sum(check.status == "fails" for check in weighed) == fails, why


def test_a_total_under_one_line_alone_claims_nothing() -> None:
    """Its lines are told elsewhere; but a digit of it may be wrong."""
    far, near = (
        sum_table("t1", reading_of(f"Poste|€\nSolde|371 205\nTotal|{total}")) for total in ("760 860", "371 208")
    )
    assert far.checks == ()
    assert [check.status for check in near.checks] == ["fails"]


def test_an_open_total_tells_both_sides() -> None:
    table = reading_of("Poste|€\nA|100\nB|250\nTotal|1 000")
    (check,) = weigh_alarms(sum_table("t1", table))
    assert (check.status, check.stated, check.computed) == ("undetermined", "1000", None)
    assert "1 000" in check.message
    assert "come to 350" in check.message


@pytest.mark.parametrize(
    ("table", "fails", "why"),
    [
        ("Poste|€\nA|4 914\nB|4 914\nTotal|9 628", 0, "lines may stand on a page that is not here"),
        ("Poste|€\nA|10\nTotal|10\nB|4 914\nC|4 914\nTotal 2|9 628", 1, "all lines of the second total are here"),
        ("Poste|BP|DM|Total\nA|4 914|4 914|9 628\nB|1|1|2\nC|2|3|5", 1, "a row is whole"),
    ],
)
def test_a_table_without_its_head_at_the_top_of_a_page(table: str, fails: int, why: str) -> None:
    checks = weigh_alarms(sum_table("t1", reading_of(table)), beheaded=True)
    assert sum(check.status == "fails" for check in checks) == fails, why


def test_a_total_that_a_wrong_part_makes_fail_says_so() -> None:
    table = "Poste|Report|Voté|Total\n20 Études|2 000|30 103|32 103\n21 Biens|55 820|895 269|951 289\n"
    table += "Total|57 820|925 372|983 192"
    summed = sum_table("t1", reading_of(table))
    found = {check.stated: check.message for check in weigh_alarms(summed) if check.status == "fails"}
    assert found["951289"].endswith("951 289 stands for 951 089: one digit.")
    assert found["983192"].endswith("It holds where t1/r2/c3 is 951 089, the sum of its parts.")
