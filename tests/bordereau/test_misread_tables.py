"""Tables made up at random, then misread in every way that readers err: no figure that came out wrong is ``proven``.

A misreading changes what is seen, not what is printed; the truth is the value under its row and its column. Sums and
classes are those of the whole program.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from bordereau.assemble.tables import assemble_table
from bordereau.normalize.tables.read import interpret_grid
from bordereau.reconcile.tables.judge import choose_reading
from bordereau.reconcile.trust.rate import rate_act
from bordereau.schemas.convention import Act
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell, Reader, TableRegion

Matrix = list[list[str]]
BOX = (0.0, 0.0, 100.0, 100.0)
HEADS = ("Poste", "État (€)", "Région (€)", "Commune (€)", "Total (€)")
LABELS = ("Études", "Voirie", "Réseaux", "Espaces verts", "Mobilier", "Signalétique", "Éclairage")
ROUNDS = 60


def show(cents: int) -> str:
    return f"{cents // 100:,},{cents % 100:02d}".replace(",", " ", f"{cents // 100:,}".count(","))


def make_matrix(dice: random.Random) -> Matrix:
    """A table with a total row, in most cases a total column, here and there a blank or a small figure."""
    heads = list(HEADS[: dice.randint(2, 4)]) + ([HEADS[4]] if dice.random() < 0.6 else [])
    columns = len(heads) - 1 - (heads[-1] == HEADS[4])
    body = [[_draw(dice) for _ in range(columns)] for _ in range(dice.randint(2, 6))]
    for row in body:
        row[0] = row[0] or 123_456
    body.append([sum(column) for column in zip(*body, strict=True)])
    labels = [*LABELS[: len(body) - 1], "Total"]
    rows = [
        [label, *(show(value) if value else "" for value in row), *([show(sum(row))] if heads[-1] == HEADS[4] else [])]
        for label, row in zip(labels, body, strict=True)
    ]
    return [heads, *rows]


def _draw(dice: random.Random) -> int:
    return dice.choice([0, dice.randint(1, 9) * 100, dice.randint(100, 99_999_999), dice.randint(100_000, 9_999_999)])


def _pick(dice: random.Random, matrix: Matrix) -> tuple[int, int]:
    places = [(r, c) for r in range(1, len(matrix)) for c in range(1, len(matrix[0])) if matrix[r][c]]
    return dice.choice(places)


def change_digit(dice: random.Random, matrix: Matrix) -> None:
    row, column = _pick(dice, matrix)
    text = matrix[row][column]
    place = dice.choice([n for n, sign in enumerate(text) if sign.isdigit()])
    matrix[row][column] = text[:place] + dice.choice("0123456789".replace(text[place], "")) + text[place + 1 :]


def lose_head(dice: random.Random, matrix: Matrix) -> None:
    """« 12 345,00 » read as « 345,00 »."""
    row, column = _pick(dice, matrix)
    matrix[row][column] = matrix[row][column].split(" ")[-1]


def swap_in_row(dice: random.Random, matrix: Matrix) -> None:
    row, column = _pick(dice, matrix)
    other = dice.randrange(1, len(matrix[0]))
    matrix[row][column], matrix[row][other] = matrix[row][other], matrix[row][column]


def shift_row(dice: random.Random, matrix: Matrix) -> None:
    """A row shifted by one column."""
    row, _ = _pick(dice, matrix)
    matrix[row][1:] = [*matrix[row][2:], matrix[row][1]]


def double_row(dice: random.Random, matrix: Matrix) -> None:
    """An item told twice, where a page ends say; acts themselves print a total twice."""
    row = dice.randrange(1, len(matrix) - 1)
    matrix.insert(row, list(matrix[row]))


def lose_row(dice: random.Random, matrix: Matrix) -> None:
    if len(matrix) > 3:
        del matrix[dice.randrange(1, len(matrix) - 1)]


def cut_thousands(dice: random.Random, matrix: Matrix) -> None:
    """« 12 345,00 » read as « 12 | 345,00 », all down its column."""
    column = dice.randrange(1, len(matrix[0]))
    for number, row in enumerate(matrix):
        head, _, tail = row[column].rpartition(" ") if number else ("", "", row[column])
        row[column : column + 1] = [head, tail] if number else [row[column], ""]


def lose_names(dice: random.Random, matrix: Matrix) -> None:
    matrix[0] = [matrix[0][0], *("" for _ in matrix[0][1:])]


ANYWHERE: list[Callable[[random.Random, Matrix], None]] = [change_digit, lose_head, double_row, lose_row]
WITHOUT_RULES = [*ANYWHERE, swap_in_row, shift_row, cut_thousands, lose_names]
"""Rules show which column a figure stands in."""
CASES = [
    *(pytest.param(error, "ruled", id=f"{error.__name__}-ruled") for error in ANYWHERE),
    *(pytest.param(error, "aligned", id=f"{error.__name__}-aligned") for error in WITHOUT_RULES),
]


def read(matrix: Matrix, reader: Reader) -> Act:
    """The act of one table, as the whole program reads such a grid."""
    cells = tuple(
        GridCell(row, column, text, (Word(text, 10.0 * column, 10.0 * row, 10.0 * column + 9, 10.0 * row + 9),), 1)
        for row, line in enumerate(matrix)
        for column, text in enumerate(line)
        if text
    )
    grid = Grid(reader, len(matrix), len(matrix[0]), cells)
    region = TableRegion((1,), (BOX,), (grid,))
    choice = choose_reading("t1", [interpret_grid(grid)])
    table = assemble_table("t1", region, choice.kept.reading, (), False)
    act = Act(kind="other", pages=(1, 1), title=None, date=None, place=None, period=None, tables=(table,))
    return rate_act(act.model_copy(update={"checks": choice.kept.checks}))


def list_facts(act: Act, trust: str | None = None) -> Counter[tuple[str, str, str | None]]:
    (table,) = act.tables
    return Counter(
        (row.label, table.columns[cell.column].label, cell.value)
        for row in table.rows
        for cell in row.cells
        if cell.value is not None and trust in (None, cell.trust)
    )


@pytest.mark.parametrize(("error", "reader"), CASES)
def test_no_misread_figure_is_proven(error: Callable[[random.Random, Matrix], None], reader: Reader) -> None:
    for seed in range(ROUNDS):
        dice = random.Random(f"{error.__name__} {seed}")
        matrix = make_matrix(dice)
        true = list_facts(read(matrix, reader))
        seen = [list(row) for row in matrix]
        error(dice, seen)
        wrong = list_facts(read(seen, reader), "proven") - true
        assert not wrong, (seed, matrix, seen)


@pytest.mark.parametrize("reader", ["ruled", "aligned"])
def test_what_is_read_rightly_is_proven(reader: Reader) -> None:
    """All figures of three digits or more that stand in a sum: the rule is not kept by proving nothing."""
    proven = total = 0
    for seed in range(ROUNDS):
        act = read(make_matrix(random.Random(seed)), reader)
        proven += list_facts(act, "proven").total()
        total += list_facts(act).total()
    assert proven > 0.8 * total
