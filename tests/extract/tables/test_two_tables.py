"""Tables that stand beside or under each other, with little between them."""

from dataclasses import replace

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.lines.transmission_stamp import drop_stamps
from bordereau.extract.tables.take import take_tables
from bordereau.schemas.page import Word


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


FAR = """
Conseil départemental      33 %   94 624,56 €




DETR                       45 %   67 500,00 €

DSIL                       23 %   67 268,32 €

TOTAL HT                         229 392,88 €
"""


@pytest.mark.parametrize(
    ("old", "new", "rows", "why"),
    [
        ("", "", 4, "the same columns go on, though far below"),
        ("Conseil départemental", "TOTAL HT             ", 3, "a total closes its table"),
        ("33 %   94 624,56 €", "          33 %    7", 3, "figures of other columns"),
    ],
)
def test_a_row_far_above_the_others_in_their_columns(tables_of, matrix, old: str, new: str, rows: int, why: str):
    region = tables_of(FAR.replace(old, new) if old else FAR)[-1]
    assert len(matrix(region.readings[0])) == rows, why


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


FUNDERS = """
+------------------+--------+---------------------+-------+
| Devis            | HT     | Financeurs          |       |
+------------------+--------+---------------------+-------+
| Traitement       |  2 405 | DRAC                | 1 639 |
+------------------+--------+---------------------+-------+
| Frise            |  1 365 | Département         | 2 131 |
+------------------+--------+---------------------+-------+
"""


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


def test_a_stamp_over_a_corner_of_the_frame_is_no_cell(page_from, matrix):
    page = page_from(
        """
+--------------------+-------------------+
| Foncier bâti       |           39,11 % |
+--------------------+-------------------+
| Foncier non bâti   |           68,16 % |
+--------------------+-------------------+
"""
    )
    stamp = tuple(
        Word(text, 170.0 + 30 * place, 68.0, 198.0 + 30 * place, 73.0, 5.0)
        for place, text in enumerate(["Reçu", "en", "préfecture", "le", "19/06/2023"])
    )
    stamped = replace(page, words=(*page.words, *stamp))
    regions, _ = take_tables([stamped], [make_lines(drop_stamps(stamped))])
    assert matrix(regions[0].readings[0]) == [["Foncier bâti", "39,11 %"], ["Foncier non bâti", "68,16 %"]]
