"""Figures whose row or column is unsure, and tables of the same look that are sound."""

import pytest

from bordereau.reconcile.trust.layout import find_layout_doubts

UNNAMED = "Poste | BP 2025 |\nA | 100 | 25\nTotal | 100 | 25"
MARKED = "Chapitre | 2021\n74 – Dotations 75 – Autres produits | 1 285\n{} | 20\n042 – Virements | 7"


@pytest.mark.parametrize(
    ("compact", "reader", "cells", "why"),
    [
        (UNNAMED, "ruled", {(0, 1), (1, 1)}, "one of two columns has no name"),
        ("Poste | \nA | 100\nB | 25", "ruled", set(), "a lone column needs none"),
        ("Poste | 2025\nA | 100\n | 25", "ruled", {(1, 0)}, "a row that nothing names"),
        ("Poste | 2025\nA | 100\nB | 25", "aligned", {(0, 0), (1, 0)}, "no rules and no sum: two columns of print?"),
        ("Poste | 2025\nA | 100\nB | 25", "camelot", {(0, 0), (1, 0)}, "another reader of what has no rules"),
        ("Poste | 2025\nA | 100\nB | 25", "ruled", set(), "rules show the table"),
        (MARKED.format("77 – Produits"), "ruled", {(0, 0)}, "two items in one label"),
        (MARKED.format("dont avance 27 – Travaux"), "ruled", {(0, 0), (1, 0)}, "the item’s mark inside a label"),
        ("Lot | HT\nLot 2 – Gros œuvre 10 – 12 rue X | 5\nPeinture | 7", "ruled", set(), "no other row has marks"),
        ("Poste | HT\n2019 - 2021 – études | 5\nA | 7", "ruled", set(), "one row alone begins so"),
    ],
)
def test_places_that_are_unsure(table, compact, reader, cells, why):
    made = table(compact).model_copy(update={"reader": reader})
    assert {cell for doubt in find_layout_doubts(made, ()) for cell in doubt.cells} == cells, why


@pytest.mark.parametrize(
    ("compact", "reader", "cells", "why"),
    [
        ("P | A |\nX | 12 | 345,00\nY | 1 | 200,50\nTotal | 13 | 545,50", "aligned", True, "thousands cut off"),
        ("P | A | A\nX | 12 | 345\nY | 1 | 200\nTotal | 13 | 545", "aligned", True, "under one name, repeated"),
        ("P | A | B\nX | 12 | 345\nY | 1 | 200\nTotal | 13 | 545", "aligned", False, "each has its name"),
        ("P | A | A\nX | 12 | 345\nY | 1 | 20\nTotal | 13 | 365", "aligned", False, "20 is no tail of a figure"),
        ("P | A | A\nX | 12 | 345\nY | 1 | 200\nTotal | 13 | 545", "ruled", False, "rules part them"),
    ],
)
def test_figures_that_may_be_cut(table, check, compact, reader, cells, why):
    made = table(compact).model_copy(update={"reader": reader})
    total, *parts = ((f"t1/r{n}/c1", made.rows[n - 1].cells[0].value) for n in (3, 1, 2))
    messages = [doubt.message for doubt in find_layout_doubts(made, [check("column_total", total, *parts)])]
    assert any("cut" in message for message in messages) == cells, why


@pytest.mark.parametrize("reader", ["aligned", "camelot"])
def test_a_sum_that_holds_shows_that_a_table_is_one(column, reader):
    made, check = column(["7 385", "5 836", "13 221"])
    made = made.model_copy(update={"reader": reader})
    assert find_layout_doubts(made, [check]) == ()
    assert find_layout_doubts(made, [check.model_copy(update={"status": "fails"})]) != ()


def test_a_total_without_a_label_is_named_by_its_sum(column):
    made, check = column(["7 385", "5 836", "13 221"])
    rows = (*made.rows[:2], made.rows[2].model_copy(update={"label": ""}))
    made = made.model_copy(update={"rows": rows})
    assert find_layout_doubts(made, [check]) == ()
    assert [doubt.cells for doubt in find_layout_doubts(made, [])] == [{(2, 0)}]
    scanned = made.model_copy(update={"source": "ocr"})
    assert [doubt.cells for doubt in find_layout_doubts(scanned, [check])] == [{(2, 0)}], "OCR may have lost it"
