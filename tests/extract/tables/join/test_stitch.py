"""Tables over several pages."""

from dataclasses import replace

import pytest

from bordereau.extract.tables.join.stitch import stitch_tables

HEAD = """
Nature               2020     2021        Total
"""
FIRST = """
Études               12 000           -      12 000
Travaux de voirie     7 500   1 246 250   1 253 750
"""
SECOND = """
Acquisitions          1 000       2 000       3 000
TOTAL                20 500   1 248 250   1 268 750
"""


def _labels(matrix, region):
    return [row[0] for row in matrix(region.readings[0])]


def test_a_repeated_header_is_dropped(tables_of, matrix):
    (table,) = stitch_tables([*tables_of(HEAD + FIRST.lstrip()), *tables_of(HEAD + SECOND.lstrip(), 2)])
    assert _labels(matrix, table) == ["Nature", "Études", "Travaux de voirie", "Acquisitions", "TOTAL"]
    assert table.pages == (1, 2)
    assert len(table.boxes) == 2


def test_a_table_goes_on_without_header(tables_of, matrix):
    (table,) = stitch_tables([*tables_of(HEAD + FIRST.lstrip()), *tables_of(SECOND, 2)])
    assert _labels(matrix, table) == ["Nature", "Études", "Travaux de voirie", "Acquisitions", "TOTAL"]


def test_a_lone_last_row_belongs_to_the_page_before(tables_of, matrix):
    tail = "TOTAL                19 500   1 246 250   1 265 750\n"
    (table,) = stitch_tables([*tables_of(HEAD + FIRST.lstrip()), *tables_of(tail, 2)])
    assert _labels(matrix, table)[-1] == "TOTAL"


def test_a_lone_row_that_goes_on_nothing_is_no_table(tables_of):
    assert stitch_tables(tables_of("Solde                19 500   1 246 250   1 265 750\n", 2)) == ()


def test_another_header_is_another_table(tables_of):
    other = "Financeurs           2022     2023        Total\n"
    assert len(stitch_tables([*tables_of(HEAD + FIRST.lstrip()), *tables_of(other + SECOND.lstrip(), 2)])) == 2


def test_text_below_ends_a_table(tables_of):
    first = tables_of(HEAD + FIRST.lstrip() + "\n\nLe conseil a délibéré sur ce plan et l'a adopté à l'unanimité.\n")
    assert len(stitch_tables([*first, *tables_of(HEAD + SECOND.lstrip(), 2)])) == 2


@pytest.mark.parametrize(
    ("line", "count", "why"),
    [
        ("Source DGFIP", 1, "a line that names the source stands under each page of a table"),
        ("Sources : comptes de gestion", 1, "in other words"),
        ("Source : la commission a retenu les chiffres transmis par les services de la direction", 2, "a sentence"),
    ],
)
def test_a_source_ends_no_table(tables_of, line, count, why):
    first = tables_of(HEAD + FIRST.lstrip() + f"\n\n{line}\n")
    assert len(stitch_tables([*first, *tables_of(HEAD + SECOND.lstrip(), 2)])) == count, why


def test_a_row_cut_by_the_page_end_is_one_row(tables_of, matrix):
    cut = """
+----------------------+--------+---------+
| Nature               | 2020   | 2021    |
+----------------------+--------+---------+
| Études               | 12 000 |   3 000 |
+----------------------+--------+---------+
| Réhabilitation des   |  7 500 |   1 250 |
+----------------------+--------+---------+
"""
    rest = """
+----------------------+--------+---------+
| centres-bourgs       |        |         |
+----------------------+--------+---------+
| TOTAL                | 19 500 |   4 250 |
+----------------------+--------+---------+
| dont part publique   |  9 500 |   4 000 |
+----------------------+--------+---------+
"""
    (table,) = stitch_tables([*tables_of(cut), *tables_of(rest, 2)])
    assert _labels(matrix, table)[2:4] == ["Réhabilitation des centres-bourgs", "TOTAL"]


def test_the_rest_of_a_row_is_no_head_of_the_next_page(tables_of, matrix):
    cut = """
+----------------------+---------+---------+---------------+
| Salle                | Durée   | Prix    | Personnel     |
+----------------------+---------+---------+---------------+
| Sociétés             | Journée |   3 000 |    820 €      |
+----------------------+---------+---------+---------------+
| Associations et      | Journée |   2 500 |    820 €      |
+----------------------+---------+---------+---------------+
"""
    rest = """
+----------------------+---------+---------+---------------+
| Communes voisines    |         |         | (2 régisseurs)|
+----------------------+---------+---------+---------------+
| Particuliers         | Journée |   4 250 |    820 €      |
+----------------------+---------+---------+---------------+
"""
    (table,) = stitch_tables([*tables_of(cut), *tables_of(rest, 2)])
    rows = matrix(table.readings[0])
    assert rows[2] == ["Associations et Communes voisines", "Journée", "2 500", "820 € (2 régisseurs)"]
    assert rows[3][0] == "Particuliers"


def _scan(regions):
    """The same tables as OCR gives them."""
    return [
        replace(
            region,
            readings=tuple(
                replace(
                    grid,
                    cells=tuple(
                        replace(cell, words=tuple(replace(word, confidence=0.9) for word in cell.words))
                        for cell in grid.cells
                    ),
                )
                for grid in region.readings
            ),
        )
        for region in regions
    ]


@pytest.mark.parametrize(
    ("head", "scanned", "count", "why"),
    [
        ("Nature               2020     2021       Total.", True, 1, "a speck on a scan"),
        ("Natnre               2020     2021        Total", True, 1, "a letter on a scan"),
        ("Nature               2020     2022        Total", True, 2, "another year"),
        ("Nature               2020     2021       Total.", False, 2, "a text layer says what it says"),
        ("Postes               2020     2021       Budget", True, 2, "other words"),
    ],
)
def test_heads_that_ocr_reads_a_little_otherwise_on_the_next_page(tables_of, head, scanned, count, why):
    pages = [*tables_of(HEAD + FIRST.lstrip()), *tables_of(f"\n{head}\n" + SECOND.lstrip(), 2)]
    assert len(stitch_tables(_scan(pages) if scanned else pages)) == count, why
