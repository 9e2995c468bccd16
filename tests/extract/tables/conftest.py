"""Pages drawn as text: a character is 5 points wide, a row 14 points high; two spaces part chunks.

``+---+`` is a horizontal rule, ``|`` a vertical one, ``#`` at the end of a row shades it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.around.captions import caption_tables
from bordereau.extract.tables.find import find_tables
from bordereau.extract.tables.join.parts import part_tables
from bordereau.schemas.page import Fill, Page, Rule, Word
from bordereau.schemas.table import Grid, TableRegion

CHAR, ROW, SIZE = 5.0, 14.0, 10.0
LEFT, TOP = 50.0, 60.0


def _is_rule(row: str) -> bool:
    return bool(re.fullmatch(r"[\s+|-]*--[\s+|-]*", row))


def draw(text: str, number: int = 1, pitch: float = ROW) -> Page:
    rows = text.strip("\n").split("\n")
    words, rules, fills = [], [], []
    uprights: dict[int, list[float]] = {}
    for r, drawn in enumerate(rows):
        y = TOP + pitch * r
        row = drawn
        if drawn.rstrip().endswith("#"):
            row = drawn.rstrip()[:-1]
            fills.append(Fill(LEFT - 2, y - 1, LEFT + CHAR * len(row) + 2, y + pitch - 1, 0.85))
        if _is_rule(row):
            level = y + pitch / 2
            rules.extend(
                Rule(LEFT + CHAR * m.start(), level, LEFT + CHAR * m.end(), level)
                for m in re.finditer(r"[+-]{2,}", row)
            )
        else:
            for m in re.finditer(r"[^\s|]+", row):
                x0 = LEFT + CHAR * m.start()
                words.append(Word(m.group(), x0, y, x0 + CHAR * len(m.group()), y + SIZE, SIZE))
        for m in re.finditer(r"[|+]", row):
            ends = (y + pitch / 2,) if m.group() == "+" else (y - 2, y + pitch - 2)
            uprights.setdefault(m.start(), []).extend(ends)
    for column, levels in uprights.items():
        if len(levels) > 1 and any(row[column : column + 1] == "|" for row in rows):
            x = LEFT + CHAR * (column + 0.5)
            rules.append(Rule(x, min(levels), x, max(levels)))
    return Page(number, 595.0, 842.0, 0, tuple(words), tuple(rules), tuple(fills))


def to_matrix(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


@pytest.fixture
def page_from() -> Callable[..., Page]:
    return draw


@pytest.fixture
def tables_of() -> Callable[..., tuple[TableRegion, ...]]:
    """Find, caption and part the tables of a drawn page."""

    def find(text: str, number: int = 1, pitch: float = ROW) -> tuple[TableRegion, ...]:
        page = draw(text, number, pitch)
        lines = make_lines(page)
        return part_tables(caption_tables(find_tables(page, lines), lines), [])

    return find


@pytest.fixture
def matrix() -> Callable[[Grid], list[list[str]]]:
    return to_matrix
