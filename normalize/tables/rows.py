"""The rows of a grid: labels and cells as printed, merged labels repeated, a value in the row it is printed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.tables.labels import read_label, strip_bullet
from bordereau.normalize.tables.unit_of_label import only_states_unit, read_header_unit
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell

_CENTIMES = re.compile(r"\d[,.]\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One body row as printed: label and value cells, nothing read yet."""

    label: str
    words: tuple[Word, ...]
    cells: tuple[GridCell | None, ...]
    """One for each value column; None where a merged cell covers the place."""
    full_width: bool
    """The label cell is merged over the value columns."""
    shaded: bool
    page: int
    own: str = ""
    """What its label says itself, where headings were joined to it."""

    @property
    def blank(self) -> bool:
        """Nothing at all is printed in its value cells."""
        return all(cell is None or not cell.text for cell in self.cells)

    @property
    def figureless(self) -> bool:
        """Its value cells are empty, or say the unit of those under them: « en % des produits »."""
        return all(cell is None or not cell.text or _states_unit(cell.text) for cell in self.cells)

    @property
    def bold(self) -> bool:
        return bool(self.words) and all(word.bold for word in self.words)

    @property
    def indent(self) -> float:
        return min((word.x0 for word in self.words), default=0.0)

    @property
    def starred(self) -> bool:
        """A line of which, « * 21 – Immobilisations »; stars behind a label are marks of notes."""
        return bool(self.words) and self.words[0].text.startswith("*")

    @property
    def bulleted(self) -> bool:
        return strip_bullet(self.label) != self.label


def _states_unit(text: str) -> bool:
    return not any(map(str.isdigit, text)) and read_header_unit(text) is not None


def collect_rows(grid: Grid) -> list[RawRow]:
    """Cut the body of a grid into rows; a label merged over rows is repeated in each, a value stands once."""
    by_place = _place_cells(grid)
    rows = []
    carried: list[str] = [""] * grid.label_columns
    for number in range(grid.header_rows, grid.row_count):
        labels = [by_place.get((number, column)) for column in range(grid.label_columns)]
        values = tuple(by_place.get((number, column)) for column in range(grid.label_columns, grid.column_count))
        texts = _fill_down(labels, carried)
        words = tuple(word for cell in dict.fromkeys(labels) if cell is not None for word in cell.words)
        label = " ".join(dict.fromkeys(text for text in texts if text))
        if not label:
            label, words, values = _take_total_word(values, words)
        elif len(labels) == 1 and labels[0] is not None and labels[0].row_span > 1:
            label, words, values = _take_distinction(label, values, words)
        if _says_nothing(label, values):
            continue
        wide = any(cell and cell.column + cell.column_span > grid.label_columns for cell in labels)
        rows.append(
            RawRow(
                label=label,
                words=words,
                cells=values,
                full_width=wide and any(cell and cell.column_span >= grid.column_count for cell in labels),
                shaded=any(cell is not None and cell.shaded for cell in labels),
                page=_page_of(labels, values),
            )
        )
    return rows


def _says_nothing(label: str, values: Sequence[GridCell | None]) -> bool:
    """Whether nothing is printed in a row, or strokes alone, as typists close what is left of a table."""
    if label:
        dashed = all(char in "-–—_=." or char.isspace() for char in label)
        return dashed and not any(map(str.isalnum, "".join(cell.text for cell in values if cell is not None)))
    return all(cell is None or not cell.text for cell in values)


def _take_total_word(
    values: tuple[GridCell | None, ...], words: tuple[Word, ...]
) -> tuple[str, tuple[Word, ...], tuple[GridCell | None, ...]]:
    """The word for a total that stands in a column of text, right before its sum, as the label of a row without one."""
    filled = [(place, cell) for place, cell in enumerate(values) if cell is not None and cell.text]
    if len(filled) < 2:
        return "", words, values
    facts, folded = read_label(filled[0][1].text), fold(filled[0][1].text)
    result = read_pattern("totals", "results").match(folded) is not None
    if facts.hint not in ("strong", "subtotal", "grand") and facts.tax != "TVA" and not result:
        return "", words, values
    place, cell = filled[0]
    return " ".join(cell.text.split()), cell.words, (*values[:place], None, *values[place + 1 :])


