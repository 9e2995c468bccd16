"""What looks like a table of figures and is none: how a council voted."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.signals import counts_votes, is_table_of_figures
from bordereau.schemas.table import Grid, GridCell


@pytest.mark.parametrize(
    ("rows", "votes", "why"),
    [
        (("POUR | 21", "CONTRE | 0", "ABSTENTION | 0"), True, "one under the other"),
        (("Votants | Pour | Contre | Abstentions", "15 | 15 | 0 | 0"), True, "side by side"),
        (
            ("Pour : 12 | Contre : 2", "Abstentions : 1 | Nombre de votants : 15"),
            True,
            "with figures in the same cells",
        ),
        (("Membres présents | 12", "Suffrages exprimés | 14", "Ne prend pas part au vote | 1"), True, "in more words"),
        (("Pour mémoire | 1 200,00", "Contre-allée | 300,00"), False, "words that only begin so"),
        (
            (
                "Membres en exercice | 11 | Pour | 10",
                "Noubre de meubres | 9 | Contre | 0",
                "Suffrages exprimés | 11 | Cunue | 0",
            ),
            True,
            "two of six labels misread",
        ),
        (("Voirie | 21", "CONTRE | 0", "POUR | 3"), False, "something else is counted"),
        (("Pour | 21",), False, "one line is not enough"),
    ],
)
def test_votes(rows: tuple[str, ...], votes: bool, why: str) -> None:
    table = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(GridCell(r, c, text, (), 1) for r, row in enumerate(table) for c, text in enumerate(row))
    assert counts_votes(Grid("ruled", len(table), 4, cells, 0)) == votes, why


@pytest.mark.parametrize(
    ("rows", "header", "reader", "found", "why"),
    [
        (("Entreprise | Classement | Montant TTC", "Sarl T | 1er | 29 198,16€"), 1, "ruled", True, "one offer"),
        (("Entreprise | Classement | Montant TTC", "Sarl T | 1er | 29"), 1, "ruled", False, "a number is no sum"),
        (("Entreprise | Classement | Montant TTC", "Sarl T | 1er | 29 198,16€"), 1, "aligned", False, "nothing drawn"),
        (("Montant | 29 198,16€", "Payé par | chèque"), 0, "ruled", False, "fields of a form"),
        (("1ère tranche | 1.12 €/m³", "2ème tranche | 1.23 €/m³"), 0, "ruled", True, "prices of what they are for"),
        (("Parking | 60 €", "Salle | 100 €"), 0, "ruled", True, "two sums need no head"),
    ],
)
def test_one_sum_under_drawn_heads(rows: tuple[str, ...], header: int, reader: str, found: bool, why: str) -> None:
    table = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(GridCell(r, c, text, (), 1) for r, row in enumerate(table) for c, text in enumerate(row))
    grid = Grid(reader, len(table), len(table[0]), cells, header, 1)  # type: ignore[arg-type]
    assert is_table_of_figures(grid) == found, why
