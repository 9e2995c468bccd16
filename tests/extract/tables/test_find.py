"""Where tables stand and how they are drawn: each form once, and what is no table."""

from dataclasses import replace

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.find import find_tables
from bordereau.schemas.page import Picture

EXPECTED = [
    ["Nature", "2020", "2021", "Total"],
    ["Études", "12 000", "-", "12 000"],
    ["Travaux de voirie", "7 500", "1 246 250", "1 253 750"],
    ["TOTAL", "19 500", "1 246 250", "1 265 750"],
]

FULL = """
Annexe 2 : plan de financement (en euros)

+--------------------+--------+-----------+-----------+
| Nature             | 2020   | 2021      | Total     |
+--------------------+--------+-----------+-----------+
| Études             | 12 000 |         - |    12 000 |
+--------------------+--------+-----------+-----------+
| Travaux de         |        |           |           |
| voirie             |  7 500 | 1 246 250 | 1 253 750 |
+--------------------+--------+-----------+-----------+
| TOTAL              | 19 500 | 1 246 250 | 1 265 750 |
+--------------------+--------+-----------+-----------+
"""
OPEN_SIDES = """
  Nature             | 2020   | 2021      | Total
---------------------+--------+-----------+------------
  Études             | 12 000 |         - |    12 000
---------------------+--------+-----------+------------
  Travaux de voirie  |  7 500 | 1 246 250 | 1 253 750
---------------------+--------+-----------+------------
  TOTAL              | 19 500 | 1 246 250 | 1 265 750
-------------------------------------------------------
"""
HORIZONTAL = """
  Nature               2020     2021        Total
-------------------------------------------------------
  Études               12 000           -      12 000
-------------------------------------------------------
  Travaux de voirie     7 500   1 246 250   1 253 750
-------------------------------------------------------
  TOTAL                19 500   1 246 250   1 265 750
-------------------------------------------------------
"""
HEAD_RULE = """
  Nature               2020     2021        Total
-------------------------------------------------------
  Études               12 000           -      12 000
  Travaux de voirie     7 500   1 246 250   1 253 750
  TOTAL                19 500   1 246 250   1 265 750
"""
SHADED = """
  Nature               2020     2021        Total      #
  Études               12 000           -      12 000
  Travaux de voirie     7 500   1 246 250   1 253 750  #
  TOTAL                19 500   1 246 250   1 265 750
"""
BARE = """
  Nature               2020     2021        Total
  Études               12 000           -      12 000
  Travaux de voirie     7 500   1 246 250   1 253 750
  TOTAL                19 500   1 246 250   1 265 750
"""
BOX = """
+-----------------------------------------------------+
| Nature               2020     2021        Total     |
+-----------------------------------------------------+
| Études               12 000           -      12 000 |
| Travaux de voirie     7 500   1 246 250   1 253 750 |
| TOTAL                19 500   1 246 250   1 265 750 |
+-----------------------------------------------------+
"""
COLUMN_RULES = """
+--------------------+--------+-----------+-----------+
| Nature             | 2020   | 2021      | Total     |
+--------------------+--------+-----------+-----------+
| Études             | 12 000 |         - |    12 000 |
| Travaux de voirie  |  7 500 | 1 246 250 | 1 253 750 |
| TOTAL              | 19 500 | 1 246 250 | 1 265 750 |
+--------------------+--------+-----------+-----------+
"""


@pytest.mark.parametrize(
    ("drawing", "reader"),
    [
        (FULL, "ruled"),
        (OPEN_SIDES, "ruled"),
        (HORIZONTAL, "aligned"),
        (HEAD_RULE, "aligned"),
        (SHADED, "aligned"),
        (BARE, "aligned"),
        (BOX, "aligned"),
        (COLUMN_RULES, "ruled"),
    ],
    ids=["full", "open-sides", "horizontal", "head-rule", "shaded", "bare", "box", "column-rules"],
)
def test_every_way_of_drawing_gives_one_grid(tables_of, matrix, drawing, reader):
    (region,) = tables_of(drawing)
    right = [reading for reading in region.readings if matrix(reading) == EXPECTED]
    assert right, [matrix(reading) for reading in region.readings]
    assert right[0].reader == reader
    assert right[0].header_rows == 1


def test_a_drawn_grid_is_read_in_two_ways(tables_of, matrix):
    (region,) = tables_of(FULL)
    assert [reading.reader for reading in region.readings] == ["ruled", "aligned"]
    assert matrix(region.readings[0]) == matrix(region.readings[1]) == EXPECTED


def test_title_annex_and_unit_line(tables_of):
    (region,) = tables_of(FULL)
    assert (region.annex, region.title.text) == ("2", "plan de financement (en euros)")


