"""From the readings of a place to the one that is kept: interpreted, summed, judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bordereau.assemble.doubts import doubt_cells
from bordereau.assemble.heads import reread_heads
from bordereau.assemble.tables import assemble_table
from bordereau.assemble.unread_cells import tell_garbled_names, tell_unread_cells
from bordereau.lexicon.note_marks import LOWER, RAISED
from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.reconcile.mend.one_digit import Repair, repair_table
from bordereau.reconcile.mend.second_look import reread_table
from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.judge import Choice, choose_reading
from bordereau.reconcile.tables.totals import SummedTable
from bordereau.reconcile.trust.layout import find_layout_doubts
from bordereau.schemas.check import Check
from bordereau.schemas.notes import Notes
from bordereau.schemas.parts import name_place
from bordereau.schemas.reading import Reread, TableReading
from bordereau.schemas.table import Grid, Note, Table, TableRegion
from bordereau.schemas.text import Paragraph
from bordereau.schemas.warning import Code, DocumentWarning

SURE_HEADS = 0.7
"""The mean confidence below which OCR has not read the heads of a table, turned by 90° say."""
_MARKER = re.compile(rf"\(?(\d{{1,2}}|[a-z])\)\s*|(\*{{1,3}})\s*|([{RAISED}]+)\s*|(\d{{1,2}})\s+(?=[^\W\d_])")


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
    for region in regions:
        identity = f"t{len(tables) + 1}"
        read = partial(_read_table, identity, region, scanned_pages, notes, ask_more=ask_more, reread=reread)
        made = notes.spare_place(name_table(region), region.pages[0], read, None, Code.TABLE_UNREADABLE)
        if made is not None:
            tables.append(made[0])
            checks.extend(made[1])
    return Tables(tuple(tables), tuple(checks))


def name_table(region: TableRegion) -> str:
    """Name a table by its place, as it begins a sentence."""
    return f"The table {name_place(region.boxes[0])} on page {region.pages[0]}"


def _read_table(
    identity: str,
    region: TableRegion,
    scanned_pages: frozenset[int],
    notes: Notes,
    *,
    ask_more: AskMore | None,
    reread: Reread | None,
) -> tuple[Table, tuple[Check, ...]]:
    """Keep one reading of a region: its table, and the totals of its rows and columns."""
    if reread is not None and not scanned_pages.isdisjoint(region.pages):
        name = f"The heads of {name_table(region)[0].lower()}{name_table(region)[1:]}, read again,"
        region = notes.spare(name, region.pages[0], partial(reread_heads, region, reread), region)
    region, readings = _interpret_each(region, notes)
    choice = choose_reading(identity, readings)
    if choice.doubtful and ask_more is not None:
        region, choice = _ask_further(identity, region, choice, ask_more, notes)
    for warning in choice.kept.reading.warnings:
        notes.add(DocumentWarning(code=warning.code, message=warning.message, page=warning.page))
    unsure_heads = _tell_doubtful_heads(region.readings[choice.index], notes)
    repair = mend_table(identity, region, choice.kept, reread, notes)
    for code, page, message in repair.messages:
        notes.add(DocumentWarning(code=code, message=message, page=page))
    if choice.doubtful and not repair.changes:
        _tell_doubt(region, choice, notes)
    others = [reading for place, reading in enumerate(choice.readings) if place != choice.index]
    whole = Code.TABLE_UNCERTAIN if unsure_heads else None
    tell_garbled_names(repair.table.reading, region.pages[0], notes)
    tell_unread_cells(repair.table.reading, region.pages[0], notes)
    reading = doubt_cells(repair.table.reading, others, whole)
    scanned = not scanned_pages.isdisjoint(region.pages)
    table = assemble_table(identity, region, reading, _read_notes(region.notes), scanned)
    beheaded = region.first_on_page and not region.readings[choice.index].header_rows
    checks = weigh_alarms(repair.table, beheaded=beheaded)
    for doubt in find_layout_doubts(table, checks):
        notes.add(DocumentWarning(code=Code.TABLE_UNCERTAIN, message=doubt.message, page=table.pages[0]))
    return table, checks


def mend_table(identity: str, region: TableRegion, table: SummedTable, reread: Reread | None, notes: Notes) -> Repair:
    """Mend what OCR misread: by a second look at the cells of failing sums, then by the sums alone."""
    page, name, again = region.pages[0], name_table(region), Repair(table, ())
    if reread is not None:
        look = partial(reread_table, identity, table, reread)
        again = notes.spare(f"{name}, looked at a second time,", page, look, again)
    mend = partial(repair_table, identity, again.table)
    last = notes.spare(f"{name}, whose digits are mended,", page, mend, Repair(again.table, ()))
    return Repair(last.table, (*again.changes, *last.changes), (*again.messages, *last.messages))


def _ask_further(
    identity: str, region: TableRegion, choice: Choice, ask_more: AskMore, notes: Notes
) -> tuple[TableRegion, Choice]:
    """Ask further readers one by one; the first that fails ends the asking."""
    name, page, more = f"{name_table(region)}, asked of a further reader,", region.pages[0], iter(ask_more(region))
    while not choice.proven:
        grid = notes.spare(name, page, lambda: next(more, None), None)
        if grid is None:
            break
        wider = replace(region, readings=(*region.readings, grid))
        asked = notes.spare(name, page, partial(_choose, identity, wider, choice), None)
        if asked is None:
            break
        region, choice = wider, asked
    return region, choice


def _choose(identity: str, region: TableRegion, before: Choice) -> Choice:
    """Choose among the readings of a region, the last of which has come to those of a choice before."""
    return choose_reading(identity, [*before.readings, _interpret(region, region.readings[-1])], before)


def _interpret_each(region: TableRegion, notes: Notes) -> tuple[TableRegion, list[TableReading]]:
    """Interpret the readings; one that cannot be is left out. Raises ValueError where none can."""
    read: list[tuple[Grid, TableReading]] = []
    for grid in region.readings:
        name = f"{name_table(region)}, as read by “{grid.reader}”,"
        reading = notes.spare(name, region.pages[0], partial(_interpret, region, grid), None, Code.TABLE_UNREADABLE)
        if reading is not None:
            read.append((grid, reading))
    if len(read) < len(region.readings):
        region = replace(region, readings=tuple(grid for grid, _ in read))
    return region, [reading for _, reading in read]


def _interpret(region: TableRegion, grid: Grid) -> TableReading:
    context, scope = ([text.text for text in texts] for texts in (region.context, region.scope))
    notes = [f"{note.marker} {note.text}".strip() for note in region.notes]
    around = Around(region.title.text if region.title else None, tuple(context), tuple(scope), tuple(notes))
    return interpret_grid(grid, around)


def _tell_doubt(region: TableRegion, choice: Choice, notes: Notes) -> None:
    page = region.pages[0]
    if any(cell.value is not None for row in choice.kept.reading.rows for cell in row.cells):
        code, message = Code.READINGS_DISAGREE, f"The readers of the table on page {page} see different figures."
        if len(region.readings) == 1:
            code, message = Code.TABLE_UNCERTAIN, f"No sum proves the figures of the table on page {page}."
    else:
        code, message = Code.TABLE_WITHOUT_VALUES, f"No figure was read in the table on page {page}."
    notes.add(DocumentWarning(code=code, message=message, page=page))


def _tell_doubtful_heads(grid: Grid, notes: Notes) -> bool:
    """Say that the names of columns are unsure, if so: no sum fails where figures stand under a wrong name."""
    heads = [cell for cell in grid.cells if cell.row < grid.header_rows]
    named = [cell for cell in heads if cell.column >= grid.label_columns and cell.column_span < grid.column_count]
    words = [word for cell in named or heads for word in cell.words]
    sure = [word.confidence for word in words if word.confidence is not None and any(map(str.isalnum, word.text))]
    if sure and sum(sure) < SURE_HEADS * len(sure):
        page = min(cell.page for cell in grid.cells)
        message = f"OCR is unsure of the names of columns on page {page}; figures may stand under wrong ones."
        notes.add(DocumentWarning(code=Code.LOW_OCR_CONFIDENCE, message=message, page=page))
        return True
    return False


def _read_notes(paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    return tuple(split_marker(paragraph) for paragraph in paragraphs if paragraph.text)


def split_marker(paragraph: Paragraph) -> Note:
    """Split a foot note into its mark and its text; a note without a mark bears the empty one.

    >>> split_marker(Paragraph("(1) hors taxes", ())), split_marker(Paragraph("* hors taxes", ()))
    (Note(marker='1', text='hors taxes'), Note(marker='*', text='hors taxes'))
    >>> split_marker(Paragraph("¹ hors taxes", ())), split_marker(Paragraph("2 hors taxes", ()))
    (Note(marker='1', text='hors taxes'), Note(marker='2', text='hors taxes'))
    """
    whole = f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
    match = _MARKER.match(whole)
    if match is None:
        return Note(marker="", text=paragraph.text)
    mark = next(filter(None, match.groups())).translate(LOWER).strip("()")
    return Note(marker=mark, text=whole[match.end() :].strip())
