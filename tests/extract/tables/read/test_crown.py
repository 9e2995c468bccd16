"""Heads by rules over rows by alignment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.tables.read.crown import crown_rows
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell, Reader

EDGES = (0.0, 100.0, 200.0, 300.0)


def word(text: str, column: int, row: int) -> Word:
    x = EDGES[column] + 10
    return Word(text, x, 20.0 * row, x + 50, 20.0 * row + 10, size=10)


TITLE, HALVES, STAFF, COST = (
    word("Effectifs", 1, 0),
    word("2016", 1, 1),
    word("Nombre", 1, 2),
    word("Salaires", 2, 2),
)
NAMES = word("Directeur", 0, 3), word("Adjoint", 0, 4)
COUNTS = word("0,5", 1, 3), word("1", 1, 4)
SUMS = word("16 200", 2, 3), word("10 650", 2, 4)


def cell(row: int, column: int, *words: Word, span: int = 1) -> GridCell:
    return GridCell(row, column, " ".join(one.text for one in words), words, 1, None, 1, span)


def grid(reader: Reader, heads: int, rows: int, *cells: GridCell) -> Grid:
    return Grid(reader, rows, 3, cells, heads)


RULED = grid(
    "ruled",
    3,
    4,
    cell(0, 0, TITLE, span=3),
    cell(1, 1, HALVES, span=2),
    cell(2, 1, STAFF),
    cell(2, 2, COST),
    cell(3, 0, *NAMES),
    cell(3, 1, *COUNTS),
    cell(3, 2, *SUMS),
)
BODY = [cell(1 + n, c, words[n]) for n in (0, 1) for c, words in enumerate((NAMES, COUNTS, SUMS))]
ALIGNED = grid("aligned", 1, 3, cell(0, 1, TITLE, HALVES, STAFF), cell(0, 2, COST), *BODY)


def show(made: Grid) -> list[tuple[int, int, int, str]]:
    return [(one.row, one.column, one.column_span, one.text) for one in made.cells]


def test_heads_keep_their_reach_and_rows_their_figures() -> None:
    made = crown_rows(RULED, ALIGNED, EDGES)
    assert (made.reader, made.header_rows, made.row_count) == ("aligned", 3, 5)
    assert show(made) == [
        (0, 0, 3, "Effectifs"),
        (1, 1, 2, "2016"),
        (2, 1, 1, "Nombre"),
        (2, 2, 1, "Salaires"),
        (3, 0, 1, "Directeur"),
        (3, 1, 1, "0,5"),
        (3, 2, 1, "16 200"),
        (4, 0, 1, "Adjoint"),
        (4, 1, 1, "1"),
        (4, 2, 1, "10 650"),
    ]


def test_a_heading_that_alignment_put_among_the_heads_is_a_row() -> None:
    group = word("Personnel", 0, 2.5)  # type: ignore[arg-type]
    ruled = replace(RULED, cells=(*RULED.cells[:4], cell(3, 0, group, *NAMES), *RULED.cells[5:]))
    aligned = replace(ALIGNED, cells=(cell(0, 0, group), *ALIGNED.cells))
    made = crown_rows(ruled, aligned, EDGES)
    assert [one.text for one in made.cells if one.row == 3] == ["Personnel"]
    assert made.row_count == 6


@pytest.mark.parametrize(
    ("ruled", "aligned", "edges", "why"),
    [
        (replace(RULED, header_rows=0), ALIGNED, EDGES, "the rules show no heads"),
        (
            replace(RULED, header_rows=1, cells=(cell(0, 0, TITLE, HALVES, STAFF, COST, span=3), *RULED.cells[4:])),
            ALIGNED,
            EDGES,
            "the rules show but a title: the names of columns are in it",
        ),
        (RULED, replace(ALIGNED, column_count=4), EDGES, "another number of columns"),
        (RULED, ALIGNED, (0.0, 180.0, 240.0, 300.0), "columns that are not the drawn ones"),
        (
            RULED,
            replace(ALIGNED, cells=(*ALIGNED.cells[:-1], cell(2, 2, SUMS[1], COST))),
            EDGES,
            "a head among the figures of a later row",
        ),
    ],
)
def test_readings_that_have_no_common_columns_or_heads_stay(
    ruled: Grid, aligned: Grid, edges: tuple[float, ...], why: str
) -> None:
    assert crown_rows(ruled, aligned, edges) == aligned, why
