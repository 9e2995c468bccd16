"""Figures whose row or column is unsure, and tables of the same look that are sound."""

import pytest

from bordereau.reconcile.trust.layout import find_layout_doubts
from bordereau.schemas.evidence import Evidence

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


def _place(table, units):
    """The rows one under the other, each cell right of its label."""
    rows = []
    for number, (row, unit) in enumerate(zip(table.rows, units, strict=True)):
        y = 100.0 + 20 * number
        proof = (Evidence(page=1, bbox=(60, y, 150, y + 12), text=row.label),) if row.label else ()
        side = (Evidence(page=1, bbox=(260, y, 320, y + 12), text="x"),)
        cells = tuple(
            cell.model_copy(update={"evidence": side, "unit": "€", "text": cell.text + unit}) for cell in row.cells
        )
        rows.append(row.model_copy(update={"evidence": proof, "cells": cells}))
    return table.model_copy(update={"rows": tuple(rows), "reader": "aligned"})


@pytest.mark.parametrize(
    ("compact", "units", "doubted", "why"),
    [
        ("P | V\nMontant : | 100\nReste : | 25", (" €", " €"), False, "labels with a colon, values with their unit"),
        ("P | V\nMontant : | 100\nReste : | 25", (" euros", " €"), False, "the unit in words"),
        ("P | V\nMontant : | 100\nReste : | 25", (" €", ""), True, "a figure without a unit of its own"),
        ("P | V\nMontant : | 100\nReste | 25", (" €", " €"), True, "a label without a colon"),
        ("P | V | W\nMontant : | 100 | 20\nReste : | 25 | 3", (" €", " €"), True, "two figures beside a label"),
        ("P | V\nMontant : | 100\n | 25", (" €", " €"), True, "a figure without a label"),
        ("P | V\nMontant : | 100\nReste : | - 25", (" €", " €"), True, "a sign, or the dash of a list"),
        ("P | V\nMontant : | 100\nReste : | + 25", (" €", " €"), True, "a sign that stands apart"),
        ("P | V\nReste : | 100\nReste : | 25", (" €", " €"), True, "a label that returns: of two groups"),
    ],
)
def test_a_list_of_labels_and_values_needs_no_sum(table, compact, units, doubted, why):
    made = _place(table(compact), units)
    messages = [doubt.message for doubt in find_layout_doubts(made, ()) if "No sum" in doubt.message]
    assert bool(messages) == doubted, why


def test_a_value_that_stands_lower_than_its_label_is_in_doubt(table):
    made = _place(table("P | V\nMontant : | 100\nReste : | 25"), (" €", " €"))
    low = Evidence(page=1, bbox=(260, 114, 320, 126), text="x")
    row = made.rows[0].model_copy(update={"cells": (made.rows[0].cells[0].model_copy(update={"evidence": (low,)}),)})
    shifted = made.model_copy(update={"rows": (row, *made.rows[1:])})
    assert find_layout_doubts(shifted, ()) != ()
