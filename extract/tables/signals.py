"""What is a table of figures, and what only looks like one: contents, registrations, signature blocks, frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bordereau.extract.tables.chunks import TextLine
from bordereau.extract.tables.read.grids import figure_cells, is_true_figure, rows_of
from bordereau.extract.tables.shapes import (
    is_blank,
    is_figure,
    is_rate,
    is_total,
    is_year,
    names_no_quantity,
    opens_with_quantity,
)
from bordereau.lexicon.broken_figures import is_broken_figure
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.schemas.table import Grid, GridCell

LEAST_VOTES = 4
"""So many labels of a vote tell it, where two thirds of all are."""
LEAST_MARKS = 4
"""An axis has so many marks at least."""
LEAST_STEP = 5
"""Smaller steps number the rows."""
AXIS_PT = 40.0
"""They begin so near to each other, short ones further right."""
_MONEY = re.compile(r"[,.]\d\d(?!\d)|€")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"(?:\d+(?:[.\-]\d+)*|[ivx]+)\s*[.)\-–:]?\s+\S", re.IGNORECASE)


def is_table_of_figures(grid: Grid) -> bool:
    """Tell whether a grid states figures: at least two, in a fair share of the cells beside the labels.

    One sum will do where a total or drawn heads say what it is: « Entreprise | Montant TTC » over one offer.

    Figures beside “SIRET”, “IBAN” or “Téléphone” do not count, nor those under such a heading.
    """
    if counts_votes(grid):
        return False
    barred_rows, barred_columns = _find_barred(grid)
    figures = [
        cell
        for cell in figure_cells(grid)
        if cell.row not in barred_rows and cell.column not in barred_columns and not is_long_code(cell.text)
    ]
    true = [cell for cell in figures if any(is_true_figure(part) or is_rate(part) for part in cell.text.split("\n"))]
    broken = _list_broken(grid, {cell.column for cell in true} | _find_money_columns(grid))
    figures += [cell for cell in broken if cell not in figures]
    said = [cell for cell in grid.cells if true and cell.row >= grid.header_rows and opens_with_quantity(cell.text)]
    figures += [cell for cell in said if cell.column in {one.column for one in true} and cell not in figures]
    if len({*map(id, (*true, *broken, *said))}) < 2 and not (
        true and (_has_total(grid) or _is_named_sum(true[0], grid))
    ):
        return False
    body = [
        cell
        for cell in grid.cells
        if cell.row >= grid.header_rows and cell.column >= grid.label_columns and cell.text and not is_blank(cell.text)
    ]
    return len(figures) >= 0.3 * len(body)


def _is_named_sum(cell: GridCell, grid: Grid) -> bool:
    """Whether a sum of money stands under the name of its column, beside that of its row, in cells that are drawn."""
    heads = (head for head in grid.cells if head.row < grid.header_rows and any(map(str.isalpha, head.text)))
    over = any(head.column <= cell.column < head.column + head.column_span for head in heads)
    labels = (label for label in grid.cells if label.row == cell.row and label.column < grid.label_columns)
    beside = any(any(map(str.isalpha, label.text)) for label in labels)
    return grid.reader == "ruled" and over and beside and _MONEY.search(cell.text) is not None


def counts_votes(grid: Grid) -> bool:
    """Tell whether what a grid names is how a council voted: « Pour | 21 », « Contre | 0 ».

    All of it says so; or most of it, where there is much: a scan misreads a label.
    """
    named = [squeeze(cell.text).strip(" :.") for cell in grid.cells if any(map(str.isalpha, cell.text))]
    pattern = read_pattern("tables", "votes")
    said = sum(pattern.fullmatch(_before_figure(text)) is not None for text in named)
    return len(named) > 1 and (said == len(named) or (said >= LEAST_VOTES and 3 * said >= 2 * len(named)))


def _before_figure(text: str) -> str:
    """« pour : 15 » without its figure."""
    return text.rstrip(" 0123456789").strip(" :.=")


def is_scattered(grid: Grid) -> bool:
    """Tell whether bare numbers stand about without labels or heads: the parcels of a map, the marks of a drawing."""
    rows = rows_of(grid)[grid.header_rows :]
    if _stands_over_years(grid, rows):
        return True
    labelled = sum(any(cell.column < grid.label_columns and cell.text for cell in row) for row in rows)
    named = any(cell.row < grid.header_rows and any(map(str.isalpha, cell.text)) for cell in grid.cells)
    figures = figure_cells(grid)
    money = any(re.search(r"[,.]\d\d(?!\d)|€|%", cell.text) for cell in figures)
    long = sum(re.search(r"\d[ .]\d{3}", cell.text) is not None for cell in figures)
    return not named and not money and long * 2 < len(figures) and labelled * 2 < len(rows)


def _stands_over_years(grid: Grid, rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether rows are the heights of a chart: no label has a word, and years that follow each other stand below."""
    worded = any(cell.column < grid.label_columns and any(map(str.isalpha, cell.text)) for row in rows for cell in row)
    last = [cell.text for cell in rows[-1] if cell.text] if rows else []
    years = [int(text) for text in last if text.isdecimal() and is_year(text)]
    return not worded and len(years) == len(last) >= LEAST_MARKS and years == list(range(years[0], years[-1] + 1))


