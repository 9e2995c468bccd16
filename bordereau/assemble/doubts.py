"""Doubts that belong to a figure: what the words it is made of, its place on the page, and other readings say of it.

A warning is a sentence about a page; here its code is put beside the figures that it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bordereau.reconcile.tables.judge import count_figures
from bordereau.schemas.boxes import measure_meeting
from bordereau.schemas.convention import Act, Amount, Document
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Box, Page, Word
from bordereau.schemas.reading import ReadCell, ReadRow, TableReading
from bordereau.schemas.table import Cell, Row, Table
from bordereau.schemas.trust import PAGE_WIDE
from bordereau.schemas.warning import Code, DocumentWarning

UNSURE_FIGURE = 0.6
"""An OCR reading of a figure below this confidence is doubtful."""
UNSURE_NAME = 0.5
"""The same for the name of a row, each of its letters counted: a word under a stamp is read as rubbish, and told so."""
SHARED = 0.5
"""A figure is meant by a word that covers half of it, or of which it covers half."""


def doubt_words(words: Iterable[Word]) -> tuple[Code, ...]:
    """What the words of one figure say: a second OCR reading that differs, an unsure one, a layer that shows no ink."""
    figures = [word for word in words if any(map(str.isdigit, word.text))]
    sureness = [word.confidence for word in figures if word.confidence is not None]
    said = {
        Code.READINGS_DISAGREE: any(word.alternative for word in figures),
        Code.LOW_OCR_CONFIDENCE: min(sureness, default=1.0) < UNSURE_FIGURE,
        Code.HIDDEN_TEXT: any(word.invisible for word in figures),
    }
    return tuple(code for code, is_said in said.items() if is_said)


def doubt_cells(reading: TableReading, others: Sequence[TableReading], whole: Code | None) -> TableReading:
    """Put beside each cell what its words say, whether another reading has no such figure, and what is said of all.

    A digit that the sums mended is doubtful as well: they cannot prove what they made.
    """
    left = _find_common([reading, *others])
    rows = []
    for row in reading.rows:
        cells = []
        told = tuple(code for code in (whole, Code.TABLE_UNCERTAIN if is_garbled(row) else None) if code)
        for cell in row.cells:
            if cell.value is not None:
                agreed = left[cell.value] > 0
                left[cell.value] -= 1
                codes = (*cell.doubts, *_doubt_cell(cell, agreed), *told)
                cell = replace(cell, doubts=tuple(dict.fromkeys(codes)))  # noqa: PLW2901
            cells.append(cell)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(reading, rows=tuple(rows))


def is_garbled(row: ReadRow) -> bool:
    """Whether OCR is unsure of most of a row's name: no sum fails where its figures stand under a wrong one."""
    named = [word for word in row.words if word.confidence is not None and sum(map(str.isalpha, word.text)) > 1]
    letters = sum(len(word.text) for word in named)
    return sum((word.confidence or 0.0) * len(word.text) for word in named) < UNSURE_NAME * letters


def _find_common(readings: Sequence[TableReading]) -> Counter[Decimal]:
    """Count the figures that all readings have."""
    common = count_figures(readings[0])
    for other in readings[1:]:
        common &= count_figures(other)
    return common


def _doubt_cell(cell: ReadCell, agreed: bool) -> Iterator[Code]:
    if cell.read_as is not None:
        yield Code.REPAIRED_DIGIT
    else:
        yield from doubt_words(cell.words)
    if not agreed:
        yield Code.READINGS_DISAGREE


def doubt_places(document: Document, pages: Sequence[Page], unsure_below: float) -> Document:
    """Put beside each figure what is said of its place: struck words, words shown in part, a whole page of doubt."""
    wide = _collect_wide(document.warnings, pages, unsure_below)
    marked = {(page.number, code): [word.box for word in words] for page in pages for code, words in _list_marked(page)}
    unticked = any(warning.code == Code.NOT_TICKED for warning in document.warnings)
    if not wide and not marked and not unticked:
        return document
    acts = tuple(_doubt_act(act, wide, marked) for act in document.acts)
    return document.model_copy(update={"acts": acts})


Wide = dict[int, tuple[Code, ...]]
Marked = dict[tuple[int, Code], list[Box]]


def _collect_wide(warnings: Iterable[DocumentWarning], pages: Sequence[Page], unsure_below: float) -> Wide:
    """Collect what is said of all figures of a page: OCR was unsure of the whole, its layer was not believed."""
    wide: dict[int, list[Code]] = {}
    for page in pages:
        if page.text_source == "ocr" and (page.confidence or 0.0) < unsure_below:
            wide.setdefault(page.number, []).append(Code.LOW_OCR_CONFIDENCE)
    for warning in warnings:
        if warning.code in PAGE_WIDE and warning.page is not None:
            wide.setdefault(warning.page, []).append(warning.code)
    return {page: tuple(dict.fromkeys(codes)) for page, codes in wide.items()}


def _list_marked(page: Page) -> Iterator[tuple[Code, Sequence[Word]]]:
    if page.struck:
        yield Code.STRUCK_TEXT, page.struck
    if page.partly:
        yield Code.HIDDEN_TEXT, page.partly
    if page.unproved:
        yield Code.HIDDEN_TEXT, page.unproved
    if page.differing:
        yield Code.LAYER_DIFFERS, [word for one in page.differing for word in one.shown]


def _doubt_act(act: Act, wide: Wide, marked: Marked) -> Act:
    def doubt(figure: Amount | Cell, evidence: Sequence[Evidence]) -> dict[str, tuple[Code, ...]]:
        own = (Code.NOT_TICKED,) if figure.not_ticked else ()
        codes = (*figure.doubts, *own, *_find_codes(evidence, wide, marked))
        return {"doubts": tuple(dict.fromkeys(codes))}

    def doubt_row(row: Row) -> Row:
        cells = (
            cell if cell.value is None else cell.model_copy(update=doubt(cell, cell.evidence or row.evidence))
            for cell in row.cells
        )
        return row.model_copy(update={"cells": tuple(cells)})

    def doubt_table(table: Table) -> Table:
        return table.model_copy(update={"rows": tuple(map(doubt_row, table.rows))})

    amounts = tuple(amount.model_copy(update=doubt(amount, amount.evidence)) for amount in act.amounts)
    return act.model_copy(update={"amounts": amounts, "tables": tuple(map(doubt_table, act.tables))})


def _find_codes(evidence: Sequence[Evidence], wide: Wide, marked: Marked) -> Iterator[Code]:
    for one in evidence:
        yield from wide.get(one.page, ())
        for (page, code), boxes in marked.items():
            if page == one.page and any(_meets(one.bbox, box) for box in boxes):
                yield code


def _meets(one: Box, other: Box) -> bool:
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return smaller > 0 and measure_meeting(one, other) >= SHARED * smaller
