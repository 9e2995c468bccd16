"""Grids from placed words: the shared last step of every reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bordereau.extract.tables.read.celltext import read_cell_text
from bordereau.extract.tables.read.label_columns import count_label_columns, lead_with_labels
from bordereau.extract.tables.shapes import (
    is_blank,
    is_figure,
    is_free,
    is_year,
    opens_with_figure,
    opens_with_quantity,
)
from bordereau.lexicon.broken_figures import is_broken_figure
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_words
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box, Word, enclose
from bordereau.schemas.table import Grid, GridCell, Reader

_MONEY = re.compile(r"\d\s?€")
LEAST_AGAIN = 2
"""So many cells of a row that are printed again below show that it names nothing."""
MOST_TITLES, LEAST_NAMED = 2, 3
"""Rows of a title that is not merged, at most, and columns of the table under it, at least."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its grid and on its page, and what it holds."""

    row: int
    column: int
    words: tuple[Word, ...]
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False
    room_pt: float | None = None
    """The width that a line of text may fill."""


def build_grid(
    reader: Reader,
    page: int,
    places: Iterable[Place],
    size: tuple[int, int],
    header_rows: int | None = None,
) -> Grid:
    """Make a grid of placed words; header rows are counted from the shapes where the reader cannot tell.

    ``size`` is rows, columns.
    """
    cells = []
    for place in sorted(places, key=lambda p: (p.row, p.column)):
        box = place.box or (enclose(place.words) if place.words else None)
        text = read_cell_text(place.words, place.room_pt)
        cells.append(
            GridCell(
                place.row, place.column, text, place.words, page, box, place.row_span, place.column_span, place.shaded
            )
        )
    grid = drop_empty_lines(Grid(reader, *size, tuple(cells)))
    heads = count_header_rows(grid) if header_rows is None else header_rows
    grid = lead_with_labels(replace(grid, header_rows=heads))
    return replace(grid, label_columns=count_label_columns(grid))


def drop_empty_lines(grid: Grid) -> Grid:
    """Take out rows and columns in which nothing is printed: spacers, double rules."""
    rows = {cell.row for cell in grid.cells if cell.words}
    columns = {cell.column for cell in grid.cells if cell.words}
    if len(rows) == grid.row_count and len(columns) == grid.column_count:
        return grid
    row_at = _renumber(rows, grid.row_count)
    column_at = _renumber(columns, grid.column_count)
    cells = []
    for cell in grid.cells:
        row, column = row_at[cell.row], column_at[cell.column]
        row_span = row_at[cell.row + cell.row_span] - row
        column_span = column_at[cell.column + cell.column_span] - column
        if row_span > 0 and column_span > 0:
            cells.append(replace(cell, row=row, column=column, row_span=row_span, column_span=column_span))
    return replace(grid, row_count=len(rows), column_count=len(columns), cells=tuple(cells))


def _renumber(kept: set[int], count: int) -> list[int]:
    """Count the kept lines before each line, with one entry more for the end."""
    out = [0]
    for index in range(count):
        out.append(out[-1] + (index in kept))
    return out


