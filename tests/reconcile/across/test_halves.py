"""The two sides of one plan: equal totals are said, a difference proves nothing."""

import pytest

from bordereau.reconcile.across.halves import check_halves
from bordereau.schemas.evidence import Evidence

COSTS = "Dépenses | Montant\nÉtudes | 20 000\nTravaux | 60 000\nTotal | 80 000"
FUNDS = "Recettes | Montant\nÉtat | 30 000\nVille | 50 000\nTotal | 80 000"


def place(table, box, title=None, page=1):
    proof = (Evidence(page=page, bbox=box, text=title or ""),)
    return table.model_copy(update={"evidence": proof, "title": title, "pages": (page,)})


LEFT, RIGHT, BELOW = (50, 100, 280, 200), (290, 100, 540, 200), (50, 240, 280, 340)


def said(tables):
    return [(check.kind, check.stated, check.status, check.parts) for check in check_halves(tables)]


def test_side_by_side_halves_that_balance(table):
    halves = [place(table(COSTS), LEFT), place(table(FUNDS, name="t2"), RIGHT)]
    assert said(halves) == [("restatement", "80000", "exact", ("t2/r3/c1",))]


@pytest.mark.parametrize(
    ("funds", "box", "title", "expected", "why"),
    [
        (
            FUNDS.replace("80 000", "81 000"),
            RIGHT,
            "Plan de financement",
            ["undetermined"],
            "a plan that does not balance",
        ),
        (FUNDS.replace("80 000", "38 000"), RIGHT, "Plan de financement", [], "far from a plan that should"),
        (FUNDS.replace("80 000", "81 000"), RIGHT, "Fréquentation", [], "two tables of no plan"),
        (FUNDS, BELOW, "Produits de l’action", ["exact"], "recettes below dépenses"),
        (FUNDS.replace("Total |", "Solde |"), RIGHT, "Plan de financement", [], "no total on one side"),
    ],
)
def test_the_other_half(table, funds, box, title, expected, why):
    costs = COSTS if title != "Fréquentation" else COSTS.replace("Dépenses", "Salle")
    other = funds if title != "Fréquentation" else funds.replace("Recettes", "Salle")
    name = "Dépenses de l’action" if box is BELOW else title
    halves = [place(table(costs), LEFT, name), place(table(other, name="t2"), box, title)]
    assert [status for _, _, status, _ in said(halves)] == expected, why


def test_both_sides_in_one_table(table):
    whole = "Poste | 2020\nÉtudes | 20 000\nTotal des dépenses | 20 000\nVille | 20 000\nTotal des recettes | 20 000"
    assert said([table(whole)]) == [("restatement", "20000", "exact", ("t1/r4/c1",))]


def test_totals_after_tax_meet(table):
    costs = place(table("Poste | Coût\nTravaux | 100\nTotal HT | 100\nTVA | 20\nTotal TTC | 120"), LEFT)
    funds = place(table("Financeurs | Montant\nVille | 40\nÉtat | 60\nTotal | 100", name="t2"), RIGHT)
    assert said([costs, funds]) == [("restatement", "100", "exact", ("t2/r3/c1",))]
