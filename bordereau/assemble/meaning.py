"""What an act means: who pays whom, the schedule, the purpose, the term, each with its place.

In order: the lines of the act; what each sum is and who pays it (normalize.meaning); what holds on the whole
(reconcile.promises); the public models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bordereau.assemble.header import Header
from bordereau.assemble.passages import Passage
from bordereau.assemble.promised import Book, assemble_commitments, assemble_payments, link_schedules
from bordereau.assemble.quantities import Quantities
from bordereau.assemble.terms import assemble_purpose, assemble_term
from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor, Cast, Side
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.effects import read_effect
from bordereau.normalize.meaning.in_tables import Setting, read_table
from bordereau.normalize.meaning.lines import Line, Share, Sum
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.schedules import read_schedules
from bordereau.reconcile.promises.cells import add_cells
from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.promises.schedules import check_schedules
from bordereau.reconcile.promises.settle import make_promises, settle_text
from bordereau.reconcile.promises.shares import check_shares
from bordereau.reconcile.verdicts import Term
from bordereau.schemas.act import ActSpan, ArticleSpan
from bordereau.schemas.check import Check
from bordereau.schemas.convention import AmendedAct, Amount, Party
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.meaning import AmountRole, Commitment, Payment, Purpose, Term as ActTerm
from bordereau.schemas.table import Table


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is added to an act."""

    amounts: tuple[Amount, ...]
    commitments: tuple[Commitment, ...] = ()
    payments: tuple[Payment, ...] = ()
    purpose: Purpose | None = None
    term: ActTerm | None = None
    amends: tuple[AmendedAct, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(slots=True)
class Stated:
    """What the act states, as the stages before have read it."""

    span: ActSpan
    header: Header
    parties: Sequence[Party]
    passages: Sequence[Passage]
    quantities: Quantities
    tables: Sequence[Table]
    deliberation: Deliberation | None = None
    lines: list[Line] = field(default_factory=list)


def assemble_meaning(stated: Stated) -> Meaning:
    """Read what the act means; an act without money is only asked for its purpose, term and effect."""
    lines = stated.lines = list_lines(stated)
    amends = stated.header.amends
    if stated.header.kind == "avenant" and amends:
        effect = read_effect(lines)
        amends = tuple(one.model_copy(update={"effect": effect}) for one in amends)
    rest = Meaning(
        amounts=stated.quantities.amounts,
        purpose=assemble_purpose(stated.span, stated.passages, lines, stated.deliberation),
        term=assemble_term(stated.passages, lines) if stated.header.kind in ("convention", "avenant") else None,
        amends=amends,
    )
    if not stated.quantities.amounts and not any(_holds_money(table) for table in stated.tables):
        return _add_schedule(rest, stated)
    return _add_promises(rest, stated)


def _holds_money(table: Table) -> bool:
    return any(cell.kind == "money" and cell.value for row in table.rows for cell in row.cells)


def list_lines(stated: Stated) -> list[Line]:
    """The running text as lines with their sums and the titles of their articles."""
    headings = _list_headings(stated.span.articles)
    titles = {id(article.title) for article in stated.span.articles if article.title is not None}
    taxes = {amount.id: amount.tax for amount in stated.quantities.amounts}
    statements = list(stated.quantities.statements)
    lines = []
    for number, passage in enumerate(stated.passages):
        read = statements and statements[0].text == passage.paragraph.text
        quantities = statements.pop(0).quantities if read else ()  # a paragraph that could not be read has no statement
        sums = tuple(
            Sum(q.id, q.value, q.start, q.end, q.qualifier, taxes.get(q.id))
            for q in quantities
            if q.kind == "money"
        )
        shares = tuple(
            Share(q.id, q.value, q.precision, q.start, q.end) for q in quantities if q.kind == "percent"
        )
        paragraph = passage.paragraph
        lines.append(
            Line(
                index=number,
                text=paragraph.text,
                section=passage.section,
                article=passage.article,
                heading=headings.get(passage.article or "", ""),
                depth=paragraph.depth,
                titled=id(paragraph) in titles,
                sums=sums,
                shares=shares,
            )
        )
    return lines


def _list_headings(articles: Sequence[ArticleSpan]) -> dict[str, str]:
    """The title of each article behind those that it stands under."""
    own = {article.number: article.title.text if article.title else "" for article in articles}
    parents = {article.number: article.parent for article in articles}
    found = {}
    for number in own:
        names, at, seen = [], number, set[str]()
        while at is not None and at in own and at not in seen:
            seen.add(at)
            names.insert(0, own[at])
            at = parents.get(at)  # type: ignore[assignment]
        found[number] = " / ".join(filter(None, names))
    return found


def _make_cast(stated: Stated) -> Cast:
    return Cast([Side(p.name, p.aliases, p.group, p.legal_form) for p in stated.parties])


def _add_promises(rest: Meaning, stated: Stated) -> Meaning:
    cast = _make_cast(stated)
    direction = Direction(stated.lines, cast)
    decides = stated.header.kind == "deliberation"
    decider = _name_decider(stated) if decides else None
    told = read_sums(stated.lines, cast, decides=decides)
    settled = settle_text(told, direction, decides=decides, adopted=_is_adopted(stated), decider=decider)
    promises = [promise for one in settled.kept for promise in make_promises(one, told, decides=decides)]
    setting = _describe(stated, decides=decides)
    cells = [cell for table in stated.tables for cell in read_table(table, cast, setting(table))]
    added, totals = add_cells(cells, promises, direction, decider)
    roles: dict[str, AmountRole] = settled.roles | dict.fromkeys(totals, "total")
    promises = [*(promise for promise in promises if promise.source not in totals), *added]
    amounts = tuple(one.model_copy(update={"role": roles.get(one.id, "other")}) for one in stated.quantities.amounts)
    book = Book(stated.parties, amounts, stated.tables, stated.passages)
    commitments = assemble_commitments(promises, book)
    schedules = read_schedules(stated.lines, frozenset(i for i, role in roles.items() if role == "instalment"))
    linked = link_schedules(schedules, commitments, book)
    terms = {one.id: _read_term(one) for one in amounts} | {
        one.id: _read_term(one) for one in stated.quantities.figures
    }
    return replace(
        rest,
        amounts=amounts,
        commitments=commitments,
        payments=assemble_payments(linked, book),
        checks=(*check_schedules([one.paid for one in linked]), *check_shares(promises, terms)),
    )


def _read_term(figure) -> Term:  # type: ignore[no-untyped-def]
    from decimal import Decimal

    return Term(figure.id, Decimal(figure.value), Decimal(figure.precision), figure.qualifier, figure.evidence[0].page)


def _add_schedule(rest: Meaning, stated: Stated) -> Meaning:
    """Shares that are paid at some days, of a sum that is printed nowhere."""
    if not any(line.shares for line in stated.lines):
        return rest
    schedules = read_schedules(stated.lines, frozenset())
    linked = link_schedules(schedules, (), Book(stated.parties, (), stated.tables, stated.passages))
    return replace(rest, payments=assemble_payments(linked, Book(stated.parties, (), (), stated.passages)))


def _is_adopted(stated: Stated) -> bool:
    return stated.deliberation is not None and stated.deliberation.decision == "adopted"


def _name_decider(stated: Stated) -> Actor | None:
    """The body whose assembly decides, as a party of the act or by its printed name."""
    body = stated.deliberation.body if stated.deliberation else None
    return Actor(None, " ".join(body.split())) if body else None


def _describe(stated: Stated, *, decides: bool):  # type: ignore[no-untyped-def]
    """What stands around a table: its article's title and the line above it."""
    about = fold((stated.deliberation.object if stated.deliberation else None) or (stated.span.title.text if stated.span.title else ""))

    def describe(table: Table) -> Setting:
        return Setting(decides=decides, object=about, around=_find_around(stated, table))

    return describe


def _find_around(stated: Stated, table: Table) -> str:
    """The last line above the table that ends with a colon, with the title of its article."""
    page, top = table.evidence[0].page, table.evidence[0].bbox[1]
    best: Line | None = None
    for line, passage in zip(stated.lines, stated.passages, strict=False):
        places = passage.paragraph.lines
        if not places or passage.section not in ("article", "preamble"):
            continue
        last = places[-1]
        if (last.page, last.words[0].top if last.words else 0) < (page, top) and last.page >= page - 1:
            best = line
    if best is None:
        return ""
    ends = best.text.rstrip().endswith((":", "suivant", "suivante", "suivantes", "ci-dessous", "ci-après"))
    return fold(f"{best.heading} {best.text if ends else ''}")


__all__ = ["Mapping", "Meaning", "Promise", "Stated", "assemble_meaning"]
