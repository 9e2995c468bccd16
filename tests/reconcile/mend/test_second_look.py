"""Cells of failing sums are asked for again; what several ways of reading see is taken where the sums then hold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bordereau.reconcile.mend.cell_scale import read_at_scale
from bordereau.reconcile.mend.second_look import list_suspects, reread_table
from bordereau.reconcile.tables.totals import sum_table
from bordereau.schemas.page import Word
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.warning import Code

GRID = [["7385", "4567", "11952"], ["5836", "5678", "11514"], ["13221", "10245", "23466"]]


def cell(row, column, printed, confidence=0.97):
    box = (100.0 * column, 20.0 * row, 100.0 * column + 90, 20.0 * row + 15)
    word = Word(printed, *box, 10, confidence=confidence)
    return ReadCell(column, printed, "money", Decimal(printed), Decimal(1), words=(word,), page=4, box=box)


def unread(row, column, text):
    made = cell(row, column, "1")
    return replace(made, text=text, value=None, precision=None, kind="text", unread=True)


def table(**other):
    """The grid with some cells replaced, named r1c2."""
    heads = tuple(
        ReadColumn(label, hint="strong" if label == "Total" else "none") for label in ("2023", "2024", "Total")
    )
    rows = []
    for number, line in enumerate(GRID):
        cells = tuple(other.get(f"r{number}c{at}", cell(number, at, text)) for at, text in enumerate(line))
        last = number == 2
        rows.append(ReadRow("Total" if last else f"Action {number}", "item", cells, hint="strong" if last else "none"))
    return TableReading("ruled", heads, tuple(rows))


class Eyes:
    """Answers for each cell asked; those not named here are read as they are printed in the grid."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def __call__(self, places):
        self.asked += places
        out = []
        for place in places:
            row, column = int(place.box[1] // 20), int(place.box[0] // 100)
            name = f"r{row}c{column}"
            out.append(tuple(self.answers[name] if name in self.answers else [GRID[row][column]] * 10))
        return out


def reread(reading, eyes):
    return reread_table("t1", sum_table("t1", reading), eyes)


@pytest.mark.parametrize(
    ("bad", "answers", "expected", "why"),
    [
        ({"r0c0": cell(0, 0, "7335")}, {}, [(0, 0, 7385)], "all ways see the right figure"),
        (
            {"r0c0": cell(0, 0, "7335", 0.6)},
            {"r0c0": ["7385", "7385", "7335", "7335", "7335"]},
            [(0, 0, 7385)],
            "two do",
        ),
        ({"r0c0": cell(0, 0, "7335", 0.6)}, {"r0c0": ["7385", "7335", "7335"]}, [], "one alone may be chance"),
        (
            {"r0c0": cell(0, 0, "7335")},
            {"r0c0": ["7385", "7385", "7335", "7335", "7335"]},
            [],
            "most see what was read",
        ),
        ({"r0c0": cell(0, 0, "7335")}, {"r0c0": ["7335"] * 10}, [], "the author's own slip"),
        ({"r0c0": cell(0, 0, "7335")}, {"r0c0": ["7395"] * 10}, [], "another figure, with which nothing holds"),
        ({"r0c0": unread(0, 0, "7%5")}, {}, [(0, 0, 7385)], "a cell that could not be read"),
        (
            {"r0c0": unread(0, 0, "7%5"), "r1c0": unread(1, 0, "S")},
            {},
            [(0, 0, 7385), (1, 0, 5836)],
            "two in one column: only together do its sums hold",
        ),
        ({"r0c0": cell(0, 0, "7335")}, {"r0c0": []}, [], "nothing could be seen"),
        ({"r0c0": cell(0, 0, "7335")}, {"r0c0": ["/7 385."] * 9}, [(0, 0, 7385)], "dust beside the figure"),
    ],
)
def test_what_is_taken(bad, answers, expected, why):
    done = reread(table(**bad), Eyes(**answers))
    assert [(change.row, change.column, int(change.value)) for change in done.changes] == expected, why
    for row, column, value in expected:
        mended = done.table.reading.rows[row].cells[column]
        assert (mended.value, mended.read_as) == (value, bad[f"r{row}c{column}"].text)
        assert mended.repaired_by in {check.id for check in done.table.checks}
    assert [(code, page) for code, page, _ in done.messages] == [(Code.REPAIRED_DIGIT, 4)] * len(expected)


def test_a_clear_reading_is_taken_though_another_sum_fails_by_the_author():
    bad = table(r2c0=cell(2, 0, "221"), r2c2=cell(2, 2, "24466"))
    done = reread(bad, Eyes(r2c2=["24466"] * 10))
    assert [(change.row, change.column, int(change.value)) for change in done.changes] == [(2, 0, 13221)]
    assert done.table.failing > 0


def test_rivals_leave_it_undone():
    bad = table(r0c0=cell(0, 0, "7335", 0.6))
    eyes = Eyes(r0c0=["7385", "7385"], r1c0=["5886", "5886"], r0c2=["11902", "11902"])
    done = reread(replace(bad, columns=bad.columns), eyes)
    assert all((change.row, change.column) == (0, 0) for change in done.changes)


def test_nothing_is_asked_where_the_sums_hold_or_a_page_is_born_digital():
    eyes = Eyes()
    assert reread(table(), eyes).changes == ()
    layer = replace(cell(0, 0, "7335"), words=(Word("7335", 0, 0, 10, 10),))
    rows = [replace(row, cells=tuple(replace(c, words=layer.words) for c in row.cells)) for row in table().rows]
    rows[0] = replace(rows[0], cells=(layer, *rows[0].cells[1:]))
    assert reread(replace(table(), rows=tuple(rows)), eyes).changes == ()
    assert eyes.asked == []


def test_only_cells_of_failing_sums_are_suspect():
    bad = sum_table("t1", table(r0c0=cell(0, 0, "7335")))
    assert set(list_suspects("t1", bad)) == {(0, 0), (1, 0), (2, 0), (0, 1), (0, 2)}


def test_a_cell_whose_new_readings_differ_is_no_longer_sure():
    done = reread(table(r0c0=cell(0, 0, "7335")), Eyes(r0c0=["7335", "7395", "735", "73", "7235"]))
    assert done.changes == ()
    (word,) = done.table.reading.rows[0].cells[0].words
    assert word.confidence == 0.5


@pytest.mark.parametrize(
    ("text", "value"), [("12 450", 12450), ("(60)", -60), ("-60", -60), ("1 24 5", None), ("MAIRIE", None)]
)
def test_texts_are_read_as_strictly_as_cells(text, value):
    assert read_at_scale(text, Decimal(1)) == value


def test_in_a_long_column_that_fails_only_rows_that_do_not_hold_are_looked_at():
    lines = [[str(1000 + 7 * n), str(2000 + 11 * n), str(3000 + 18 * n)] for n in range(60)]
    lines.append([str(sum(int(line[at]) for line in lines)) for at in range(3)])
    rows = []
    for number, line in enumerate(lines):
        last = number == 60
        cells = [cell(number, at, text) for at, text in enumerate(line)]
        if number == 4:
            cells[0] = unread(4, 0, "1 O%8")
        rows.append(
            ReadRow("Total" if last else f"Action {number}", "item", tuple(cells), hint="strong" if last else "none")
        )
    eyes = Eyes(**{f"r{row}c{at}": [text] * 10 for row, line in enumerate(lines) for at, text in enumerate(line)})
    done = reread(replace(table(), rows=tuple(rows)), eyes)
    assert [(change.row, change.column, int(change.value)) for change in done.changes] == [(4, 0, 1028)]
    assert len(eyes.asked) < 6
