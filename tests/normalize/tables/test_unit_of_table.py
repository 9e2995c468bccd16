"""The unit of a table, from all that is said around it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around, read_table_unit
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code


def grid_of(rows):
    cells = [GridCell(r, c, text, (), 1) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid("ruled", len(rows), len(rows[0]), tuple(cells), 1, 1)


@pytest.mark.parametrize(
    ("around", "heads", "others", "unit", "why"),
    [
        (Around("Budget (en M€)", ("(en k€)",)), ("", "Poste"), (), "M€", "the title is nearest"),
        (Around(None, ("Montants en milliers d'euros (k€).",)), ("", "Poste"), (), "k€", "a line below"),
        (Around(None, (), ("en k€",)), ("", "Poste (en €)"), (), "€", "the head of the labels before what is far"),
        (Around(None, (), ("Tous les montants sont en k€",)), ("", "Poste"), (), "k€", "what is far, last"),
        (Around(notes=("* en k€",)), ("", "Poste"), ("Études",), "k€", "a note whose mark is nowhere"),
        (Around(notes=("(1) en k€",)), ("", "Poste"), ("2024 (1)",), None, "a note on one column"),
        (Around(), ("", "Poste"), ("Total (en k€)",), None, "a lone column speaks of itself"),
        (Around(), ("", "Poste"), ("Études", "TOTAL (en k€)"), "k€", "the total alone states it"),
        (Around(), ("", "Poste"), ("Études (en €)", "TOTAL (en k€)"), None, "the total states its own"),
        (Around(), ("", "Poste"), ("2024 (en k€)", "Total (en k€)"), None, "each column states its own"),
        (Around(), ("", "Poste"), ("Études", "Total"), None, "nobody says it"),
        (Around(), ("", "Poste"), ("2024 (en k€)", "2025 (en k€)", "Total"), "k€", "all parts of the total say it"),
        (Around(), ("", "Poste"), ("2024 (en k€)", "Nombre", "Total"), "k€", "a count states no unit"),
        (Around(), ("", "Poste"), ("2024 (en k€)", "2025 (en M€)", "Total"), None, "they do not agree"),
        (Around(), ("", "Poste"), ("2024 (en k€)", "Aide", "Total"), None, "one says nothing"),
    ],
)
def test_the_nearest_statement_wins(around, heads, others, unit, why):
    assert read_table_unit(around, heads, others).sign == unit, why


ROWS = [["Action", "2024", "Nombre de dossiers"], ["Études", "12", "3"], ["Travaux", "30", "5"]]


def test_a_unit_said_far_away_scales_money_and_is_told():
    reading = interpret_grid(grid_of(ROWS), Around("Montants", (), ("Tous les montants sont en k€",)))
    assert [cell.value for cell in reading.rows[0].cells] == [Decimal(12_000), Decimal(3)]
    assert [warning.code for warning in reading.warnings] == [Code.UNIT_UNSURE]


def test_a_foot_note_states_the_unit_of_its_column():
    rows = [["Poste", "Coût (1)", "Aide"], ["Études", "12", "3 €"], ["Travaux", "30", "5 €"]]
    reading = interpret_grid(grid_of(rows), Around(notes=("(1) en milliers d'euros",)))
    assert [cell.value for cell in reading.rows[0].cells] == [Decimal(12_000), Decimal(3)]


def test_a_foot_note_states_the_unit_of_its_row():
    rows = [["Poste", "Montant (en €)"], ["Études", "1 200"], ["Encours *", "30"]]
    reading = interpret_grid(grid_of(rows), Around(notes=("* en k€",)))
    assert [row.cells[0].value for row in reading.rows] == [Decimal(1_200), Decimal(30_000)]


@pytest.mark.parametrize(
    ("rows", "labels", "values", "why"),
    [
        (["(montants en k€)", "A", "B"], ["A", "B"], [1_000, 2_000], "one row states the unit of all"),
        (["A", "B", "En k€"], ["A", "B"], [1_000, 2_000], "below them as well"),
        (["Recettes (en k€)", "A", "B"], ["Recettes (en k€) A", "Recettes (en k€) B"], [1_000, 2_000], "a heading"),
    ],
)
def test_a_row_that_only_states_a_unit(rows, labels, values, why):
    figures = iter(("1", "2"))
    cells = [[label, next(figures) if label in {"A", "B"} else ""] for label in rows]
    reading = interpret_grid(replace(grid_of([["Poste", "2024"], *cells]), reader="aligned"))
    assert [row.label for row in reading.rows] == labels, why
    assert [row.cells[0].value for row in reading.rows] == [Decimal(value) for value in values], why


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Crédits ouverts – Keuros", "k€"),
        ("Crédits (montants HT, M€)", "M€"),
        ("Programme de 3 M€", None),
        ("Aides de plus de 23 k€", None),
        ("Fonds européens", None),
    ],
)
def test_the_unit_in_a_title(title, unit):
    assert read_table_unit(Around(title), ("", "Poste"), ()).sign == unit
