"""A grid of strings read as a table of figures: units, kinds, values, row labels and what they announce.

Nothing is summed here: which rows and columns are totals of which others is for ``reconcile``, which compares
several readings of one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.normalize.tables.cells import Figure, find_dot_decimals, is_empty, is_misread_zero, read_figure
from bordereau.normalize.tables.doubts import doubt_units, list_doubts
from bordereau.normalize.tables.headers import (
    describe_column,
    free_side_head,
    liken_columns,
    read_headings,
    settle_sums,
)
from bordereau.normalize.tables.in_force import drop_void, find_void
from bordereau.normalize.tables.inner_heads import follow_heads
from bordereau.normalize.tables.labels import (
    LabelFacts,
    counts_one_by_one,
    drop_marks,
    read_cell_notes,
    read_label,
    read_notes,
    read_side,
)
from bordereau.normalize.tables.lost_signs import doubt_signs
from bordereau.normalize.tables.mended_labels import mend_labels
from bordereau.normalize.tables.row_headings import join_headings
from bordereau.normalize.tables.rows import RawRow, collect_rows, find_sub_lines, take_unit_row
from bordereau.normalize.tables.unit_of_label import is_money, scale_of
from bordereau.normalize.tables.unit_of_table import Around, TableUnit, read_table_unit
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadingWarning, ReadRow, TableReading
from bordereau.schemas.table import CellKind, Grid, GridCell, RowKind
from bordereau.schemas.warning import Code

LARGEST_SCORE = 100
"""Marks, hours and rates are printed with two decimals too, and seldom go beyond."""
CENT = Decimal("0.01")


def interpret_grid(grid: Grid, around: Around | None = None) -> TableReading:
    """Read a grid. ``around`` holds the texts around the table that may state its unit."""
    around = around or Around()
    grid = free_side_head(mend_labels(drop_void(grid)))
    title = around.title
    headings = read_headings(grid)
    collected, row_unit = take_unit_row(collect_rows(grid))
    raws = join_headings(collected, boxed=grid.reader == "ruled")
    sub_lines = find_sub_lines(raws)
    heads = [headings.title or "", row_unit or "", " ".join(headings.labels[: grid.label_columns])]
    unit = read_table_unit(around, heads, headings.labels[grid.label_columns :], [raw.label for raw in raws])
    dots = find_dot_decimals(cell.text for cell in grid.cells)
    about = " ".join([title or "", headings.title or "", *headings.labels[: grid.label_columns]])
    warnings: list[ReadingWarning] = []
    columns, read = [], []
    for place in range(grid.column_count - grid.label_columns):
        filled = {
            number: cell
            for number, raw in enumerate(raws)
            if (cell := raw.cells[place]) is not None and not is_empty(cell.text)
        }
        cells = list(filled.values())
        figures = [read_figure(cell.text, dot_decimals=dots) for cell in cells]
        label = headings.labels[grid.label_columns + place]
        column = describe_column(label, cells, figures, unit, about)
        columns.append(replace(column, hint=read_label(headings.own[grid.label_columns + place]).hint))
        read.append(dict(zip(filled, figures, strict=True)))
    cents = [_have_cents(figures.values()) for figures in read]
    columns = liken_columns(settle_sums(columns, cents, [raw.label for raw in raws]))
    rows = [
        _read_row(raw, own, [figures.get(number) for figures in read], unit, warnings)
        for number, (raw, own) in enumerate(zip(raws, follow_heads(raws, columns, read), strict=True))
    ]
    rows = [replace(row, part_of=row.part_of or number in sub_lines) for number, row in enumerate(rows)]
    rows, doubts = doubt_units(rows, columns, unit, (title or "", *heads, *around.context))
    warnings.extend(doubts)
    rows, doubts = doubt_signs(rows)
    warnings.extend(doubts)
    side = read_side(" ".join(headings.labels)) or read_side(title or "")
    inside = None if read_side(headings.title or "") else headings.title
    return TableReading(grid.reader, tuple(columns), tuple(rows), unit.sign, side, tuple(warnings), title=inside)


def _have_cents(figures: Iterable[Figure | None]) -> bool:
    """Whether all are printed with cents, and one is too large for a mark."""
    known = [figure for figure in figures if figure is not None]
    exact = all(figure.precision == CENT and figure.unit is None for figure in known)
    return len(known) > 1 and exact and any(abs(figure.value or Decimal(0)) > LARGEST_SCORE for figure in known)


def _read_row(
    raw: RawRow,
    columns: Sequence[ReadColumn],
    figures: Sequence[Figure | None],
    table: TableUnit,
    warnings: list[ReadingWarning],
) -> ReadRow:
    facts = _read_facts(raw)
    unit = facts.unit or table.of_marks(raw.label)
    cells = tuple(
        _set_void(_read_cell(place, cell, figures[place], _Setting(columns[place], facts, unit, table.sign), warnings))
        for place, cell in enumerate(raw.cells)
        if cell is not None
    )
    return ReadRow(
        label=drop_marks(raw.label),
        kind=_row_kind(facts, raw),
        cells=cells,
        notes=tuple(dict.fromkeys((*read_notes(raw.label), *_list_cell_notes(raw)))),
        hint=facts.hint,
        tax=facts.tax,
        part_of=facts.part_of,
        additive=facts.additive_row,
        words=raw.words,
        page=raw.page,
    )


def _read_facts(raw: RawRow) -> LabelFacts:
    """What the label of a row says; a total under a heading is one by its own words."""
    facts, own = read_label(raw.label), read_label(raw.own)
    clear = own.hint in ("strong", "subtotal", "grand")
    return replace(facts, hint=own.hint, tax=own.tax) if clear and facts.hint in ("none", "weak") else facts


def _set_void(cell: ReadCell) -> ReadCell:
    void = find_void(cell.words)
    return cell if void is None else replace(cell, void=void)


def _list_cell_notes(raw: RawRow) -> Iterator[str]:
    for cell in raw.cells:
        if cell is not None:
            yield from read_cell_notes(cell.text)


def _row_kind(facts: LabelFacts, raw: RawRow) -> RowKind:
    if facts.hint == "subtotal":
        return "subtotal"
    if facts.hint in ("strong", "grand") and facts.tax != "TVA" and not raw.blank:
        return "total"
    return "item"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands around a cell and may give its unit."""

    column: ReadColumn
    row: LabelFacts
    row_unit: str | None
    table_unit: str | None


