"""Which columns of a grid name its rows: hypotheses, weighed by what the columns print and how they are headed.

Labels mostly stand at the left: a group and an item, and beside them the account that the sum is booked on, « 2183 »
under « Imputation », whose digits count nothing. In tables that compare years or ratios they may stand in the middle,
between the figures of the commune and those of its like; such a grid is handed on with its labels first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.tables.shapes import is_blank, is_figure, is_reckoned, is_year, opens_with_figure
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.table import Grid, GridCell

MAX_LABEL_COLUMNS = 2
"""A group and an item; a third column of text tells something about the row, it does not name it."""
CODE_WORDS = 3
"""Where no head says so, a number with its word names no row: « Chapitre 011 | Compte 6156 | Maintenance »."""
LEAST_ROWS = 3
"""A column in the middle is told from so many rows at least."""
MOSTLY = 0.7
_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}(?:er)?\s+\w+\s+\d{4}|-")
_ONE_CODE = r"[A-Z]{0,3}\s?\d{1,8}(?:[-/. ]?[A-Z]?\d{0,4})?"
_CODE = re.compile(rf"{_ONE_CODE}(?:\s?(?:[-/+]|\bou\b|\bet\b)\s?{_ONE_CODE})*")
"""« 2031/041 », « 21311/041 ou 21318/041 »: the accounts of both sides of a transfer."""
_CHAPTER = re.compile(r"0\d{1,2}")
_SUM = re.compile(r"\d[ .]\d{3}|[,.]\d\d(?!\d)|€|%|^[-–]\s?\d")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the body of one column prints."""

    heads: tuple[str, ...]
    texts: tuple[str, ...]
    figures: int
    words: int

    @property
    def is_figures(self) -> bool:
        return bool(self.texts) and self.figures >= MOSTLY * len(self.texts)


def count_label_columns(grid: Grid) -> int:
    """Count the columns at the left that label rows: text before the first figures, and codes among it."""
    bare = not any(cell.column_span < grid.column_count for cell in grid.cells if cell.row < grid.header_rows)
    named = 0 if bare and _looks_coded(_describe(grid, 0)) else 1
    for number in range(1, grid.column_count):
        column = _describe(grid, number)
        if _holds_codes(column) or (not column.texts and _is_under_words(grid, number)):
            continue
        numeric = column.figures * 2 > len(column.texts) or not column.texts
        full = named >= MAX_LABEL_COLUMNS and not _tells_apart(grid, number)
        if numeric or full or (_is_attribute(column) and _is_worded(grid, number)):
            return number
        named += not (bare and _looks_coded(column))
    return 1


