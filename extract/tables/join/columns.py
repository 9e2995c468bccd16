"""One list set in columns beside each other: the second column has no head and goes on with the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.join.stitch import append_grid, join_each
from bordereau.extract.tables.shapes import is_total
from bordereau.schemas.page import Box
from bordereau.schemas.table import Grid, TableRegion

WIDTH_SHARE = 0.15
"""Columns of one list are as wide as each other, but for so much."""


def join_columns(regions: Sequence[TableRegion]) -> list[TableRegion]:
    """Join each table of a page to the one at its left that it goes on with; regions come in reading order."""
    return join_each(regions, _join)


def _join(left: TableRegion, right: TableRegion) -> TableRegion | None:
    one, other = left.readings[0], right.readings[0]
    if left.tentative or right.tentative or not _stand_beside(left.boxes[-1], right.boxes[0]):
        return None
    if other.header_rows or one.column_count != other.column_count or one.column_count != 2:
        return None
    if _has_total(one) or one.reader != other.reader:
        return None
    joined = append_grid(one, other)
    if joined is None:
        return None
    return replace(left, pages=(*left.pages, *right.pages), boxes=(*left.boxes, *right.boxes), readings=(joined,))


def _stand_beside(left: Box, right: Box) -> bool:
    width, other = left[2] - left[0], right[2] - right[0]
    overlap = min(left[3], right[3]) - max(left[1], right[1])
    alike = abs(width - other) <= WIDTH_SHARE * max(width, other)
    return left[2] <= right[0] and alike and overlap > 0.5 * min(left[3] - left[1], right[3] - right[1])


def _has_total(grid: Grid) -> bool:
    return any(cell.column < grid.label_columns and is_total(cell.text) for cell in grid.cells)