def test_foot_notes_are_taken_with_their_second_line(tables_of):
    drawing = FULL.replace("Études    ", "Études (1)") + "\n(1) sous réserve du vote\n(2) hors taxes\n"
    (region,) = tables_of(drawing)
    assert [note.text for note in region.notes] == ["(1) sous réserve du vote", "(2) hors taxes"]
    assert region.first_on_page is False
    assert region.last_on_page is True


def test_two_numbers_are_cut_where_their_columns_end(tables_of, matrix):
    """One space inside a number, little more between two: only all rows together tell."""
    (region,) = tables_of(
        """
Actions     2022      2023
A          46 600    368 450
B       1 246 250  1 134 900
C         142 950     94 350
Total   1 435 800  1 597 700
"""
    )
    assert matrix(region.readings[0])[2] == ["B", "1 246 250", "1 134 900"]
    assert region.readings[0].column_count == 3


def test_side_by_side_halves_are_two_tables(tables_of, matrix):
    left, right = tables_of(
        """
+-----------+---------+------------+---------+
| DÉPENSES  | Montant | RECETTES   | Montant |
+-----------+---------+------------+---------+
| Études    |  12 000 | État       |  30 000 |
+-----------+---------+------------+---------+
| Travaux   |  38 000 |            |         |
+-----------+---------+------------+---------+
| TOTAL     |  50 000 | Commune    |  20 000 |
+-----------+---------+------------+---------+
|           |         | TOTAL      |  50 000 |
+-----------+---------+------------+---------+
"""
    )
    assert matrix(left.readings[0]) == [
        ["DÉPENSES", "Montant"],
        ["Études", "12 000"],
        ["Travaux", "38 000"],
        ["TOTAL", "50 000"],
    ]
    assert matrix(right.readings[0])[1:] == [["État", "30 000"], ["Commune", "20 000"], ["TOTAL", "50 000"]]


def test_two_tables_right_under_each_other(tables_of, matrix):
    first, second = tables_of(
        """
Opération   Dépense  Subvention
École        35 524       3 565
Voirie       13 782      15 434
Total        49 306      18 999
Opération   Dépense  Subvention
Stade        36 401       4 982
Lavoir        5 762      47 144
Total        42 163      52 126
"""
    )
    assert len(matrix(first.readings[0])) == len(matrix(second.readings[0])) == 4


def test_a_table_of_more_columns_under_a_caption_is_another(tables_of, matrix):
    first, second = tables_of(
        """
Poste                          Montant
Terrassement                 86 412,30
Voirie                      214 877,00
Montant total TTC           301 289,30
2. Clé de répartition
Collectivité               Clé   Participation
Commune                 41,5 %      125 035,06
Métropole               58,5 %      176 254,24
Total                  100,0 %      301 289,30
"""
    )
    assert len(matrix(first.readings[0])) == len(matrix(second.readings[0])) == 4


def test_dot_leaders_are_gaps(tables_of, matrix):
    (region,) = tables_of(
        """
Taxe d'habitation ................ : 10,00 %
Taxe foncière (bâti)............... : 19,00 %
Taxe foncière (non bâti) .......... : 52,00 %
"""
    )
    assert matrix(region.readings[0])[1] == ["Taxe foncière (bâti)", "19,00 %"]


NO_TABLES = {
    "signatures": """
Pour la commune                     Pour l'association

Le maire                            La présidente
""",
    "contents": """
Sommaire
Article 1 Objet ................. 3
Article 2 Durée ................. 4
Article 3 Litiges ............... 9
""",
    "bank account": """
+--------------+--------------------+
| Code banque  | 30001              |
+--------------+--------------------+
| Code guichet | 00794              |
+--------------+--------------------+
| N° de compte | 12345678901        |
+--------------+--------------------+
""",
    "text only": """
+-----------+------------------+
| Action    | Pilote           |
+-----------+------------------+
| Accueil   | Mission locale   |
+-----------+------------------+
| Formation | Région           |
+-----------+------------------+
""",
    "address block": """
Tél.  05 61 28 73 53
Fax   05 61 28 73 54
SIRET  213 105 554 00013
""",
    "frame": """
+---------------------------------+
| Le montant est de 12 000 euros  |
| versés en 2 fois de 6 000 euros |
+---------------------------------+
""",
    "running text": """
Le solde de 1 200 euros est versé le 30 juin 2021 au plus tard et
l'acompte de 800 euros à la signature de la convention.
""",
    "two columns of a letter": """
Le présent accord est conclu        Les parties se réunissent une
pour une durée de trois ans         fois par an au moins afin de
à compter du 1er janvier 2021       suivre le budget de 12 000 €
et prend fin le 31 mars 2024        et d'en arrêter le bilan.
""",
}


