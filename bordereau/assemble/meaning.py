"""What an act means: who pays whom, the schedule, the purpose, the term, each with its place.

In order: the lines of the act; what each sum is and who pays it (normalize.meaning); what holds on the whole
(reconcile.promises); the public models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.assemble.paid_cells import list_paid_cells
from bordereau.assemble.plans import list_plans
from bordereau.assemble.promised import Book, Linked, assemble_commitments, assemble_payments, link_schedules
from bordereau.assemble.stated import Stated, describe_table, list_lines
from bordereau.assemble.terms import assemble_purpose, assemble_term
from bordereau.assemble.whole_act import promise_whole
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.approved import keep_terms
from bordereau.normalize.meaning.assemblies import name_body, name_unnamed, read_assembly
from bordereau.normalize.meaning.bare_columns import carry_heads, mark_money
from bordereau.normalize.meaning.cast_names import Side
from bordereau.normalize.meaning.cell_promises import Setting, says
from bordereau.normalize.meaning.counterparties import Others, name_counterparties
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.effects import read_effect
from bordereau.normalize.meaning.in_tables import read_table
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.schedules import read_schedules
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import Told
from bordereau.reconcile.paths import read_term
from bordereau.reconcile.promises.cells import add_cells
from bordereau.reconcile.promises.expand import make_promises
from bordereau.reconcile.promises.plans import add_plans
from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.promises.schedules import check_schedules
from bordereau.reconcile.promises.settle import Decider, settle_text
from bordereau.reconcile.promises.shares import check_shares
from bordereau.reconcile.promises.wholes import drop_taxed
from bordereau.schemas.check import Check
from bordereau.schemas.convention import AmendedAct, Amount, Party
from bordereau.schemas.meaning import AmountRole, Commitment, Payment, Purpose, Term
from bordereau.schemas.table import Table

_LONGEST_NAME = 150
"""What is longer is no name of a party."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is added to an act."""

    amounts: tuple[Amount, ...]
    commitments: tuple[Commitment, ...] = ()
    payments: tuple[Payment, ...] = ()
    purpose: Purpose | None = None
    term: Term | None = None
    amends: tuple[AmendedAct, ...] = ()
    checks: tuple[Check, ...] = ()
    unsure: tuple[str, ...] = ()
    """Sums whose payer and payee no sentence says, only the act as a whole."""


def assemble_meaning(stated: Stated) -> Meaning:
    """Read what the act means; an act without money is only asked for its purpose, term and effect."""
    lines = stated.lines = list_lines(stated)
    decider = _name_decider(stated)
    one_matter = decider is not None and stated.header.kind != "minutes"  # what opens minutes says when they met
    amends = stated.header.amends
    if stated.header.kind == "avenant" and amends:
        effect = read_effect(lines)
        amends = tuple(one.model_copy(update={"effect": effect}) for one in amends)
    rest = Meaning(
        amounts=stated.quantities.amounts,
        purpose=assemble_purpose(stated.span, stated.passages, lines, stated.deliberation, decides=one_matter),
        term=_find_term(stated, decides=decider is not None),
        amends=amends,
    )
    if stated.quantities.amounts or any(_holds_money(table) for table in stated.tables):
        return _add_promises(rest, stated, decider)
    if any(line.shares for line in lines):  # shares that are paid at some days, of a sum that is printed nowhere
        return _add_schedules(rest, stated, Book(stated.parties, (), (), stated.passages), frozenset())
    return rest


def _find_term(stated: Stated, *, decides: bool) -> Term | None:
    """How long the act binds; of an assembly, how long what it approves does, where one sentence says so."""
    if stated.header.kind in ("convention", "avenant", "other" if decides else ""):  # an order has articles
        found = assemble_term(stated.passages, stated.lines)
        if found is not None or not decides:
            return found
    if not decides:
        return None
    return assemble_term(stated.passages, list(keep_terms(stated.lines)))


