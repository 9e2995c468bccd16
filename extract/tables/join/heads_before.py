"""Heads that stand alone at the end of a page, over lines that begin the next: placed over the columns of these.

Both frames are of one table, so where a head stands in the width of its frame it stands in that of the other, wherever
the pages were laid and whichever of its short rules a scan has lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.chunks import GAP_EM, cut_chunks
from bordereau.extract.tables.read.celltext import read_cell_text
from bordereau.extract.tables.read.grids import drop_empty_lines
from bordereau.extract.tables.read.label_columns import count_label_columns
from bordereau.schemas.page import Box, Word, measure_type
from bordereau.schemas.table import Grid, GridCell

OFF_SHARE = 0.04
"""Frames of one table are as wide as each other, but for so much."""


def lend_heads(heads: Grid, above: Box, body: Grid, below: Box) -> Grid | None:
    """Put the heads of one frame over the lines of another; None where they are not of one table."""
    width, own = above[2] - above[0], below[2] - below[0]
    extents = _find_extents(body)
    if body.header_rows or abs(width - own) > OFF_SHARE * own or len(extents) < body.column_count:
        return None
    cells = [replace(cell, row=cell.row + heads.row_count) for cell in body.cells]
    for cell in (cell for cell in heads.cells if cell.words):
        for words, (x0, x1) in _cut(cell):
            scaled = [below[0] + (x - above[0]) * own / width for x in (x0, x1)]
            over = [n for n, (low, high) in extents.items() if scaled[0] <= (low + high) / 2 <= scaled[1]]
            middle = sum(scaled) / 2
            over = over or [n for n, (low, high) in extents.items() if low <= middle <= high]
            if not over:
                return None
            cells.append(
                replace(
                    cell,
                    words=words,
                    text=read_cell_text(words, None),
                    column=min(over),
                    column_span=max(over) - min(over) + 1,
                )
            )
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    count = body.row_count + heads.row_count
    grid = drop_empty_lines(replace(body, cells=ordered, row_count=count, header_rows=heads.row_count))
    return replace(grid, label_columns=count_label_columns(grid))


def _cut(cell: GridCell) -> Iterator[tuple[tuple[Word, ...], tuple[float, float]]]:
    """The heads of a cell with their extents: one goes as far as its cell, several as their words do."""
    lines = [cut_chunks(line.words, GAP_EM * measure_type(line.words)) for line in group_lines(cell.page, cell.words)]
    if max(map(len, lines)) == 1 and cell.box is not None:
        yield cell.words, (cell.box[0], cell.box[2])
        return
    for line in lines:
        for chunk in line:
            yield chunk.words, (chunk.x0, chunk.x1)


def _find_extents(grid: Grid) -> dict[int, tuple[float, float]]:
    """Where each column stands, by its cells that are not merged."""
    out: dict[int, tuple[float, float]] = {}
    for cell in grid.cells:
        if cell.box is not None and cell.column_span == 1:
            low, high = out.get(cell.column, (cell.box[0], cell.box[2]))
            out[cell.column] = (min(low, cell.box[0]), max(high, cell.box[2]))
    return out
