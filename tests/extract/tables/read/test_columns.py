"""The white inside long figures and that between columns: on scans figures are misread, and pages lean."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.chunks import Chunk, TextLine, cut_lines
from bordereau.extract.tables.read.columns import find_columns
from bordereau.schemas.page import Word

WIDTH, SPACE, EM = 5.0, 3.0, 10.0


def write_column(figures: list[str], sure: float | None, gap: float = SPACE) -> list[TextLine]:
    """One column of figures, flush right at 300 points, their groups parted by a space."""
    lines = []
    for row, figure in enumerate(figures):
        right, words = 300.0, list[Word]()
        for group in reversed(figure.split()):
            left = right - WIDTH * len(group)
            top = 100.0 + 15 * row
            words.insert(0, Word(group, left, top, right, top + EM, size=EM, confidence=sure))
            right = left - gap
        label = Word("Aides", 50.0, 100.0 + 15 * row, 80.0, 110.0 + 15 * row, size=EM, confidence=sure)
        lines.append(TextLine((Chunk((label,)), Chunk(tuple(words))), 100.0 + 15 * row, 110.0 + 15 * row))
    return lines


SOUND = ["12 000", "14 500", "26 500", "31 000", "18 000"]


@pytest.mark.parametrize(
    ("figures", "sure", "gap", "columns", "why"),
    [
        (SOUND, None, SPACE, 1, "groups of thousands"),
        ([*SOUND, "22 0.0"], 0.9, SPACE, 1, "dust in one of them, on a scan"),
        ([*SOUND, "2 017 262", "2017 262"], 0.9, SPACE, 1, "a space lost in one of them, on a scan"),
        ([*SOUND, "22 0.0"], None, SPACE, 2, "a text layer has no dust: two columns"),
        (["12 00", "14 50", "26 51", "31 00"], 0.9, SPACE, 2, "no thousands at all"),
        ([*SOUND, "22 0.0"], 0.9, 3 * SPACE, 2, "farther apart than the groups of a figure"),
    ],
)
def test_white_in_figures(figures, sure, gap, columns, why):
    found = [column for column in find_columns(write_column(figures, sure, gap), EM, []) if column.numeric]
    assert len(found) == columns, why


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


def write_halves(rows: list[str]) -> list[TextLine]:
    """Rows « label | sum || account | label | sum » beside a rule at 300 points; what is empty is left out."""
    lines = []
    for number, row in enumerate(rows):
        top, chunks = 100.0 + 14.0 * number, []
        for text, x0 in zip(row.split("|"), (50.0, 240.0, 305.0, 335.0, 520.0), strict=True):
            words, at = [], x0
            for token in text.split():
                words.append(Word(token, at, top, at + 5.0 * len(token), top + SIZE, SIZE))
                at += 5.0 * len(token) + 2.5
            if words:
                chunks.append(Chunk(tuple(words)))
        lines.append(TextLine(tuple(chunks), top, top + SIZE))
    return lines


@pytest.mark.parametrize(
    ("rows", "cuts", "numeric", "why"),
    [
        (
            ["Achats|4 911||Ventes|45", "Loyer|300|70|Dons|90", "Fluides|907|73|Dotations|", "Divers|53|74|Aides|28"],
            [300.0],
            [False, True, False, False, True],
            "accounts open the labels behind the rule",
        ),
        (
            ["Achats|4 911|70|Ventes|45", "Loyer|300|707*|Dons|90", "Divers|53|74|Aides|28"],
            [300.0],
            [False, True, False, False, True],
            "with the star of accounts",
        ),
        (
            ["Achats|4 911|70|Ventes|45", "Loyer|300|707110 Passeports||90", "Divers|53|74|Aides|28"],
            [300.0],
            [False, True, False, True],
            "a longer one with its label in one piece",
        ),
        (
            ["Achats|4 911|70||45", "Loyer|300|73||90", "Divers|53|74||28"],
            [300.0],
            [False, True, True, True],
            "no words behind them: figures of the same rows",
        ),
        (
            ["Achats|4 911|70,50|Ventes|45", "Loyer|300|73,20|Dons|90", "Divers|53|74,00|Aides|28"],
            [300.0],
            [False, True, True, False, True],
            "sums, with a remark behind them",
        ),
        (
            ["Achats|4 911|70|Ventes|45", "Loyer|300|73|Dons|90", "Divers|53|74|Aides|28"],
            [],
            [False, True, True, False, True],
            "no rule parts two halves",
        ),
    ],
)
def test_accounts_behind_a_rule_open_a_second_half(rows, cuts, numeric, why):
    assert [column.numeric for column in find_columns(write_halves(rows), SIZE, cuts)] == numeric, why
