"""Where tables stand and how they are drawn: each form once, and what stands in their cells."""

import pytest

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


def test_dot_leaders_are_gaps(tables_of, matrix):
    (region,) = tables_of(
        """
Taxe d'habitation ................ : 10,00 %
Taxe foncière (bâti)............... : 19,00 %
Taxe foncière (non bâti) .......... : 52,00 %
"""
    )
    assert matrix(region.readings[0])[1] == ["Taxe foncière (bâti)", "19,00 %"]


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
