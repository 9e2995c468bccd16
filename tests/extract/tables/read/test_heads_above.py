"""Heads right above a frame name its columns; a title, a sentence, figures or a sign there name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.table import Grid, TableRegion

Find = Callable[..., tuple[TableRegion, ...]]
Matrix = Callable[[Grid], list[list[str]]]
FRAME = """
+-----------------------+----------+----------+
| Fermeture du compteur |    86,95 |    88,69 |
+-----------------------+----------+----------+
| Analyse de l'eau      |   156,51 |   159,64 |
+-----------------------+----------+----------+
"""


@pytest.mark.parametrize(
    ("above", "heads", "why"),
    [
        ("                             2024       2025", [["", "2024", "2025"]], "years"),
        (
            "                             2024       2025\n                             € HT       € HT",
            [["", "2024", "2025"], ["", "€ HT", "€ HT"]],
            "two levels",
        ),
        ("  Prix de l'eau              2024       2025", [["", "2024", "2025"]], "a title on their line"),
        ("                           Ancien     Neuf", [["", "Ancien", "Neuf"]], "words"),
        ("                             12,00      13,00", [], "figures of the table above"),
        ("                                    Tarifs", [], "over one column alone, a title"),
        ("                         Les tarifs de l'eau en vigueur", [], "a title over both columns"),
        ("                               +          +", [], "signs between two frames"),
    ],
)
def test_heads_above(above: str, heads: list[list[str]], why: str, tables_of: Find, matrix: Matrix) -> None:
    grid = tables_of(f"{above}\n{FRAME.strip()}")[-1].readings[0]
    assert (matrix(grid)[: grid.header_rows], grid.row_count) == (heads, len(heads) + 2), why


def test_a_frame_with_heads_keeps_its_own(tables_of: Find, matrix: Matrix) -> None:
    drawn = """
                             2024       2025
+-----------------------+----------+----------+
| Prestation            | Mairie   | Syndicat |
+-----------------------+----------+----------+
| Fermeture du compteur |    86,95 |    88,69 |
+-----------------------+----------+----------+
| Analyse de l'eau      |   156,51 |   159,64 |
+-----------------------+----------+----------+
"""
    assert matrix(tables_of(drawn)[0].readings[0])[0] == ["Prestation", "Mairie", "Syndicat"]