def rows_of(grid: Grid) -> list[list[GridCell]]:
    """List the cells row by row; a merged cell stands in its first row only."""
    rows: list[list[GridCell]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def is_true_figure(text: str) -> bool:
    """Tell whether a text is a figure, or several one over the other, and no bare year."""
    return any(is_figure(part) and not is_year(part) for part in text.split("\n"))


def _comes_again(grid: Grid, row: int) -> bool:
    """Tell whether what a row says under the first heads is said in rows of other names further down: « Non concerné ».

    A head names its column once, or again over the same labels, where a further table begins.
    """
    own = {cell.column: cell.text for cell in grid.cells if cell.row == row and cell.column > 0 and cell.text}
    named = {cell.column for cell in grid.cells if cell.row < row and cell.text}
    label = _label_of(grid, row)
    if not own or not own.keys() <= named or not label:
        return False
    below = [cell for cell in grid.cells if cell.row > row and cell.text == own.get(cell.column)]
    again = {cell.column for cell in below if (other := _label_of(grid, cell.row)) and other != label}
    return len(again) >= min(LEAST_AGAIN, len(own))


def _label_of(grid: Grid, row: int) -> str:
    over = (cell for cell in grid.cells if cell.column == 0 and cell.row <= row < cell.row + cell.row_span)
    return next((cell.text for cell in over), "")


def _says_more(text: str) -> bool:
    """Tell whether a cell is a figure with a word about it: « 5 819,29 € HT soit 6 983,15 € TTC » names no column."""
    return not is_figure(text) and opens_with_figure(text)


def count_header_rows(grid: Grid) -> int:
    """Count the rows at the top that name the columns.

    A header row has text and no figure beside its first column; years count as text where no row above has
    named these columns yet. Rows that a merged header cell reaches belong to the header too. Where nothing but headings
    over the whole width stands above the first item, the columns have no names: only a title counts.
    """
    count = 0
    reach = 0
    named: set[int] = set()
    rows = rows_of(grid)
    title = _count_bare_titles(grid, rows)
    for number, row in enumerate(rows):
        if number < title:
            reach = count = number + 1
            continue
        filled = [cell for cell in row if cell.text and not (is_blank(cell.text) and number >= reach)]
        beside = [cell for cell in filled if cell.column + cell.column_span > 1]
        if number >= reach and _ends_heads(row, filled, named):
            break
        for cell in beside:
            if cell.column_span == 1 and not is_true_figure(cell.text):
                named.add(cell.column)
        reach = max([reach, *(cell.row + cell.row_span for cell in filled)])
        count = number + 1
    count = next((row for row in range(1, count) if _comes_again(grid, row)), count)
    if count >= grid.row_count:
        return 0
    return _count_titles(grid, rows, count) if all(_spans(grid, row) for row in rows[:count]) else count


def _count_bare_titles(grid: Grid, rows: Sequence[Sequence[GridCell]]) -> int:
    """Count the rows at the top that hold a title in the corner and empty cells, right over the names of all columns.

    « Fête du village | | » over « Motif | Dépenses | Recettes »: spreadsheets do not merge the cells of a title.
    """
    title = next((n for n, row in enumerate(rows) if any(cell.text and cell.column for cell in row)), 0)
    if not 0 < title <= MOST_TITLES or grid.column_count < LEAST_NAMED or title + 1 >= grid.row_count:
        return 0
    if any(cell.row_span > 1 or cell.column_span > 1 for row in rows[: title + 1] for cell in row):
        return 0
    names = {cell.column for cell in rows[title] if cell.column and any(map(str.isalpha, cell.text))}
    bare = not any(map(str.isdigit, "".join(cell.text for cell in rows[title] if cell.column)))
    whole = len(names) == grid.column_count - 1
    under = [cell for cell in rows[title + 1] if cell.column and cell.text]
    figures = bool(under) and all(is_true_figure(cell.text) or is_blank(cell.text) for cell in under)
    return title if whole and bare and figures else 0


def _ends_heads(row: Sequence[GridCell], filled: Sequence[GridCell], named: set[int]) -> bool:
    """Whether a row is the first below those that name the columns; ``named`` are those that have their names."""
    beside = [cell for cell in filled if cell.column + cell.column_span > 1]
    if not beside or any(is_true_figure(cell.text) or _says_more(cell.text) for cell in beside):
        return True
    if len(filled) > len(beside) and all(is_free(cell.text) for cell in beside):
        return True  # « Associations | GRATUIT »: an item without a sum
    if named and any(is_broken_figure(cell.text) or opens_with_quantity(cell.text) for cell in beside):
        return True
    if any(is_blank(cell.text) and cell.text and cell.column in named for cell in row):
        return True  # a dash under a name: an item without a sum
    if named and all(cell.column in named and _MONEY.search(cell.text) for cell in beside):
        return True  # « Tarif annuel » over « A partir de 30 €/an »
    if named and len(filled) == 1 and filled[0].column == 0:
        return True  # a heading over a group of rows, not a level of the header
    years = [cell for cell in beside if is_year(cell.text)]
    return bool(years) and all(cell.column in named for cell in years)


def _spans(grid: Grid, row: Sequence[GridCell]) -> bool:
    """Whether all that a row says is one text over the whole width."""
    filled = [cell for cell in row if cell.text]
    return len(filled) == 1 and filled[0].column_span == grid.column_count


def _count_titles(grid: Grid, rows: Sequence[Sequence[GridCell]], count: int) -> int:
    """Count the rows of a title among headings over the whole width: of several, the first; one alone, where no other
    follows further down (« Caveau provisoire » over its lines, « Concession » over the next ones).
    """
    if any(_names_side(cell.text) for row in rows[:count] for cell in row):
        return count  # « DEPENSES HT » over a half of a plan is the name of its sums
    again = any(_spans(grid, row) for row in rows[count:])
    return 0 if count == 1 and again else min(count, 1)


def _names_side(text: str) -> bool:
    first = squeeze(text).split(" ")[0].strip(":")
    return first in read_words("tables", "sides.spending") | read_words("tables", "sides.funding")


def figure_cells(grid: Grid) -> Sequence[GridCell]:
    """List the body cells beside the labels that hold a figure."""
    return [
        cell
        for cell in grid.cells
        if cell.row >= grid.header_rows
        and cell.column >= grid.label_columns
        and any(opens_with_figure(part) for part in cell.text.split("\n"))
    ]
