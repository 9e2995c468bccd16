"""One act: its spans interpreted, its sums checked, its evidence kept. The order of the stages stands here."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.assemble.articles import assemble_article
from bordereau.assemble.header import read_header
from bordereau.assemble.notes import Notes
from bordereau.assemble.parties import assemble_party
from bordereau.assemble.passages import list_passages
from bordereau.assemble.quantities import keep_checked, read_quantities
from bordereau.assemble.readings import AskMore, read_tables
from bordereau.assemble.signatures import read_signatures
from bordereau.assemble.sums import check_sums
from bordereau.names import read_party
from normalize.habit import Habit
from normalize.parties import interpret_group
from reconcile.scales import find_scale_doubts
from schemas.act import ActSpan
from schemas.convention import Act, Party
from schemas.reading import Reread
from schemas.settings import Settings
from schemas.warning import Code, DocumentWarning


def assemble_act(
    span: ActSpan,
    habit: Habit,
    scanned: frozenset[int],
    settings: Settings,
    notes: Notes,
    *,
    ask_more: AskMore | None = None,
    reread: Reread | None = None,
) -> Act:
    """Make the public act; ``scanned`` holds the pages read by OCR.

    ``ask_more`` reads a doubtful table once more, ``reread`` some cells of a scanned one.
    """
    parties = read_parties(span, settings, notes)
    header = read_header(span, notes)
    articles = tuple(assemble_article(article) for article in span.articles)
    quantities = read_quantities(list_passages(span), habit, notes)
    tables = read_tables(span.tables, scanned, notes, ask_more, reread)
    for doubt in find_scale_doubts(tables.tables, quantities.amounts):
        page = doubt.place.table.pages[0]
        notes.add(DocumentWarning(code=Code.UNIT_UNSURE, message=doubt.message, page=page))
    signatures = read_signatures(span, parties, notes)
    checks = check_sums(parties, quantities.amounts, quantities.statements, tables.tables, tables.checks)
    return Act(
        kind=header.kind,
        pages=span.pages,
        title=span.title.text if span.title and span.title.text else None,
        date=header.date,
        place=header.place,
        period=header.period,
        amends=header.amends,
        parties=parties,
        articles=articles,
        amounts=quantities.amounts,
        figures=keep_checked(quantities.figures, checks),
        tables=tables.tables,
        signatures=signatures,
        checks=checks,
        title_evidence=span.title.evidence() if span.title else (),
        date_evidence=header.date_evidence,
        place_evidence=header.place_evidence,
        period_evidence=header.period_evidence,
    )


def read_parties(span: ActSpan, settings: Settings, notes: Notes) -> tuple[Party, ...]:
    """Read the text of each party; an alias said of several is their group."""
    groups = read_groups(span)
    parties = []
    for number, party in enumerate(span.parties):
        found = read_party(party.text.text, settings.names)
        for code in found.warnings:
            notes.tell(code, party.text.text, party.text.page)
        parties.append(assemble_party(party.text, found, groups.get(number)))
    return tuple(parties)


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
