"""The sums that a table states, the kinds of its rows that follow, and the choice between readings."""

from decimal import Decimal

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.reconcile.tables.judge import choose_reading
from bordereau.reconcile.tables.totals import sum_table
from bordereau.schemas.table import Grid, GridCell


def grid_of(text, reader="ruled"):
    """A grid of lines, cells parted by “|”; the first line is the header."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    cells = [GridCell(r, c, cell, (), 1) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    return Grid(reader, len(rows), len(rows[0]), tuple(cells))


def reading_of(text, title="(en euros)", reader="ruled"):
    return interpret_grid(grid_of(text, reader), Around(title))


def verdicts(text, title="(en euros)"):
    return [(check.kind, check.stated, check.status) for check in sum_table("t1", reading_of(text, title)).checks]


def kinds(text):
    return [row.kind[0] for row in sum_table("t1", reading_of(text)).reading.rows]


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            "Poste|2020|2021|Total\nA|1|2|3\nB|10|20|30\nTotal|11|22|33",
            [
                ("column_total", "11"),
                ("column_total", "22"),
                ("column_total", "33"),
                ("row_total", "3"),
                ("row_total", "30"),
                ("row_total", "33"),
            ],
            "columns and rows, and both at the corner",
        ),
        ("Poste|Total\nA|1\nB|2\nTotal|3", [("column_total", "3")], "one column named “Total” states no row total"),
        (
            "Poste|€\nA|1\nB|2\nSous-total|3\nC|4\nSous-total|4\nTotal|7",
            [("column_total", "3"), ("column_total", "4"), ("column_total", "7")],
            "a grand total leaves subtotals out",
        ),
        (
            "Poste|€\nD-60|400\nTOTAL D 60|400\nD-61|700\nTOTAL D 61|700\nTotal FONCTIONNEMENT|1 100\n"
            "R-10|300\nTOTAL R 10|300\nR-13|500\nTOTAL R 13|500\nTotal INVESTISSEMENT|800",
            [("column_total", stated) for stated in ("400", "700", "1100", "300", "500", "800")],
            "the total of a section adds the chapters since the section before",
        ),
        (
            "Poste|€\nA|1\nB|2\nTotal HT|3\nTVA 20 %|0,60\nTotal TTC|3,60",
            [("column_total", "3"), ("column_total", "3.6")],
            "HT + TVA = TTC",
        ),
        (
            "Poste|Montant HT|TVA|Montant TTC\nA|10|2|12\nB|20|4|24",
            [("row_total", "12"), ("row_total", "24")],
            "along the row too",
        ),
        (
            "Poste|Coût|Fonds propres|Aide|Prêt|Total des concours\nA|600|100|200|300|500\nB|60|10|20|30|50",
            [("row_total", text) for text in ("600", "60", "500", "50")],
            "a cost before its parts does not take them from a total beside them",
        ),
        (
            "Poste|€\nTravaux|1 000\nPlants|200\nTotal HT|1 200\nTVA 20 %|200\nTVA 10 %|20\nTotal TTC|1 420",
            [("column_total", "1200"), ("column_total", "1420")],
            "taxes of two rates",
        ),
        (
            "Lot|Initial|Avenant|Nouveau\nA|2,00|1,17|3,17\nB|24,50|2,00|26,50\nC|9,10|1,05|10,15",
            [("row_total", "3.17"), ("row_total", "26.5"), ("row_total", "10.15")],
            "a last column without the word",
        ),
        ("Profil|5 postes|10 postes|20 postes\nA|1|1|1\nB|0|1|2\nC|0|2|2", [], "rounding explains any sum of ones"),
        ("Poste|€\nTotal|3\nA|1\nB|2", [("column_total", "3")], "a total before its parts"),
        (
            "Compte|INV|FCT\nRecettes|1 106,11|9 465,72\nà réaliser|452,00|0,00\nDépenses|1 731,90|8 405,16\n"
            "Solde de l'exercice|-625,79|1 060,56\n"
            "Résultat reporté|-12,07|4 400,07\nRestes à réaliser|-2 270,00|0,00\nRésultat cumulé|-2 907,86|5 460,63",
            [
                ("column_total", "-2907.86"),
                ("column_total", "5460.63"),
                ("difference_total", "-625.79"),
                ("difference_total", "1060.56"),
            ],
            "a result adds the lines right above it",
        ),
        ("Poste|€\nA|5\ndont B|2\nC|1\nTotal|6", [("column_total", "6")], "« dont » rows are counted already"),
        ("Poste|€\nA|5\nB|1\n|6", [("column_total", "6")], "a total row without label"),
        (
            "Poste|2020|2021\nA|1|10\nB|2|25\nBesoins|3|35\nC|4|40\nD|5|55\nRessources|9|95",
            [("column_total", "3"), ("column_total", "35"), ("column_total", "9"), ("column_total", "95")],
            "totals that do not say so, proven by two columns",
        ),
        (
            "Chapitre|2020|2021\n011 Charges|3|30\n601 Achats|1|10\n602 Études|2|20\n012 Personnel|9|80\n"
            "641 Paie|4|30\n645 Charges|5|50\nTotal|12|110",
            [("column_total", stated) for stated in ("3", "30", "9", "80", "12", "110")],
            "chapters printed before their accounts",
        ),
        (
            "Poste|2020 AE|2020 CP|2021 AE|2021 CP|Total AE|Total CP\nA|1|2|3|4|4|6\nB|1|1|1|1|2|2",
            [("row_total", "4"), ("row_total", "2"), ("row_total", "6"), ("row_total", "2")],
            "two totals, each of its own columns",
        ),
        (
            "Poste|Logements|Coût\nA|3|10\nB|4|20\nTotal|7|30",
            [("column_total", "7"), ("column_total", "30")],
            "counts add up as well",
        ),
        ("Poste|Part\nA|40 %\nB|60 %\nTotal|100 %", [("percent_total", "100")], "shares of a whole"),
    ],
)
def test_sums_that_hold(table, expected, why):
    assert verdicts(table) == [(kind, stated, "exact") for kind, stated in expected], why


@pytest.mark.parametrize(
    ("table", "failing", "why"),
    [
        ("Poste|€\nA|230\nB|7086\nC|4121\nTotal|11537", [("column_total", "11537")], "one column, one wrong total"),
        (
            "Poste|2020|2021|Total\nA|1|2|3\nB|10|20|30\nTotal|11|25|33",
            [("column_total", "25"), ("row_total", "33")],
            "a wrong total breaks its column and its row",
        ),
        (
            "Poste|2020|2021|Total\nA|1|2|9\nB|10|20|30\nTotal|11|22|39",
            [("row_total", "9"), ("row_total", "39")],
            "a wrong row total",
        ),
        (
            "Poste|€\nA|1\nB|2\nSous-total|9\nC|4\nSous-total|4\nTotal|7",
            [("column_total", "9")],
            "only the subtotal is wrong",
        ),
        ("Poste|€\nA|100\nB|200\nMontant total|350", [("column_total", "350")], "the last row names a total"),
        (
            "Budget|2024|2025|2026|2027\nA|980|610|240|35\nB|60|25|10|15\nRésultat consolidé|1 040|635|259|50",
            [("column_total", "259")],
            "a last row without the word, three sums of which hold",
        ),
    ],
)
def test_planted_errors_are_found(table, failing, why):
    assert [(kind, stated) for kind, stated, status in verdicts(table) if status == "fails"] == failing, why


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("Poste|Coût total|Subvention\nA|100|40\nB|300|100", "a total cost is not the sum of what follows"),
        ("Poste|Prix unitaire|Montant\nA|10|100\nB|20|100\nTotal|25|200", "unit prices do not add up"),
        ("Poste|€|Taux\nA|100|40 %\nB|300|20 %\nTotal|400|25 %", "rates do not either"),
        ("Poste|€\nA|100\nB|20\nTotal HT|120\nTotal TTC|144", "HT and TTC without the TVA"),
        ("Projet|Coût total|État|Région\nA|100|40|30\nB|300|100|50", "part of a cost is funded elsewhere"),
        ("Poste|2020|2021|2022\nProduits|30|40|50\nCharges|20|40|10\nRésultat|10|0|40", "a difference in the last row"),
        ("Poste|2020|2021|2022\nA|0|0|40\nB|0|0|10\nAutres|0|0|30", "zeros add up by chance"),
        ("Poste|2019|2020|Évolution\nA|10|20|10\nB|30|20|-10\nTotal|40|40|0", "a difference is no total"),
    ],
)
def test_no_false_alarm(table, why):
    assert [v for v in verdicts(table) if v[2] == "fails"] == [], why


def test_rounding_is_judged_by_the_printed_digits():
    table = "Poste|2020\nA|1,2\nB|2,3\nTotal|3,6"
    assert verdicts(table, "(en M€)") == [("column_total", "3600000", "within_rounding")]


def test_an_unread_part_leaves_the_sum_undetermined():
    assert verdicts("Poste|€\nA|1\nB|12 34 5\nC|3\nTotal|7") == [("column_total", "7", "undetermined")]


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            "Poste|€\nA|1\nB|2\nTotal|3\nC|4\nTotal général|7",
            "iisit",
            "a total that enters a later total is a subtotal",
        ),
        ("Poste|€\nA|1\nB|2\nTotal HT|3\nTVA|0,6\nTotal TTC|3,6", "iisit", "TOTAL HT before TOTAL TTC"),
        ("Poste|€\nA|1\nB|2\nTotal HT|3\nTotal TTC|3,6", "iist", "also where the TVA is not printed"),
        ("Poste|€\nA|1\nB|2\nTotal dépenses|3\nC|4\nD|5\nTotal recettes|9", "iitiit", "two totals of two things"),
        ("Poste|2020|2021\nA|1|4\nB|2|5\nRésultat cumulé|3|9", "iit", "the sums show it"),
        ("Poste|€\nCoût total|9\nA|1\nB|2", "iii", "a name alone does not"),
    ],
)
def test_kinds_follow_from_the_sums(table, expected, why):
    assert "".join(kinds(table)) == expected, why


RIGHT = "Poste|2020|2021\nA|46 600|368 450\nB|1 246 250|1 134 900\nTotal|1 292 850|1 503 350"
WRONG = "Poste|2020|2021|?\nA|46 600|368|450\nB|1 246 250|1|134 900\nTotal|1 292 850|1|503 350"


def test_the_reading_whose_sums_hold_is_kept():
    readings = [reading_of(WRONG), reading_of(RIGHT, reader="aligned")]
    choice = choose_reading("t1", readings)
    assert (choice.index, choice.proven, choice.agreed) == (1, True, False)
    assert choice.kept.reading.reader == "aligned"


def test_the_more_trusted_reader_breaks_a_tie():
    assert choose_reading("t1", [reading_of(RIGHT), reading_of(RIGHT, reader="aligned")]).index == 0


def test_readings_that_agree_on_a_wrong_total_leave_no_doubt():
    wrong = RIGHT.replace("1 503 350", "1 503 950")
    choice = choose_reading("t1", [reading_of(wrong), reading_of(wrong, reader="aligned")])
    assert (choice.kept.failing, choice.agreed, choice.doubtful) == (1, True, False)


def test_a_reading_that_lost_the_figures_does_not_win_over_a_wrong_total():
    lost = "Poste|?\nPoste A B Total|46 600 1 246 250 1 292 950"
    wrong = "Poste|2020\nA|46 600\nB|1 246 250\nTotal|1 292 950"
    choice = choose_reading("t1", [reading_of(wrong), reading_of(lost, reader="camelot")])
    assert (choice.index, choice.kept.failing) == (0, 1)


def test_one_reading_whose_sum_fails_is_doubtful():
    assert choose_reading("t1", [reading_of(RIGHT.replace("1 503 350", "1 503 950"))]).doubtful


def test_cell_paths_count_from_one():
    check = sum_table("t1", reading_of(RIGHT)).checks[0]
    assert (check.stated_by, check.parts) == ("t1/r3/c1", ("t1/r1/c1", "t1/r2/c1"))
    assert Decimal(check.tolerance or 0) == Decimal("1.5")


REVISED = "Poste|Budget initial|Modification|Budget révisé\nA|100|-20|80\nB|50|+5|55\nC|10|-|10\nTotal|160|-15|145"


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            REVISED,
            ["80 exact", "55 exact", "10 exact", "145 exact"],
            "what was, what changes, what is; a dash is nothing",
        ),
        (REVISED.replace("|55\n", "|65\n"), ["80 exact", "65 fails", "10 exact", "145 exact"], "one row is wrong"),
        (
            "Poste|Montant de la convention|Avenant n° 1|Nouveau montant|dont Région\nA|1|2|3|1\nB|4|5|9|2",
            ["3 exact", "9 exact"],
            "an amendment's own words, and a column more",
        ),
        ("Poste|2023|2024|Écart\nA|100|80|-20\nB|50|55|5", [], "a difference between years states no sum"),
        ("Poste|Tarif en vigueur|Écart|Nouveau tarif\nA|100|4|110\nB|50|5|52", [], "nothing holds: other things"),
    ],
)
def test_columns_of_an_amendment(table: str, expected: list[str], why: str) -> None:
    rows = [check for check in sum_table("t1", reading_of(table)).checks if check.kind == "row_total"]
    assert [f"{check.stated} {check.status}" for check in rows] == expected, why
