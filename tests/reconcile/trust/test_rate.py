"""The class of each figure, by what speaks for it and against it."""

import pytest

from bordereau.reconcile.trust.rate import rate_act
from bordereau.schemas.correction import Correction
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.warning import Code

PROOF = (Evidence(page=1, bbox=(0, 0, 1, 1), text="x"),)
HOLDING = ["7 385", "5 836", "13 221"]


def rate_cells(made):
    return [row.cells[0].trust for row in made.tables[0].rows]


@pytest.mark.parametrize(
    ("changes", "trust", "why"),
    [
        ({}, "proven", "a sum proves four digits"),
        ({"unit": None}, "read", "no unit is printed: the digits are sure, what they count is not"),
        ({"unit": None, "kind": "count"}, "proven", "a count needs none"),
        ({"kind": "percent", "unit": "%"}, "read", "rates"),
        ({"doubts": (Code.LOW_OCR_CONFIDENCE,)}, "proven", "the sum answers a doubt about digits"),
        ({"doubts": (Code.BAD_GROUPING,)}, "proven", "so it does here"),
        ({"doubts": (Code.UNIT_UNSURE,)}, "doubtful", "all figures may be a thousand times too small"),
        ({"doubts": (Code.AMBIGUOUS_NUMBER,)}, "doubtful", "all dots may part decimals"),
        ({"doubts": (Code.STRUCK_TEXT,)}, "doubtful", "struck out, whatever it adds up to"),
        ({"doubts": (Code.LOW_OCR_CONFIDENCE, Code.HIDDEN_TEXT)}, "doubtful", "one doubt is left"),
    ],
)
def test_cells_of_a_sum_that_holds(act, column, changes, trust, why):
    table, check = column(HOLDING, **changes)
    assert rate_cells(rate_act(act(tables=(table,), checks=(check,)))) == [trust] * 3, why


def test_figures_of_a_sum_that_fails_are_doubtful(act, column, check):
    """Though another sum that holds has one of them: two cells that changed places leave their row's total right."""
    table, failing = column(["7 385", "5 836", "13 231"])
    assert failing.status == "fails"
    other = check("row_total", ("t1/r2/c1", "5836"), ("t1/r1/c1", "5000"), ("t1/r3/c1", "836"))
    assert rate_cells(rate_act(act(tables=(table,), checks=(failing, other)))) == ["doubtful"] * 3


def test_a_sum_that_could_not_be_computed_leaves_a_doubt(act, column):
    table, check = column(HOLDING)
    undetermined = check.model_copy(update={"status": "undetermined"})
    assert rate_cells(rate_act(act(tables=(table,), checks=(undetermined,)))) == ["doubtful"] * 3


def test_small_figures_are_read(act, column):
    table, check = column(["1", "1", "2"])
    assert rate_cells(rate_act(act(tables=(table,), checks=(check,)))) == ["read"] * 3


def test_a_cell_without_a_value_has_no_class(act, column):
    table, check = column(["7 385", "", "5 836", "13 221"])
    assert rate_cells(rate_act(act(tables=(table,), checks=(check,)))) == ["proven", None, "proven", "proven"]


def test_cells_whose_place_is_unsure_are_doubtful_though_their_sum_holds(act, table, check):
    made = table("Poste | BP |\nA | 7 385 | 1\nB | 5 836 | 2\nTotal | 13 221 | 3")
    rows = [row.model_copy(update={"cells": row.cells[::-1]}) for row in made.rows]
    made = made.model_copy(update={"rows": tuple(rows), "columns": made.columns[::-1]})
    figures = [("t1/r3/c1", "13221"), ("t1/r1/c1", "7385"), ("t1/r2/c1", "5836")]
    rated = rate_act(act(tables=(made,), checks=(check("column_total", *figures),)))
    by_column = {cell.column: cell.trust for row in rated.tables[0].rows for cell in row.cells}
    assert by_column == {0: "doubtful", 1: "read"}
    assert {cell.doubts for row in rated.tables[0].rows for cell in row.cells if cell.column == 0} == {
        (Code.TABLE_UNCERTAIN,)
    }
    assert rate_act(rated) == rated, "said once"


@pytest.mark.parametrize(
    ("reader", "kind", "lines", "trust", "why"),
    [
        ("ruled", "row_total", 1, "proven", "rules say which column it is"),
        ("ruled", "column_total", 2, "proven", "and which row, however long its label"),
        ("aligned", "column_total", 1, "proven", "another column’s figure would break the sum"),
        ("aligned", "row_total", 1, "read", "the figures of a row may have changed places"),
        ("aligned", "column_total", 2, "read", "a line of its label may be its neighbour’s"),
        ("camelot", "row_total", 1, "read", "no rules were seen"),
    ],
)
def test_a_sum_proves_a_place_where_the_page_shows_it(act, column, reader, kind, lines, trust, why):
    table, check = column(HOLDING, sum_kind=kind)
    evidence = table.evidence * lines
    rows = tuple(row.model_copy(update={"evidence": evidence}) for row in table.rows)
    table = table.model_copy(update={"rows": rows, "reader": reader})
    assert rate_cells(rate_act(act(tables=(table,), checks=(check,)))) == [trust] * 3, why


@pytest.mark.parametrize(
    ("doubts", "in_words", "trust"),
    [((), False, "read"), ((), True, "proven"), ((Code.BAD_GROUPING,), False, "doubtful"),
     ((Code.BAD_GROUPING,), True, "proven"), ((Code.STRUCK_TEXT,), True, "doubtful")],
)  # fmt: skip
def test_amounts(act, amount, check, doubts, in_words, trust):
    checks = (check("words_vs_figures", ("a1", "200"), ("a1", "200")),) if in_words else ()
    rated = rate_act(act(amounts=(amount("a1", "200", doubts),), checks=checks))
    assert rated.amounts[0].trust == trust


def judge(verdict, read="200", value=None):
    return Correction(
        path="/acts/0/amounts/0/value", verdict=verdict, read=read, value=value, who="Ana", evidence=PROOF,
        when="2026-11-20T10:00:00+00:00",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("judged", "fails", "trust", "why"),
    [
        (judge("right"), False, "proven", "two readings, a person’s and the program’s"),
        (judge("right"), True, "proven", "the act errs, not the reading"),
        (judge("corrected", "260", "200"), False, "read", "one sound reading is left, without the other’s doubts"),
        (judge("corrected", "260", "200"), True, "doubtful", "but its sum fails"),
        (judge("corrected", "200", "200,00"), False, "proven", "the program reads the same by now"),
        (judge("missing", None, "200 €"), False, "read", "a person’s reading"),
    ],
)
def test_what_a_person_says(act, amount, check, judged, fails, trust, why):
    checks = (check("list_total", ("a1", "200"), ("a2", "150"), ("a3", "60")),) if fails else ()
    amounts = (amount("a1", "200", (Code.UNIT_UNSURE,)),)
    assert rate_act(act(amounts=amounts, checks=checks), {"amounts/0": judged}).amounts[0].trust == trust, why
