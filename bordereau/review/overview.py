"""One row a document for the index: what it is sorted, filtered and counted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.review.called import call_document
from bordereau.review.checks import CheckView, judge_document
from bordereau.review.standing import find_reasons, tell_standing
from bordereau.review.words import Words
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act, Document
from bordereau.schemas.table import Cell, Row, Table
from bordereau.summary import count_trust
from bordereau.warehouse.rows.context import find_year
from bordereau.warehouse.rows.counting import Counting, count_document, name_partner
from bordereau.warehouse.rows.document import make_act_key
from bordereau.warehouse.rows.labels import read_years
from bordereau.warehouse.rows.territory import Sides, tell_sides

Sums = dict[tuple[int | None, str | None], Decimal]
"""Euros by year and partner."""


@dataclass(frozen=True, slots=True)
class ActSums:
    """The money of an act, and what makes it the same act when another PDF holds it too (None: nothing does)."""

    key: str | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class Overview:
    """A document at a glance."""

    sha256: str
    file: str
    title: str | None
    kinds: tuple[str, ...]
    territories: tuple[str, ...]
    parties: tuple[str, ...]
    years: tuple[int, ...]
    verdict: str
    pages: int
    checks: int
    failing: tuple[CheckView, ...]
    gaps: tuple[CheckView, ...]
    """Those of them that nobody confirmed to be errors of the act."""
    warnings: int
    ocr_pages: int
    standing: str
    """What was proven of it, in a sentence."""
    reasons: Mapping[str, int]
    """Why it needs a person, with how often."""
    verdicts: Sequence[str]
    """What reviewers said of its facts and sums, and was applied, each once."""
    trust: Mapping[str, int]
    """How many figures can be trusted how far."""
    acts: tuple[ActSums, ...]


def overview(document: Document, views: Sequence[CheckView], file: str, words: Words) -> Overview:
    """Take from a document what the index shows."""
    sides = [tell_sides(act.parties, act.place) for act in document.acts]
    years = {find_year(act) for act in document.acts}
    counting = count_document(document)
    judged = {one.path for one in document.corrections}
    acts = tuple(
        ActSums(make_act_key(act, counting.totals.get(number)), _add_sums(act, number, side, counting))
        for number, (act, side) in enumerate(zip(document.acts, sides, strict=True), start=1)
    )
    return Overview(
        sha256=document.source.sha256,
        file=file,
        title=call_document(document),
        kinds=tuple(dict.fromkeys(act.kind for act in document.acts)),
        territories=tuple(dict.fromkeys(side.territory for side in sides if side.territory)),
        parties=tuple(dict.fromkeys(party.name for act in document.acts for party in act.parties if party.name)),
        years=tuple(sorted(year for year in years if year)),
        verdict=judge_document(views),
        pages=document.source.page_count,
        checks=len(views),
        failing=tuple(view for view in views if view.status == "fails"),
        gaps=tuple(view for view in views if view.status == "fails" and view.path not in judged),
        warnings=len(document.warnings),
        standing=tell_standing(document, views, words),
        reasons=find_reasons(document),
        verdicts=sorted({one.verdict for one in document.corrections}),
        trust=count_trust(document),
        ocr_pages=sum(page.text_source == "ocr" for page in document.pages),
        acts=acts,
    )


def list_sums(rows: Iterable[Overview]) -> Iterator[Sums]:
    """The money of every act once: one that was printed and scanned counts as the PDF says that needed least OCR."""
    seen: set[str] = set()
    for row in sorted(rows, key=lambda row: (row.ocr_pages, row.sha256)):
        for act in row.acts:
            if act.key is None or act.key not in seen:
                yield act.sums
        seen.update(act.key for act in row.acts if act.key is not None)


def _add_sums(act: Act, number: int, sides: Sides, counting: Counting) -> Sums:
    """Add up the money of an act as the warehouse counts it: no total, nothing that another table repeats."""
    sums: Sums = defaultdict(Decimal)
    year = find_year(act)
    for table in act.tables:
        for place, row in enumerate(table.rows):
            for cell in row.cells:
                path = (number, name_cell(table.id, place, cell.column))
                if path in counting.cells:
                    key = (_find_year(table, row, cell, year), name_partner(counting, path, act, sides))
                    sums[key] += Decimal(cell.value or 0)
    return dict(sums)


def _find_year(table: Table, row: Row, cell: Cell, of_act: int | None) -> int | None:
    years = read_years(table.columns[cell.column].label)
    years = years if years.first is not None else read_years(row.label)
    if years.first is None:
        return of_act
    return years.first if years.first == years.last else None