def _list_broken(grid: Grid, columns: set[int]) -> list[GridCell]:
    """The cells of some columns with digits in groups that are not legal: what they say is told, not read."""
    return [
        cell
        for cell in grid.cells
        if cell.row >= grid.header_rows and cell.column in columns and is_broken_figure(cell.text)
    ]


def _find_money_columns(grid: Grid) -> set[int]:
    """The columns whose head names euros."""
    return {
        column
        for cell in grid.cells
        if cell.row < grid.header_rows and "€" in cell.text
        for column in range(max(cell.column, grid.label_columns), cell.column + cell.column_span)
    }


def may_be_cut(grid: Grid) -> bool:
    """Tell whether a few lines at a page's edge may be the first or last row of a table on the next page."""
    rows = grid.row_count - grid.header_rows
    figures = [cell for cell in figure_cells(grid) if is_true_figure(cell.text)]
    return rows <= 3 and bool(figures) and not _find_barred(grid)[0] and not counts_votes(grid)


def is_long_code(text: str) -> bool:
    """Tell whether digits without any separator are too many to be a quantity: an account, a registration."""
    return re.fullmatch(r"\d{9,}", text.strip()) is not None


def _find_barred(grid: Grid) -> tuple[set[int], set[int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    for cell in grid.cells:
        if cell.column < grid.label_columns and names_no_quantity(cell.text):
            rows.update(range(cell.row, cell.row + cell.row_span))
        if cell.row < grid.header_rows and names_no_quantity(cell.text):
            columns.update(range(cell.column, cell.column + cell.column_span))
    return {row for row in rows if row >= grid.header_rows}, columns


def _has_total(grid: Grid) -> bool:
    return any(cell.column < grid.label_columns and is_total(cell.text) for row in rows_of(grid) for cell in row)


def is_contents(lines: Sequence[TextLine], heads: Iterable[str]) -> bool:
    """Tell whether lines that end in figures are a table of contents: page numbers that never go back.

    ``heads`` are the lines over them and before their first figures: “Sommaire”.
    """
    rows = [line for line in lines if line.value_chunks]
    ends = [line.value_chunks[-1].text for line in rows]
    if any(len(line.value_chunks) > 1 for line in rows) or not all(_PAGE_NUMBER.fullmatch(end) for end in ends):
        return False
    numbers = [int(end) for end in ends]
    if numbers != sorted(numbers):
        return False
    labels = [squeeze(line.chunks[0].text) for line in rows]
    if any(is_total(label) for label in labels):
        return False
    if any(squeeze(head).strip(" :") in read_words("tables", "contents") for head in heads):
        return True
    entries = read_words("tables", "entries")
    words = [label.lstrip("#•-–—*> ").split(" ")[0].strip(".:") for label in labels]
    headed = sum(word in entries or bool(_NUMBERED.match(label)) for word, label in zip(words, labels, strict=True))
    return headed * 2 >= len(rows)


def is_axis(lines: Sequence[TextLine]) -> bool:
    """Tell whether lines are the marks of a chart: bare figures in equal steps, « 2 100 000 », « 1 900 000 », …"""
    bare = [line for line in lines if line.value_chunks and not any(map(str.isalpha, _spell(line)))]
    if len(bare) < LEAST_MARKS or len(bare) * 2 < len(lines):
        return False
    left = min(line.x0 for line in bare)
    marks = [line.chunks[0] for line in bare if line.chunks[0].x0 < left + AXIS_PT]
    if any(mark.is_years for mark in marks):
        return False
    values = [int(digits) for mark in marks if (digits := "".join(filter(str.isdecimal, mark.text)))]
    steps = [abs(one - other) for one, other in pairwise(values)]
    return len(steps) >= LEAST_MARKS - 1 and steps[0] >= LEAST_STEP and steps.count(steps[0]) * 3 >= len(steps) * 2


def _spell(line: TextLine) -> str:
    return "".join(word.text for word in line.words)


def is_said_in_text(rows: Sequence[TextLine]) -> bool:
    """Tell whether rows are lines of running text that each name one figure: « - Investissement :  - 278 701,25 € ».

    They are read as sums of the text, whose lists and totals are checked there.
    """
    single = all(len(row.value_chunks) == 1 for row in rows)
    led = [row for row in rows if row.chunks[0] not in row.value_chunks and row.chunks[0].text.endswith(":")]
    return single and len(led) * 2 >= len(rows)


def states_figures(lines: Sequence[TextLine], *, drawn: bool) -> bool:
    """Tell whether aligned lines are enough of a table to be read as one.

    Two columns of figures, or a total, or rules and shades make two lines enough; without any of them it
    takes three, and figures that look like quantities.
    """
    rows = [line for line in lines if line.value_chunks]
    good = [line for line in rows if not names_no_quantity(line.chunks[0].text)]
    if len(good) < 2 or len(good) * 2 < len(rows):
        return False
    chunks = [chunk for line in good for chunk in line.value_chunks]
    if all(is_long_code("".join(chunk.text.split())) for chunk in chunks):
        return False
    if not any(line.has_figures for line in good):
        return False
    wide = sum(len(line.value_chunks) > 1 or len(line.value_chunks[0].words) > 3 for line in good) * 2 >= len(good)
    total = any(is_total(line.chunks[0].text) for line in good)
    money = sum(not chunk.text.isdigit() and is_figure(chunk.text) for chunk in chunks)
    if not drawn and is_said_in_text(good):
        return False
    if drawn or total or wide:
        return True
    return len(good) >= 3 and (money > 0 or len(good) >= 4)
