"""Every relation that an act states, checked: identifiers, words, lists, shares, tables, what is said twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from bordereau.reconcile.across.cross_references import check_cross_references
from bordereau.reconcile.across.halves import check_halves
from bordereau.reconcile.across.restatements import check_restatements
from bordereau.reconcile.single.identifiers import check_identifiers
from bordereau.reconcile.single.in_words import check_words
from bordereau.reconcile.single.votes import check_votes
from bordereau.reconcile.tables.rates import check_rates
from bordereau.reconcile.text.lists import check_lists
from bordereau.reconcile.text.percents import check_percents
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Amount, Party
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.notes import Notes
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.statement import Statement
from bordereau.schemas.table import Table


def check_sums(
    parties: Sequence[Party],
    amounts: Sequence[Amount],
    statements: Sequence[Statement],
    tables: Sequence[Table],
    table_checks: Iterable[Check],
    *,
    notes: Notes,
    page: int,
    deliberation: Deliberation | None = None,
) -> tuple[Check, ...]:
    """Check what an act states, in the order of a reader: parties, text, tables, text against tables.

    ``table_checks`` are the totals of rows and columns, which the judge of the readings has already computed. A kind of
    check that fails itself is told of, on the first page of the act.
    """
    kinds: tuple[tuple[str, Callable[[], Iterable[Check]]], ...] = (
        ("Identifiers", lambda: check_identifiers(parties)),
        ("Sums in words", lambda: check_words(amounts)),
        ("Sums of lists", lambda: check_lists(statements)),
        ("Shares of sums", lambda: check_percents(statements)),
        ("Sums of tables", lambda: table_checks),
        ("Rates of tables", lambda: check_rates(tables)),
        ("Halves of tables", lambda: check_halves(tables)),
        ("Sums said twice", lambda: check_restatements(statements, tables)),
        ("Sums of articles", lambda: check_cross_references(statements)),
        ("Sums of votes", lambda: check_votes(deliberation)),
    )
    found: list[Check] = []
    for name, kind in kinds:
        part = Part(name, page=page, loss="could not be checked")
        found += attempt(part, partial(_list, kind), (), notes.warnings)
    return tuple(found)


def _list(kind: Callable[[], Iterable[Check]]) -> tuple[Check, ...]:
    return tuple(kind())
