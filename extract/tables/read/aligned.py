"""Tables read from the alignment of their words: full grids, head rules, shades, or nothing drawn at all.

The body's lines give the columns (extract.tables.read.columns), rules and spacing give the rows
(extract.tables.read.bands), and the lines above the first figures are laid over the columns as their header.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.tables.chunks import TextLine, cut_lines, measure_space, part_figures
from bordereau.extract.tables.read.bands import RowLine, group_rows
from bordereau.extract.tables.read.beside_figures import ColumnEdge
from bordereau.extract.tables.read.columns import cut_between, find_columns
from bordereau.extract.tables.read.grids import Place, build_grid
from bordereau.extract.tables.read.groups import merge_groups
from bordereau.extract.tables.read.headers import lay_header, split_header
from bordereau.extract.tables.read.ruled import Shades
from bordereau.extract.tables.read.strokes import join_spans
from bordereau.extract.tables.shapes import is_figure
from bordereau.schemas.page import Box, Fill, Word, enclose, measure_type
from bordereau.schemas.table import Grid

_CENTS = re.compile(r"[,.]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table stands, with the drawn help there is."""

    page: int
    box: Box
    words: tuple[Word, ...]
    cuts: tuple[float, ...] = ()
    """The x of vertical rules inside the table."""
    separators: tuple[float, ...] = ()
    """The y of rules and shade edges across it, from top to bottom."""
    fills: tuple[Fill, ...] = ()
    rules: tuple[float, ...] = ()
    """Those separators that are drawn lines: one may close the header; the edge of a stripe does not."""
    pieces: tuple[tuple[float, float, float], ...] = ()
    """All drawn levels, y, x0, x1: one that leaves out the first column parts the rows of one group."""


def read_aligned(area: Area) -> Grid | None:
    """Read a table by alignment; None where no column of figures is found."""
    lines = cut_lines(area.page, area.words, area.cuts)
    if not lines:
        return None
    em = measure_type(area.words)
    clear = [chunk for line in lines if line.has_figures for chunk in line.value_chunks]
    blocks = join_spans(((chunk.x0, chunk.x1) for chunk in clear), gap=0.0)
    head, body = split_header([part_figures(line, blocks) for line in lines], area.rules)
    columns = find_columns(body, em, area.cuts)
    if not any(column.numeric for column in columns):
        return None
    edges = cut_between(columns, area.cuts)
    first_value = next((n for n, column in enumerate(columns) if column.numeric and n > 0), len(columns))
    if first_value == len(columns):
        return None
    placed = [_move_sum(_place_line(line, edges), first_value) for line in body]
    label_right = find_label_right(body, columns[first_value - 1], edges[first_value - 1], em)
    row_lines = [
        RowLine(
            line,
            any(c >= first_value for c in cells),
            any(c < first_value for c in cells),
            {c: " ".join(word.text for word in words) for c, words in cells.items() if c >= first_value},
            cells,
        )
        for line, cells in zip(body, placed, strict=True)
    ]
    rows = group_rows(row_lines, area.separators, em, label_right)
    space = measure_space([word for line in body for word in line.chunks[0].words], em, default=em)
    head_places, head_count = lay_header(head, columns, edges, em, space)
    laid = _place_rows(area, rows, columns, head_count)
    if first_value > 1:
        laid = merge_groups(laid, measure_rows(rows), columns[:2], area.pieces, head_count)
    places = [*head_places, *laid]
    return build_grid("aligned", area.page, places, (head_count + len(rows), len(columns)), head_count or None)


def find_label_right(body: Sequence[TextLine], column: ColumnEdge, edge: float, em: float) -> float:
    """Find how far a label may run before it is wrapped.

    Where several lines end near the same place, that is where they are wrapped; one long label tells nothing, and
    the room may reach up to the figures.
    """
    ends = [chunk.x1 for line in body for chunk in line.chunks if column.x0 - 1 <= chunk.x0 <= column.x1 <= edge]
    near = sum(end >= column.x1 - 0.15 * (column.x1 - column.x0) for end in ends)
    return column.x1 if near >= 2 else max(column.x1, edge - em)


def _place_line(line: TextLine, edges: Sequence[float]) -> dict[int, list[Word]]:
    """Give each word of a body line its column: figures one by one, text chunk by chunk."""
    cells: dict[int, list[Word]] = {}
    if len(line.chunks) == 1 and is_figure(line.chunks[0].text):  # centred over several columns, it is one all the same
        return {bisect_right(edges, (line.x0 + line.chunks[0].words[0].x1) / 2): list(line.words)}
    for chunk in line.chunks:
        if chunk.is_numeric or chunk.is_dash:
            for word in chunk.words:
                column = bisect_right(edges, (word.x0 + word.x1) / 2)
                cells.setdefault(column, []).append(word)
            continue
        column = bisect_right(edges, min(chunk.x0 + 2.0, (chunk.x0 + chunk.x1) / 2))
        cells.setdefault(column, []).extend(chunk.words)
    return cells


def _move_sum(cells: dict[int, list[Word]], first_value: int) -> dict[int, list[Word]]:
    """Take a sum that is centred over the columns of accounts and sums to the sums: « TOTAL | 0,00 »."""
    last = max(cells, default=0)
    text = " ".join(word.text for word in cells.get(last, ()))
    if not 0 < last < first_value or not is_figure(text) or _CENTS.search(text) is None:
        return cells
    return {**{column: words for column, words in cells.items() if column != last}, first_value: cells[last]}


def measure_rows(rows: Sequence[Sequence[RowLine]]) -> list[tuple[float, float]]:
    """Measure where the lines of each row begin and end, as the middles of its first and last."""
    return [(row[0].line.middle, row[-1].line.middle) for row in rows]


def _place_rows(
    area: Area,
    rows: Sequence[Sequence[RowLine]],
    columns: Sequence[ColumnEdge],
    offset: int,
) -> list[Place]:
    places, shades = [], Shades(area.fills)
    for number, row in enumerate(rows):
        held: dict[int, list[Word]] = {}
        for entry in row:
            for column, words in entry.cells.items():
                held.setdefault(column, []).extend(words)
        for column, words in held.items():
            edge = columns[column]
            shaded = shades.cover(enclose(words))
            places.append(
                Place(offset + number, column, tuple(words), None, shaded=shaded, room_pt=edge.x1 - edge.x0 + 1.0)
            )
    return places
