"""Figures under a head or beside a label that say another unit than the table: per head, ratios, times, changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.schemas.reading import TableReading
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code

THOUSANDS = "Comptes (en milliers d'euros)"


def _read(*rows: tuple[str, ...]) -> TableReading:
    cells = tuple(GridCell(r, c, text, (), 1) for r, row in enumerate(rows) for c, text in enumerate(row))
    return interpret_grid(Grid("ruled", len(rows), len(rows[0]), cells), Around(THOUSANDS))


@pytest.mark.parametrize(
    ("head", "value", "kind", "why"),
    [
        ("2022", "12000", "money", "the unit of the table"),
        ("€ / hab.", "12", "money", "euros for one head"),
        ("€/hab", "12", "money", "written together"),
        ("Euros par habitant", "12", "money", "in words"),
        ("Dette par habitant", "12", "money", "without the word euro"),
        ("Dette par habitant (k€)", "12000", "money", "unless it says so itself"),
        ("Ratio", "12", "count", "a quotient"),
        ("Désendettement (en années)", "12", "count", "a time"),
        ("Durée résiduelle (ans)", "12", "count", "a time in brackets"),
        ("2021 (4 mois)", "12000", "money", "how much of a year a column is of says nothing of its unit"),
        ("Aide sur 3 ans", "12000", "money", "nor for how long"),
        ("Taux", "12", "percent", "a share"),
        ("Coût par logement", "12000", "money", "what is for one dwelling may be in thousands"),
    ],
)
def test_columns(head: str, value: str, kind: str, why: str) -> None:
    cell = _read(("Poste", "2021", head), ("Produits", "7", "12"), ("Charges", "8", "13")).rows[0].cells[1]
    assert (cell.value, cell.kind) == (Decimal(value), kind), why


@pytest.mark.parametrize(
    ("label", "value", "why"),
    [
        ("Charges", "12000", "the unit of the table"),
        ("Dette par habitant", "12", "euros for one head"),
        ("Ratio de rigidité", "12", "a quotient"),
        ("Capacité de désendettement (en années)", "12", "a time"),
        ("Nombre d'habitants", "12", "a count"),
    ],
)
def test_rows(label: str, value: str, why: str) -> None:
    rows = _read(("Poste", "2021"), ("Produits", "7"), (label, "12"), ("Autres", "3")).rows
    assert (rows[1].cells[0].value, rows[2].cells[0].value) == (Decimal(value), Decimal(3000)), why


@pytest.mark.parametrize(
    ("left", "value", "why"),
    [
        ("Euros par habitant", "12", "the average goes with what stands left of it"),
        ("Ratio", "12", "of whatever kind that is"),
        ("2021", "12000", "and with the table beside a column that says nothing"),
    ],
)
def test_averages_of_others(left: str, value: str, why: str) -> None:
    rows = _read(("Poste", left, "Moyenne de la strate"), ("Produits", "7", "12"), ("Charges", "8", "13")).rows
    assert rows[0].cells[1].value == Decimal(value), why


@pytest.mark.parametrize(
    ("head", "doubts", "why"),
    [
        ("Évolution 2021/2022", (Code.UNIT_UNSURE,), "in percent or in thousands, nobody says it"),
        ("Part", (Code.UNIT_UNSURE,), "nor whether a share is one"),
        ("Évolution (k€)", (), "said"),
        ("2022", (), "a year is no change"),
    ],
)
def test_changes_are_doubtful(head: str, doubts: tuple[Code, ...], why: str) -> None:
    reading = _read(("Poste", "2021", head), ("Produits", "7", "12"), ("Charges", "8", "13"))
    assert reading.rows[0].cells[1].doubts == doubts, why
    assert {warning.code for warning in reading.warnings} == set(doubts), why


@pytest.mark.parametrize(
    ("head", "first", "kind", "why"),
    [
        ("DM n°1", "300,00", "money", "sums with cents beside a budget are money"),
        ("DM n°1", "300", "count", "without cents nothing tells"),
        ("Quantité", "300,00", "count", "the head says that it counts"),
        ("Taux", "3,00", "percent", "or that it is a share"),
        ("Valeur technique", "38,46", "count", "marks of offers have two decimals as well"),
    ],
)
def test_a_column_of_which_nothing_is_said(head: str, first: str, kind: str, why: str) -> None:
    rows = (("Poste", "Budget 2024", head), ("Eau", "1 200,00", first), ("Gaz", "5 000,00", first))
    cells = tuple(GridCell(r, c, text, (), 1) for r, row in enumerate(rows) for c, text in enumerate(row))
    assert interpret_grid(Grid("ruled", 3, 3, cells)).columns[1].kind == kind, why
