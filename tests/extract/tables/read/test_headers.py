"""Headers: several lines, two levels, names set over the white, titles and units that are no header."""


def test_lines_of_one_header_are_joined(tables_of, matrix):
    (region,) = tables_of(
        """
Dispositifs          Crédits    Crédits      Total
                     ouverts   engagés
Aides à la pierre      6 784      6 715     13 499
Fonds social           6 993      9 252     16 245
TOTAL                 13 777     15 967     29 744
"""
    )
    assert matrix(region.readings[0])[0] == ["Dispositifs", "Crédits ouverts", "Crédits engagés", "Total"]


def test_a_name_over_several_columns_is_a_level_of_its_own(tables_of, matrix):
    (region,) = tables_of(
        """
                     Investissement prévu       Total
Financeurs           2020          2021
État                 6 784        6 715        13 499
Région               6 993        9 252        16 245
TOTAL               13 777       15 967        29 744
"""
    )
    grid = region.readings[0]
    assert grid.header_rows == 2
    wide = next(cell for cell in grid.cells if cell.column_span > 1)
    assert (wide.text, wide.column, wide.column_span) == ("Investissement prévu", 1, 2)


def test_a_merged_header_cell_spans_its_columns(tables_of):
    (region,) = tables_of(
        """
+------------+---------------------+---------+
|            | Exercices           | Total   |
|            +----------+----------+         |
| Financeurs | 2020     | 2021     |         |
+------------+----------+----------+---------+
| État       |    6 784 |    6 715 |  13 499 |
+------------+----------+----------+---------+
| Région     |    6 993 |    9 252 |  16 245 |
+------------+----------+----------+---------+
"""
    )
    grid = next(reading for reading in region.readings if reading.reader == "ruled")
    wide = next(cell for cell in grid.cells if cell.text == "Exercices")
    assert (grid.header_rows, wide.column, wide.column_span) == (2, 1, 2)


def test_a_unit_line_over_the_last_column_is_no_header(tables_of, matrix):
    (region,) = tables_of(
        """
Répartition des crédits
                                             (en k€)
Financeurs           2020          2021        Total
État                 6 784        6 715        13 499
Région               6 993        9 252        16 245
TOTAL               13 777       15 967        29 744
"""
    )
    assert matrix(region.readings[0])[0] == ["Financeurs", "2020", "2021", "Total"]
    assert "(en k€)" in [paragraph.text for paragraph in region.context]


def test_a_heading_set_left_over_figures_set_right_names_them(tables_of, matrix):
    (region,) = tables_of(
        """
Mandat              Montant
12 février 2020                     30 448,39
4 mai 2020                           1 654,45
17 août 2020                        16 157,05
"""
    )
    assert matrix(region.readings[0])[0] == ["Mandat", "Montant"]


def test_a_share_over_sums_names_its_column(tables_of, matrix):
    (region,) = tables_of(
        """
                     BP 2025        25 %
Chapitre 20          244 005      61 001
Chapitre 21        4 369 995   1 092 498
TOTAL              4 614 000   1 153 499
"""
    )
    assert matrix(region.readings[0])[:2] == [["", "BP 2025", "25 %"], ["Chapitre 20", "244 005", "61 001"]]


def test_a_share_in_a_column_of_shares_names_nothing(tables_of, matrix):
    (region,) = tables_of(
        """
                     BP 2025        25 %
Chapitre 20          244 005        12 %
Chapitre 21        4 369 995        13 %
TOTAL              4 614 000        25 %
"""
    )
    assert region.readings[0].header_rows == 0 or "25 %" not in matrix(region.readings[0])[0]


def test_a_section_over_the_first_rows_is_no_header(tables_of, matrix):
    (region,) = tables_of(
        """
Chapitres                   Budget N-1     Réalisé N-1
                FONCTIONNEMENT
                 DEPENSES
011 Charges courantes           6 784           6 715
012 Charges de personnel        6 993           9 252
Totaux des dépenses            13 777          15 967
"""
    )
    rows = matrix(region.readings[0])
    assert rows[0] == ["Chapitres", "Budget N-1", "Réalisé N-1"]
    assert " ".join(row[0] for row in rows[1:3]).startswith("FONCTIONNEMENT DEPENSES")


def test_a_section_over_one_column_names_it(tables_of, matrix):
    (region,) = tables_of(
        """
                              Investissement
Communes membres                    6 784
Département et région               6 993
Totaux des aides                   13 777
"""
    )
    assert "Investissement" in matrix(region.readings[0])[0][1]


def test_an_item_without_sums_right_under_the_header_is_a_row(tables_of, matrix):
    drawn = """
+------+---------------------+------------+------------+
| Ch.  | Dépenses            | BP 2024    | BP 2025    |
+------+---------------------+------------+------------+
| 001  | Solde reporté       |       -  € |       -  € |
+------+---------------------+------------+------------+
| 16   | Emprunts            |  18 050,00 |  34 000,00 |
+------+---------------------+------------+------------+
| 20   | Etudes              |     916,45 |  50 000,00 |
+------+---------------------+------------+------------+
"""
    (region,) = tables_of(drawn)
    assert region.readings[0].header_rows == 1
    (region,) = tables_of("\n".join(line.replace("|", " ") for line in drawn.split("\n") if "--" not in line))
    assert [row[0].split()[0] for row in matrix(region.readings[0])] == ["Ch.", "001", "16", "20"]


def test_marks_of_notes_in_a_header_are_no_figures(tables_of, matrix):
    (region,) = tables_of(
        """
Libellé                 Budget            Restes à       Propositions
                        précédent (1)     réaliser       nouvelles (2)
Charges générales       256 944,95        1 000,00       282 466,11
Charges de personnel    312 182,93        2 000,00       323 172,00
Total                   569 127,88        3 000,00       605 638,11
"""
    )
    heads = matrix(region.readings[0])[0]
    assert heads == ["Libellé", "Budget précédent (1)", "Restes à réaliser", "Propositions nouvelles (2)"]


def test_a_sum_under_two_columns_joins_them_not(tables_of, matrix):
    (region,) = tables_of(
        """
+----------------------+-----------+-----------+
| Dépenses             | DM1       | RAR       |
+----------------------+-----------+-----------+
| 21 Immobilisations   |-586 836,80|593 836,80 |
| 23 Travaux           |  80 000,00|  1 000,00 |
+----------------------+-----------+-----------+
| TOTAL                |-506 836,80|594 836,80 |
+----------------------+-----------+-----------+
|                      |       88000,00        |
+----------------------+-----------+-----------+
"""
    )
    (grid,) = [reading for reading in region.readings if reading.reader == "aligned"]
    assert matrix(grid)[1][1:] == ["-586 836,80", "593 836,80"]


def test_an_item_that_costs_nothing_is_no_head(tables_of, matrix):
    (region,) = tables_of(
        """
Associations du bourg         GRATUIT
Habitants                     90,00 €
Habitants d'ailleurs         115,00 €
Caution de la salle          330,00 €
"""
    )
    grid = region.readings[0]
    assert (grid.header_rows, matrix(grid)[0]) == (0, ["Associations du bourg", "GRATUIT"])
