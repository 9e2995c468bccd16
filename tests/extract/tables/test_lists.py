"""Lists of names and sums that little or nothing parts: where they begin, go on, and what names their rows."""

from dataclasses import replace

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.find import find_tables
from bordereau.schemas.page import Picture


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


def test_numbers_that_count_rows_are_labels(tables_of) -> None:
    (region,) = tables_of(COUNTED)
    grid = region.readings[0]
    assert grid.column_count == 3
    assert [cell.text for cell in grid.cells if cell.column == 0 and cell.row >= grid.header_rows][:2] == ["1", "2"]
