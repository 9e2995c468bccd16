"""Words of totals that stand in the cell of their sum, or one cell too high."""

from __future__ import annotations

import pytest

from bordereau.normalize.tables.mended_labels import mend_labels
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell


def _cell(row: int, column: int, text: str, span: int = 1) -> GridCell:
    lines = text.split("\n")
    words = tuple(
        Word(word, 50.0 + 40 * place, 20.0 * row + 10 * depth, 80.0 + 40 * place, 20.0 * row + 10 * depth + 8, 8.0)
        for depth, line in enumerate(lines)
        for place, word in enumerate(line.split())
    )
    return GridCell(row, column, text.replace("\n", " "), words, 1, None, 1, span)


def _grid(*cells: GridCell) -> Grid:
    head = (_cell(0, 0, "Poste"), _cell(0, 1, "Montant"), _cell(0, 2, "%"))
    return Grid("ruled", max(cell.row for cell in cells) + 1, 3, (*head, *cells), 1, 1)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Soit 20.613,84 € TTC", [(0, "Soit"), (1, "20.613,84 € TTC")], "told again with VAT"),
        ("TOTAL 1 250,00 €", [(0, "TOTAL"), (1, "1 250,00 €")], "a total and its sum in one cell"),
        ("Sous-total : 300", [(0, "Sous-total :"), (1, "300")], "a sub-total"),
        ("Tranche 2", [(0, "Tranche 2")], "no word of a total"),
        ("Soit deux ans", [(0, "Soit deux ans")], "no figure"),
        ("Total des lots 1 et 2", [(0, "Total des lots 1 et 2")], "digits that name lots"),
    ],
)
def test_a_sum_in_the_cell_of_its_label(text: str, expected: list[tuple[int, str]], why: str) -> None:
    grid = mend_labels(_grid(_cell(1, 0, "Toiture"), _cell(1, 1, "17 178"), _cell(2, 0, text, 2)))
    assert [(cell.column, cell.text) for cell in grid.cells if cell.row == 2] == expected, why


@pytest.mark.parametrize(
    ("above", "below", "expected", "why"),
    [
        ("Dons et fonds propres\nTOTAL", "", ["Dons et fonds propres", "TOTAL"], "the next row has no label"),
        ("Dons et fonds propres\nTOTAL", "Reste", ["Dons et fonds propres TOTAL", "Reste"], "it has one"),
        ("Dons et\nfonds propres", "", ["Dons et fonds propres", ""], "no word of a total"),
        ("TOTAL", "", ["TOTAL", ""], "all of its cell: a sum without a label is another"),
    ],
)
def test_a_word_one_cell_too_high(above: str, below: str, expected: list[str], why: str) -> None:
    cells = (_cell(1, 0, above), _cell(1, 1, "5 153,46"), _cell(2, 0, below), _cell(2, 1, "17 178,20"))
    grid = mend_labels(_grid(*cells))
    assert [cell.text for cell in grid.cells if cell.row and cell.column == 0] == expected, why


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("0,00", 2, "the sum of the column beside the accounts"),
        ("+ 45 000,00", 2, "with its sign"),
        ("021", 1, "an account"),
        ("Virement", 1, "words"),
    ],
)
def test_a_sum_merged_over_accounts(text: str, column: int, why: str) -> None:
    head = (_cell(0, 0, "Objet"), _cell(0, 1, "Article"), _cell(0, 2, "Sommes"))
    grid = Grid("ruled", 2, 3, (*head, _cell(1, 0, "TOTAL SECTION"), _cell(1, 1, text, 2)), 1, 2)
    assert mend_labels(grid).cells[-1].column == column, why


@pytest.mark.parametrize(
    ("text", "shift", "expected", "why"),
    [
        ("557,23 €", 80.0, (2, "557,23 €"), "under the sums of the last column"),
        ("557,23 €", 40.0, (1, "557,23 €"), "under those of the first"),
        ("557,23 €", 0.0, (0, "557,23 €"), "under the labels: which sums it is of cannot be told"),
        ("2018", 80.0, (0, "2018"), "a year is no sum"),
    ],
)
def test_a_result_without_a_word_in_a_merged_row(text: str, shift: float, expected: tuple[int, str], why: str) -> None:
    words = tuple(
        Word(word, 50.0 + shift + 15 * place, 40.0, 60.0 + shift + 15 * place, 48.0, 8.0)
        for place, word in enumerate(text.split())
    )
    wide = GridCell(2, 0, text, words, 1, None, 1, 3)
    items = [_cell(1, 0, "Scène"), _beside(1, 1, "300,00"), _beside(1, 2, "20,00")]
    grid = mend_labels(_grid(*items, wide))
    assert [(cell.column, cell.text) for cell in grid.cells if cell.row == 2] == [expected], why


def _beside(row: int, column: int, text: str) -> GridCell:
    x0 = 50.0 + 40 * column
    return GridCell(row, column, text, (Word(text, x0, 20.0 * row, x0 + 30, 20.0 * row + 8, 8.0),), 1)
