"""From the readings of a place to the one that is kept: interpreted, summed, judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bordereau.assemble.notes import Notes
from bordereau.assemble.tables import assemble_table
from normalize.table_units import Around
from normalize.tables import interpret_grid
from reconcile.arbitrate import Choice, choose_reading
from reconcile.repair import Repair, repair_table
from reconcile.reread import reread_table
from reconcile.tables import SummedTable
from schemas.check import Check
from schemas.reading import Reread, TableReading
from schemas.table import Grid, Note, Table, TableRegion
from schemas.text import Paragraph
from schemas.warning import Code, DocumentWarning

SURE_HEADS = 0.7
"""The mean confidence below which OCR has not read the heads of a table, turned by 90° say."""
_MARKER = re.compile(r"\(?(\d{1,2}|[a-z])\)\s*|(\*{1,3})\s*")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of an act and the totals of their rows and columns."""

    tables: tuple[Table, ...]
    checks: tuple[Check, ...]


AskMore = Callable[[TableRegion], Iterable[Grid]]
"""Hands over further readings of a region, one by one, at a price."""


def read_tables(
    regions: Sequence[TableRegion],
    scanned_pages: frozenset[int],
    notes: Notes,
    ask_more: AskMore | None = None,
    reread: Reread | None = None,
) -> Tables:
    """Keep one reading of each region; ids t1, t2… in the order of the document.

    Where no sum proves a reading and the readings differ, further readers are asked until one is proven. Where sums
    of scanned figures fail, their cells are read again; only then may the sums mend a digit.
    """
    tables: list[Table] = []
    checks: list[Check] = []
    for found in regions:
        region = found
        identity = f"t{len(tables) + 1}"
        choice = choose_reading(identity, _interpret(region))
        if choice.doubtful and ask_more is not None:
            region, choice = _ask_further(identity, region, choice, ask_more)
        for warning in choice.kept.reading.warnings:
            notes.add(DocumentWarning(code=warning.code, message=warning.message, page=warning.page))
        _tell_doubtful_heads(region.readings[choice.index], notes)
        repair = mend_table(identity, choice.kept, reread)
        for code, page, message in repair.messages:
            notes.add(DocumentWarning(code=code, message=message, page=page))
        if choice.doubtful and not repair.changes:
            _tell_doubt(region, choice, notes)
        scanned = not scanned_pages.isdisjoint(region.pages)
        tables.append(assemble_table(identity, region, repair.table.reading, _read_notes(region.notes), scanned))
        checks.extend(repair.table.checks)
    return Tables(tuple(tables), tuple(checks))


def mend_table(identity: str, table: SummedTable, reread: Reread | None) -> Repair:
    """Mend what OCR misread: by a second look at the cells of failing sums, then by the sums alone."""
    again = reread_table(identity, table, reread) if reread is not None else Repair(table, ())
    last = repair_table(identity, again.table)
    return Repair(last.table, (*again.changes, *last.changes), (*again.messages, *last.messages))


def _ask_further(identity: str, region: TableRegion, choice: Choice, ask_more: AskMore) -> tuple[TableRegion, Choice]:
    for grid in ask_more(region):
        region = replace(region, readings=(*region.readings, grid))
        choice = choose_reading(identity, _interpret(region))
        if choice.proven:
            break
    return region, choice


def _interpret(region: TableRegion) -> list[TableReading]:
    context, scope = ([text.text for text in texts] for texts in (region.context, region.scope))
    notes = [f"{note.marker} {note.text}".strip() for note in region.notes]
    around = Around(region.title.text if region.title else None, tuple(context), tuple(scope), tuple(notes))
    return [interpret_grid(grid, around) for grid in region.readings]


def _tell_doubt(region: TableRegion, choice: Choice, notes: Notes) -> None:
    page = region.pages[0]
    if any(cell.value is not None for row in choice.kept.reading.rows for cell in row.cells):
        code, message = Code.READINGS_DISAGREE, f"The readers of the table on page {page} see different figures."
        if len(region.readings) == 1:
            code, message = Code.TABLE_UNCERTAIN, f"No sum proves the figures of the table on page {page}."
    else:
        code, message = Code.TABLE_WITHOUT_VALUES, f"No figure was read in the table on page {page}."
    notes.add(DocumentWarning(code=code, message=message, page=page))


def _tell_doubtful_heads(grid: Grid, notes: Notes) -> None:
    """Say that the names of columns are unsure: no sum fails where figures stand under a wrong name."""
    words = [word for cell in grid.cells if cell.row < grid.header_rows for word in cell.words]
    sure = [word.confidence for word in words if word.confidence is not None and any(map(str.isalnum, word.text))]
    if sure and sum(sure) < SURE_HEADS * len(sure):
        page = min(cell.page for cell in grid.cells)
        message = f"OCR is unsure of the names of columns on page {page}; figures may stand under wrong ones."
        notes.add(DocumentWarning(code=Code.LOW_OCR_CONFIDENCE, message=message, page=page))


def _read_notes(paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    return tuple(split_marker(paragraph) for paragraph in paragraphs if paragraph.text)


def split_marker(paragraph: Paragraph) -> Note:
    """Split a foot note into its mark and its text; a note without a mark bears the empty one.

    >>> split_marker(Paragraph("(1) hors taxes", ())), split_marker(Paragraph("* hors taxes", ()))
    (Note(marker='1', text='hors taxes'), Note(marker='*', text='hors taxes'))
    """
    whole = f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
    match = _MARKER.match(whole)
    if match is None:
        return Note(marker="", text=paragraph.text)
    return Note(marker=match.group(1) or match.group(2), text=whole[match.end() :].strip())
