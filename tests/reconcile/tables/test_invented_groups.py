"""Budgets made up at random, with groups in the forms of acts: an alarm where a figure is wrong, and only there."""

from __future__ import annotations

import random

import pytest

from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.totals import sum_table

from .test_totals import reading_of

GROUPS = {
    "Achats": ["Fournitures", "Énergie", "Petit équipement"],
    "Services extérieurs": ["Locations", "Entretien", "Assurances", "Documentation"],
    "Charges de personnel": ["Rémunération", "Charges sociales", "Formation"],
    "Impôts et taxes": ["Taxe sur les salaires", "Autres impôts"],
}
FORMS = ("above", "below", "worded above", "worded below")
YEARS = ("2023", "2024")
Row = tuple[str, list[int], str]
"""A label, its figures, and what it is."""


def make_budget(rnd: random.Random, form: str, columns: int) -> list[Row]:
    """The rows of a budget: groups over or under their lines, some of one line alone, and the total of all."""
    rows: list[Row] = []
    heads: list[list[int]] = []
    for name in rnd.sample(sorted(GROUPS), 3):
        if rnd.random() < 0.2:
            rows.append((name, [rnd.randint(1_000, 90_000) for _ in range(columns)], "item"))
            heads.append(rows[-1][1])
            continue
        labels = rnd.sample(GROUPS[name], rnd.randint(2, len(GROUPS[name])))
        lines: list[Row] = [(label, [rnd.randint(1_000, 90_000) for _ in range(columns)], "item") for label in labels]
        heads.append([sum(figures) for figures in zip(*(line[1] for line in lines), strict=True)])
        head: Row = (f"Sous-total {name}" if "worded" in form else name, heads[-1], "subtotal")
        rows += [head, *lines] if "above" in form else [*lines, head]
    return [*rows, ("TOTAL", [sum(figures) for figures in zip(*heads, strict=True)], "total")]


def print_budget(rows: list[Row]) -> str:
    head = "|".join(["Poste", *(YEARS[: len(rows[0][1])] if len(rows[0][1]) > 1 else ["Montant"])])
    return "\n".join([head, *("|".join([label, *map(str, figures)]) for label, figures, _ in rows)])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", [1, 2])
def test_budgets_without_an_error(form: str, columns: int) -> None:
    right = whole = 0
    for seed in range(12):
        rows = make_budget(random.Random(f"{form} {seed}"), form, columns)
        summed = sum_table("t1", reading_of(print_budget(rows)))
        statuses = {check.status for check in weigh_alarms(summed)}
        assert statuses <= {"exact", "within_rounding"}, print_budget(rows)
        right += sum(row.kind == kind for row, (_, _, kind) in zip(summed.reading.rows, rows, strict=True))
        whole += len(rows)
    assert right >= 0.98 * whole


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", [1, 2])
def test_a_digit_of_the_total_is_found_and_nothing_else(form: str, columns: int) -> None:
    for seed in range(12):
        rnd = random.Random(f"{form} {seed}")
        rows = make_budget(rnd, form, columns)
        wrong = rows[-1][1][-1] + rnd.choice([200, 3_000, -400])
        rows[-1] = (rows[-1][0], [*rows[-1][1][:-1], wrong], "total")
        checks = weigh_alarms(sum_table("t1", reading_of(print_budget(rows))))
        failing = [check.stated for check in checks if check.status == "fails"]
        assert failing == [str(wrong)], print_budget(rows)


@pytest.mark.parametrize("form", FORMS)
def test_a_digit_of_the_sum_of_a_group_is_found(form: str) -> None:
    """In two columns: the other tells which lines are meant. The total may fail beside it, since it adds the figure."""
    found = 0
    for seed in range(12):
        rnd = random.Random(f"{form} {seed}")
        rows = make_budget(rnd, form, 2)
        place = next(place for place, row in enumerate(rows) if row[2] == "subtotal")
        label, figures, kind = rows[place]
        rows[place] = (label, [figures[0] + 100, figures[1]], kind)
        checks = weigh_alarms(sum_table("t1", reading_of(print_budget(rows))))
        failing = {check.stated for check in checks if check.status == "fails"}
        assert failing <= {str(figures[0] + 100), str(rows[-1][1][0])}, print_budget(rows)
        found += bool(failing)
    assert found >= 10
