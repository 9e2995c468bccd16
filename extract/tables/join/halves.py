"""Two tables printed side by side in one grid: dépenses and recettes, costs and funders.

What tells them from one table with a column of text in the middle: the heads of a budget's two sides, a total on
both sides, or the same heading over the figures of both, or a sum under each. Their rows have nothing to do with each
other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.read.grids import count_header_rows, drop_empty_lines
from bordereau.extract.tables.read.label_columns import count_label_columns
from bordereau.extract.tables.shapes import is_blank, is_figure, is_total, opens_with_figure
from bordereau.lexicon.folding import fold, squeeze
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.lexicon.tables import list_side_heads
from bordereau.schemas.page import Box
from bordereau.schemas.table import Grid, GridCell, TableRegion

LEAST_AGAIN = 2
"""So many labels said again in the same table are those of another half."""
_ACCOUNT = re.compile(r"(?:art(?:icle)?\.?\s*)?\d[\d /.-]*")
_CENTS = re.compile(r"[,.]\d\d(?!\d)|€")
_MARK = re.compile(r"[IVX]{1,4}|[A-Z]|\([a-z\d]\)|=|\+|-")


def part_halves(region: TableRegion) -> tuple[TableRegion, ...]:
    """Part a region into its two halves, where it has any; each half keeps every reading that can be parted."""
    starts = [(grid, find_second_half(grid)) for grid in region.readings]
    parted = [(_take(grid, 0, start), _take(grid, start, grid.column_count)) for grid, start in starts if start]
    if not parted:
        bare = [(grid, find_bare_half(grid)) for grid in region.readings]
        parted = [(_take(grid, 0, start), _take_bare(grid, start)) for grid, start in bare if start]
    if not parted:
        return (region,)
    lefts, rights = zip(*parted, strict=True)
    spans = [_halve(box, page, rights[0]) for page, box in zip(region.pages, region.boxes, strict=True)]
    return (
        replace(region, boxes=tuple(left for left, _ in spans), readings=tuple(lefts)),
        replace(region, boxes=tuple(right for _, right in spans), readings=tuple(rights)),
    )


def _halve(box: Box, page: int, right: Grid) -> tuple[Box, Box]:
    """The two halves of the box of a table on one of its pages."""
    x0, top, x1, bottom = box
    own = [cell.box[0] for cell in right.cells if cell.box is not None and cell.page == page]
    middle = min(own, default=min((cell.box[0] for cell in right.cells if cell.box is not None), default=x0))
    return (x0, top, middle, bottom), (middle, top, x1, bottom)


def find_second_half(grid: Grid) -> int | None:
    """Find the column in which the labels of a second table stand."""
    kinds = [_kind_of(grid, column) for column in range(grid.column_count)]
    for column in range(2, grid.column_count - 1):
        if kinds[column] == "text" and "figures" in kinds[1:column] and "figures" in kinds[column + 1 :]:
            between = kinds[1:column]
            last = len(between) - 1 - between[::-1].index("figures")
            if "text" not in between[last:] and _labels_rows(grid, column) and _is_second(grid, column):
                return column
    return None


def find_bare_half(grid: Grid) -> int | None:
    """Find the first column of a second half whose labels stand on another page, or nowhere.

    All that tells it is printed at its foot: two sums, one under each half, each over columns of its own.
    """
    last = [cell for cell in grid.cells if cell.row == grid.row_count - 1 and cell.text]
    if len(last) != 2 or not all(cell.column_span > 1 and opens_with_figure(cell.text) for cell in last):
        return None
    left, right = last
    return right.column if left.column > 0 and left.column + left.column_span == right.column else None


def _take_bare(grid: Grid, first: int) -> Grid:
    """A half without labels: its rows have none."""
    half = _take(grid, first, grid.column_count)
    cells = tuple(replace(cell, column=cell.column + 1) for cell in half.cells)
    return replace(half, column_count=half.column_count + 1, cells=cells, label_columns=1)


def _column(grid: Grid, column: int, *, body: bool) -> list[GridCell]:
    return [c for c in grid.cells if c.column == column and c.text and (c.row >= grid.header_rows) == body]


def _kind_of(grid: Grid, column: int) -> str:
    texts = [cell.text for cell in _column(grid, column, body=True) if not is_blank(cell.text)]
    heads = (squeeze(cell.text).strip(" :") for cell in _column(grid, column, body=False) if cell.column_span == 1)
    if any(read_pattern("tables", "columns.code_heads").fullmatch(head) for head in heads):
        return "text"  # chapters and articles name lines
    if not texts:
        return "empty"
    figures = sum(all(opens_with_figure(part) for part in text.split("\n")) for text in texts)
    return "figures" if figures * 2 > len(texts) else "text"


def _labels_rows(grid: Grid, column: int) -> bool:
    """Tell whether a column names half of the rows with figures right of it; « I », « II » number a total, no more.

    Accounts alone go with the labels at the left: « Objet | Article | Dépenses | Article | Recettes ».
    """
    labels = [cell for cell in _column(grid, column, body=True) if not _says_no_label(cell)]
    first = _column(grid, 0, body=True)
    if all(_ACCOUNT.fullmatch(squeeze(cell.text)) for cell in labels) and any(_has_words(cell) for cell in first):
        return False
    named = {row for cell in labels for row in range(cell.row, cell.row + cell.row_span)}
    filled = {cell.row for cell in grid.cells if cell.column > column and opens_with_figure(cell.text)}
    body = {row for row in filled if row >= grid.header_rows}
    return len(body & named) * 2 >= len(body)


def _says_no_label(cell: GridCell) -> bool:
    """Whether a cell is the number of a total, or a sum that stands across this column too."""
    return _MARK.fullmatch(cell.text.strip()) is not None or (
        is_figure(cell.text) and _CENTS.search(cell.text) is not None
    )


def _has_words(cell: GridCell) -> bool:
    return _ACCOUNT.fullmatch(squeeze(cell.text)) is None and not is_total(cell.text)


def _is_second(grid: Grid, column: int) -> bool:
    """Tell whether the labels from a column on begin a table of their own."""
    if _says_labels_again(grid, column):
        return True
    left, right = _headings(grid, 0, column), _headings(grid, column, grid.column_count)
    sides = ("spending", "funding"), ("funding", "spending")
    if any(_names(left, one) and _names(right, other) for one, other in sides):
        return True
    if left == right and len(left) > 1:
        return True  # « Compte | Montant | Compte | Montant »
    if len(right) == 1 and any(_names(right, side) for side in ("spending", "funding")):
        return True  # « Financeurs » heads the second half alone: nothing else is said over its figures
    totals = [any(is_total(cell.text) for cell in _column(grid, place, body=True)) for place in (0, column)]
    if all(totals):
        return True
    return bool(set(left[1:]) & set(right[1:])) and any(totals)


def _says_labels_again(grid: Grid, column: int) -> bool:
    """Tell whether a column has the labels of the first: « Dépenses », « Recettes » of two sections side by side."""
    first, second = ([squeeze(c.text).strip(" :") for c in _column(grid, n, body=True)] for n in (0, column))
    again = sum(text in first for text in second)
    return again >= LEAST_AGAIN and again * 2 >= len(second)


def _headings(grid: Grid, first: int, end: int) -> list[str]:
    cells = [c for c in grid.cells if c.row < grid.header_rows and first <= c.column < end and c.text]
    return [squeeze(cell.text).strip(" :") for cell in cells if cell.column_span < grid.column_count]


def _names(headings: Sequence[str], side: str) -> bool:
    words = list_side_heads(side)
    return any(heading in words or heading.split(" ")[0] in words for heading in headings)


def _take(grid: Grid, first: int, end: int) -> Grid:
    """Take some columns of a grid as a grid of their own, without the rows that are empty there."""
    cells = _lend_totals(grid, first) if first else []
    for cell in grid.cells:
        low, high = max(cell.column, first), min(cell.column + cell.column_span, end)
        if low >= high or (cell.column < first and cell.column_span < grid.column_count):
            continue
        cells.append(replace(cell, column=low - first, column_span=high - low))
    half = drop_empty_lines(replace(grid, column_count=end - first, cells=tuple(cells), label_columns=1))
    named = {cell.row for cell in cells if cell.row < grid.header_rows and cell.words}
    half = name_sums(replace(half, header_rows=count_header_rows(half) or len(named)))
    return replace(half, label_columns=count_label_columns(half))


def name_sums(grid: Grid) -> Grid:
    """The grid whose only head, over its labels and its one column of sums, names that column: « DEPENSES »."""
    heads = [cell for cell in grid.cells if cell.row < grid.header_rows and cell.text]
    if grid.column_count != 2 or len(heads) != 1 or not (heads[0].column_span == 2 or _names_side(heads[0])):
        return grid
    return replace(grid, cells=tuple(_over_sums(cell) if cell is heads[0] else cell for cell in grid.cells))


def _names_side(head: GridCell) -> bool:
    """Whether « DEPENSES » stands over the labels: what of it is in the one column of sums beside them."""
    words = read_words("tables", "sides.spending") | read_words("tables", "sides.funding")
    return head.column == 0 and squeeze(head.text).strip(" :") in words


def _over_sums(head: GridCell) -> GridCell:
    return replace(head, column=1, column_span=1)


def _lend_totals(grid: Grid, first: int) -> list[GridCell]:
    """The words « Total HT », « TVA » at the left, for rows of the second half with sums and no label."""
    own = {
        row
        for cell in grid.cells
        if cell.column == first and cell.text
        for row in range(cell.row, cell.row + cell.row_span)
    }
    filled = {cell.row for cell in grid.cells if cell.column > first and opens_with_figure(cell.text)}
    return [
        replace(cell, row_span=1, column_span=1, column=0)
        for cell in grid.cells
        if cell.column == 0 and cell.row >= grid.header_rows and cell.row in filled - own and _ends_sums(cell.text)
    ]


def _ends_sums(text: str) -> bool:
    return is_total(text) or read_pattern("tables", "rows.tva").match(fold(text)) is not None
