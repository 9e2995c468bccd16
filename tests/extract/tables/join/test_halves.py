"""Halves side by side: what names their sums, and the words for a total that both share."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.join.halves import part_halves
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell, TableRegion


def _cell(row: int, column: int, text: str, span: int = 1, rows: int = 1) -> GridCell:
    word = Word(text, 10 + 100 * column, 20 * row, 90 + 100 * column, 20 * row + 10, 10)
    box = (100.0 * column, 20.0 * row, 100.0 * (column + span), 20.0 * (row + rows))
    return GridCell(row, column, text, (word,) if text else (), 1, box, column_span=span, row_span=rows)


def _part(cells: list[GridCell], rows: int, heads: int = 1) -> list[list[str]]:
    region = TableRegion((1,), ((0.0, 0.0, 400.0, 20.0 * rows),), (Grid("ruled", rows, 4, tuple(cells), heads),))
    return [
        [f"{cell.row},{cell.column} {cell.text}" for cell in half.readings[0].cells] for half in part_halves(region)
    ]


@pytest.mark.parametrize(
    ("heads", "left", "right", "why"),
    [
        (("DEPENSES", "RECETTES"), "0,1 DEPENSES", "0,1 RECETTES", "over a label and its sum it names the sum"),
        (("RECETTES", "DEPENSES"), "0,1 RECETTES", "0,1 DEPENSES", "in either order"),
        (("Charges", "Produits"), "0,1 Charges", "0,1 Produits", "in other words"),
    ],
)
def test_a_head_over_label_and_sum(heads: tuple[str, str], left: str, right: str, why: str) -> None:
    cells = [_cell(0, 0, heads[0], 2), _cell(0, 2, heads[1], 2)]
    for row, texts in enumerate((("011 Eau", "10,00", "70 Ventes", "5,00"), ("65 Gaz", "1,00", "74 Dons", "6,00")), 1):
        cells += [_cell(row, column, text) for column, text in enumerate(texts)]
    parts = _part(cells, 3)
    assert [left in parts[0], right in parts[1]] == [True, True], why


@pytest.mark.parametrize(
    ("label", "lent", "why"),
    [
        ("Total HT", True, "the total of both halves is named once"),
        ("TVA 20 %", True, "so is the tax"),
        ("Travaux", False, "an item of one half is none of the other"),
    ],
)
def test_the_word_for_a_total_is_lent_to_the_other_half(label: str, lent: bool, why: str) -> None:
    rows = [("Désignation", "Coût", "Financeurs", "Montant"), ("Études", "10,00", "État", "4,00")]
    cells = [_cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    cells += [_cell(2, 0, "Lots"), _cell(2, 1, "5,00"), _cell(2, 2, "Ville"), _cell(2, 3, "11,00")]
    cells += [_cell(3, 0, label), _cell(3, 1, "15,00"), _cell(3, 2, ""), _cell(3, 3, "15,00")]
    assert (f"3,0 {label}" in _part(cells, 4)[1]) == lent, why


@pytest.mark.parametrize(
    ("head", "moved", "why"),
    [
        ("DEPENSES", True, "a side over the labels names the sums beside them"),
        ("Désignation", False, "what labels are called names no sum"),
    ],
)
def test_a_head_over_the_labels_alone(head: str, moved: bool, why: str) -> None:
    cells = [_cell(0, 0, head), _cell(0, 1, ""), _cell(0, 2, "RECETTES"), _cell(0, 3, "")]
    for row, texts in enumerate((("011 Eau", "10,00", "70 Ventes", "5,00"), ("Total", "10,00", "Total", "5,00")), 1):
        cells += [_cell(row, column, text) for column, text in enumerate(texts)]
    assert (f"0,1 {head}" in _part(cells, 3)[0]) == moved, why


@pytest.mark.parametrize(
    ("second", "parts", "why"),
    [
        (("Dépenses :", "Recettes :", "Déficit :"), 2, "two labels of the first are said again"),
        (("Dépenses :", "Études", "Travaux"), 1, "one is"),
        (("II", "IV", "VI"), 1, "numbers of totals label nothing"),
        (("", "", "II"), 1, "most rows have no label there"),
        (("Art. 021", "10223", "Article 020"), 1, "accounts go with the labels at the left"),
    ],
)
def test_halves_by_their_labels(second: tuple[str, str, str], parts: int, why: str) -> None:
    rows = [("Dépenses :", "10,00"), ("Recettes :", "12,00"), ("Excédent :", "2,00")]
    cells = []
    for r, (row, label) in enumerate(zip(rows, second, strict=True)):
        cells += [_cell(r, c, text) for c, text in enumerate((*row, label, f"{r + 5},00"))]
    assert len(_part(cells, 3, heads=0)) == parts, why


@pytest.mark.parametrize(
    ("heads", "parts", "why"),
    [
        (("Compte", "Montant", "Compte", "Montant"), 2, "the same heads over both"),
        (("Compte", "Montant", "Objet", "Crédit"), 1, "other heads"),
    ],
)
def test_halves_by_their_heads(heads: tuple[str, ...], parts: int, why: str) -> None:
    rows = [heads, ("2181", "-2 000,00", "001", "-18,89"), ("2135", "2 000,00", "024", "26 000,00")]
    cells = [_cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    assert len(_part(cells, 3)) == parts, why
