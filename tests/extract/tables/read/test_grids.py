"""Where the heads of a grid end: names of columns, titles and headings over the whole width, items without a sum."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.grids import count_header_rows
from bordereau.schemas.table import Grid, GridCell


def _grid(text: str) -> Grid:
    """A grid of rows written « a | b »; a row of one text stands over the whole width."""
    table = [[text.strip() for text in row.split("|")] for row in text.split(" / ")]
    width = max(map(len, table))
    cells = [
        GridCell(r, c, text, (), 1, column_span=width if len(row) == 1 else 1)
        for r, row in enumerate(table)
        for c, text in enumerate(row)
    ]
    return Grid("ruled", len(table), width, tuple(cells))


@pytest.mark.parametrize(
    ("rows", "count", "why"),
    [
        ("Tarif | 2025 / Plein | 12 € / Réduit | 6 €", 1, "names of columns"),
        ("SPECTACLES / Tarif | 2025 / Plein | 12 € / Réduit | 6 €", 2, "a title over them"),
        ("MARCHÉ / Le mètre | 2 € / À l'année | 60 €", 1, "a title over items names no column"),
        ("CIMETIÈRE / Caveau / Un mois | 20 € / Deux mois | 45 €", 1, "a title, and a heading of the first lines"),
        ("Caveau / Un mois | 20 € / Concession / Trente ans | 200 €", 0, "headings alone, each over its lines"),
        ("Salle / Associations | GRATUIT / Habitants | 60 €", 1, "nothing to pay is a price"),
        ("Associations | Gratuit une fois par an / Habitants | 60 €", 0, "and no name"),
        ("Public | Prix | Gratuité / Adultes | 12 € | - / Élèves | 6 € | oui", 1, "though a name may say it"),
        ("Terrasses | 3 € par m² et par mois / Étals | 2 €", 0, "a price that says what it is for"),
        ("Poste | Valeur / Annuité | 102% des produits / Fonds | 249 k€", 1, "a quantity with words about it"),
        ("Poste | Valeur / Annuité | 399 €/hab. / Fonds | 249 k€", 1, "for each inhabitant"),
        (
            "Cadre | IFSE | CIA / Attachés | exclus | exclus / Chefs | exclus | exclus / Agents | 5 | 6",
            1,
            "what is said again of others names no column",
        ),
        ("Cadre | Prix | Prix / Agent | HT | TTC / Chef | 3 | 4 / Agent | HT | TTC / Chef | 5 | 6", 2, "heads again"),
        ("Adhésion | Tarif annuel / Solo | A partir de 30 €/an / Duo | 60 €", 1, "a sum with words under a head"),
        ("Enfants | Ressources | Prix / Nombre | Plus de 3 201 € | Plein / Un | 2,05 | 3", 2, "a bracket beside words"),
        ("DEPENSES HT / Toiture | 7 764 / Porte | 1 813", 1, "a side of a plan names its sums"),
    ],
)
def test_where_the_heads_end(rows: str, count: int, why: str) -> None:
    assert count_header_rows(_grid(rows)) == count, why


def test_a_heading_over_the_labels_and_more_ends_the_heads() -> None:
    table = [("Salles", "Durée", "Prix"), ("Salle haute", "", ""), ("Associations", "Journée", "12 €")]
    cells = [GridCell(r, c, text, (), 1) for r, row in enumerate(table) for c, text in enumerate(row) if text]
    cells[3] = GridCell(1, 0, "Salle haute", (), 1, column_span=2)
    assert count_header_rows(Grid("ruled", 3, 3, tuple(cells))) == 1


@pytest.mark.parametrize(
    ("rows", "count", "why"),
    [
        ("Fête | | / Motif | Dépenses | Recettes / Scène | 300 | 20 / Bar | 80 | 120", 2, "a title that is not merged"),
        ("Fête | | / Au 3 mai | | / Motif | Dépenses | Recettes / Scène | 30 | - / Bar | 8 | 9", 3, "and its date"),
        ("Fête | | / Scène | 300 | 20 / Bar | 80 | 120", 0, "a heading right over items"),
        ("Fête | | / Scène | louée | 20 / Bar | tenu | 120", 0, "an item with a word beside its sum"),
        ("Fête | | / Motif | Dépenses | / Scène | 300 | 20 / Bar | 80 | 120", 0, "names of some columns alone"),
        ("Fête | / Scène | louée / Bar | 80", 0, "a word beside one item names no column"),
        (
            "Fête | | / Lots | un | deux / Qui | Paul | Anne / Scène | 3 | 4",
            0,
            "words under words name no figures",
        ),
    ],
)
def test_a_title_in_the_corner_over_the_names(rows: str, count: int, why: str) -> None:
    assert count_header_rows(_grid(rows)) == count, why
