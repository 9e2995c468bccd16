"""Sums that labels write out, in rows and in heads of columns."""

from __future__ import annotations

import pytest

from .test_totals import verdicts


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            "Poste|€\nProduits = A|1 003\nCharges = B|909\nRésultat = A - B = R|94",
            [("difference_total", "94", "exact")],
            "letters",
        ),
        (
            "Poste|€\nProduits = A|1 003\nCharges = B|909\nRésultat A-B=R|94\nSolde = E|90\nReste =R -E|4",
            [("difference_total", "94", "exact"), ("difference_total", "4", "exact")],
            "without the white and the sign that a scan has lost",
        ),
        (
            "Poste|€\nProduits (I)|1 003\nCharges (II)|909\nTotal (I + II)|1 912",
            [("column_total", "1912", "exact")],
            "Roman numbers in brackets",
        ),
        (
            "Poste|€\nA - Produits|1 003\nB - Charges|909\nC = A - B|94",
            [("difference_total", "94", "exact")],
            "letters before the labels",
        ),
        (
            "Chap|BP N-1|Restes à réaliser|Vote|TOTAL (= RAR + vote)\n011|700|10|500|510\n65|300|0|200|200",
            [("row_total", "510", "exact"), ("row_total", "200", "exact")],
            "initials and words of heads; the budget of the year before is no part",
        ),
        (
            "Chap|BP N-1|Restes à réaliser N-1|Vote|TOTAL (RAR N-1 + VOTE)\n011|700|10|500|510\n65|300|0|200|200",
            [("row_total", "510", "exact"), ("row_total", "200", "exact")],
            "with the year of what is carried over",
        ),
        (
            "Chap|Prévu (1)|Voté (2)|Total (3) = (1) + (2)\n011|700|10|710\n65|300|0|300",
            [("row_total", "710", "exact"), ("row_total", "300", "exact")],
            "numbers in brackets",
        ),
        ("Poste|€\nProduits = A|1 003\nCharges|909\nSolde = A - B|94", [], "one of the names is of no line"),
        ("Poste|€\nX = A|7\nY = A|5\nZ = B|2\nSolde = A - B|3", [], "one is of two lines"),
        ("Poste|€\nProduits = A|1 003\nCharges = B|909\nSolde = A - B|81", [], "it does not hold anywhere"),
    ],
)
def test_formulas(table: str, expected: list[tuple[str, str, str]], why: str) -> None:
    assert verdicts(table) == expected, why
