"""Acts in miniature: a compact text becomes the statements that reconcile reads, without a PDF."""

import re
from decimal import Decimal

import pytest

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.quantities import find_figures
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.statement import Quantity, Statement
from bordereau.schemas.table import Cell, Column, Row, Table


def number_quantities(text, first):
    """Give the figures of a line as the whole program finds them: ids a1, a2… for money, f1, f2… for the rest."""
    sums = find_amounts(text)
    found = [*(("money", one) for one in sums), *find_figures(text, sums)]
    return tuple(
        Quantity(
            f"{'a' if kind == 'money' else 'f'}{number}",
            kind,
            one.value,
            one.precision,
            one.qualifier,
            one.start,
            one.end,
            one.text,
        )
        for number, (kind, one) in enumerate(sorted(found, key=lambda pair: pair[1].start), start=first)
    )


def make_statements(compact):
    """Statements from lines: “- ” an item, two spaces more a deeper one, “§ 3” an article, “=” a new page."""
    statements, article, page, number = [], None, 1, 1
    for line in compact.splitlines():
        if not line.strip():
            continue
        if line.strip() == "=":
            page += 1
            continue
        if line.strip().startswith("§"):
            article = line.strip()[1:].strip()
            continue
        bullet = re.match(r"( *)([-•o]|\d\)|[a-z]\)) (?=\S)", line)
        text = line[bullet.end() :] if bullet else line.strip()
        depth = len(bullet[1]) // 2 + 1 if bullet else 0
        quantities = number_quantities(text, number)
        number += len(quantities)
        statements.append(Statement(text, depth, bullet[2] if bullet else None, page, article, quantities))
    return tuple(statements)


@pytest.fixture(scope="session")
def state():
    return make_statements


def make_table(compact, annex="1", name="t1", page=9, scale=1):
    """A table from lines “label | value | value”; the first line holds the columns, “Total…” rows are totals."""
    head, *lines = [line.strip() for line in compact.strip().splitlines()]
    columns = tuple(Column(label=label.strip()) for label in head.split("|")[1:])
    rows = []
    for line in lines:
        label, *values = (part.strip() for part in line.split("|"))
        cells = tuple(_make_cell(number, text, page, scale) for number, text in enumerate(values))
        kind = "total" if label.lower().startswith("total") else "item"
        rows.append(Row(label=label, kind=kind, cells=cells))
    proof = (Evidence(page=page, bbox=(0, 0, 1, 1), text=""),)
    return Table(
        id=name,
        annex=annex,
        title=None,
        unit=None,
        columns=columns,
        rows=tuple(rows),
        pages=(page,),
        source="ruled",
        reader="ruled",
        evidence=proof,
    )


def _make_cell(column, text, page, scale):
    if not text:
        return Cell(column=column, text="", kind="empty")
    own = {"k€": 1_000, "M€": 1_000_000}.get(text[-2:], scale)
    value = Decimal(re.sub(r"[^\d,-]", "", text).replace(",", ".")) * own
    proof = (Evidence(page=page, bbox=(0, 0, 1, 1), text=text),)
    kind = "percent" if text.endswith("%") else "money"
    return Cell(column=column, text=text, value=print_decimal(value), kind=kind, evidence=proof)


@pytest.fixture
def table():
    return make_table
