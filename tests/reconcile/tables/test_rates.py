"""Amounts that a rate and its base make: prices of quantities, shares of costs and of totals."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.rates import check_rates

PRICES = (
    "Fourniture | Quantité | Prix unitaire | Montant HT\nBancs | 12 | 145,50 | 1 746,00\nBornes | 7 | 89,90 | 629,30"
)
MORE = f"{PRICES}\nArbres | 35 | 62,00 | 2 170,00"
PLAN = "Financeur | Montant | %\nÉtat | 36 900 | 30 %\nRégion | 24 600 | 20 %\nVille | 61 500 | 50 %"
WHOLE = "Total | 123 000 | 100 %"
TAXES = "Taux | Base HT | Taux | TVA\nTravaux | 12 345,00 | 20 % | 2 469,00\nPlants | 1 200,00 | 10 % | 120,00"


def tell(table):
    return [(check.stated, check.status) for check in check_rates([table])]


@pytest.mark.parametrize(
    ("compact", "expected", "why"),
    [
        (PRICES, [("1746", "exact"), ("629.3", "exact")], "two products prove each other"),
        (
            PRICES.replace("Montant HT", "Total"),
            [("1746", "exact"), ("629.3", "exact")],
            "whatever the amount is called",
        ),
        (
            PLAN + "\n" + WHOLE,
            [("36900", "exact"), ("24600", "exact"), ("61500", "exact")],
            "shares of the total below",
        ),
        (TAXES, [("2469", "exact"), ("120", "exact")], "taxes by rate"),
        ("\n".join(PRICES.splitlines()[:2]), [], "one row proves nothing"),
        (PRICES.replace("629,30", "600,00"), [], "nor do two of which one misses"),
        (PRICES.replace("Quantité", "Lot"), [], "no head says that pieces are counted"),
        (PLAN.replace("30 %", "20 %").replace("50 %", "60 %") + "\n" + WHOLE, [], "one share of three holds"),
        (
            "Poste | 2023 | Hausse | 2024\nÀ | 1 000 | 2 % | 1 020\nB | 2 000 | 3 % | 2 060\nC | 3 100 | 4 % | 3 224",
            [],
            "rates of change are of neither column",
        ),
        (
            "Lot | Nombre | Prix unitaire | Montant\nA | 1 | 100 | 100\nB | 1 | 200 | 200\nC | 3 | 50 | 150",
            [],
            "of which one is of more than one piece",
        ),
    ],
)
def test_what_rows_prove(table, compact, expected, why):
    found = tell(table(compact))
    assert [one for one in found if one[1] != "undetermined"] == expected, why


@pytest.mark.parametrize(
    ("compact", "stated", "why"),
    [
        (MORE.replace("629,30", "629,40") + "\nHaies | 11 | 17,30 | 190,30", "629.4", "a digit of an amount"),
        (MORE.replace("| 7 |", "| 8 |") + "\nHaies | 11 | 17,30 | 190,30", "629.3", "the amount is of seven"),
        (
            "Financeur | Montant | %\nÉtat | 36 900 | 30 %\nRégion | 24 600 | 25 %\nVille | 49 200 | 40 %\n"
            "Métropole | 12 300 | 10 %\nTotal | 123 000 | 100 %",
            "24600",
            "with a fifth the shares would make a hundred",
        ),
    ],
)
def test_a_slip_in_a_row_is_an_alarm(table, compact, stated, why):
    assert [one for one in tell(table(compact)) if one[1] == "fails"] == [(stated, "fails")], why


@pytest.mark.parametrize(
    ("compact", "why"),
    [
        (MORE.replace("629,30", "500,00"), "a rebate is no slip"),
        (PRICES.replace("629,30", "629,40") + "\nArbres | 35 | 62,00 | 2 170,00", "two rows accuse nobody"),
        (f"{PLAN.replace('20 %', '19 %')}\nLoto | 12 300 | 10 %\nTotal | 123 000 | 100 %", "a share that is cut off"),
    ],
)
def test_what_no_slip_explains_is_left_open(table, compact, why):
    assert "fails" not in [status for _, status in tell(table(compact))], why


def test_a_share_is_told_once_and_named_by_its_figures(table):
    checks = check_rates([table(f"{PLAN}\n{WHOLE}")])
    assert checks[0].id == "share_of_base:t1/r1/c1"
    assert checks[0].parts == ("t1/r1/c2", "t1/r4/c1")


def test_a_price_is_of_one_piece_and_a_share_of_a_hundred(table):
    priced = check_rates([table(PRICES)])[0]
    assert priced.message == "“Bancs”, column “Montant HT” is 1 746 €, and so is that price times its quantity."
    shared = check_rates([table(f"{PLAN}\n{WHOLE}")])[0]
    assert shared.message == "“État”, column “Montant” is 36 900 €, and so is that share of its base."
