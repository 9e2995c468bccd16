"""Lines under a table that lead from its total to another: « + », « D 002 Résultat reporté », « = », « Total cumulé ».

The forms of public budgets (M57, M14) print them so under each section, without rules or in boxes of their own, under
the column that they go on with. Their signs stand alone on lines between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.join.stitch import join_each
from bordereau.extract.tables.shapes import is_figure
from bordereau.schemas.table import Grid, GridCell, TableRegion

GAP_PT = 24.0
"""They begin so near under the table."""
MOST_ROWS = 8


def join_carried(regions: Sequence[TableRegion]) -> list[TableRegion]:
    """Join such lines to the table right above; regions of one page from top to bottom."""
    return join_each(regions, _join)


def _read_carried(region: TableRegion) -> list[tuple[GridCell, GridCell]]:
    """The labels and figures of lines with « = » between them; [] where there is more, or no such sign."""
    grid = region.readings[0]
    rows: list[list[GridCell]] = [
        [cell for cell in grid.cells if cell.row == n and cell.text] for n in range(grid.row_count)
    ]
    signs = {row[0].text for row in rows if len(row) == 1 and row[0].text in ("+", "=", "-")}
    lines = [row for row in rows if len(row) != 1 or row[0].text not in ("+", "=", "-")]
    plain = all(len(row) == 2 and not is_figure(row[0].text) and is_figure(row[1].text) for row in lines)
    return [(row[0], row[1]) for row in lines] if "=" in signs and plain and grid.row_count <= MOST_ROWS else []


def _join(above: TableRegion, below: TableRegion) -> TableRegion | None:
    rows = _read_carried(below)
    one, other = above.boxes[-1], below.boxes[0]
    if not rows or not -2 <= other[1] - one[3] <= GAP_PT or other[0] < one[0] - 2 or other[2] > one[2] + 2:
        return None
    readings = [grid for grid in (_append(reading, rows) for reading in above.readings) if grid is not None]
    if len(readings) < len(above.readings):
        return None
    return replace(above, boxes=(*above.boxes[:-1], (*one[:3], max(one[3], other[3]))), readings=tuple(readings))


def _append(grid: Grid, rows: Sequence[tuple[GridCell, GridCell]]) -> Grid | None:
    cells = list(grid.cells)
    for number, (label, figure) in enumerate(rows, grid.row_count):
        column = _find_column(grid, figure)
        if column is None:
            return None
        cells.append(replace(label, row=number, column=0, row_span=1, column_span=1))
        cells.append(replace(figure, row=number, column=column, row_span=1, column_span=1))
    return replace(grid, row_count=grid.row_count + len(rows), cells=tuple(cells))


def _find_column(grid: Grid, figure: GridCell) -> int | None:
    """The column of figures whose cells a figure stands under."""
    if figure.box is None:
        return None
    middle = (figure.box[0] + figure.box[2]) / 2
    own = (c for c in grid.cells if c.column >= grid.label_columns and c.column_span == 1 and c.row >= grid.header_rows)
    return next((c.column for c in own if c.box is not None and c.box[0] - 2 <= middle <= c.box[2] + 2), None)