def _read_cell(
    place: int, cell: GridCell, figure: Figure | None, setting: _Setting, warnings: list[ReadingWarning]
) -> ReadCell:
    column = setting.column
    text = " ".join(cell.text.split())
    if is_empty(cell.text):
        return ReadCell(place, text, "empty", words=cell.words, page=cell.page, box=cell.box)
    if figure is None or (column.kind == "text" and figure.unit is None):
        unread = column.kind != "text" and any(char.isdigit() for char in text)
        if is_misread_zero(text):
            unread = True
            _warn(warnings, Code.UNREAD_AMOUNT, f"The cell “{text}” holds a letter where a figure is due.", cell)
        elif unread:
            _warn(warnings, Code.BAD_GROUPING, f"The cell “{text}” holds digits that are no single figure.", cell)
        return ReadCell(place, text, "text", words=cell.words, page=cell.page, box=cell.box, unread=unread)
    kind, unit = _settle_unit(figure, setting)
    doubts = list_doubts(text, figure, kind, unit, setting.row_unit or column.unit or setting.table_unit)
    for code, message in doubts.items():
        _warn(warnings, code, message, cell)
    scale = scale_of(unit) if kind == "money" else scale_of(None)
    whole = kind == "count" and figure.precision == 1 and counts_one_by_one(column.label)
    return ReadCell(
        place,
        text,
        kind,
        value=figure.value * scale,
        precision=Decimal(0) if whole else figure.precision * scale,
        unit=unit,
        words=cell.words,
        page=cell.page,
        box=cell.box,
        doubts=tuple(doubts),
    )


def _settle_unit(figure: Figure, setting: _Setting) -> tuple[CellKind, str | None]:
    """Choose between the cell's own unit, the row's, the column's and the table's, in this order."""
    column, row, table_unit = setting.column, setting.row, setting.table_unit
    if figure.counts:
        return "count", None
    if figure.unit is not None:
        return ("money", figure.unit) if is_money(figure.unit) else ("percent", "%")
    if row.kind == "percent" or (row.kind == "count" and row.counted):
        return row.kind, row.unit
    if setting.row_unit is not None:
        return "money", setting.row_unit
    if column.kind in ("count", "percent"):
        return column.kind, column.unit
    unit = column.unit or (table_unit if is_money(table_unit) else None)
    return "money", "€" if row.per_head and scale_of(unit) != 1 else unit


def _warn(warnings: list[ReadingWarning], code: Code, message: str, cell: GridCell) -> None:
    warnings.append(ReadingWarning(code, message, cell.page))
