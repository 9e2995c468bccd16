"""The heads that rules drew, over the rows that alignment read.

Where a drawn cell holds several printed rows (« 16.200 € » over « 10.650 € »), the rows of a table are those of its
alignment; but its rules still say how far each head reaches: a title over all columns, a year over two of them, words
set upright. Alignment alone cuts them where the columns are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.read.label_columns import count_label_columns
from bordereau.schemas.page import Word, enclose
from bordereau.schemas.table import Grid, GridCell


def crown_rows(ruled: Grid, aligned: Grid, columns: Sequence[float]) -> Grid:
    """The aligned grid under the heads of the ruled one; as it is where the two have no common columns.

    ``columns`` are the edges of the drawn columns, from left to right. A head merged with the first row of the body is
    parted from it; heads of which only some are heads in the other reading are left alone.
    """
    heads = [cell for cell in ruled.cells if cell.row < ruled.header_rows]
    own = {word for cell in heads for word in cell.words}
    if not _names_columns(ruled, heads) or aligned.column_count != ruled.column_count:
        return aligned
    if not _share_columns(ruled, aligned, columns):
        return aligned
    body = [_leave_out(cell, own) for cell in aligned.cells]
    held = {cell.row for cell in body if cell.words}
    first = min(held, default=aligned.row_count)
    if first + 1 < aligned.header_rows or any(row > first for row in _rows_of_heads(aligned, own)):
        return aligned
    shift = ruled.header_rows - first
    rows = [replace(cell, row=cell.row + shift) for cell in body if cell.words]
    made = replace(
        aligned,
        row_count=aligned.row_count + shift,
        cells=tuple(sorted((*heads, *rows), key=lambda cell: (cell.row, cell.column))),
        header_rows=ruled.header_rows,
    )
    return replace(made, label_columns=count_label_columns(made))


def _names_columns(ruled: Grid, heads: Sequence[GridCell]) -> bool:
    """Whether two columns of figures, or all there are, have a head of their own: else only a title was drawn."""
    own = {cell.column for cell in heads if cell.column_span == 1 and cell.text and cell.column >= ruled.label_columns}
    return len(own) >= min(2, ruled.column_count - ruled.label_columns)


def _share_columns(ruled: Grid, aligned: Grid, columns: Sequence[float]) -> bool:
    """Whether the columns of both grids are the drawn ones, in their order."""
    if ruled.column_count != len(columns) - 1:
        return False
    return all(
        bisect_right(columns, (word.x0 + word.x1) / 2) - 1 == cell.column
        for grid in (ruled, aligned)
        for cell in grid.cells
        if cell.row >= grid.header_rows and cell.column_span == 1 and cell.column > 0
        for word in cell.words[:1]
    )


def _rows_of_heads(aligned: Grid, own: set[Word]) -> set[int]:
    return {cell.row for cell in aligned.cells if any(word in own for word in cell.words)}


def _leave_out(cell: GridCell, own: set[Word]) -> GridCell:
    """A cell without the words of heads."""
    kept = tuple(word for word in cell.words if word not in own)
    if len(kept) == len(cell.words):
        return cell
    if not kept:
        return replace(cell, text="", words=())
    text = " ".join(word.text for word in kept)
    return replace(cell, text=text, words=kept, box=enclose(kept))
