"""The rows of a grid: their labels, with the headings over groups of rows joined to the labels under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.tables.labels import read_label, read_side, strip_bullet
from bordereau.normalize.tables.unit_of_label import only_states_unit
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell

_CENTIMES = re.compile(r"\d[,.]\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]{2}")
INDENT_PT = 2.0
RARE = 12
"""One line in so many is no habit of a table."""
_ACCOUNT = re.compile(r"(?P<code>\d{2,6})\s*(?:[-–—:]\s*|\s)(?=[^\W\d])")


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

    @property
    def blank(self) -> bool:
        """Nothing at all is printed in its value cells."""
        return all(cell is None or not cell.text for cell in self.cells)

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
        elif any(cell is not None and cell.row_span > 1 for cell in labels):
            label, words, values = _take_distinction(label, values, words)
        if not label and all(cell is None or not cell.text for cell in values):
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
    """The column whose figures a merged cell goes with: a sum over « Article | Sommes » is none of the articles."""
    if cell.column_span == 1 or not _CENTIMES.search(cell.text):
        return cell.column
    spanned = range(cell.column, cell.column + cell.column_span)
    sums = {
        column: sum(
            other.column == column and other.column_span == 1 and _CENTIMES.search(other.text) is not None
            for other in grid.cells
            if other.row >= grid.header_rows
        )
        for column in spanned
    }
    return max(spanned, key=lambda column: (sums[column], -column))


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


def join_headings(rows: Sequence[RawRow], *, boxed: bool) -> list[RawRow]:
    """Join a line that only announces its sub-lines to their labels.

    « État » without a figure, then « - DRAC » and « - DETR », are read as “État DRAC” and “État DETR”. In a
    grid with ``boxed`` cells an empty row may as well be an item that awaits its sums; there, only its print
    (merged, bold, shaded, followed by an indent or a colon) makes it a heading.
    """
    out: list[RawRow] = []
    open_: list[RawRow] = []
    fresh = False
    wrapped = _find_wrapped(rows, boxed=boxed)
    closed: list[RawRow] = []
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        if number - 2 in wrapped:
            open_ = []
        if following is not None and _is_heading(row, following, boxed=boxed):
            over = _over_counterpart(closed, row) if not fresh else None
            open_ = [*(_outer(open_, row, nested=fresh) if over is None else over), row]
            closed = []
            fresh = True
            continue
        if read_label(row.label).hint in ("strong", "subtotal", "grand"):
            closed = open_ or closed
            open_ = []
        while open_ and _has_left(open_[-1], row, out, fresh=fresh):
            open_ = open_[:-1]
        fresh = False
        label = strip_bullet(row.label)
        if open_ and label:
            heads = " ".join(strip_bullet(head.label).rstrip(" :") for head in open_)
            label = f"{heads} {label}"
        out.append(replace(row, label=label))
    return out


def _is_heading(row: RawRow, following: RawRow, *, boxed: bool) -> bool:
    if not row.blank or not row.label or read_label(row.label).hint in ("strong", "subtotal", "grand"):
        return False
    if following.blank and not (row.full_width or not boxed):
        return False
    if read_label(following.label).hint in ("strong", "subtotal", "grand") or _are_peers(row, following):
        return False
    return not boxed or _is_set_apart(row, following)


def _is_set_apart(row: RawRow, following: RawRow) -> bool:
    """Tell whether a line without figures looks other than the one below it, as a heading does."""
    return (
        row.full_width
        or row.label.rstrip().endswith(":")
        or (row.bold and not following.bold)
        or (row.shaded and not following.shaded)
        or following.indent > row.indent + INDENT_PT
        or (following.bulleted and not row.bulleted)
    )


def _find_wrapped(rows: Sequence[RawRow], *, boxed: bool) -> set[int]:
    """Find the lines that go on in the next row alone: in a long list, one of many that looks like all others.

    « Collectif Spectacles en Retz » over « Adhésion 60,00 € » is the first half of a label; a list with headings has
    several, or prints them otherwise.
    """
    pairs = [(n, row, rows[n + 1]) for n, row in enumerate(rows[:-1])]
    heads = [(n, row, after) for n, row, after in pairs if _is_heading(row, after, boxed=boxed)]
    plain = {n for n, row, after in heads if not _is_set_apart(row, after) and not after.blank}
    apart = len(heads) - len(plain)
    return plain if not apart and len(plain) * RARE <= len(rows) else set()


def _are_peers(row: RawRow, following: RawRow) -> bool:
    """Whether two rows are accounts of one level in a public budget, where codes grow longer downwards (M14, M57)."""
    own, next_ = _ACCOUNT.match(row.label), _ACCOUNT.match(following.label)
    return own is not None and next_ is not None and len(own["code"]) >= len(next_["code"])


def _outer(open_: Sequence[RawRow], row: RawRow, *, nested: bool) -> list[RawRow]:
    """The headings that stay open over a new one: those of another, stronger print right above it."""
    kept = []
    for head in open_:
        same = (head.full_width, head.bold, head.shaded) == (row.full_width, row.bold, row.shaded)
        deeper = row.indent > head.indent + INDENT_PT
        if same and not deeper:
            break
        if not nested and not deeper and not (head.full_width and not row.full_width):
            break
        kept.append(head)
    return kept


def _over_counterpart(closed: Sequence[RawRow], row: RawRow) -> list[RawRow] | None:
    """The headings over one side of a budget that hold for the other: « FONCTIONNEMENT » stands over « DEPENSES », and,
    once their total is printed, over « RECETTES » as well.
    """
    side = read_side(row.label)
    for depth, head in enumerate(closed):
        other = read_side(head.label)
        if side is not None and other is not None and other != side:
            return list(closed[:depth])
    return None


def _has_left(head: RawRow, row: RawRow, done: Sequence[RawRow], *, fresh: bool) -> bool:
    """Tell whether a row no longer belongs under a heading: the indent or the bullets of its sub-lines ended."""
    if fresh or not row.words or not done or not done[-1].words:
        return False
    if done[-1].indent > head.indent + INDENT_PT >= row.indent:
        return True
    return bool(_starts_with_bullet(done[-1].words)) and not _starts_with_bullet(row.words)


def _starts_with_bullet(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words[:2])
    return strip_bullet(text) != text and bool(fold(text))


def find_sub_lines(rows: Sequence[RawRow]) -> frozenset[int]:
    """Find the starred lines of a table whose other lines have figures and no star: parts of the line above them."""
    starred = frozenset(number for number, row in enumerate(rows) if row.starred and not row.blank)
    plain = [number for number, row in enumerate(rows) if not row.starred and not row.blank]
    return starred if starred and plain and plain[0] < min(starred) else frozenset()
