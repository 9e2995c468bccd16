"""Results: what receipts leave of spending, and what was carried over with it."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.totals import sum_table

from .test_totals import reading_of, verdicts

ACCOUNTS = (
    "Section|Fonctionnement|Investissement\nDépenses|81 204|30 417\nRecettes|95 330|28 002\n"
    "Résultat de l'exercice|14 126|-2 415\nRésultat reporté|7 311|4 020\nRésultat cumulé|21 437|1 605"
)


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (
            ACCOUNTS,
            [
                ("difference_total", "14126", "exact"),
                ("difference_total", "-2415", "exact"),
                ("column_total", "21437", "exact"),
                ("column_total", "1605", "exact"),
            ],
            "both sections, and the years together",
        ),
        (
            "Poste|2023\nTotal des produits|12 480\nTotal des charges|9 115\nExcédent|3 365",
            [("difference_total", "3365", "exact")],
            "in one column by its digits",
        ),
        (
            "Poste|2023\nProduits|9 115\nCharges|12 480\nDéficit|3 365",
            [("difference_total", "3365", "exact")],
            "a loss that is printed without its sign",
        ),
        (
            "Budget|Dépenses|Recettes|Solde\nPrincipal|81 204|95 330|14 126\nEau|30 417|28 002|-2 415",
            [("difference_total", "14126", "exact"), ("difference_total", "-2415", "exact")],
            "heads of columns",
        ),
        (
            "Sortie|Dépenses|Recettes|Total\nLille|4 439,75|293,95|-4 145,80\nAmiens|2 522,15|2 917,50|395,35",
            [("difference_total", "-4145.8", "exact"), ("difference_total", "395.35", "exact")],
            "a total of both sides that is what is left",
        ),
        (
            "Séjour|Produits|Charges|Solde\nLille|4 439,75|293,95|4 145,80\nBrest|2 522,15|2 917,50|-395,35\n"
            "Dol||90,10|-90,10",
            [("difference_total", "4145.8", "exact"), ("difference_total", "-395.35", "exact")],
            "nothing is said where nothing was received",
        ),
        ("Poste|2023\nProduits|40\nCharges|28\nRésultat|12", [], "digits too few for one place"),
        ("Poste|2023|2022\nProduits|4 312|4 011\nCharges|2 870|2 140\nRésultat|17|18", [], "it holds nowhere"),
    ],
)
def test_results(table: str, expected: list[tuple[str, str, str]], why: str) -> None:
    assert sorted(verdicts(table)) == sorted(expected), why


SIDES = "Sortie|Dépenses|Recettes\nLots|2 848,89|\nEntrées||5 451,66\nTotal|2 848,89|5 451,66"


@pytest.mark.parametrize(
    ("last", "expected", "why"),
    [
        ("Solde|2 602,77|", "2602.77", "merged over both sides"),
        ("||2 602,77", "2602.77", "without a word"),
        ("Excédent|-2 602,77|", "-2602.77", "a word tells the sign"),
        ("||-2 602,77", None, "without one it must be what is left"),
        ("Solde|2 600,00|", None, "it is not"),
        ("Entrées 2022|2 602,77|", None, "another label"),
    ],
)
def test_what_is_left_of_both_sides(last: str, expected: str | None, why: str) -> None:
    checks = sum_table("t1", reading_of(f"{SIDES}\n{last}")).checks
    assert [check.stated for check in checks if check.kind == "difference_total"] == ([expected] if expected else []), (
        why
    )


def test_what_was_received_is_no_sum_of_what_is_left() -> None:
    table = (
        "Poste|2023|2022\nProduits financiers|89 873|69 883\nCharges financières|5 933|12 090\nRésultat|83 940|57 793"
    )
    summed = sum_table("t1", reading_of(table))
    assert [(check.kind, check.stated) for check in summed.checks] == [
        ("difference_total", "83940"),
        ("difference_total", "57793"),
    ]
    assert [row.kind for row in summed.reading.rows] == ["item", "item", "item"]


@pytest.mark.parametrize(
    ("old", "new", "stated"),
    [("-2 415", "-2 514", "-2514"), ("21 437", "21 473", "21473"), ("14 126", "14 162", "14162")],
)
def test_a_planted_result_is_found(old: str, new: str, stated: str) -> None:
    third = ["|Eau", "|12 904", "|15 007", "|2 103", "|1 111", "|3 214"]
    table = "\n".join(line + more for line, more in zip(ACCOUNTS.splitlines(), third, strict=True)).replace(old, new)
    checks = weigh_alarms(sum_table("t1", reading_of(table)))
    assert stated in [check.stated for check in checks if check.status == "fails"]
