"""Tables printed one under the other in one frame: dépenses, their total, then the heads of the recettes.

What tells the second: a row that says the very heads of the first again, or one right under a total that names the
columns and states no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.read.grids import (
    count_header_rows,
    drop_empty_lines,
    is_true_figure,
    rows_of,
)
from bordereau.extract.tables.read.label_columns import count_label_columns
from bordereau.extract.tables.shapes import is_blank, is_total, is_year
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Box
from bordereau.schemas.table import Grid, GridCell, TableRegion

LEAST_ROWS = 2
"""A table has a head and a row."""
LEAST_AGAIN = 3
"""So many heads said again need not stand over all columns: the recettes have no « charges réalisées »."""

LEAST_YEARS = 2
"""So many bare years that follow each other, under a total, are heads and no figures."""


def part_stacks(region: TableRegion) -> tuple[TableRegion, ...]:
    """Part a region where heads stand again under a total; each part keeps every reading that shows the same heads."""
    region = replace(region, readings=tuple(map(drop_last_heads, region.readings)))
    starts = [find_heads(grid) for grid in region.readings]
    most = max(starts, key=len)
    kept = [(grid, rows) for grid, rows in zip(region.readings, starts, strict=True) if len(rows) == len(most)]
    if not most:
        return (region,)
    edges = [(0, 0.0), *(_find_top(kept[0][0], row, region) for row in kept[0][1]), (len(region.pages), 0.0)]
    return tuple(
        _take_part(region, part, edges, tuple(_take(grid, [0, *rows, grid.row_count], part) for grid, rows in kept))
        for part in range(len(most) + 1)
    )


def _take_part(
    region: TableRegion, part: int, edges: Sequence[tuple[int, float]], readings: tuple[Grid, ...]
) -> TableRegion:
    """One of the tables of a region, on the pages that it stands on; what is said above the frame is said of each."""
    (first, low), (last, high) = edges[part], edges[part + 1]
    boxes: list[Box] = []
    for place in range(first, min(last + (high > 0), len(region.pages))):
        x0, top, x1, bottom = region.boxes[place]
        boxes.append((x0, max(top, low) if place == first else top, x1, min(bottom, high) if place == last else bottom))
    pages = region.pages[first : first + len(boxes)]
    notes = region.notes if part == len(edges) - 2 else ()
    return replace(region, pages=pages, boxes=tuple(boxes), readings=readings, notes=notes)


def find_heads(grid: Grid) -> list[int]:
    """The rows of a grid at which a further table begins."""
    rows = rows_of(grid)
    heads = _texts([cell for row in rows[: grid.header_rows] for cell in row])
    named = _last_heads(grid, rows)
    starts = [
        number
        for number in range(grid.header_rows + LEAST_ROWS, grid.row_count - 1)
        if _repeats(rows[number], named)
        or (_is_closed(grid, number - 1) and _begins(grid, rows[number : number + 2], heads))
    ]
    return [_climb(number, rows, grid.header_rows + LEAST_ROWS) for number in starts]


def drop_last_heads(grid: Grid) -> Grid:
    """The grid without a last row that says its heads again: those of a table that a page end has parted from them."""
    last = grid.row_count - 1
    rows = rows_of(grid)
    named = _last_heads(grid, rows)
    if last < grid.header_rows + LEAST_ROWS - 1 or not _repeats(rows[last], named):
        return grid
    return replace(grid, row_count=last, cells=tuple(cell for cell in grid.cells if cell.row < last))


def _last_heads(grid: Grid, rows: Sequence[Sequence[GridCell]]) -> dict[int, str]:
    """The last line of the heads, by its columns."""
    return _by_column(rows[grid.header_rows - 1]) if grid.header_rows else {}


def _climb(number: int, rows: Sequence[Sequence[GridCell]], first: int) -> int:
    """The first of the titles right over heads: « INVESTISSEMENT », « RECETTES | DEPENSES »."""
    while number > first and _is_title(rows[number - 1]):
        number -= 1
    return number


def _is_title(row: Sequence[GridCell]) -> bool:
    filled = [cell for cell in row if cell.text]
    named = read_pattern("tables", "sections.heads")
    return bool(filled) and all(named.fullmatch(squeeze(cell.text).strip(" :")) for cell in filled)


def _begins(grid: Grid, rows: Sequence[Sequence[GridCell]], heads: set[str]) -> bool:
    """Tell whether a row names columns, or is a title over all of them with a row that does right under it."""
    first = [cell for cell in rows[0] if cell.text]
    titled = len(first) == 1 and first[0].column_span >= grid.column_count and len(rows) > 1
    return _names_columns(grid, rows[1] if titled else rows[0], heads)


def _by_column(row: Sequence[GridCell]) -> dict[int, str]:
    return {cell.column: squeeze(cell.text) for cell in row if cell.text and cell.column > 0}


def _repeats(row: Sequence[GridCell], named: dict[int, str]) -> bool:
    """Tell whether a row says the last line of the heads once more, over figures that follow."""
    again = _by_column(row)
    worded = any(any(map(str.isalpha, text)) for text in named.values())
    label = next((cell.text for cell in row if cell.column == 0), "")
    dated = all(map(is_year, named.values())) and any(map(str.isalpha, label))  # « RECETTES | 2012 »
    return bool(named) and (worded or dated) and again == named


def _names_columns(grid: Grid, row: Sequence[GridCell], heads: set[str]) -> bool:
    filled = [cell for cell in row if cell.text and not is_blank(cell.text)]
    beside = [cell for cell in filled if cell.column > 0]
    if any(is_true_figure(cell.text) for cell in filled) or any(cell.row_span > 1 for cell in beside):
        return False
    values = grid.column_count - 1
    again = _texts(row) & heads
    width = sum(cell.column_span for cell in beside)
    if (len(again) >= LEAST_AGAIN or _counts_years(beside)) and width * 2 > values:
        return True
    whole = len(beside) > 1 and width >= max(2, values - 1)
    return whole and (bool(again) or not heads) and any(_has_letters(cell) for cell in beside)


def _counts_years(row: Sequence[GridCell]) -> bool:
    """Tell whether years follow each other: « recettes | 2014 | 2015 | 2016 | total »."""
    years = [int(cell.text) for cell in row if is_year(cell.text) and cell.text.isdecimal()]
    return len(years) >= LEAST_YEARS and years == list(range(years[0], years[0] + len(years)))


def _is_closed(grid: Grid, row: int) -> bool:
    """Tell whether a row is a total, by its own label or one merged over it: « total annualisé | HT »."""
    labels = (cell for cell in grid.cells if cell.column < grid.label_columns and is_total(cell.text))
    return any(cell.row <= row < cell.row + cell.row_span for cell in labels)


def _has_letters(cell: GridCell) -> bool:
    return any(map(str.isalpha, cell.text))


def _texts(cells: Sequence[GridCell]) -> set[str]:
    return {squeeze(cell.text) for cell in cells if cell.text and cell.column > 0}


def _find_top(grid: Grid, row: int, region: TableRegion) -> tuple[int, float]:
    """Where a row begins: the place of its page among those of the region, and its height there."""
    own = [cell for cell in grid.cells if cell.row == row and cell.words]
    return region.pages.index(own[0].page), min(word.top for cell in own for word in cell.words)


def _take(grid: Grid, starts: Sequence[int], part: int) -> Grid:
    """Some rows of a grid as a grid of its own; all but the first have one row of heads."""
    first, end = starts[part], starts[part + 1]
    cells = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < end)
    own = replace(grid, row_count=end - first, cells=cells)
    own = replace(own, header_rows=grid.header_rows if part == 0 else max(1, count_header_rows(own)))
    own = drop_empty_lines(own) if part == 0 else own
    return replace(own, label_columns=count_label_columns(own))
