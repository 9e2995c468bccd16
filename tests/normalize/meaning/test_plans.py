"""Plans de financement: which tables are one, and who gives."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.plans import read_plan_table
from told_acts import make_table

TABLES = [
    (
        "",
        [["Agence de l'eau", "90 000 €"], ["Autofinancement", "60 000 €"]],
        ["Agence de l'eau"],
        "own money, and who grants",
    ),
    (
        "",
        [["AESN", "36 000 €"], ["CD60", "9 000 €"], ["Autofinancement", "45 000 €"]],
        None,
        "initials alone prove no plan",
    ),
    (
        "plan de financement",
        [["AESN", "36 000 €"], ["CD60", "9 000 €"], ["Autofinancement", "45 000 €"], ["TVA 20 %", "18 000 €"]],
        ["AESN", "CD60"],
        "initials give beside own money",
    ),
    (
        "plan de financement",
        [["DETR", "20 000 €"], ["LOT A", "9 000 €"]],
        ["DETR"],
        "initials without own money are none",
    ),
    ("", [["Agence de l'eau", "90 000 €"], ["Département", "60 000 €"]], None, "a list of bodies is no plan by itself"),
    ("", [["Emprunt", "90 000 €"], ["Travaux", "60 000 €"]], None, "own money without who grants"),
]


@pytest.mark.parametrize(("around", "rows", "funders", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_who_funds(around: str, rows: list[list[str]], funders: list[str] | None, why: str) -> None:
    table = make_table({"title": "Recettes", "columns": ["Montant"], "rows": rows, "total": ["Total", "150 000 €"]})
    plan = read_plan_table(table, around)
    assert (None if plan is None else [one.name for one in plan.funders]) == funders, why
