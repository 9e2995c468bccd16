"""Pieces of one table right under each other: a frame around its heads and first rows alone, the rest without one.

The lower piece has no heads, begins where the upper one ends, and its figures stand in the columns of the upper one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.join.stitch import append_grid, join_each
from bordereau.extract.tables.shapes import opens_with_figure
from bordereau.schemas.table import Grid, TableRegion

GAP_PT = 14.0
"""A row's height; what stands further off is another table."""
OVERLAP_PT = 2.0


def join_pieces(regions: Sequence[TableRegion]) -> list[TableRegion]:
    """Join each piece to the table right above it; regions of one page from top to bottom."""
    return join_each(regions, _join)


def _join(above: TableRegion, below: TableRegion) -> TableRegion | None:
    one, other = above.boxes[-1], below.boxes[0]
    if not -OVERLAP_PT <= other[1] - one[3] <= GAP_PT or above.tentative or below.tentative:
        return None
    piece = below.readings[0]
    if any(grid.header_rows for grid in below.readings) or not above.readings[0].header_rows:
        return None
    if not _stands_in_columns(above.readings[0], piece):
        return None
    readings = [grid for reading in above.readings if (grid := append_grid(reading, piece)) is not None]
    if len(readings) < len(above.readings):
        return None
    box = (min(one[0], other[0]), one[1], max(one[2], other[2]), other[3])
    return replace(above, boxes=(*above.boxes[:-1], box), readings=tuple(readings))


def _stands_in_columns(upper: Grid, lower: Grid) -> bool:
    """Whether two grids have as many columns, several of figures, and those of the lower stand under the upper's."""
    if upper.column_count != lower.column_count or upper.column_count - upper.label_columns < 2:
        return False
    rooms = {cell.column: cell.box for cell in upper.cells if cell.box is not None and cell.column_span == 1}
    figures = [cell for cell in lower.cells if cell.column >= lower.label_columns and opens_with_figure(cell.text)]
    return bool(figures) and all(
        cell.box is not None
        and (room := rooms.get(cell.column)) is not None
        and min(room[2], cell.box[2]) - max(room[0], cell.box[0]) > 0
        for cell in figures
    )
