"""Accounts of public budgets, and starred lines of which."""

from __future__ import annotations

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell


def grid_of(rows: list[list[str]]) -> Grid:
    cells = tuple(
        GridCell(
            r, c, text, tuple(Word(w, 10.0 * c, 10.0 * r, 10.0 * c + 9, 10.0 * r + 9, 9.0) for w in text.split()), 1,
            (10.0 * c, 10.0 * r, 10.0 * c + 9, 10.0 * r + 9),
        )
        for r, row in enumerate(rows) for c, text in enumerate(row)
    )  # fmt: skip
    return Grid("aligned", len(rows), len(rows[0]), cells, 1, 1)


@pytest.mark.parametrize(
    ("labels", "expected", "why"),
    [
        (["74 – Dotations|", "75 - Produits|5"], ["74 – Dotations", "75 - Produits"], "chapters are peers"),
        (["011 – Charges|", "6011 - Achats|5"], ["011 – Charges 6011 - Achats"], "an account stands under its chapter"),
        (["État|", "Drac|5"], ["État Drac"], "a heading without a code"),
    ],
)
def test_an_empty_account_is_no_heading_of_its_peers(labels: list[str], expected: list[str], why: str) -> None:
    rows = [["Poste", "€"], *(line.split("|") for line in labels), ["Divers", "1"]]
    assert [row.label for row in interpret_grid(grid_of(rows)).rows][: len(expected)] == expected, why


@pytest.mark.parametrize(
    ("labels", "expected", "why"),
    [
        (["Opération 254|177", "* 21 - Murs|177", "Prêt|5"], [False, True, False], "a star says of which"),
        (["* Murs|177", "* Toits|12"], [False, False], "stars are bullets where all lines have them"),
        (["* Murs|177", "Toits|12"], [False, False], "nothing stands above it"),
        (["Lots|", "* Murs|177", "* Toits|12"], [False, False], "under a heading without a sum"),
    ],
)
def test_starred_lines(labels: list[str], expected: list[bool], why: str) -> None:
    rows = [["Poste", "€"], *(line.split("|") for line in labels)]
    assert [row.part_of for row in interpret_grid(grid_of(rows)).rows] == expected, why
