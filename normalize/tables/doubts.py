"""What is doubtful in the figures of a table though they were read: codes beside the figure, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bordereau.lexicon.note_marks import UNSURE_CENTIMES
from bordereau.normalize.tables.cells import Figure
from bordereau.normalize.tables.labels import read_label, tells_change
from bordereau.normalize.tables.unit_of_label import is_foreign, is_money, scale_of, seems_to_state_unit
from bordereau.normalize.tables.unit_of_table import TableUnit
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadingWarning, ReadRow
from bordereau.schemas.table import CellKind
from bordereau.schemas.warning import Code


def list_doubts(text: str, figure: Figure, kind: CellKind, unit: str | None, inherited: str | None) -> dict[Code, str]:
    """Say what is doubtful in one figure, printed as ``text``; ``inherited`` is the unit that stands around it."""
    doubts: dict[Code, str] = {}
    if is_money(figure.unit) and is_money(inherited) and figure.unit != inherited:
        message = f"The cell “{text}” states its own unit, {figure.unit}, under a heading in {inherited}."
        doubts[Code.UNIT_CONFLICT] = message
    if kind == "money" and is_foreign(unit):
        named = "francs" if unit in ("F", "kF", "MF") else unit
        doubts[Code.FOREIGN_CURRENCY] = f"The cell “{text}” is in {named} and was not converted."
    if figure.doubtful:
        doubts[Code.AMBIGUOUS_NUMBER] = (
            f"The raised figures of “{text}” were read as the mark of a note; they may be centimes."
            if UNSURE_CENTIMES.search(text)
            else f"The dot in “{text}” was read as a separator of thousands."
        )
    if figure.regrouped:
        doubts[Code.BAD_GROUPING] = f"A separator of thousands is missing in “{text}”."
    return doubts


def doubt_units(
    rows: Sequence[ReadRow], columns: Sequence[ReadColumn], unit: TableUnit, around: Iterable[str]
) -> tuple[list[ReadRow], list[ReadingWarning]]:
    """Mark the sums whose unit is unsure: said away from the table, or ``around`` it in words that cannot be read."""
    told: list[str] = []
    unsure: set[int] = set()
    if unit.far and scale_of(unit.sign) != 1 and any(_is_under(cell, unit) for row in rows for cell in row.cells):
        told.append(f"The figures of a table are in {unit.sign}, as “{unit.far}” says away from it.")
        unsure = set(range(len(columns)))
    for text, places in _find_unknown_units(around, columns, rows):
        told.append(f"“{text}” seems to state a unit that is not known: its figures were read as they stand.")
        unsure |= places
    for place, column in enumerate(columns):
        if _may_be_percent(column):
            told.append(f"“{column.label}” may be in percent; its figures were read in {column.unit}.")
            unsure.add(place)
    return (
        [_mark(row, unsure, unit, columns) for row in rows],
        [ReadingWarning(Code.UNIT_UNSURE, message, rows[0].page) for message in told],
    )


def _find_unknown_units(
    around: Iterable[str], columns: Sequence[ReadColumn], rows: Sequence[ReadRow]
) -> Iterator[tuple[str, set[int]]]:
    """Find words that look like a unit of thousands, over sums read as they stand, and the columns under them."""
    plain = {cell.column for row in rows for cell in row.cells if cell.kind == "money" and cell.unit in (None, "€")}
    over = [(text, plain) for text in around] if plain else []
    over += [(column.label, {place}) for place, column in enumerate(columns) if place in plain]
    told: dict[str, set[int]] = {}
    for text, places in over:
        if seems_to_state_unit(text):
            told[text] = told.get(text, set()) | places
    yield from told.items()


def _may_be_percent(column: ReadColumn) -> bool:
    """Whether a change or a share says no unit, in a table of thousands or millions."""
    scaled = column.kind == "money" and scale_of(column.unit) != 1
    return scaled and tells_change(column.label) and read_label(column.label).unit is None


def _is_under(cell: ReadCell, unit: TableUnit) -> bool:
    return cell.kind == "money" and cell.unit == unit.sign


def _mark(row: ReadRow, unsure: set[int], unit: TableUnit, columns: Sequence[ReadColumn]) -> ReadRow:
    if not unsure:
        return row
    cells = tuple(
        replace(cell, doubts=(*cell.doubts, Code.UNIT_UNSURE))
        if cell.column in unsure
        and cell.kind == "money"
        and cell.unit in (None, "€", unit.sign, columns[cell.column].unit)
        else cell
        for cell in row.cells
    )
    return replace(row, cells=cells)
