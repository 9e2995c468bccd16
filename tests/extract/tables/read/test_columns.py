"""Columns from where figures end."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.chunks import cut_lines
from bordereau.extract.tables.read.columns import find_columns
from bordereau.schemas.page import Word

SIZE = 10.0
RULE = 200.0


def lean(rows: list[str], by: float) -> list[Word]:
    """Rows of two figures, the first set up to the rule, the second right behind it; each row stands ``by`` further."""
    words: list[Word] = []
    for number, row in enumerate(rows):
        left, right = (figure.split() for figure in row.split("|"))
        x1, top = RULE - 2.0 + by * number, 100.0 + 14.0 * number
        for text in reversed(left):
            words.append(Word(text, x1 - 5.0 * len(text), top, x1, top + SIZE, SIZE))
            x1 -= 5.0 * len(text) + 2.2
        x0 = RULE + 2.0 + by * number
        for text in right:
            words.append(Word(text, x0, top, x0 + 5.0 * len(text), top + SIZE, SIZE))
            x0 += 5.0 * len(text) + 2.2
    return words


@pytest.mark.parametrize(
    ("by", "why"),
    [(0.0, "upright"), (1.2, "the last row ends behind the rule"), (-1.2, "leaning the other way")],
)
def test_a_page_that_leans_has_the_columns_of_its_rules(by: float, why: str) -> None:
    rows = ["17 884,80|17 884,80", "1 990,00|1 990,00", "99 474,80|99 474,80", "30 000,00|30 000,00", "500,00|500,00"]
    lines = cut_lines(1, lean(rows, by), (RULE,))
    columns = find_columns(lines, SIZE, (RULE,))
    assert len(columns) == 2, why
    assert columns[0].x1 < RULE + 6 < columns[1].x1, why


def test_decimals_that_stand_apart_split_no_column() -> None:
    rows = ["17 884,80|17 884,80", "1 990,00|10 000, 00", "99 474,80|30 000,00"]
    assert len(find_columns(cut_lines(1, lean(rows, 0.0), (RULE,)), SIZE, (RULE,))) == 2
