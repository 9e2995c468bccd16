"""Commitments and payments as the public model holds them, each with the place of the figure that states it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.assemble.parties import assemble_date
from bordereau.assemble.passages import Passage
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.instalments import Instalment
from bordereau.normalize.meaning.schedules import Schedule
from bordereau.reconcile.paths import read_term
from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.promises.schedules import Paid
from bordereau.reconcile.verdicts import Term
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Amount, Party
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Commitment, Payment
from bordereau.schemas.table import Table


@dataclass(frozen=True, slots=True)
class Book:
    """Where figures and names of an act are looked up."""

    parties: Sequence[Party]
    amounts: Sequence[Amount]
    tables: Sequence[Table]
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class Linked:
    """A schedule, and the commitment that it pays where that is one."""

    paid: Paid
    commitments: tuple[str | None, ...]
    """One an instalment."""


def assemble_commitments(promises: Sequence[Promise], book: Book) -> tuple[Commitment, ...]:
    """Write the promises down, in their order."""
    places = {amount.id: amount.evidence for amount in book.amounts} | _list_cells(book.tables)
    made: list[Commitment] = []
    for promise in promises:
        evidence = places.get(promise.source)
        if not evidence:
            continue
        payer, payee = promise.payer, promise.payee
        made.append(
            Commitment(
                id=f"c{len(made) + 1}",
                payer=payer.party if payer else None,
                payee=payee.party if payee else None,
                payer_name=_name(payer, book),
                payee_name=_name(payee, book),
                value=print_decimal(promise.value),
                currency="EUR",
                role=promise.role,
                status=promise.status,
                year=promise.year,
                share=print_decimal(promise.share) if promise.share is not None else None,
                base=print_decimal(promise.base) if promise.base is not None else None,
                what=promise.what,
                source=promise.source,
                evidence=evidence,
            )
        )
    return tuple(made)


def _list_cells(tables: Sequence[Table]) -> dict[str, tuple[Evidence, ...]]:
    return {
        name_cell(table.id, number - 1, cell.column): cell.evidence or row.evidence
        for table in tables
        for number, row in enumerate(table.rows, start=1)
        for cell in row.cells
    }


def _name(actor: Actor | None, book: Book) -> str | None:
    if actor is None:
        return None
    if actor.party is None:
        return actor.name or None
    party = book.parties[actor.party]
    return party.name or (party.aliases[0] if party.aliases else None)


def link_schedules(schedules: Sequence[Schedule], commitments: Sequence[Commitment], book: Book) -> list[Linked]:
    """Find the commitment that each instalment pays."""
    terms = {amount.id: read_term(amount) for amount in book.amounts}
    linked = []
    for schedule in schedules:
        of_all = _choose(schedule, commitments)
        each = tuple(_of_year(one, commitments) or of_all for one in schedule.instalments)
        paid = next((c for c in commitments if c.id == each[0]), None) if len(set(each)) == 1 else None
        whole = terms.get(paid.source) if paid is not None else None
        if paid is not None and whole is None:  # a cell, printed to the euro
            whole = Term(paid.source, Decimal(paid.value), Decimal(1), page=paid.evidence[0].page)
        linked.append(Linked(Paid(schedule, whole), each))
    return linked


def _of_year(one: Instalment, commitments: Sequence[Commitment]) -> str | None:
    same = [c.id for c in commitments if len(one.years) == 1 and c.year == one.years[0]]
    return same[0] if len(same) == 1 else None


def _choose(schedule: Schedule, commitments: Sequence[Commitment]) -> str | None:
    """The only commitment; the only one that the sums come to; the only grant; of several years the first, if said."""
    owed = [c for c in commitments if c.status != "past"]
    own = [c for c in owed if c.payee is not None] or [c for c in owed if c.payee_name]
    if len(own) == 1:
        return own[0].id
    whole = sum((one.value for one in schedule.instalments if one.value is not None), Decimal(0))
    same = [c.id for c in own if Decimal(c.value) == whole]
    if len(same) == 1:
        return same[0]
    granted = [c for c in own if c.role in ("grant", "price", "loan")]
    promised = [c for c in granted if c.payer is not None] or [c for c in granted if c.payer_name]
    if len(promised) == 1:
        return promised[0].id
    if any("premiere annee" in one.told for one in schedule.instalments):
        years = sorted((c.year, c.id) for c in own if c.year is not None)
        return years[0][1] if years else None
    terms = [
        c.id
        for c in own
        if any(
            n.value is not None and n.value * k == Decimal(c.value) for n in schedule.instalments for k in (2, 4, 12)
        )
    ]
    return terms[0] if len(terms) == 1 else None


def assemble_payments(linked: Sequence[Linked], book: Book) -> tuple[Payment, ...]:
    """Write the instalments down, numbered through."""
    made: list[Payment] = []
    for one in linked:
        for instalment, commitment in zip(one.paid.schedule.instalments, one.commitments, strict=True):
            paragraph = book.passages[instalment.line.index].paragraph
            evidence = paragraph.evidence(max(0, instalment.start), instalment.end) or paragraph.evidence()
            if not evidence:
                continue
            made.append(
                Payment(
                    order=len(made) + 1,
                    value=print_decimal(instalment.value) if instalment.value is not None else None,
                    share=print_decimal(instalment.share) if instalment.share is not None else None,
                    due=assemble_date(instalment.due) if instalment.due is not None else None,
                    condition=instalment.condition,
                    commitment=commitment,
                    evidence=evidence,
                )
            )
    return tuple(made)
