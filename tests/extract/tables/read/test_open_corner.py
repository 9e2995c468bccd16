"""The label under a corner that no rule closes is that of the row it stands level with."""

import pytest


@pytest.mark.parametrize(
    ("drawn", "rows", "why"),
    [
        (
            """
+--------------+----------+----------+
|              |  Dépense |   Aide   |
|              +----------+----------+
| Personnel    |  656 196 |  40 000  |
+--------------+----------+----------+
| Collecte     |  163 085 |  10 000  |
+--------------+----------+----------+
""",
            [["", "Dépense", "Aide"], ["Personnel", "656 196", "40 000"], ["Collecte", "163 085", "10 000"]],
            "the first label hangs in the corner",
        ),
        (
            """
+--------------+---------------------+
|              |       Montants      |
|              +----------+----------+
| Nature       |  Dépense |   Aide   |
+--------------+----------+----------+
| Collecte     |  163 085 |  10 000  |
+--------------+----------+----------+
""",
            [["Nature", "Montants", ""], ["", "Dépense", "Aide"], ["Collecte", "163 085", "10 000"]],
            "the name of the labels is merged over both levels of heads",
        ),
        (
            """
+--------------+----------+----------+
| Personnel    |    2024  |    2025  |
|              +----------+----------+
| et charges   |  656 196 |  40 000  |
+--------------+----------+----------+
| Collecte     |  163 085 |  10 000  |
+--------------+----------+----------+
""",
            [["Personnel et charges", "2024", "2025"], ["", "656 196", "40 000"], ["Collecte", "163 085", "10 000"]],
            "words in the corner itself: whose they are is not known",
        ),
    ],
)
def test_the_corner(tables_of, matrix, drawn, rows, why):
    ruled = next(grid for grid in tables_of(drawn)[0].readings if grid.reader == "ruled")
    assert [[cell.replace("\n", " ") for cell in row] for row in matrix(ruled)] == rows, why
