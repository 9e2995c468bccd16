"""The sums that a table states: totals of its rows and columns, and the kinds of its rows that follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.reconcile.tables.crossings import leaves_out, list_crossings
from bordereau.reconcile.tables.directions import find_row_relations
from bordereau.reconcile.tables.formulas import find_formulas
from bordereau.reconcile.tables.group_sums import GroupSum, find_group_sums, name_group_sums
from bordereau.reconcile.tables.kinds import find_sum_across, settle_kinds
from bordereau.reconcile.tables.line_sums import Relation, TableLine, outcome
from bordereau.reconcile.tables.mixed_columns import find_mixed
from bordereau.reconcile.tables.proof import HOLDS
from bordereau.reconcile.tables.relations import find_relations
from bordereau.reconcile.tables.results import Balance, find_balance, find_results, tells_again
from bordereau.reconcile.tables.revisions import find_revision
from bordereau.reconcile.verdicts import Term, leave_open, make_check, make_undetermined
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check, CheckKind
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.table import CellKind


@dataclass(frozen=True, slots=True)
class SummedTable:
    """A reading with its row kinds settled, and every sum that it states."""

    reading: TableReading
    checks: tuple[Check, ...]

    @property
    def holding(self) -> int:
        """How many of its sums hold."""
        return sum(check.status in ("exact", "within_rounding") for check in self.checks)

    @property
    def failing(self) -> int:
        """How many of its sums do not."""
        return sum(check.status == "fails" for check in self.checks)


def sum_table(table_id: str, reading: TableReading) -> SummedTable:
    """Recompute every total of a table. Cell paths are ``t1/r2/c3``, rows and value columns from 1."""
    matrix = _cross(reading)
    rows = [_row_line(row, cells, reading.columns) for row, cells in zip(reading.rows, matrix, strict=True)]
    additive = _additive_columns(reading)
    results = find_results(rows, additive)
    down = [relation for relation in find_row_relations(rows, additive) if not tells_again(relation, results)]
    checks = []
    for relation in _prefer(find_formulas(rows, additive), _prefer(results, down)):
        checks.extend(_check_columns(table_id, reading, rows, relation))
    checks.extend(_check_across_columns(table_id, reading, matrix, "money"))
    checks.extend(_check_across_columns(table_id, reading, matrix, "count"))
    checks = _add_mixed(table_id, reading, matrix, checks)
    across = find_sum_across(reading.rows)
    if across is not None:
        checks.append(_check_across(table_id, reading, *across))
    balance = find_balance(reading)
    if balance is not None:
        checks.append(_check_balance(table_id, reading, balance))
    rows_across = () if across is None else (across[0],)
    groups = find_group_sums(reading.rows)
    checks.extend(_check_group(table_id, reading, group) for group in groups)
    kinds = settle_kinds(reading.rows, down, rows_across)
    settled = replace(reading, rows=name_group_sums(kinds, groups))
    return SummedTable(settled, tuple(checks))


def _check_across_columns(
    table_id: str, reading: TableReading, matrix: Sequence[Sequence[ReadCell | None]], kind: CellKind
) -> list[Check]:
    """Check the sums that columns of one kind are of others, row by row."""
    chosen = [number for number, column in enumerate(reading.columns) if column.kind == kind]
    columns = [_column_line(reading.columns[c], [cells[c] for cells in matrix]) for c in chosen]
    crossings = list_crossings(reading, matrix)
    relations = [found for found in find_relations(columns, crossings, rows=False) if len(found.parts) > 1]
    revision = find_revision(reading.columns, chosen, columns)
    if revision is not None:
        relations = [found for found in relations if found.total != revision.total] + [revision]
    results = find_results(columns, crossings)
    relations = _prefer(results, [found for found in relations if not tells_again(found, results)])
    checks = []
    for relation in _prefer(find_formulas(columns, crossings), relations):
        checks.extend(_check_rows(table_id, reading, columns, relation, chosen))
    return checks


def _add_mixed(
    table_id: str, reading: TableReading, matrix: Sequence[Sequence[ReadCell | None]], checks: list[Check]
) -> list[Check]:
    """The checks, with those of totals of columns of several kinds, in the place of what was found for these totals."""
    chosen = [number for number, column in enumerate(reading.columns) if column.kind in ("money", "count")]
    lines = [_column_line(reading.columns[c], [cells[c] for cells in matrix]) for c in chosen]
    rows = list_crossings(reading, matrix)
    if len({reading.columns[number].kind for number in chosen}) < 2:
        return checks
    for relation in find_mixed(reading.columns, lines, chosen, rows):
        written = _check_rows(table_id, reading, lines, relation, chosen)
        told = {check.stated_by for check in written}
        held = {one.stated_by for one in checks if one.kind == "row_total" and one.status in HOLDS}
        if not told & held:
            checks = [one for one in checks if one.kind != "row_total" or one.stated_by not in told] + written
    return checks


def _prefer(stated: Sequence[Relation], found: Sequence[Relation]) -> list[Relation]:
    """The sums that labels write out, in the place of those that were found for the same totals."""
    written = {relation.total: relation for relation in stated}
    known = {relation.total for relation in found}
    rest = [relation for relation in stated if relation.total not in known]
    return [*(written.get(relation.total, relation) for relation in found), *rest]


def _cross(reading: TableReading) -> list[list[ReadCell | None]]:
    matrix: list[list[ReadCell | None]] = []
    for row in reading.rows:
        cells: list[ReadCell | None] = [None] * len(reading.columns)
        for cell in row.cells:
            cells[cell.column] = cell
        matrix.append(cells)
    return matrix


def _row_line(row: ReadRow, cells: Sequence[ReadCell | None], columns: Sequence[ReadColumn]) -> TableLine:
    """A row as a line of sums: cells of another kind than their column (a rate among sums), or struck, do not count."""
    kept = tuple(
        cell if cell is not None and _takes_part(cell, column) else None
        for cell, column in zip(cells, columns, strict=True)
    )
    return TableLine(row.hint, row.tax, row.additive and not row.part_of, kept, row.label, row.part_of)


def _takes_part(cell: ReadCell, column: ReadColumn) -> bool:
    return cell.void is None and (cell.kind == column.kind or cell.unread)


def _column_line(column: ReadColumn, cells: Sequence[ReadCell | None]) -> TableLine:
    kept = tuple(cell if cell is not None and _takes_part(cell, column) else None for cell in cells)
    return TableLine(column.hint, column.tax, column.additive, kept, column.label)


def _additive_columns(reading: TableReading) -> list[int]:
    sums = [n for n, column in enumerate(reading.columns) if column.additive and column.kind in ("money", "count")]
    return sums or [n for n, column in enumerate(reading.columns) if column.kind == "percent"]


def _lacks_first(relation: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Whether what a difference is taken off is not printed: then it only repeats what is taken off, without a sign."""
    first = lines[relation.parts[0]].cells[crossing] if relation.less else None
    return relation.less and (first is None or first.value is None)


