"""Lines that lead from the total of a table to another, with « + » and « = » between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.table import Grid, TableRegion

Find = Callable[..., tuple[TableRegion, ...]]
SECTION = """
+--------------------+---------------+---------------+
| Chapitre           | Propositions  | Total         |
+--------------------+---------------+---------------+
| 66 Charges         |    250 400,00 |    250 400,00 |
+--------------------+---------------+---------------+
| 67 Spécifiques     |      1 500,00 |      1 500,00 |
+--------------------+---------------+---------------+
| TOTAL              |    251 900,00 |    251 900,00 |
+--------------------+---------------+---------------+
                                            +
      D 002 RESULTAT REPORTE               10 000,00
                                            =
      TOTAL CUMULE                        261 900,00
"""


def test_they_are_the_last_rows_of_the_table(tables_of: Find, matrix: Callable[[Grid], list[list[str]]]) -> None:
    (region,) = tables_of(SECTION)
    assert matrix(region.readings[0])[-2:] == [
        ["D 002 RESULTAT REPORTE", "", "10 000,00"],
        ["TOTAL CUMULE", "", "261 900,00"],
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("                                            =\n", "", "without the sign they may be of anything"),
        (
            "                                            +\n",
            "\n\n\n                                            +\n",
            "too far",
        ),
    ],
)
def test_other_lines_stay_apart(tables_of: Find, old: str, new: str, why: str) -> None:
    region = tables_of(SECTION.replace(old, new))[0]
    assert region.readings[0].row_count == 4, why
