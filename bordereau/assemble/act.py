"""One act: its spans interpreted, its sums checked, its evidence kept. The order of the stages stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from bordereau.assemble.articles import assemble_article
from bordereau.assemble.deliberations import assemble_deliberation
from bordereau.assemble.header import NO_HEADER, Header, read_header
from bordereau.assemble.meaning import Meaning, assemble_meaning
from bordereau.assemble.objects import settle_object, settle_title
from bordereau.assemble.parties import assemble_party
from bordereau.assemble.passages import list_passages
from bordereau.assemble.quantities import Quantities, keep_checked, read_quantities
from bordereau.assemble.readings import AskMore, Tables, read_tables
from bordereau.assemble.signatures import read_signatures
from bordereau.assemble.stated import Stated
from bordereau.assemble.whole_act import tell_unsure
from bordereau.names import read_party
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.parties.read import interpret_group
from bordereau.reconcile.across.left_outside import open_left_outside
from bordereau.reconcile.across.missing_units import find_scale_doubts
from bordereau.reconcile.checks import check_sums
from bordereau.schemas.act import ActSpan, PartySpan
from bordereau.schemas.convention import Act, Article, Party
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.notes import Notes, cut_quote
from bordereau.schemas.page import Page
from bordereau.schemas.reading import Reread
from bordereau.schemas.settings import Settings
from bordereau.schemas.warning import Code, DocumentWarning


def assemble_act(
    span: ActSpan,
    habit: Habit,
    scanned: frozenset[int],
    settings: Settings,
    notes: Notes,
    *,
    ask_more: AskMore | None = None,
    reread: Reread | None = None,
    around: Mapping[int, Page] | None = None,
) -> Act:
    """Make the public act; ``scanned`` holds the pages read by OCR, ``around`` what else stands on the pages.

    ``ask_more`` reads a doubtful table once more, ``reread`` some cells of a scanned one. A step that fails costs what
    it would have found, with a warning.
    """
    first = span.pages[0]
    parties = read_parties(span, settings, notes)
    header = notes.spare("The heading and dates of the act", first, lambda: read_header(span, notes), NO_HEADER)
    articles = read_articles(span, notes)
    quantities = read_quantities(list_passages(span), habit, notes)
    tables = read_tables(span.tables, scanned, notes, ask_more, reread)
    tables = replace(tables, checks=open_left_outside(tables.checks, tables.tables, quantities.amounts))
    notes.spare("The units of the tables", first, lambda: _tell_scales(tables, quantities, notes), None)
    signatures = notes.spare("The signatures", first, lambda: read_signatures(span, parties, notes), ())
    deliberation = read_deliberation_of(span, header, (around or {}).get(first), notes)
    stated = (parties, quantities.amounts, quantities.statements, tables.tables, tables.checks)
    checks = check_sums(*stated, notes=notes, page=first, deliberation=deliberation)
    read = Stated(span, header, parties, list_passages(span), quantities, tables.tables, deliberation)
    rest = Meaning(quantities.amounts, amends=header.amends)
    meaning = notes.spare("What the act promises", first, lambda: assemble_meaning(read), rest)
    tell_unsure(meaning.amounts, meaning.unsure, notes)
    checks = (*checks, *meaning.checks)
    if deliberation is not None:
        deliberation = settle_object(deliberation, meaning.purpose)
    title, places = settle_title(span.title, deliberation)
    return Act(
        kind=header.kind,
        pages=span.pages,
        title=title,
        date=header.date,
        place=header.place,
        period=header.period,
        amends=meaning.amends,
        parties=parties,
        articles=articles,
        amounts=meaning.amounts,
        figures=keep_checked(quantities.figures, checks),
        tables=tables.tables,
        signatures=signatures,
        checks=checks,
        commitments=meaning.commitments,
        payments=meaning.payments,
        purpose=meaning.purpose,
        term=meaning.term,
        deliberation=deliberation,
        title_evidence=places,
        date_evidence=header.date_evidence,
        place_evidence=header.place_evidence,
        period_evidence=header.period_evidence,
        within=span.within,
    )


def read_deliberation_of(span: ActSpan, header: Header, page: Page | None, notes: Notes) -> Deliberation | None:
    """Read what an assembly decided, for an act of that kind, with what else stands on its first page."""
    if header.kind != "deliberation":
        return None
    read = partial(assemble_deliberation, span, header.date, header.date_evidence, page, notes)
    return notes.spare("The votes and the decision of the act", span.pages[0], read, None)


def _tell_scales(tables: Tables, quantities: Quantities, notes: Notes) -> None:
    for doubt in find_scale_doubts(tables.tables, quantities.amounts):
        page = doubt.place.table.pages[0]
        notes.add(DocumentWarning(code=Code.UNIT_UNSURE, message=doubt.message, page=page))


def read_articles(span: ActSpan, notes: Notes) -> tuple[Article, ...]:
    """Put the articles together, but for those that cannot be."""
    made = (
        notes.spare(f"Article {one.number or one.label}", one.heading.page, partial(assemble_article, one), None)
        for one in span.articles
    )
    return tuple(article for article in made if article is not None)


def read_parties(span: ActSpan, settings: Settings, notes: Notes) -> tuple[Party, ...]:
    """Read the text of each party; an alias said of several is their group."""
    groups = notes.spare("The aliases of groups", span.pages[0], lambda: read_groups(span), dict[int, str]())
    parties = []
    for number, party in enumerate(span.parties):
        name = f"The party « {cut_quote(party.text.text)} »"
        read = partial(_read_party, party, groups.get(number), settings, notes)
        parties.append(notes.spare_place(name, party.text.page, read, None))
    return tuple(party for party in parties if party is not None)


def _read_party(party: PartySpan, group: str | None, settings: Settings, notes: Notes) -> Party:
    text, page = party.text.text, party.text.page
    name = f"A person's name in « {cut_quote(text)} »"
    found = notes.spare(name, page, lambda: read_party(text, settings.names, party.told), None)
    if found is None:  # the model failed; the rules alone are left
        found = read_party(text, settings.names.model_copy(update={"use_spacy": False}), party.told)
    for code in found.warnings:
        notes.tell(code, text, page)
    return assemble_party(party.text, found, group)


def read_groups(span: ActSpan) -> dict[int, str]:
    """Read the aliases that several parties share, by party; one said of all of them is nobody's."""
    groups: dict[int, str] = {}
    for clause in span.groups:
        alias = interpret_group(clause.text.text)
        if alias is not None and not _covers_all(clause.parties, span):
            groups.update(dict.fromkeys(clause.parties, alias.text))
    return groups


def _covers_all(parties: Sequence[int], span: ActSpan) -> bool:
    return len(set(parties)) == len(span.parties) > 1