def _check_columns(table_id: str, reading: TableReading, rows: Sequence[TableLine], relation: Relation) -> list[Check]:
    """Check the total row of one relation, column by column."""
    checks = []
    for number, column in enumerate(reading.columns):
        stated = rows[relation.total].cells[number]
        if stated is None or stated.value is None or column.kind in ("text", "empty"):
            continue
        verdict = "open" if number in relation.open else outcome(relation, rows, number)
        if verdict == "silent" or (not column.additive and verdict != "holds") or _lacks_first(relation, rows, number):
            continue
        if column.kind == "percent" and stated.value != 100 and (verdict == "fails" or not column.additive):
            continue  # rates: an average, not a sum
        label = reading.rows[relation.total].label or "Total row"
        subject = f"“{label}”, column “{column.label}”" if column.label else f"“{label}”"
        parts = [(name_cell(table_id, part, number), rows[part].cells[number]) for part in relation.parts]
        kind: CheckKind = "percent_total" if column.kind == "percent" else "column_total"
        kind = "difference_total" if relation.less else kind
        path = name_cell(table_id, relation.total, number)
        check = _write(kind, path, stated, parts, subject, unread=verdict == "unread")
        checks.append(leave_open(check) if verdict == "open" else check)
    return checks


def _check_rows(
    table_id: str, reading: TableReading, columns: Sequence[TableLine], relation: Relation, chosen: Sequence[int]
) -> list[Check]:
    """Check the total column of one relation, row by row."""
    checks = []
    total = chosen[relation.total]
    for number, row in enumerate(reading.rows):
        stated = columns[relation.total].cells[number]
        verdict = outcome(relation, columns, number)
        if stated is None or stated.value is None or verdict == "silent" or _lacks_first(relation, columns, number):
            continue
        if (not row.additive or leaves_out(row, number, columns)) and verdict != "holds":
            continue
        parts = [(name_cell(table_id, number, chosen[part]), columns[part].cells[number]) for part in relation.parts]
        label = row.label or "Total row"
        subject = f"“{label}”, column “{reading.columns[total].label}”"
        path = name_cell(table_id, number, total)
        kind: CheckKind = "difference_total" if relation.less else "row_total"
        checks.append(_write(kind, path, stated, parts, subject, unread=verdict == "unread"))
    return checks


def _check_across(
    table_id: str, reading: TableReading, number: int, stated: ReadCell, parts: Sequence[ReadCell]
) -> Check:
    """Check the one figure under a row of totals that adds them up."""
    terms = [(name_cell(table_id, number - 1, part.column), part) for part in parts]
    subject = f"“{reading.rows[number - 1].label or 'Total row'}”, all columns"
    return _write("row_total", name_cell(table_id, number, stated.column), stated, terms, subject, unread=False)


def _check_balance(table_id: str, reading: TableReading, balance: Balance) -> Check:
    """Check what is left of the totals of both sides, in one cell under them."""
    terms = [(name_cell(table_id, balance.row - 1, part.column), part) for part in balance.parts]
    subject = f"“{reading.rows[balance.row].label or 'What is left'}”, of both sides,"
    path = name_cell(table_id, balance.row, balance.stated.column)
    return _write("difference_total", path, balance.stated, terms, subject, unread=False)


def _check_group(table_id: str, reading: TableReading, group: GroupSum) -> Check:
    """Check the sum of a group in the column beside that of its lines."""
    terms = [(name_cell(table_id, row, cell.column), cell) for row, cell in group.parts]
    subject = f"The sum of {len(terms)} lines, column “{reading.columns[group.stated.column].label}”,"
    path = name_cell(table_id, group.row, group.stated.column)
    return _write("column_total", path, group.stated, terms, subject, unread=False)


def _write(
    kind: CheckKind,
    path: str,
    stated: ReadCell,
    parts: Sequence[tuple[str, ReadCell | None]],
    subject: str,
    *,
    unread: bool,
) -> Check:
    total = _term(path, stated)
    terms = [_term(part, cell) for part, cell in parts if cell is not None and cell.value is not None]
    if unread:
        message = f"{subject} cannot be recomputed: one of its parts could not be read."
        return make_undetermined(kind, total, terms, message)
    unit = {"money": "€", "percent": "%"}.get(stated.kind, "")
    return make_check(kind, total, terms, subject, unit)


def _term(path: str, cell: ReadCell) -> Term:
    return Term(path, cell.value or Decimal(0), cell.precision or Decimal(0), page=cell.page)
