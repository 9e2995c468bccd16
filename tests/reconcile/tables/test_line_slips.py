"""Which gaps of totals a slip of a hand explains."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.line_slips import find_line, has_slip, slips_by_digits
from bordereau.reconcile.tables.line_sums import Relation, TableLine

from .test_totals import reading_of


def lines_of(table: str) -> list[TableLine]:
    """Lines of two columns of money, as the sums of a table see them."""
    rows = reading_of(f"Poste|2023|2024\n{table}").rows
    cells = [{cell.column: cell for cell in row.cells} for row in rows]
    return [
        TableLine("none", None, True, (cells[place].get(0), cells[place].get(1)), row.label)
        for place, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("table", "anyhow", "by_digits", "why"),
    [
        ("A|4 000|10\nB|5 230|20\nT|9 320|30", True, True, "two digits of the total swapped"),
        ("A|4 323,97|10\nB|15 803,45|20\nT|20 136,42|30", True, True, "two digits of a part"),
        ("A|400|10\nB|500|20\nC|77|30\nT|900|60", True, False, "a line left out"),
        ("A|400|10\nB|500|20\nT|1 290|30", False, False, "another sum"),
        ("A|400|10\nB|500|20\nT|900|30", False, False, "no gap at all"),
        ("A|4 000|10\nB|5 230|20\nT|9 320|77", False, False, "one gap of two is none"),
    ],
)
def test_has_slip(table: str, anyhow: bool, by_digits: bool, why: str) -> None:
    lines = lines_of(table)
    relation = Relation(len(lines) - 1, tuple(range(len(lines) - 1)), ())
    assert has_slip(relation, lines, [0, 1]) == anyhow, why
    assert has_slip(relation, lines, [0, 1], slips_by_digits) == by_digits, why


def test_the_line_that_is_left_out() -> None:
    lines = lines_of("A|400|10\nB|500|20\nC|77|30\nT|900|60")
    assert find_line(Relation(3, (0, 1, 2), ()), lines, 0) == 2
