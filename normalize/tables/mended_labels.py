"""Labels of totals put where they belong: a sum printed in the same merged cell, a word printed one cell too high.

« Soit 20 613,84 € TTC » across label and sums is a label and a figure. Where nothing parts them, « TOTAL » may be the
last line of the cell above, and its figures stand in the next row, which then has no label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.tables.cells import is_empty, read_figure
from bordereau.normalize.tables.labels import read_label
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell

CLEAR = ("strong", "grand", "subtotal")
_SUM = re.compile(r"[.,]\d\d(?!\d)|\d[ .]\d{3}|€")


def mend_labels(grid: Grid) -> Grid:
    """The grid with its words of totals in cells of their own."""
    cells: list[GridCell] = []
    for cell in grid.cells:
        cells.extend(_part_sum(cell, grid) if _is_wide(cell, grid) else (cell,))
    cells = [_move_sum(_place_lone_sum(cell, grid), grid) for cell in cells]
    return _lower_words(replace(grid, cells=tuple(cells)))


def _is_wide(cell: GridCell, grid: Grid) -> bool:
    end = cell.column + cell.column_span
    return cell.row >= grid.header_rows and cell.column < grid.label_columns < end and len(cell.words) > 1


def _move_sum(cell: GridCell, grid: Grid) -> GridCell:
    """A sum merged over a column of accounts and one of sums, « 0,00 » under « Article | Sommes », as one of these."""
    end = cell.column + cell.column_span
    if cell.row < grid.header_rows or not 0 < cell.column < grid.label_columns < end:
        return cell
    if read_figure(cell.text) is None or not _SUM.search(cell.text):
        return cell
    return replace(cell, column=grid.label_columns, column_span=end - grid.label_columns)


def _place_lone_sum(cell: GridCell, grid: Grid) -> GridCell:
    """A sum alone in a cell merged over labels and sums, a result without a word, in the column it stands under."""
    if not _is_wide(cell, grid) or read_figure(cell.text) is None or not _SUM.search(cell.text):
        return cell
    left, right = min(word.x0 for word in cell.words), max(word.x1 for word in cell.words)
    over = {
        other.column
        for other in grid.cells
        if other.row >= grid.header_rows and other.column >= grid.label_columns and other.column_span == 1
        if any(word.x0 < right and left < word.x1 for word in other.words)
    }
    return replace(cell, column=over.pop(), column_span=1) if len(over) == 1 else cell


def _part_sum(cell: GridCell, grid: Grid) -> tuple[GridCell, ...]:
    """A merged cell parted before the figure that ends it, where words of a total stand before."""
    for place in range(1, len(cell.words)):
        before, after = cell.words[:place], cell.words[place:]
        if read_figure(_join(after)) is None or any(any(map(str.isdigit, word.text)) for word in before):
            continue
        label = _join(before)
        again = read_pattern("tables", "rows.told_again").fullmatch(fold(label).strip(" :")) is not None
        if not again and read_label(label).hint not in CLEAR:
            return (cell,)
        width = grid.label_columns - cell.column
        own = replace(cell, words=before, text=label, column_span=width)
        beside = replace(cell, words=after, text=_join(after), column=grid.label_columns, column_span=1)
        return own, beside
    return (cell,)


def _lower_words(grid: Grid) -> Grid:
    """The grid with « TOTAL », the last line of a label over a row without one, as the label of that row."""
    places = {(cell.row, cell.column): cell for cell in grid.cells}
    moved: dict[tuple[int, int], GridCell] = {}
    for (row, column), cell in places.items():
        end = row + cell.row_span
        if row < grid.header_rows or column >= grid.label_columns or not _is_bare(end, grid, places):
            continue
        head, last = _cut_last_line(cell.words)
        if head and read_label(_join(last)).hint in CLEAR and len(last) == 1:
            below = places.get((end, column))
            moved[row, column] = replace(cell, words=head, text=_join(head))
            span = below.column_span if below is not None else cell.column_span
            moved[end, column] = replace(cell, row=end, row_span=1, words=last, text=_join(last), column_span=span)
    ordered = sorted({**places, **moved}.values(), key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(ordered)) if moved else grid


def _is_bare(row: int, grid: Grid, places: dict[tuple[int, int], GridCell]) -> bool:
    """Whether a row has figures and no label, not even one merged over it."""
    own = [cell for (number, _), cell in places.items() if number == row]
    labels = [cell for cell in own if cell.column < grid.label_columns]
    figures = [cell for cell in own if cell.column >= grid.label_columns and not is_empty(cell.text)]
    return bool(figures) and not any(cell.text for cell in labels)


def _cut_last_line(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a cell without its last line, and that line."""
    low = max((word.middle for word in words), default=0.0)
    last = tuple(word for word in words if low - word.middle < (word.bottom - word.top) / 2)
    return tuple(word for word in words if word not in last), last


def _join(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
