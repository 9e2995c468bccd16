"""Heads that stand again under a total begin a further table; a subtitle or a row of text does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.table import TableRegion

STACKED = """
+----------------+---------+---------+
| DEPENSES       | BP 2021 | DM1     |
+----------------+---------+---------+
| 011 Charges    | 1 200   |   100   |
+----------------+---------+---------+
| 65 Autres      |   800   |    50   |
+----------------+---------+---------+
| TOTAL DEPENSES | 2 000   |   150   |
+----------------+---------+---------+
| RECETTES       | BP 2021 | DM1     |
+----------------+---------+---------+
| 70 Produits    | 1 500   |   150   |
+----------------+---------+---------+
| 74 Dotations   |   500   |     0   |
+----------------+---------+---------+
| TOTAL RECETTES | 2 000   |   150   |
+----------------+---------+---------+
"""


def test_heads_under_a_total_begin_a_table(tables_of: Callable[..., tuple[TableRegion, ...]]) -> None:
    found = tables_of(STACKED)
    assert [region.readings[0].header_rows for region in found] == [1, 1]
    first = [next(cell.text for cell in region.readings[0].cells) for region in found]
    assert first == ["DEPENSES", "RECETTES"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "| RECETTES       | BP 2021 | DM1     |",
            "| RECETTES       |         |         |",
            "a heading names no column",
        ),
        ("| RECETTES       | BP 2021 | DM1     |", "| RECETTES       | 1 000   |   150   |", "it has figures"),
        (
            "| RECETTES       | BP 2021 | DM1     |",
            "| RECETTES       | BP 2022 |         |",
            "it names one column of two",
        ),
        (
            "| RECETTES       | BP 2021 | DM1     |",
            "| RECETTES       | en cours| voté    |",
            "other words than the heads",
        ),
    ],
)
def test_what_begins_no_table(tables_of: Callable[..., tuple[TableRegion, ...]], old: str, new: str, why: str) -> None:
    assert len(tables_of(STACKED.replace(old, new))) == 1, why


ENDING = """
+------------+---------+---------+
| Salles     | Unité   | Tarifs  |
+------------+---------+---------+
| Petite     | jour    |  30,00  |
+------------+---------+---------+
| Grande     | jour    |  50,00  |
+------------+---------+---------+
| Caisses    | Unité   | Tarifs  |
+------------+---------+---------+
"""


@pytest.mark.parametrize(
    ("old", "new", "rows", "why"),
    [
        ("", "", 3, "heads of a table that begins on the next page"),
        ("| Caisses    | Unité   | Tarifs  |", "| Caisses    | Unité   |   5,00  |", 4, "a row"),
    ],
)
def test_heads_at_the_end_of_a_page(
    tables_of: Callable[..., tuple[TableRegion, ...]], old: str, new: str, rows: int, why: str
) -> None:
    (region,) = tables_of(ENDING.replace(old, new) if old else ENDING)
    assert {grid.row_count for grid in region.readings} == {rows}, why


YEARS = """
+------------+---------+---------+---------+---------+---------+
| Nature     | 2014    | 2015    | 2016    | total   | Réalisé |
+------------+---------+---------+---------+---------+---------+
| Études     | 1 200   |   100   |   100   | 1 400   | 1 300   |
+------------+---------+---------+---------+---------+---------+
| Travaux    |   800   |    50   |    50   |   900   |   900   |
+------------+---------+---------+---------+---------+---------+
| Total      | 2 000   |   150   |   150   | 2 300   | 2 200   |
+------------+---------+---------+---------+---------+---------+
| Recettes   | 2014    | 2015    | 2016    |         |         |
+------------+---------+---------+---------+---------+---------+
| Emprunt    | 1 500   |   150   |   150   | 1 800   | 1 700   |
+------------+---------+---------+---------+---------+---------+
| Total      | 1 500   |   150   |   150   | 1 800   | 1 700   |
+------------+---------+---------+---------+---------+---------+
"""


@pytest.mark.parametrize(
    ("old", "new", "count", "why"),
    [
        ("", "", 2, "three heads said again name columns though the last two have none"),
        (
            "| Recettes   | 2014    | 2015    | 2016    |",
            "| Recettes   | 2014    | 2015    |         |",
            1,
            "two do not",
        ),
    ],
)
def test_some_heads_said_again(
    tables_of: Callable[..., tuple[TableRegion, ...]], old: str, new: str, count: int, why: str
) -> None:
    assert len(tables_of(YEARS.replace(old, new))) == count, why


TITLED = """
+----------------+---------+---------+
| FONCTIONNEMENT                     |
+----------------+---------+---------+
| Désignation    | BP 2021 | DM1     |
+----------------+---------+---------+
| 011 Charges    | 1 200   |   100   |
+----------------+---------+---------+
| 65 Autres      |   800   |    50   |
+----------------+---------+---------+
| TOTAL          | 2 000   |   150   |
+----------------+---------+---------+
| INVESTISSEMENT                     |
+----------------+---------+---------+
| Désignation    | BP 2021 | DM1     |
+----------------+---------+---------+
| 21 Travaux     | 1 500   |   150   |
+----------------+---------+---------+
| TOTAL          | 1 500   |   150   |
+----------------+---------+---------+
"""
DATED = """
+----------------+---------+
| DEPENSES       | 2012    |
+----------------+---------+
| Achats         |  16,3   |
+----------------+---------+
| Charges        |  71,4   |
+----------------+---------+
| TOTAL DEPENSES |  87,7   |
+----------------+---------+
| RECETTES       | 2012    |
+----------------+---------+
| Prestations    |  60,0   |
+----------------+---------+
| Aides          |  27,7   |
+----------------+---------+
"""


def test_a_title_over_heads_goes_with_them(tables_of: Callable[..., tuple[TableRegion, ...]]) -> None:
    first, second = (region.readings[0] for region in tables_of(TITLED))
    assert not any("INVESTISSEMENT" in cell.text for cell in first.cells)
    assert [cell.text for cell in second.cells if cell.row == 0] == ["INVESTISSEMENT"]


@pytest.mark.parametrize(
    ("old", "new", "count", "why"),
    [
        ("RECETTES", "RECETTES", 2, "years said again under words name columns"),
        ("| RECETTES       | 2012    |", "| RECETTES       | 2013    |", 1, "another year"),
        ("| RECETTES       | 2012    |", "| 12             | 2012    |", 1, "no word stands beside it"),
    ],
)
def test_years_said_again(
    tables_of: Callable[..., tuple[TableRegion, ...]], old: str, new: str, count: int, why: str
) -> None:
    assert len(tables_of(DATED.replace(old, new))) == count, why


UNDER_A_TOTAL = """
+----------------+---------+---------+---------+
| Etudes         | 1 200   |   100   | 1 300   |
+----------------+---------+---------+---------+
| Travaux        |   800   |    50   |   850   |
+----------------+---------+---------+---------+
| TOTAL          | 2 000   |   150   | 2 150   |
+----------------+---------+---------+---------+
| recettes       |  2014   |  2015   | total   |
+----------------+---------+---------+---------+
| Emprunt        | 1 500   |   150   | 1 650   |
+----------------+---------+---------+---------+
| Fonds          |   500   |     0   |   500   |
+----------------+---------+---------+---------+
"""


@pytest.mark.parametrize(
    ("old", "new", "tables", "why"),
    [
        ("", "", 2, "years that follow each other, under a total, are heads though the first table has none"),
        ("|  2015   |", "|  1830   |", 1, "figures that only look like years"),
        ("| TOTAL          |", "| Mobilier       |", 1, "no total closes the rows above"),
    ],
)
def test_years_under_a_total_begin_a_table(
    tables_of: Callable[..., tuple[TableRegion, ...]], old: str, new: str, tables: int, why: str
) -> None:
    assert len(tables_of(UNDER_A_TOTAL.replace(old, new))) == tables, why
