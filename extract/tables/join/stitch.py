"""One table over several pages: the header repeated or not, a row cut by the page end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bordereau.extract.tables.join.heads_before import lend_heads
from bordereau.extract.tables.read.celltext import join_texts
from bordereau.extract.tables.read.grids import rows_of
from bordereau.extract.tables.read.label_columns import count_label_columns
from bordereau.extract.tables.read.strokes import SNAP_PT
from bordereau.extract.tables.shapes import is_blank, is_figure, is_total, opens_with_figure
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_words
from bordereau.schemas.table import Grid, GridCell, TableRegion

SAME_HEADS = 0.9
"""How alike the letters of heads are that OCR has read on two pages."""


def join_each(
    regions: Sequence[TableRegion], join: Callable[[TableRegion, TableRegion], TableRegion | None]
) -> list[TableRegion]:
    """The tables in order, each joined to the one before it where ``join`` makes one of the two."""
    out: list[TableRegion] = []
    for region in regions:
        joined = join(out[-1], region) if out else None
        if joined is None:
            out.append(region)
        else:
            out[-1] = joined
    return out


def stitch_tables(regions: Sequence[TableRegion]) -> tuple[TableRegion, ...]:
    """Join each table that begins a page to the one that ended the page before, where their columns agree.

    Regions come in reading order over all pages. A tentative one, a lone row at a page's edge, is a table only as
    a part of another.
    """
    joined = join_each(regions, lambda above, below: _join(above, below) if _may_follow(above, below) else None)
    return tuple(region for region in joined if not region.tentative)


def _may_follow(above: TableRegion, below: TableRegion) -> bool:
    if below.pages[0] != above.pages[-1] + 1 or not above.last_on_page:
        return False
    if below.first_on_page:
        return True
    title = squeeze(below.title.text) if below.title else ""
    return "suite" in title or (bool(title) and above.title is not None and title == squeeze(above.title.text))


def _join(above: TableRegion, below: TableRegion) -> TableRegion | None:
    readings = []
    if all(grid.header_rows == grid.row_count for grid in above.readings):
        lent = (lend_heads(above.readings[0], above.boxes[-1], grid, below.boxes[0]) for grid in below.readings)
        readings = [grid for grid in lent if grid is not None]
    else:
        for grid in above.readings:
            other = next((g for g in below.readings if g.reader == grid.reader), below.readings[0])
            joined = append_grid(grid, other)
            if joined is not None:
                readings.append(joined)
    if not readings:
        return None
    return replace(
        above,
        pages=(*above.pages, *below.pages),
        boxes=(*above.boxes, *below.boxes),
        readings=tuple(readings),
        notes=(*above.notes, *below.notes),
        context=(*above.context, *below.context),
        scope=(*above.scope, *below.scope),
        last_on_page=below.last_on_page,
        tentative=above.tentative and below.tentative,
    )


def append_grid(above: Grid, below: Grid) -> Grid | None:
    """Append the rows of one grid to another; None where they are not of one table.

    A repeated header is dropped; another header means another table. Without one, the columns are found by
    where they stand.
    """
    columns = _match_columns(above, below)
    if columns is None:
        return None
    skip = 0
    below = _without_cut_heads(above, below)
    if below.header_rows:
        if above.header_rows and not _share_heads(above, below):
            return None
        skip = below.header_rows if above.header_rows else 0
    moved = [
        replace(cell, row=cell.row - skip + above.row_count, column=columns[cell.column])
        for cell in below.cells
        if cell.row >= skip
    ]
    cells = [*above.cells, *moved]
    count = above.row_count + below.row_count - skip
    grid = replace(above, row_count=count, cells=tuple(cells))
    if skip < below.row_count and above.row_count > above.header_rows and _is_cut(grid, above.row_count):
        grid = _mend_cut(grid, above.row_count)
    return replace(grid, label_columns=count_label_columns(grid))


def _without_cut_heads(above: Grid, below: Grid) -> Grid:
    """The lower grid without heads, where what looked like its one row of them is the rest of a row of the page before.

    It fills less than half of the columns, and stands in rows and columns of the very same frame.
    """
    head = [cell for cell in below.cells if cell.row == 0 and cell.text and cell.column > 0]
    if below.header_rows != 1 or not above.header_rows or 2 * len(head) >= below.column_count - 1:
        return below
    upper, lower = _extents(above), _extents(below)
    same = upper.keys() == lower.keys() and all(
        abs(a - b) <= SNAP_PT for column in upper for a, b in zip(upper[column], lower[column], strict=True)
    )
    return replace(below, header_rows=0) if same and above.reader == below.reader == "ruled" else below


def _share_heads(above: Grid, below: Grid) -> bool:
    """Whether two grids have the same heads; OCR may read a letter or a speck otherwise, but no year."""
    one, other = _header_text(above), _header_text(below)
    if one == other or not any(word.read_by_ocr for cell in below.cells for word in cell.words):
        return one == other
    mine, theirs = ("".join(sign for word in words for sign in word if sign.isalpha()) for words in (one, other))
    numbers = [sorted(sign for word in words for sign in word if sign.isdigit()) for words in (one, other)]
    return numbers[0] == numbers[1] and SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= SAME_HEADS


def _header_text(grid: Grid) -> list[str]:
    """The words of the header, in no order: a merged cell may be laid over another column on the next page."""
    return sorted(word for cell in grid.cells if cell.row < grid.header_rows for word in squeeze(cell.text).split())


def _match_columns(above: Grid, below: Grid) -> list[int] | None:
    """Find the column of ``above`` that each column of ``below`` continues."""
    if above.column_count == below.column_count:
        return list(range(below.column_count))
    upper, lower = _extents(above), _extents(below)
    if len(lower) > len(upper):
        return None
    out: list[int] = []
    for column in range(below.column_count):
        x0, x1 = lower.get(column, (0.0, 0.0))
        overlaps = {n: min(x1, b) - max(x0, a) for n, (a, b) in upper.items()}
        best = max(overlaps, key=lambda n: overlaps[n], default=None)
        if best is None or overlaps[best] <= 0 or (out and best <= out[-1]):
            return None
        out.append(best)
    return out


def _extents(grid: Grid) -> dict[int, tuple[float, float]]:
    spans: defaultdict[int, list[float]] = defaultdict(list)
    for cell in grid.cells:
        if cell.box is not None and cell.column_span == 1:
            spans[cell.column].extend((cell.box[0], cell.box[2]))
    return {column: (min(xs), max(xs)) for column, xs in spans.items()}


def _is_cut(grid: Grid, first: int) -> bool:
    """Tell whether the row at ``first`` goes on with the last row of the page before.

    Either it has no label and fills places that were empty, or it has a label and no figure, and the words show that
    the label above was not at its end.
    """
    rows = rows_of(grid)
    above, below = rows[first - 1], rows[first]
    upper, lower = _label(above, grid), _label(below, grid)
    if is_total(upper):
        return False
    upper_values, lower_values = _values(above, grid), _values(below, grid)
    if not lower:
        return bool(lower_values) and not upper_values & lower_values
    rest = {cell.column for cell in below if cell.column in lower_values and not opens_with_figure(cell.text)}
    if lower_values and upper_values and not lower_values <= rest & upper_values:
        return False
    plain = squeeze(upper)
    last = plain.split(" ")[-1] if plain else ""
    unfinished = last in read_words("tables", "connectors") or plain.endswith((",", "-", "'", "("))
    return lower[0].islower() or unfinished


def _label(row: Sequence[GridCell], grid: Grid) -> str:
    return " ".join(cell.text for cell in row if cell.column < grid.label_columns and cell.text)


def _values(row: Sequence[GridCell], grid: Grid) -> set[int]:
    return {cell.column for cell in row if cell.column >= grid.label_columns and cell.text and not is_blank(cell.text)}


def _mend_cut(grid: Grid, first: int) -> Grid:
    """Join the row at ``first`` to the row above it."""
    above = {cell.column: cell for cell in grid.cells if cell.row == first - 1}
    cells = []
    for cell in grid.cells:
        if cell.row < first - 1:
            cells.append(cell)
        elif cell.row > first:
            cells.append(replace(cell, row=cell.row - 1))
    for cell in (cell for cell in grid.cells if cell.row == first):
        held = above.get(cell.column)
        above[cell.column] = replace(cell, row=first - 1) if held is None else _glue(held, cell)
    cells.extend(above.values())
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(grid, row_count=grid.row_count - 1, cells=ordered)


def _glue(one: GridCell, other: GridCell) -> GridCell:
    if not other.words:
        return one
    if not one.words:
        return replace(other, row=one.row, column=one.column)
    text = join_texts([one.text, other.text])
    if is_figure(one.text) and is_figure(other.text) and not is_figure(text):
        text = f"{one.text}\n{other.text}"
    return replace(one, text=text, words=(*one.words, *other.words))
