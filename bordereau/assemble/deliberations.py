"""Délibérations: what the running text of the act says, each fact with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bordereau.assemble.parties import assemble_date
from bordereau.assemble.passages import list_passages
from bordereau.normalize.deliberations.body import read_body
from bordereau.normalize.deliberations.read import read_deliberation
from bordereau.normalize.deliberations.transmission import read_transmission
from bordereau.schemas.act import ActSpan
from bordereau.schemas.deliberation import Deliberation, Matter, StatedEvidence, Transmission, Votes
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.found_deliberation import FoundDeliberation, FoundVotes, Stated
from bordereau.schemas.notes import Notes
from bordereau.schemas.page import Line, Page
from bordereau.schemas.partial_date import PartialDate
from bordereau.schemas.table import Grid
from bordereau.schemas.text import Paragraph, Piece, join_lines, join_paragraphs
from bordereau.schemas.warning import Code


def assemble_deliberation(
    span: ActSpan, date: PartialDate | None, date_evidence: Sequence[Evidence], page: Page | None, notes: Notes
) -> Deliberation:
    """Read an act of an assembly; ``page`` is its first one, with stamps and running lines."""
    text = join_paragraphs(list_text(span))
    found = read_deliberation(text.text)
    for doubt in found.votes.unclear:
        notes.tell(Code.VOTE_UNCLEAR, text.text[doubt.start : doubt.end], _find_page(text, doubt))
    transmission, sent = _assemble_transmission(_join(page.stamps if page else ()))
    running = _join(page.running if page else ())
    body = None if found.body else read_body(running.text)
    named = state("body", running.evidence(body.start, body.end)) if body else ()
    stated = found.body or body
    return Deliberation(
        number=found.number.value if found.number else None,
        date=date,
        object=found.object.value if found.object else None,
        body=stated.value if stated else None,
        votes=assemble_votes(found.votes),
        decision=found.decision.value if found.decision else None,
        matter=Matter(code=found.matter.value.code, name=found.matter.value.name) if found.matter else None,
        transmission=transmission,
        evidence=(*_prove(found, text, date_evidence), *named, *sent),
    )


def _join(lines: Sequence[Line]) -> Paragraph:
    """Join lines that belong to no act, a line of text each."""
    return join_paragraphs(join_lines([line], place) for place, line in enumerate(lines))


def list_text(span: ActSpan) -> Iterator[Paragraph]:
    """List the paragraphs of an act in order, then the rows of its tables, where votes may stand too."""
    passages = [passage.paragraph for passage in list_passages(span)]
    if span.title is not None and not any(span.title.text.startswith(one.text) for one in passages[:3] if one.text):
        yield span.title
    yield from passages
    for region in span.tables:
        yield from _list_rows(region.readings[0])


def _list_rows(grid: Grid) -> Iterator[Paragraph]:
    """The rows of a table as paragraphs; its cells stand in the order of rows."""
    for row, cells in groupby(grid.cells, key=lambda cell: cell.row):
        text, pieces = "", []
        for cell in cells:
            for word in cell.words:
                text += " " if text else ""
                pieces.append(Piece(len(text), len(text) + len(word.text), cell.page, row, word))
                text += word.text
        if pieces:
            yield Paragraph(text, tuple(pieces))


def assemble_votes(found: FoundVotes) -> Votes:
    """Put the counts of a vote under their keys."""
    counts = {("in_favour" if kind == "for" else kind): one.value for kind, one in found.counts.items()}
    unanimous = found.unanimous.value if found.unanimous else None
    return Votes(unanimous=unanimous, leaving=found.some_apart).model_copy(update=counts)


def _find_page(text: Paragraph, stated: Stated[str]) -> int:
    return next((proof.page for proof in text.evidence(stated.start, stated.end)), text.page)


def _prove(found: FoundDeliberation, text: Paragraph, date: Sequence[Evidence]) -> Iterator[StatedEvidence]:
    facts: list[tuple[str, Stated[object] | None]] = [("number", found.number), ("object", found.object)]
    facts += [("body", found.body)]
    facts += [(f"votes.{kind}", one) for kind, one in found.votes.counts.items()]
    facts += [("votes.unanimous", found.votes.unanimous), ("decision", found.decision), ("matter", found.matter)]
    yield from state("date", date)
    for fact, one in facts:
        if one is not None:
            yield from state(fact, text.evidence(one.start, one.end))


def state(fact: str, evidence: Iterable[Evidence]) -> Iterator[StatedEvidence]:
    """Say of some places which fact stands there."""
    for one in evidence:
        yield StatedEvidence.model_validate({"of": fact, "page": one.page, "bbox": one.bbox, "text": one.text})


def _assemble_transmission(marks: Paragraph) -> tuple[Transmission | None, tuple[StatedEvidence, ...]]:
    found = read_transmission(marks.text)
    if found is None:
        return None, ()
    number, date = found.identifier, found.received
    proofs = (
        *(state("transmission.identifier", marks.evidence(number.start, number.end)) if number else ()),
        *(state("transmission.received", marks.evidence(date.start, date.end)) if date else ()),
    )
    return Transmission(
        identifier=number.value if number else None,
        received=assemble_date(date) if date else None,
        at=found.at,
    ), proofs
