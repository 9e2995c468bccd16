"""Every relation that an act states, checked: identifiers, words, lists, shares, tables, what is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.cross_references import check_cross_references
from reconcile.halves import check_halves
from reconcile.identifiers import check_identifiers
from reconcile.lists import check_lists
from reconcile.percents import check_percents
from reconcile.restatements import check_restatements
from reconcile.words import check_words
from schemas.check import Check
from schemas.convention import Amount, Party
from schemas.statement import Statement
from schemas.table import Table


def check_sums(
    parties: Sequence[Party],
    amounts: Sequence[Amount],
    statements: Sequence[Statement],
    tables: Sequence[Table],
    table_checks: Iterable[Check],
) -> tuple[Check, ...]:
    """Check what an act states, in the order of a reader: parties, text, tables, text against tables.

    ``table_checks`` are the totals of rows and columns, which the judge of the readings has already computed.
    """
    return (
        *check_identifiers(parties),
        *check_words(amounts),
        *check_lists(statements),
        *check_percents(statements),
        *table_checks,
        *check_halves(tables),
        *check_restatements(statements, tables),
        *check_cross_references(statements),
    )
