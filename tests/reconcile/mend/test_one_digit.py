"""The sums mend a digit that OCR doubted, where one change is left; in every other case nothing is changed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.reconcile.mend.one_digit import LIKE_SHAPES, is_doubtful, list_readings, repair_table
from bordereau.reconcile.tables.totals import sum_table
from bordereau.schemas.page import Word
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.warning import Code

SURE = 0.96


def cell(column, printed, confidence=SURE, other=""):
    word = Word(printed, 0, 0, 10, 10, 10, confidence=confidence, alternative=other)
    return ReadCell(column, printed, "money", Decimal(printed), Decimal(1), words=(word,), page=4)


def table(rows, columns=("2023", "2024", "Total")):
    """Rows of figures as strings; the last row and column are totals."""
    heads = tuple(ReadColumn(label, hint="strong" if label == "Total" else "none") for label in columns)
    made = []
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        cells = tuple(value if isinstance(value, ReadCell) else cell(at, value) for at, value in enumerate(row))
        made.append(
            ReadRow("Total" if last else f"Action {number + 1}", "item", cells, hint="strong" if last else "none")
        )
    return TableReading("ruled", heads, tuple(made))


GRID = [["7385", "4567", "11952"], ["5836", "5678", "11514"], ["13221", "10245", "23466"]]


def with_cell(row, column, new):
    grid = [list(line) for line in GRID]
    grid[row][column] = new
    return table(grid)


def repair(reading):
    return repair_table("t1", sum_table("t1", reading))


@pytest.mark.parametrize(
    ("row", "column", "new", "why"),
    [
        (0, 0, cell(0, "7335", other="7385"), "the other reader saw it"),
        (0, 0, cell(0, "7335", 0.6), "a digit of like shape, and the reader unsure"),
        (1, 1, cell(1, "568", 0.6), "a lost digit"),
        (2, 2, cell(2, "23406", 0.5), "the grand total itself"),
    ],
)
def test_a_misread_digit_is_mended(row, column, new, why):
    done = repair(with_cell(row, column, new))
    (change,) = done.changes
    assert (change.row, change.column, change.value) == (row, column, Decimal(GRID[row][column])), why
    mended = done.table.reading.rows[row].cells[column]
    assert (mended.read_as, mended.value) == (new.text, Decimal(GRID[row][column]))
    assert mended.repaired_by in {check.id for check in done.table.checks}
    assert done.table.failing == 0
    assert [(code, page) for code, page, _ in done.messages] == [(Code.REPAIRED_DIGIT, 4)]


@pytest.mark.parametrize(
    ("row", "column", "new", "why"),
    [
        (0, 0, cell(0, "7335"), "both readers saw it surely: the author's own slip"),
        (0, 0, replace(cell(0, "7335"), words=(Word("7335", 0, 0, 10, 10),)), "born digital"),
        (0, 0, cell(0, "7185", 0.6), "no reader takes an 8 for a 1 but at random"),
        (0, 0, cell(0, "7324", 0.6), "two digits"),
    ],
)
def test_nothing_else_is_mended(row, column, new, why):
    reading = with_cell(row, column, new)
    done = repair(reading)
    assert done.changes == (), why
    assert done.table.failing > 0, why
    assert done.table.reading.rows[row].cells[column].value == new.value


def test_several_candidates_are_listed_and_nothing_changed():
    reading = table([[cell(0, "38", 0.6)], [cell(0, "38", 0.6)], ["73"]], columns=("Montant",))
    done = repair(reading)
    assert done.changes == ()
    (check,) = (check for check in done.table.checks if check.status == "fails")
    assert "OCR may have misread one of several figures" in check.message


def test_one_sum_alone_needs_the_other_reader():
    alone = table([[cell(0, "38", 0.6)], ["45"], ["78"]], columns=("Montant",))
    assert repair(alone).changes == ()
    seen = table([[cell(0, "38", 0.6, "33")], ["45"], ["78"]], columns=("Montant",))
    assert [change.value for change in repair(seen).changes] == [Decimal(33)]


def test_digits_without_their_spaces_are_joined_where_the_sums_hold():
    unread = replace(cell(2, "23466"), text="2346 6", value=None, precision=None, kind="text", unread=True)
    done = repair(with_cell(2, 2, unread))
    assert [change.value for change in done.changes] == [Decimal(23466)]
    assert done.table.failing == 0


def test_doubt_is_the_readers():
    assert not is_doubtful(cell(0, "12"))
    assert is_doubtful(cell(0, "12", 0.5))
    assert is_doubtful(cell(0, "12", other="17"))
    assert not is_doubtful(replace(cell(0, "12", 0.5), words=()))


def test_readings_are_counted_in_the_unit_of_the_figure():
    thousands = replace(cell(0, "38"), value=Decimal(38000), precision=Decimal(1000))
    assert Decimal(33000) in set(list_readings(thousands, lost=False))
    assert Decimal(380000) not in set(list_readings(thousands, lost=False))
    assert Decimal(388000) in set(list_readings(thousands, lost=True))


@st.composite
def planted(draw):
    """A table that adds up, with one digit misread in one cell and some readers' doubts elsewhere."""
    high, wide = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    body = [[draw(st.integers(100, 99_999)) for _ in range(wide)] for _ in range(high)]
    body = [[*row, sum(row)] for row in body]
    body.append([sum(column) for column in zip(*body, strict=True)])
    row, column = draw(st.integers(0, high)), draw(st.integers(0, wide))
    digits = str(body[row][column])
    place = draw(st.integers(0, len(digits) - 1))
    other = draw(st.sampled_from([d for d in "123456789" if d != digits[place]]))
    wrong = digits[:place] + other + digits[place + 1 :]
    doubts = draw(st.sets(st.tuples(st.integers(0, high), st.integers(0, wide)), max_size=3))
    return body, row, column, wrong, doubts


@given(planted())
@settings(max_examples=150, deadline=None)
def test_a_mend_is_right_or_not_made(case):
    body, row, column, wrong, doubts = case
    grid = [[cell(at, str(value)) for at, value in enumerate(line)] for line in body]
    for r, c in doubts:
        grid[r][c] = cell(c, str(body[r][c]), 0.7)
    grid[row][column] = cell(column, wrong, 0.6)
    labels = (*[f"{2020 + n}" for n in range(len(body[0]) - 1)], "Total")
    done = repair(table(grid, labels))
    for change in done.changes:
        assert change.value == body[change.row][change.column]


def test_shapes_are_pairs():
    assert all(len(pair) == 2 for pair in LIKE_SHAPES)
