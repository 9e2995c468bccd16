"""What makes the place of a table's figures unsure, though each of them was read well.

A figure is only as good as its row and its column. Where the page does not show them and no sum proves them, the cell
is doubtful: what looks like a table may be two columns of a newsletter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.table import Row, Table

HOLDS = ("exact", "within_rounding")
_ITEM = re.compile(r"(?:^|\s)\d{1,5}\s?[–—-]\s(?=\w)")
"""The mark of an account or a line of a budget: « 74 – Dotations »."""
_HEAD = re.compile(r"[-–(]?\s?\d{1,3}(?:[\s.]\d{3})*")
_SUM = re.compile(r"\d[\d\s.,]*(?:[kM]?€|euros)(?:\s(?:HT|TTC))?")
_TAIL = re.compile(r"\d{3}(?:[\s.]\d{3})*(?:[,.]\d{1,2})?\)?\s?(?:[kM]?€)?")


@dataclass(frozen=True, slots=True)
class LayoutDoubt:
    """A reason, as a sentence, and the cells it speaks of: row and column, both from 0."""

    message: str
    cells: frozenset[tuple[int, int]]


def find_layout_doubts(table: Table, checks: Collection[Check]) -> tuple[LayoutDoubt, ...]:
    """Find what makes the places of some figures of a table unsure; ``checks`` are those of its act."""
    page = table.pages[0]
    held = {
        name
        for check in checks
        if check.status in HOLDS and check.kind in ("row_total", "column_total")
        for name in (check.stated_by, *check.parts)
        if name is not None
    }
    doubts = (
        LayoutDoubt(f"No sum proves the figures of the table on page {page}.", _find_unproven(table, held)),
        LayoutDoubt(f"A column of the table on page {page} has no name.", _find_unnamed(table)),
        LayoutDoubt(f"Figures of the table on page {page} may be cut between two columns.", _find_cut(table)),
        LayoutDoubt(f"A row of the table on page {page} has no label.", _find_unlabelled(table, checks)),
        LayoutDoubt(f"A row of the table on page {page} seems to bear the labels of two.", _find_doubled(table)),
    )
    return tuple(doubt for doubt in doubts if doubt.cells)


def _list_filled(table: Table) -> Iterator[tuple[int, int]]:
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            if cell.value is not None:
                yield number, cell.column


def _find_unproven(table: Table, held: Collection[str]) -> frozenset[tuple[int, int]]:
    """A table without rules is found by how its words stand; so are two columns of running text. A sum tells them."""
    if table.reader == "ruled" or any(name.startswith(f"{table.id}/") for name in held):
        return frozenset()
    if _lists_labels(table):
        return frozenset()
    return frozenset(_list_filled(table))


def _lists_labels(table: Table) -> bool:
    """Whether a table is a list of labels with their values: « Montant engagé :   2 745,60 € ».

    Each figure stands alone beside a label of one line that a colon announces it by, and prints its own unit, as in a
    sentence. Nothing but the line itself is needed to read it: neither another row nor the name of a column. A dash
    before a figure may be a sign or the dash of a list, and a label that returns needs the heading above it.
    """
    filled = [row for row in table.rows if any(cell.value is not None for cell in row.cells)]
    labels = {" ".join(row.label.split()).casefold() for row in filled}
    return bool(filled) and len(labels) == len(filled) and all(_is_announced(row) for row in filled)


def _is_announced(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.value is not None or cell.text.strip()]
    if len(cells) != 1 or len(row.evidence) != 1 or not row.label.rstrip().endswith(":"):
        return False
    (cell,) = cells
    if cell.unit is None or not _SUM.fullmatch(cell.text.strip()) or len(cell.evidence) != 1:
        return False
    label, figure = row.evidence[0].bbox, cell.evidence[0].bbox
    return label[2] <= figure[0] and abs(label[1] + label[3] - figure[1] - figure[3]) < figure[3] - figure[1]


def _find_unnamed(table: Table) -> frozenset[tuple[int, int]]:
    """Of several columns with figures those without a name: a lone one needs none."""
    filled = list(_list_filled(table))
    if len({column for _, column in filled}) < 2:
        return frozenset()
    return frozenset(place for place in filled if not table.columns[place[1]].label.strip())


def _find_cut(table: Table) -> frozenset[tuple[int, int]]:
    """Of a table without rules the columns that together make legal figures: « 12 | 345,00 » under one name."""
    if table.reader == "ruled":
        return frozenset()
    found: set[tuple[int, int]] = set()
    for right in range(1, len(table.columns)):
        left = right - 1
        if table.columns[right].label.strip() not in ("", table.columns[left].label.strip()):
            continue
        pairs = [(number, texts) for number, texts in _list_pairs(table, left, right) if all(texts)]
        if pairs and all(_HEAD.fullmatch(head) and _TAIL.fullmatch(tail) for _, (head, tail) in pairs):
            found.update((number, column) for number, _ in pairs for column in (left, right))
    return frozenset(found)


def _list_pairs(table: Table, left: int, right: int) -> Iterator[tuple[int, tuple[str, str]]]:
    for number, row in enumerate(table.rows):
        texts = {cell.column: cell.text.strip() for cell in row.cells if cell.value is not None}
        yield number, (texts.get(left, ""), texts.get(right, ""))


def _find_unlabelled(table: Table, checks: Collection[Check]) -> frozenset[tuple[int, int]]:
    """Rows that nothing names, but for the totals of sums that hold; of a picture OCR may have lost the name."""
    totals = {check.stated_by for check in checks if check.status in HOLDS and table.source != "ocr"}
    return frozenset(
        (row, column)
        for row, column in _list_filled(table)
        if not table.rows[row].label.strip() and name_cell(table.id, row, column) not in totals
    )


def _find_doubled(table: Table) -> frozenset[tuple[int, int]]:
    """Rows whose label holds the mark of an item twice, where each row has its own: the row above lost its figures."""
    marked = _list_marked(table.rows)
    return frozenset((row, column) for row, column in _list_filled(table) if row in marked)


def _list_marked(rows: Sequence[Row]) -> set[int]:
    begin = [row for row in rows if _ITEM.match(row.label)]
    if len(begin) < 2:
        return set()
    return {number for number, row in enumerate(rows) if any(mark.start() for mark in _ITEM.finditer(row.label))}
