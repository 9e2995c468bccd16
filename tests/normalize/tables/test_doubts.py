"""A doubt about a figure of a table is a warning, and stays with the figure."""

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code


def read(rows, around=None):
    cells = tuple(GridCell(r, c, text, (), 1) for r, row in enumerate(rows) for c, text in enumerate(row))
    return interpret_grid(Grid("ruled", len(rows), len(rows[0]), cells), around)


FAR = Around(None, (), ("Les montants sont exprimés en milliers d'euros.",), ())


@pytest.mark.parametrize(
    ("rows", "around", "doubts", "why"),
    [
        ([["P", "Montant (€)"], ["A", "10"], ["B", "20"]], None, [(), ()], "nothing is doubtful"),
        ([["P", "En k€"], ["A", "15 M€"], ["B", "3"]], None, [(Code.UNIT_CONFLICT,), ()], "its own unit"),
        ([["P", "Montant"], ["A", "150 F"], ["B", "3 €"]], None, [(Code.FOREIGN_CURRENCY,), ()], "francs"),
        ([["P", "Montant"], ["A", "12 500"], ["B", "3 000"]], FAR, [(Code.UNIT_UNSURE,)] * 2, "said away from it"),
        ([["P", "Montant (€)"], ["A", "12 500"], ["B", "3 000"]], FAR, [(), ()], "the column says its own"),
        ([["P", "Prix"], ["A", "2 €¹⁰"], ["B", "3 €"]], None, [(Code.AMBIGUOUS_NUMBER,), ()], "centimes or a mark"),
        ([["P", "Nombre"], ["A", "12"], ["B", "3"]], FAR, [(), ()], "counts have no unit of money"),
    ],
)
def test_doubts_of_cells(rows, around, doubts, why):
    reading = read(rows, around)
    assert [row.cells[0].doubts for row in reading.rows] == doubts, why
    assert {code for codes in doubts for code in codes} == {warning.code for warning in reading.warnings}, why


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("N° FINESS", "text"),
        ("SIRET", "text"),
        ("Code postal", "text"),
        ("N° 2", "count"),
        ("Nombre de SIRET", "count"),
    ],
)
def test_columns_of_names_made_of_digits(head, kind):
    reading = read([["Poste", head], ["A", "240007733"], ["B", "240008814"]])
    assert [row.cells[0].kind for row in reading.rows] == [kind] * 2