def _take_distinction(
    label: str, values: tuple[GridCell | None, ...], words: tuple[Word, ...]
) -> tuple[str, tuple[Word, ...], tuple[GridCell | None, ...]]:
    """What tells apart rows under one merged label, where a word stands right beside it: « total annualisé | HT »."""
    first = values[0] if values else None
    if first is None or first.row_span > 1 or not _LETTER.match(first.text) or not any(cell for cell in values[1:]):
        return label, words, values
    return f"{label} {' '.join(first.text.split())}", (*words, *first.words), (None, *values[1:])


def _page_of(labels: Sequence[GridCell | None], values: Sequence[GridCell | None]) -> int:
    return next((cell.page for cell in (*labels, *values) if cell is not None), 1)


def _place_cells(grid: Grid) -> dict[tuple[int, int], GridCell]:
    """Find the cell of each place: a label merged over rows in each of them, a value in the row it is printed on."""
    levels = _row_levels(grid)
    places: dict[tuple[int, int], GridCell] = {}
    for cell in grid.cells:
        if cell.column < grid.label_columns:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, min(cell.column + cell.column_span, grid.label_columns)):
                    places[row, column] = cell
        else:
            places[_printed_row(cell, levels), _printed_column(cell, grid)] = cell
    return places


def _printed_column(cell: GridCell, grid: Grid) -> int:
    """The first column of sums that a merged cell covers: a sum over « Article | Sommes » is none of the articles."""
    if cell.column_span == 1 or not _CENTIMES.search(cell.text):
        return cell.column
    spanned = range(cell.column, cell.column + cell.column_span)
    return next((column for column in spanned if _count_sums(grid, column)), cell.column)


def _count_sums(grid: Grid, column: int) -> int:
    body = (cell for cell in grid.cells if cell.row >= grid.header_rows and cell.column == column)
    return sum(cell.column_span == 1 and _CENTIMES.search(cell.text) is not None for cell in body)


def _row_levels(grid: Grid) -> dict[int, tuple[float, float]]:
    """The height of each row, from its cells that are not merged."""
    levels: dict[int, tuple[float, float]] = {}
    for cell in grid.cells:
        if cell.row_span == 1 and cell.box is not None:
            low, high = levels.get(cell.row, (cell.box[1], cell.box[3]))
            levels[cell.row] = (min(low, cell.box[1]), max(high, cell.box[3]))
    return levels


def _printed_row(cell: GridCell, levels: dict[int, tuple[float, float]]) -> int:
    if cell.row_span == 1 or not cell.words:
        return cell.row
    middle = (min(word.top for word in cell.words) + max(word.bottom for word in cell.words)) / 2
    for row in range(cell.row, cell.row + cell.row_span):
        if row in levels and levels[row][0] - 1 <= middle <= levels[row][1] + 1:
            return row
    return cell.row


def _fill_down(labels: Sequence[GridCell | None], carried: list[str]) -> list[str]:
    """Repeat a group's name that is printed once, in the first of several label columns, until the next one."""
    texts = [" ".join(cell.text.split()) if cell is not None else "" for cell in labels]
    if len(texts) < 2:
        return texts
    if any(read_label(text).hint != "none" for text in texts):
        carried[:] = [""] * len(texts)
        return texts
    for column, text in enumerate(texts):
        if text:
            carried[column] = text
            carried[column + 1 :] = [""] * (len(texts) - column - 1)
        elif column < len(texts) - 1 and any(texts[column + 1 :]) and not carried[column].isdigit():
            texts[column] = carried[column]
    return texts


def take_unit_row(rows: Sequence[RawRow]) -> tuple[list[RawRow], str | None]:
    """Take out the row that only states the unit of all others, « (montants en k€) »; several speak of their groups."""
    stating = [row for row in rows if row.blank and only_states_unit(row.label)]
    if len(stating) != 1:
        return list(rows), None
    return [row for row in rows if row is not stating[0]], stating[0].label


def find_sub_lines(rows: Sequence[RawRow]) -> frozenset[int]:
    """Find the starred lines of a table whose other lines have figures and no star: parts of the line above them."""
    starred = frozenset(number for number, row in enumerate(rows) if row.starred and not row.blank)
    plain = [number for number, row in enumerate(rows) if not row.starred and not row.blank]
    return starred if starred and plain and plain[0] < min(starred) else frozenset()
