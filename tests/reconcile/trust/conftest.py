"""Acts of one table or a few amounts, and the checks over them."""

from decimal import Decimal

import pytest

from bordereau.reconcile.verdicts import Term, make_check
from bordereau.schemas.convention import Act, Amount
from bordereau.schemas.evidence import Evidence

CENT = Decimal("0.01")
PROOF = (Evidence(page=1, bbox=(0, 0, 1, 1), text="x"),)


@pytest.fixture
def act():
    def build(**parts):
        return Act(kind="other", pages=(1, 1), title=None, date=None, place=None, period=None, **parts)

    return build


@pytest.fixture
def amount():
    def build(name, value, doubts=()):
        return Amount(
            id=name, text=value, value=value, currency="EUR", unit="€", precision="1", qualifier="exact", tax=None,
            in_words=None, article=None, section="article", evidence=PROOF, doubts=doubts,
        )  # fmt: skip

    return build


@pytest.fixture
def check():
    """A relation between figures given as (name, value); the first states what the others add up to."""

    def build(kind, *figures):
        stated, *parts = (Term(name, Decimal(value), CENT) for name, value in figures)
        return make_check(kind, stated, parts, "x")

    return build


@pytest.fixture
def column(table, check):
    """A table of one column whose last row is said to be the sum of the others, with that check."""

    def build(values, sum_kind="column_total", unit="€", **changes):
        made = table("Poste | Montant\n" + "\n".join(f"Ligne {n} | {v}" for n, v in enumerate(values)))
        made = with_cells(made, unit=unit, **changes)
        cells = [(f"t1/r{n}/c1", row.cells[0].value) for n, row in enumerate(made.rows, start=1)]
        named = [(name, value) for name, value in cells if value is not None]
        return made, check(sum_kind, named[-1], *named[:-1])

    return build


def with_cells(table, **changes):
    """A table whose cells with a value are changed."""
    rows = (
        row.model_copy(
            update={"cells": tuple(c if c.value is None else c.model_copy(update=changes) for c in row.cells)}
        )
        for row in table.rows
    )
    return table.model_copy(update={"rows": tuple(rows)})
