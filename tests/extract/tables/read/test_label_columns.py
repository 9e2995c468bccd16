"""Which columns name the rows: words at the left, accounts beside them, words in the middle of figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.tables.read.label_columns import count_label_columns, find_inner_labels, lead_with_labels
from bordereau.schemas.table import Grid, GridCell


def _grid(*rows: str) -> Grid:
    """A grid of rows written « a | b | c », the first of them its head."""
    table = [[text.strip() for text in row.split("|")] for row in rows]
    cells = [GridCell(r, c, text, (), 1) for r, row in enumerate(table) for c, text in enumerate(row)]
    return Grid("ruled", len(table), len(table[0]), tuple(cells))


@pytest.mark.parametrize(
    ("head", "row", "count", "why"),
    [
        ("Opération | Imputation | Montant", "Écoles | 2183 | 300 €", 2, "an account is part of the label"),
        ("Objet | Compte | Montant", "Écoles | 60611 | 300,00", 2, "whatever the column is called"),
        ("Chap. | Libellé | Art. | Prévu", "65 | Autres | 6574 | 1 200,00", 3, "beside two columns of words as well"),
        ("Objet | Nombre | Montant", "Écoles | 2183 | 300 €", 1, "a number of things counts"),
        ("Objet | Article | Montant", "Écoles | 2 183,50 | 300 €", 1, "a sum is no account, whatever stands over it"),
        (
            "DF Virement | 022 | - 300,00",
            "DF Imprévues | 023 | 300,00",
            2,
            "no quantity is written with a nought first",
        ),
        ("Objet | 2023 | 2024", "Écoles | 2183 | 2190", 1, "two years of counts"),
        ("Objet | Date | Montant", "Écoles | 12/03/2024 | 300 €", 1, "a date tells something about a row"),
        (
            "Nature | Taux ou forfait | 2014",
            "Sondage | forfait | 300 €",
            1,
            "a rate is none, even where words stand for it",
        ),
        ("Lot | Entreprise | Montant", "Lot 1 Voirie | Martin TP | 300 €", 1, "the firm that got the lot"),
        ("Lot | Entreprises retenues | Montant", "Lot 1 Voirie | Martin TP | 300 €", 1, "with more words"),
        ("N° pli | Entreprise | Montant", "1 | Martin TP | 300 €", 2, "numbers alone name nobody: the firm does"),
        ("Agent | Durée | Tarif", "Technicien | 8 heures | 300 €", 1, "how long it takes"),
        ("Poste | Financeur | Montant", "Voirie | DETR | 1 200,00", 2, "a group and an item"),
    ],
)
def test_columns_at_the_left(head: str, row: str, count: int, why: str) -> None:
    assert count_label_columns(_grid(head, row, row, row)) == count, why


RATIOS = (
    "k€ | Euros par habitant | Strate | Opérations | Ratio",
    "1 003 | 743 | 944 | Produits | 58,68",
    "-32 | -23 | 82 | Fiscalité reversée | 2,14",
    "22 | 16 | 60 | Autres impôts | 22,16",
    "909 | 674 | 774 | Charges | 7,06",
)


@pytest.mark.parametrize(
    ("rows", "place", "why"),
    [
        (RATIOS, 3, "figures at both sides of one column of words"),
        (("Prix | Objet", "1 200,00 € | Chaises", "300,00 € | Tables", "12,00 € | Vis"), 1, "sums before words"),
        (("Quantité | Objet | Prix", "2 | Chaises | 50", "2 | Tables | 99", "1 | Lit | 10"), 1, "counts by their head"),
        (("N° | Objet | Prix", "1 | Chaises | 50", "2 | Tables | 99", "3 | Lit | 10"), None, "the rows are numbered"),
        (("Compte | Objet | Prix", "60 | Eau | 50", "61 | Gaz | 99", "21 | Lit | 10"), None, "they are accounts"),
        (("Année | Objet | Prix", "2022 | Eau | 50", "2024 | Gaz | 99", "2021 | Lit | 10"), None, "they are years"),
        (RATIOS[:3], None, "two rows tell nothing"),
        (
            (
                "Poste | € | Financeur | €",
                "Études | 10,00 | État | 5,00",
                "Lot | 5,00 | Ville | 9,00",
                "X | 1,00 | Y | 2,00",
            ),
            None,
            "two halves",
        ),
    ],
)
def test_words_between_figures(rows: tuple[str, ...], place: int | None, why: str) -> None:
    assert find_inner_labels(_grid(*rows)) == place, why


def test_a_grid_is_handed_on_with_its_labels_first() -> None:
    grid = lead_with_labels(_grid(*RATIOS))
    assert [cell.text for cell in grid.cells if cell.row == 1] == ["Produits", "1 003", "743", "944", "58,68"]


def test_words_printed_over_the_column_of_accounts_are_a_label() -> None:
    cells = [GridCell(0, c, text, (), 1) for c, text in enumerate(("Chap.", "Article", "Désignation", "Montant"))]
    cells += [GridCell(1, 0, "001", (), 1), GridCell(1, 1, "Résultat reporté", (), 1, column_span=2)]
    cells += [GridCell(1, 3, "2 860,87", (), 1)]
    assert count_label_columns(Grid("ruled", 2, 4, tuple(cells))) == 3


@pytest.mark.parametrize("counts", [("12", "²", "14", "15"), ("12", "12", "12", "²")])
def test_raised_figures_are_no_numbers_of_rows(counts: tuple[str, ...]) -> None:
    """« ² » is a digit for Python, and no whole number."""
    rows = [f"{count} | {label} | 3" for count, label in zip(counts, ("Eau", "Gaz", "Fioul", "Bois"), strict=True)]
    assert find_inner_labels(_grid(" | Objet | Prix", *rows)) is None


def test_a_title_over_all_names_no_column() -> None:
    rows = ("Chapitre 011 | Compte 6071 | Compteurs | - 225 €", "Chapitre 014 | Compte 706129 | Redevance | + 225 €")
    plain = _grid(rows[0], *rows)
    title = GridCell(0, 0, "Dépenses de fonctionnement", (), 1, column_span=4)
    cells = (title, *(cell for cell in plain.cells if cell.row))
    assert count_label_columns(Grid("ruled", 3, 4, cells, 1)) == 3, "a chapter, its account and what it is for"


@pytest.mark.parametrize(
    ("rows", "count", "why"),
    [
        (("Frais | Accès | ≤ 40 mm | 40,97", "Frais | Accès | ≥ 60 mm | 99,53"), 3, "the third tells two rows apart"),
        (("Frais | Accès | par abonné | 40,97", "Frais | Pose | par abonné | 99,53"), 2, "it is the same in all rows"),
        (("Frais | Accès | ≤ 40 mm | 40,97", "Frais | Pose | ≥ 60 mm | 99,53"), 2, "the two before do so already"),
    ],
)
def test_a_third_column_without_a_head(rows: tuple[str, ...], count: int, why: str) -> None:
    assert count_label_columns(replace(_grid(*rows), header_rows=0)) == count, why