def _holds_money(table: Table) -> bool:
    return any(cell.kind == "money" and cell.value for row in table.rows for cell in row.cells)


def _add_promises(rest: Meaning, stated: Stated, decider: Decider | None) -> Meaning:
    promises, roles, unsure = _find_promises(stated, decider, rest.purpose.text if rest.purpose else None)
    amounts = tuple(one.model_copy(update={"role": roles.get(one.id, "other")}) for one in stated.quantities.amounts)
    book = Book(stated.parties, amounts, stated.tables, stated.passages)
    commitments = assemble_commitments(promises, book)
    rest = replace(rest, amounts=amounts, commitments=commitments, unsure=unsure)
    terms = {one.id: read_term(one) for one in amounts}
    terms |= {one.id: read_term(one) for one in stated.quantities.figures}
    checks = check_shares(promises, terms)
    paid = frozenset(i for i, role in roles.items() if role == "instalment")
    if decider is not None and all(one.role in ("loan", "guarantee") for one in commitments):
        return replace(rest, checks=tuple(checks))  # what an assembly pays out is what it grants
    return _add_schedules(rest, stated, book, paid, checks, decides=decider is not None)


def _find_promises(
    stated: Stated, decider: Decider | None, purpose: str | None = None
) -> tuple[list[Promise], dict[str, AmountRole], tuple[str, ...]]:
    """What running text and tables promise, the role of each sum of the text, and which only the whole act says."""
    lines = stated.lines
    cast = Cast([Side(one.name, one.aliases, one.legal_form) for one in stated.parties])
    if decider is not None and (_holds_sentences(stated) or _are_sentences(stated.parties)):
        cast = Cast([])
        lines = [replace(line, section="preamble") if line.section == "parties" else line for line in lines]
    direction = Direction(lines, cast)
    told = read_sums(lines, cast, decides=decider is not None)
    others = Others(lines, purpose, decider.body.name if decider and decider.body else None)
    told = name_counterparties(told, others) if decider is not None else told
    decider = replace(decider, about=fold(purpose or "")) if decider is not None else None
    settled = settle_text(told, direction, decider)
    promises = [one for kept in settled.kept for one in make_promises(kept, told, decides=decider is not None)]
    sums = {one.one.value for one in told}
    tables = stated.tables if decider is None else _mark_tables(stated, sums, others)
    cells = [
        cell
        for table in tables
        for cell in read_table(table, cast, _describe(stated, table, others if decider else None, told))
    ]
    added, totals = add_cells(cells, promises, direction, decider.body if decider else None)
    kept = [*(one for one in promises if one.source not in totals), *added]
    if stated.deliberation is not None and stated.deliberation.decision in ("rejected", "deferred"):
        return [], settled.roles, ()
    if decider is None:
        return kept, settled.roles | dict.fromkeys(totals, "total"), ()
    whole = sum((Decimal(one.value) for one in added), Decimal(0))
    totals |= {one.one.id for one in told if len(added) > 1 and one.one.value == whole and one.role != "past"}
    kept = [one for one in kept if not _pays_itself(one)]
    body, kind = _name_body(decider, lines), stated.header.kind
    kept += add_plans(list_plans(stated, kept), kept, body)
    values = tuple(one.value for one in kept)
    named = [_name_unsaid(one, body) for one in kept] if decider.body is None else kept
    unsaid = tuple(one.source for one in named if decider.body is None and body and body in (one.payer, one.payee))
    act = WholeAct(lines, told, tables, body, purpose, kind, decider.adopted, values, len(stated.parties))
    likely, roles = promise_whole(act) if kind != "minutes" else ([], {})
    return drop_taxed([*named, *likely]), settled.roles | dict.fromkeys(totals, "total") | roles, unsaid + tuple(roles)


def _name_body(decider: Decider, lines: Sequence[Line]) -> Actor | None:
    """Who decides, for a reading that is told as unsure: « la commune » where nothing says it."""
    if decider.body is not None:
        return decider.body
    name = name_unnamed(lines)
    return Actor(None, name) if name is not None else None


