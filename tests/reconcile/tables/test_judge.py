"""A reading wins by the digits that its sums prove: tables are made, and read in each way in which a reader errs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.reconcile.tables.judge import choose_reading
from bordereau.reconcile.tables.proof import count_digits, count_proven
from bordereau.reconcile.tables.totals import sum_table
from bordereau.schemas.check import Check
from bordereau.schemas.reading import TableReading
from bordereau.schemas.table import Grid, GridCell

Rows = list[list[str]]


def read(rows: Rows, reader: Any = "ruled") -> TableReading:
    cells = [GridCell(r, c, cell, (), 1) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    return interpret_grid(Grid(reader, len(rows), len(rows[0]), tuple(cells)), Around("(en euros)"))


def group(value: int) -> str:
    return f"{value:,}".replace(",", " ")


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Items and their totals, two to four columns, figures of four to seven digits, no two alike."""
    width, height = draw(st.integers(2, 4)), draw(st.integers(2, 5))
    count = width * height
    drawn = draw(st.lists(st.integers(1_000, 2_000_000), min_size=count, max_size=count, unique=True))
    figures = [drawn[place * width : (place + 1) * width] for place in range(height)]
    head = ["Poste", *(f"Année {2020 + place}" for place in range(width))]
    items = [[f"Action {chr(65 + place)}", *map(group, row)] for place, row in enumerate(figures)]
    totals = ["Total", *(group(sum(column)) for column in zip(*figures, strict=True))]
    return [head, *items, totals]


def split_thousands(rows: Rows) -> Rows:
    """The first group of the last column stands in a column of its own."""
    return [[*rows[0][:-1], "", rows[0][-1]], *([*row[:-1], *row[-1].split(" ", 1)] for row in rows[1:])]


def glue_columns(rows: Rows) -> Rows:
    """The last two columns are one."""
    return [[*row[:-2], f"{row[-2]} {row[-1]}"] for row in rows]


def shift_a_row(rows: Rows) -> Rows:
    """The figures of the first item stand one column to the right."""
    label, *figures = rows[1]
    return [rows[0], [label, figures[-1], *figures[:-1]], *rows[2:]]


def lose_a_row(rows: Rows) -> Rows:
    return [rows[0], *rows[2:]]


def lose_a_group(rows: Rows) -> Rows:
    """The last group of a figure is cut off at the cell's edge."""
    label, figure, *rest = rows[1]
    return [rows[0], [label, figure.rpartition(" ")[0] or "0", *rest], *rows[2:]]


ERRORS = [split_thousands, glue_columns, shift_a_row, lose_a_row, lose_a_group]


@pytest.mark.parametrize("err", ERRORS)
@settings(max_examples=40, deadline=None)
@given(rows=tables())
def test_the_right_reading_beats_one_that_errs(err: Callable[[Rows], Rows], rows: Rows) -> None:
    """The right one is the more trusted, as the ruled reading is where rules stand."""
    wrong = err(rows)
    if wrong == rows:
        return
    assert choose_reading("t1", [read(rows), read(wrong, "aligned")]).index == 0


@pytest.mark.parametrize("err", [lose_a_row, lose_a_group])
@settings(max_examples=40, deadline=None)
@given(rows=tables())
def test_a_reading_whose_sums_break_loses_whoever_is_trusted(err: Callable[[Rows], Rows], rows: Rows) -> None:
    assert choose_reading("t1", [read(err(rows)), read(rows, "aligned")]).index == 1


def test_two_small_sums_do_not_beat_the_one_that_they_were_cut_from() -> None:
    whole = [["Nature", "Montant"], ["Virement", "1 152.00"], ["Géomètre", "1 152.00"], ["Total", "2 304.00"]]
    cut = [
        ["Nature", "", "Montant"],
        ["Virement", "1", "152.00"],
        ["Géomètre", "1", "152.00"],
        ["Total", "2", "304.00"],
    ]
    choice = choose_reading("t1", [read(whole), read(cut, "aligned")])
    assert (choice.index, choice.kept.holding) == (0, 1)
    assert sum_table("t1", read(cut)).holding == 2


CHECKS = [
    ("15428", "1.5", 3, 5, "to the unit"),
    ("15200000", "150000", 2, 3, "« 15,2 M€ » has three digits"),
    ("2304", "0.015", 2, 6, "« 2 304,00 » has six"),
    ("12", "0", 2, 2, "things counted one by one"),
    ("0", "0.015", 2, 0, "nothing proves nothing"),
    (None, None, 2, 0, "no total is stated"),
]


@pytest.mark.parametrize(("stated", "tolerance", "parts", "expected", "why"), CHECKS)
def test_digits_of_a_sum(stated: str | None, tolerance: str | None, parts: int, expected: int, why: str) -> None:
    assert count_digits(make_check(stated, tolerance, parts)) == expected, why


def make_check(stated: str | None, tolerance: str | None, parts: int, **change: Any) -> Check:
    names = tuple(f"a{number}" for number in range(parts))
    about = {"id": "c1", "kind": "column_total", "status": "exact", "computed": stated, "difference": "0"}
    sums = {"stated": stated, "tolerance": tolerance, "parts": names, "stated_by": "a9", "message": ""}
    return Check.model_validate({**about, **sums, **change})


def test_a_sum_said_twice_proves_once_and_one_that_fails_nothing() -> None:
    once = make_check("15428", "1.5", 3)
    assert count_proven([once, once]) == 5
    assert count_proven([once, make_check("99", "0", 2, status="fails", stated_by="a8")]) == 5
    assert count_proven([make_check("15428", "1.5", 3, status="within_rounding")]) == 4


BILL = [
    ["Article", "Prix", "Montant"],
    ["Cantine", "44,50", "44,50"],
    ["TVA 19,60 %", "", "8,72"],
    ["Repas", "", "9,40"],
]
BILL += [[f"Lot {number}", f"7 345 11{number},05", f"9 645 12{number},07"] for number in range(5)]


@pytest.mark.parametrize(
    ("change", "kept", "why"),
    [
        ((2, ["TVA", "19,60 %", "8,72"]), 0, "a rate cut off its label states a little more and proves nothing"),
        ((3, ["Repas", "", ""]), 0, "figures are lost"),
        ((1, ["Cantine", "44,50", "44,50 12,30"]), 0, "a cell that cannot be read"),
    ],
)
def test_readings_that_no_sum_proves(change: tuple[int, list[str]], kept: int, why: str) -> None:
    place, row = change
    other = [*BILL[:place], row, *BILL[place + 1 :]]
    assert choose_reading("t1", [read(BILL), read(other, "aligned")]).index == kept, why
    if place != 2:
        assert choose_reading("t1", [read(other), read(BILL, "aligned")]).index == 1, why


def test_a_sum_of_money_hidden_in_a_label_is_lost() -> None:
    hidden = [["Article", "Montant"], ["Cantine 44,50 €", "3"], ["Repas", "9 812,40 €"]]
    shown = [["Article", "Montant", "Nombre"], ["Cantine", "44,50 €", "3"], ["Repas", "9 812,40 €", ""]]
    assert choose_reading("t1", [read(hidden), read(shown, "aligned")]).index == 1
