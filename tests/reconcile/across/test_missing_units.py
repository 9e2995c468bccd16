"""Tables whose unit nobody states, doubted by what the text says."""

import pytest

from bordereau.reconcile.across.missing_units import find_scale_doubts
from bordereau.schemas.convention import Amount
from bordereau.schemas.evidence import Evidence

PLAN = "Axe | 2025 | 2026 | Total\nMobilités | 120 | 80 | 200\nEau | 95 | 60 | 155\nTotal | 215 | 140 | 355"


def amount(value):
    return Amount(
        id="a1",
        text=f"{value} €",
        value=str(value),
        currency="EUR",
        unit="€",
        precision="1",
        qualifier="exact",
        tax=None,
        in_words=None,
        article=None,
        section="article",
        evidence=(Evidence(page=1, bbox=(0, 0, 1, 1), text=str(value)),),
    )


@pytest.mark.parametrize(
    ("sums", "unit", "told", "why"),
    [
        ((355_000,), None, True, "the total in thousands"),
        ((355_000_000,), None, True, "in millions"),
        ((120_000, 95_000), None, True, "two figures that are no total"),
        ((120_000,), None, False, "one figure alone may be chance"),
        ((355_000,), "€", False, "the table states its unit"),
        ((355_000, 355), None, False, "the text says the figure as printed as well"),
        ((23_000,), None, False, "no figure of the table"),
    ],
)
def test_a_table_too_small_beside_the_text(table, sums, unit, told, why):
    plan = table(PLAN).model_copy(update={"unit": unit})
    assert bool(find_scale_doubts([plan], [amount(value) for value in sums])) is told, why