def lead_with_labels(grid: Grid) -> Grid:
    """The grid with its labels first, where they stand right of figures: « k€ | € par habitant | … | Poste | % »."""
    place = find_inner_labels(grid)
    if place is None:
        return grid
    cells = []
    for cell in grid.cells:
        if cell.column_span >= grid.column_count:
            cells.append(cell)
        elif cell.column == place:
            cells.append(replace(cell, column=0))
        else:
            cells.append(replace(cell, column=cell.column + (cell.column < place)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def find_inner_labels(grid: Grid) -> int | None:
    """Find the one column of words, right of figures that are no numbers of rows; None where labels stand first."""
    if grid.row_count - grid.header_rows < LEAST_ROWS:
        return None
    columns = [_describe(grid, number) for number in range(grid.column_count)]
    rows = grid.row_count - grid.header_rows
    worded = [n for n, column in enumerate(columns) if column.words * 2 > len(column.texts) and column.texts]
    named = [n for n in worded if columns[n].words >= MOSTLY * rows and not _is_attribute(columns[n])]
    if len(named) != 1 or named[0] == 0 or min(worded) < named[0]:
        return None
    before = columns[: named[0]]
    if not all(column.is_figures for column in before) or _numbers_rows(before[0]):
        return None
    if len(before) == 1 and not _counts(before[0]):
        return None
    crossed = (cell for cell in grid.cells if 1 < cell.column_span < grid.column_count)
    if any(cell.column <= named[0] < cell.column + cell.column_span for cell in crossed):
        return None
    return named[0]


def _describe(grid: Grid, number: int) -> _Column:
    own = [cell for cell in grid.cells if cell.column == number and cell.text]
    body = [cell for cell in own if cell.row >= grid.header_rows and cell.column_span == 1 and not is_blank(cell.text)]
    figures = sum(all(opens_with_figure(part) or is_reckoned(part) for part in _parts(cell)) for cell in body)
    words = sum(not opens_with_figure(cell.text) and sum(map(str.isalpha, cell.text)) > 2 for cell in body)
    heads = tuple(squeeze(cell.text).strip(" :") for cell in own if cell.row < grid.header_rows)
    return _Column(heads, tuple(cell.text for cell in body), figures, words)


def _looks_coded(column: _Column) -> bool:
    """Whether a column prints the numbers of chapters and accounts, with their word: « Chapitre 011 »."""
    coded = sum(any(map(str.isdigit, text)) and len(text.split()) <= CODE_WORDS for text in column.texts)
    return bool(column.texts) and coded >= MOSTLY * len(column.texts)


def _is_under_words(grid: Grid, number: int) -> bool:
    """Whether words are printed across a column and others, as a label without an account is."""
    return any(
        cell.row >= grid.header_rows
        and cell.column <= number < cell.column + cell.column_span < grid.column_count
        and not opens_with_figure(cell.text)
        and any(map(str.isalpha, cell.text))
        for cell in grid.cells
    )


def _is_worded(grid: Grid, number: int) -> bool:
    """Whether a column before one has words: beside « N° 1 », « N° 2 » the firm is the label."""
    before = [_describe(grid, place) for place in range(number)]
    return any(column.words for column in before)


def _tells_apart(grid: Grid, number: int) -> bool:
    """Whether a column without a head tells rows apart whose labels so far are the same, printed again or merged."""
    own = [cell for cell in grid.cells if cell.column == number and cell.column_span == 1 and cell.text]
    if any(cell.row < grid.header_rows for cell in own):
        return False
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cell in own:
        said[tuple(_text_over(grid, cell.row, column) for column in range(number))].add(cell.text)
    return any(len(texts) > 1 for labels, texts in said.items() if any(labels))


def _text_over(grid: Grid, row: int, column: int) -> str:
    """What is printed at a place, or in the cell that is merged over it."""
    return next(
        (
            cell.text
            for cell in grid.cells
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span
        ),
        "",
    )


def _parts(cell: GridCell) -> list[str]:
    return cell.text.split("\n")


def _holds_codes(column: _Column) -> bool:
    """Tell whether a column is headed as one of accounts or chapters, and prints nothing but such.

    « 023 » is one whatever stands over it: no quantity is written so.
    """
    pattern = read_pattern("tables", "columns.code_heads")
    headed = any(pattern.fullmatch(head) for head in column.heads)
    if not column.texts or not (headed or any(_CHAPTER.fullmatch(text) for text in column.texts)):
        return False
    return all(_CODE.fullmatch(part) for text in column.texts for part in text.split("\n"))


def _numbers_rows(column: _Column) -> bool:
    """Tell whether digits are names of rows: codes by their head, years, numbers that only grow."""
    if _holds_codes(column) or all(is_year(text) for text in column.texts):
        return True
    if _heads_counts(column) or not all(text.isdecimal() for text in column.texts):
        return False
    numbers = [int(text) for text in column.texts]
    return numbers == sorted(numbers) or all(len(text) == len(column.texts[0]) for text in column.texts)


def _counts(column: _Column) -> bool:
    """Tell whether a lone column of figures before the words states quantities: by its head, or printed as sums."""
    return _heads_counts(column) or _share(column.texts) >= MOSTLY


def _heads_counts(column: _Column) -> bool:
    return any(read_pattern("tables", "columns.count_heads").match(head) for head in column.heads)


def _share(texts: Sequence[str]) -> float:
    sums = sum(_SUM.search(text) is not None and is_figure(text) for text in texts)
    return sums / len(texts) if texts else 0.0


def _is_attribute(column: _Column) -> bool:
    """Tell whether a column is headed as something about a row (“Échéance”, “Taux ou forfait”), or holds dates."""
    if any(read_pattern("tables", "columns.percent_heads").match(head) for head in column.heads):
        return True
    if any(read_pattern("tables", "attributes").fullmatch(head) for head in column.heads):
        return True
    return bool(column.texts) and all(_DATE.fullmatch(text) for text in column.texts)
