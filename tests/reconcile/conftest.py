"""Acts in miniature: a compact text becomes the statements that reconcile reads, without a PDF."""

import re

import pytest

from normalize.quantities import find_quantities
from schemas.statement import Quantity, Statement


def number_quantities(text, first):
    """Give the figures of a line as the whole program finds them: ids a1, a2… for money, f1, f2… for the rest."""
    return tuple(
        Quantity(
            f"{'a' if q.kind == 'money' else 'f'}{number}",
            q.kind,
            q.value,
            q.precision,
            q.qualifier,
            q.start,
            q.end,
            q.text,
        )
        for number, q in enumerate(find_quantities(text), start=first)
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


@pytest.fixture
def state():
    return make_statements