@pytest.mark.parametrize("drawing", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_no_table_where_there_is_none(tables_of, drawing):
    assert tables_of(drawing) == ()


NEGATIVES = """
Budget               2024   2025   2026   2027
Budget principal    (980)  (610)  (240)     35
Budgets annexes      (60)   (25)     10     15
Résultat           (1 040) (635)  (250)     50
"""


def test_negative_figures_in_parentheses_are_no_marks(tables_of):
    (region,) = tables_of(NEGATIVES)
    (grid,) = region.readings
    assert grid.column_count == 5
    texts = [cell.text for cell in grid.cells if cell.row == 2]
    assert texts == ["Budgets annexes", "(60)", "(25)", "10", "15"]


def test_the_name_of_a_group_reaches_as_far_as_the_rules_that_leave_it_out(tables_of, matrix):
    drawing = """
Axe        Action             2020     2021
-------------------------------------------
           Vélos            21 850   13 500
           --------------------------------
Mobilité   Garage           25 350    2 250
           --------------------------------
           Permis           14 350   12 050
-------------------------------------------
Santé      Bus               4 500   26 700
-------------------------------------------
Ensemble                    66 050   54 500
-------------------------------------------
"""
    (region,) = tables_of(drawing)
    spans = {cell.text: (cell.row, cell.row_span) for cell in region.readings[0].cells if cell.column == 0}
    assert spans == {"Axe": (0, 1), "Mobilité": (1, 3), "Santé": (4, 1), "Ensemble": (5, 1)}


def test_rules_through_all_columns_merge_no_name(tables_of):
    drawing = """
Axe        Action             2020     2021
-------------------------------------------
Mobilité   Vélos            21 850   13 500
-------------------------------------------
           Garage           25 350    2 250
-------------------------------------------
Santé      Bus               4 500   26 700
"""
    (region,) = tables_of(drawing)
    assert all(cell.row_span == 1 for cell in region.readings[0].cells)


@pytest.mark.parametrize(
    ("above", "rows", "why"),
    [
        ("La contribution de la commune se décompose comme suit :", 3, "a sentence that leads in is no label"),
        ("Recettes :", 4, "a word with a colon heads the group of rows under it"),
    ],
)
def test_what_stands_right_above_a_list_without_a_header(tables_of, above, rows, why):
    items = [("Subvention", "46 500"), ("Personnel", "31 250"), ("TOTAL", "77 750")]
    drawing = [" " * 40 + "VERNEJOUX", above, *(f"{label:.<37}{figure} €" for label, figure in items)]
    (region,) = tables_of("\n".join(drawing))
    assert region.readings[0].row_count == rows, why


def test_the_upper_line_of_a_label_is_no_header_though_it_ends_far_right(tables_of, matrix):
    """Justified type spreads « Agence de l'eau Garène- » up to the figures that stand between its two lines."""
    drawing = """
Financeurs                    Montant HT    Taux

Agence    de   l'eau    Garène-
                                 222 625   52,35
Océan

Département                       66 787   15,71

Total                            289 412   68,06
"""
    (region,) = tables_of(drawing, pitch=7.0)
    assert matrix(region.readings[0])[:2] == [
        ["Financeurs", "Montant HT", "Taux"],
        ["Agence de l'eau Garène-Océan", "222 625", "52,35"],
    ]


@pytest.mark.parametrize(
    ("between", "tables", "why"),
    [
        ("Les dépenses correspondantes sont les suivantes :", 2, "a sentence after a total leads in to another list"),
        ("Dépenses :", 1, "a heading of a group"),
    ],
)
def test_two_lists_one_under_the_other(tables_of, between, tables, why):
    items = [("Subvention", "46 500"), ("Personnel", "31 250"), ("Total", "77 750")]
    rows = [f"{label:.<57}{figure} €" for label, figure in items]
    assert len(tables_of("\n".join([*rows, between, *rows]))) == tables, why


def test_a_justified_label_names_no_columns(tables_of, matrix):
    """« Participation   de   la » reaches beyond the other labels, but stands over no figure."""
    drawing = """
Financeurs                    Montant HT    Taux

Région                            66 787   15,71

Participation  de  la

communauté du Haut-Val           222 625   52,35

Total                            289 412   68,06
"""
    (region,) = tables_of(drawing, pitch=6.0)
    assert [row[1] for row in matrix(region.readings[0])][1:] == ["66 787", "222 625", "289 412"]


def test_a_list_goes_on_below_a_photograph_and_over_long_names(page_from, matrix):
    text = """
  AEP La Saint Jean                      64 008,00 €
------------------------------------------------------
  Fournitures scolaires pour l’école publique de Retz
                                          9 474,18 €
------------------------------------------------------
  ADMR                                    1 000,00 €








  USC                                       600,00 €
------------------------------------------------------
  CCAS                                    3 300,00 €
"""
    page = replace(page_from(text), pictures=(Picture(60.0, 145.0, 300.0, 250.0, 400, 300),))
    (region,) = find_tables(page, make_lines(page))
    rows = matrix(region.readings[0])
    assert [row[0] for row in rows] == [
        "AEP La Saint Jean", "Fournitures scolaires pour l’école publique de Retz", "ADMR", "USC", "CCAS",
    ]  # fmt: skip
    assert [row[-1] for row in rows] == ["64 008,00 €", "9 474,18 €", "1 000,00 €", "600,00 €", "3 300,00 €"]


AXES = """
2 100   120 %
1 900   110 %
1 700   100 %
1 500    90 %
1 300    80 %
"""


@pytest.mark.parametrize(
    ("old", "new", "count", "why"),
    [
        ("", "", 0, "figures in equal steps without a word are the axes of a chart"),
        ("1 700", "1 640", 1, "unequal steps are figures"),
    ],
)
def test_axes_of_a_chart_are_no_table(tables_of, old: str, new: str, count: int, why: str) -> None:
    assert len(tables_of(AXES.replace(old, new) if old else AXES)) == count, why


SAID = """
Les résultats de clôture s'établissent comme suit
- Investissement :      81 074,23 €
- Fonctionnement :     394 192,65 €
- Assainissement :      27 945,55 €
"""


def test_lines_of_text_that_each_name_a_sum_are_no_table(tables_of) -> None:
    assert all(region.tentative for region in tables_of(SAID))
    assert len(tables_of(SAID.replace(" :", "  "))) == 1


COUNTED = """
Personnes du ménage        Modestes     Faibles
---------------------------------------------------
         1                 14 508       18 598
---------------------------------------------------
         2                 21 217       27 200
---------------------------------------------------
         3                 25 517       32 710
---------------------------------------------------
Par personne en plus        4 301        5 510
"""
FUNDERS = """
+------------------+--------+---------------------+-------+
| Devis            | HT     | Financeurs          |       |
+------------------+--------+---------------------+-------+
| Traitement       |  2 405 | DRAC                | 1 639 |
+------------------+--------+---------------------+-------+
| Frise            |  1 365 | Département         | 2 131 |
+------------------+--------+---------------------+-------+
"""


def test_numbers_that_count_rows_are_labels(tables_of) -> None:
    (region,) = tables_of(COUNTED)
    grid = region.readings[0]
    assert grid.column_count == 3
    assert [cell.text for cell in grid.cells if cell.column == 0 and cell.row >= grid.header_rows][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("old", "new", "halves", "why"),
    [
        ("|       |", "|       |", 2, "nothing else is said over the figures of the funders"),
        ("Financeurs          |       |", "Financeurs          | Aide  |", 1, "who pays for each row, and how much"),
        ("| Financeurs ", "| Entreprises", 1, "no side of a plan"),
    ],
)
def test_the_funders_beside_a_quote(tables_of, old: str, new: str, halves: int, why: str) -> None:
    assert len(tables_of(FUNDERS.replace(old, new))) == halves, why


MAP = """
                    151        138
614        136                 632
        137        134
                   127         131
                       630
"""


def test_the_numbers_of_a_map_are_no_table(tables_of) -> None:
    assert all(region.tentative for region in tables_of(MAP))


TWICE = """
+----------------------+---------+---------+---------+---------+
| Section d'investissement                                     |
+----------------------+---------+---------+---------+---------+
| OBJET                | Article | Sommes  | Article | Sommes  |
+----------------------+---------+---------+---------+---------+
| Poteaux              | 21568   | 2 845   |         |         |
+----------------------+---------+---------+---------+---------+
| TOTAL INVESTISSEMENT |         | 2 845   |         |         |
+----------------------+---------+---------+---------+---------+
| Section de fonctionnement                                    |
+----------------------+---------+---------+---------+---------+
| OBJET                | Article | Sommes  | Article | Sommes  |
+----------------------+---------+---------+---------+---------+
| Voirie               | 615231  | 2 845   |         |         |
+----------------------+---------+---------+---------+---------+
| TOTAL FONCTIONNEMENT |         | 2 845   |         |         |
+----------------------+---------+---------+---------+---------+
"""


def test_a_title_and_heads_under_a_total_begin_a_table(tables_of) -> None:
    assert len(tables_of(TWICE)) == 2