def _pays_itself(one: Promise) -> bool:
    """Who bears its own cost promises nobody, however often its name is printed."""
    payer, payee = one.payer, one.payee
    return payer is not None and payee is not None and payer.party is None and fold(payer.name) == fold(payee.name)


def _name_unsaid(one: Promise, body: Actor | None) -> Promise:
    """A promise of which one side is who decides, by no name: it is who is likely meant."""
    if body is None or (one.payer is None) == (one.payee is None):
        return one
    return replace(one, payer=one.payer or body, payee=one.payee or body)


def _mark_tables(stated: Stated, sums: set[Decimal], others: Others) -> list[Table]:
    """The tables of what an assembly decides, bare numbers of lists of grants taken as sums."""
    about = fold(others.object or "")
    return [
        mark_money(table, sums, granted=says("titles.attributed", f"{about} {fold(table.title or '')}"))
        for table in carry_heads(stated.tables)
    ]


def _describe(stated: Stated, table: Table, others: Others | None, told: Sequence[Told]) -> Setting:
    """What stands around a table; ``others`` for an act of an assembly, ``told`` its sums."""
    found = describe_table(stated, table)
    if others is None:
        return found
    about = fold(others.object or "") or found.object
    granted = frozenset(one.one.value for one in told if one.weighed.kind("grant") and one.role in ("grant", "total"))
    return replace(found, decides=True, object=about, body=others.body, partner=others.signer, granted=granted)


def _holds_sentences(stated: Stated) -> bool:
    """« Entre la Commune et X, une promesse de bail a été rédigée … », in what an assembly decides."""
    return any(len(one.name or "") > _LONGEST_NAME for one in stated.parties)


def _are_sentences(parties: Sequence[Party]) -> bool:
    """« attribue la subvention à X »: what was taken for parties of a délibération is what it decides."""
    return all(read_pattern("promises", "voices.decides").match(fold(one.name or "")) for one in parties)


def _add_schedules(
    rest: Meaning,
    stated: Stated,
    book: Book,
    paid: frozenset[str],
    checks: Sequence[Check] = (),
    *,
    decides: bool = False,
) -> Meaning:
    linked = link_schedules(read_schedules(stated.lines, paid, decides=decides), rest.commitments, book)
    checks = (*check_schedules([one.paid for one in linked]), *checks)
    if decides:
        linked = [one for one in linked if not _is_the_promise(one, rest.commitments)]
    payments = assemble_payments(linked, book)
    in_cells = list_paid_cells(
        stated.tables, rest.commitments, lambda table: describe_table(stated, table).around, len(payments) + 1
    )
    return replace(rest, payments=(*payments, *in_cells), checks=checks)


def _is_the_promise(one: Linked, commitments: Sequence[Commitment]) -> bool:
    """« décide de verser un acompte de 12 000 € »: what is decided is that one payment, which has no schedule."""
    parts = one.paid.schedule.instalments
    values = {Decimal(each.value) for each in commitments}
    return len(parts) == 1 and parts[0].value in values and parts[0].due is None


def _name_decider(stated: Stated) -> Decider | None:
    """The body whose assembly decides, by its printed name; an act without parties may be an item of minutes.

    What minutes keep to themselves is promised only where they say that it was decided.
    """
    own = stated.deliberation
    labels = [row.label for table in stated.tables for row in table.rows]
    if stated.header.kind == "deliberation":
        body = name_body(stated.lines, own.body if own is not None else None, labels)
        return Decider(Actor(None, body) if body else None, adopted=own is not None and own.decision == "adopted")
    if stated.header.kind == "minutes":
        body = name_body(stated.lines, None, labels)
        return Decider(Actor(None, body) if body else None)
    if stated.parties and not _holds_sentences(stated):
        return None  # a convention without parties may be what an assembly decides of one
    found = read_assembly(stated.lines, labels)
    return Decider(Actor(None, found.body) if found.body else None, found.adopted) if found else None
