"""Tables read from the alignment of their words: full grids, head rules, shades, or nothing drawn at all.

The body's lines give the columns (extract.tables.columns), rules and spacing give the rows (extract.tables.bands),
and the lines above the first figures are laid over the columns as their header.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.tables.bands import OVERLAY_EM, RowLine, goes_on, group_rows, reads_on
from extract.tables.chunks import (
    Chunk,
    TextLine,
    cut_chunks,
    cut_lines,
    measure_space,
    measure_type,
    part_figures,
)
from extract.tables.columns import ColumnEdge, cut_between, find_columns
from extract.tables.grids import Place, build_grid
from extract.tables.ruled import is_shaded
from extract.tables.strokes import join_spans
from schemas.page import Box, Fill, Word, enclose
from schemas.table import Grid


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
    placed = [_place_line(line, edges) for line in body]
    label_right = find_label_right(body, columns[first_value - 1], edges[first_value - 1], em)
    row_lines = [
        RowLine(
            line,
            any(c >= first_value for c in cells),
            any(c < first_value for c in cells),
            {c: " ".join(word.text for word in words) for c, words in cells.items() if c >= first_value},
        )
        for line, cells in zip(body, placed, strict=True)
    ]
    rows = group_rows(row_lines, area.separators, em, label_right)
    space = measure_space([word for line in body for word in line.chunks[0].words], em)
    by_line = {id(line): cells for line, cells in zip(body, placed, strict=True)}
    head_places, head_count = lay_header(head, columns, edges, em, space)
    places = [*head_places, *_place_rows(area, rows, by_line, columns, head_count)]
    return build_grid("aligned", area.page, places, head_count + len(rows), len(columns), head_count or None)


def split_header(lines: Sequence[TextLine], rules: Sequence[float]) -> tuple[list[TextLine], list[TextLine]]:
    """Part the header from the body: lines above the first figures, up to the last one that names a column.

    A label alone right above the first figures is a heading or the first line of a label, unless a rule
    puts it into the header.
    """
    first = next((n for n, line in enumerate(lines) if line.has_figures), len(lines))
    if first == len(lines):  # years only, or nothing
        return list(lines[:1]), list(lines[1:])
    figures, clear = find_value_left(lines)
    end = 0
    for number, line in enumerate(lines[:first]):
        if any(chunk.x1 > figures or chunk.x0 > clear for chunk in line.chunks):
            end = number + 1
    if end:
        body_top = next((y for y in rules if y >= lines[end - 1].middle), None)
        if body_top is not None and body_top < lines[first].middle:
            while end < first and lines[end].middle < body_top:
                end += 1
        else:
            end = _extend_label(lines, end, first, min(clear, figures))
    return list(lines[:end]), list(lines[end:])


def find_label_right(body: Sequence[TextLine], column: ColumnEdge, edge: float, em: float) -> float:
    """Find how far a label may run before it is wrapped.

    Where several lines end near the same place, that is where they are wrapped; one long label tells nothing, and
    the room may reach up to the figures.
    """
    ends = [chunk.x1 for line in body for chunk in line.chunks if column.x0 - 1 <= chunk.x0 <= column.x1 <= edge]
    near = sum(end >= column.x1 - 0.15 * (column.x1 - column.x0) for end in ends)
    return column.x1 if near >= 2 else max(column.x1, edge - em)


def _extend_label(lines: Sequence[TextLine], end: int, first: int, label_right: float) -> int:
    """Take in the rest of the label column's own heading, where it has more lines than those of the values."""
    while end < first:
        above, line = lines[end - 1], lines[end]
        em = measure_type(line.words)
        if line.middle - above.middle < OVERLAY_EM * em:
            end += 1
            continue
        beside_labels = above.chunks[0].x1 <= label_right + em
        if line.middle - above.middle > 1.5 * em or not beside_labels:
            break
        words = above.chunks[0].words
        capitals = line.chunks[0].text.isupper()
        if not (goes_on(words, line.words, label_right) if capitals else reads_on(words, line.words)):
            break
        end += 1
    return end


def find_value_left(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Find where values begin: at the first figure; and where labels end that stand beside one.

    Figures set right leave white between the labels and themselves; what begins in it, a heading set left or
    centred over the figures, names their column.
    """
    rows = [line for line in lines if line.value_chunks]
    figures = min((chunk.x0 for line in rows for chunk in line.value_chunks), default=float("inf"))
    labels = [line.chunks[0].x1 for line in rows if line.chunks[0] not in line.value_chunks]
    return figures, max(labels, default=figures)


def _place_line(line: TextLine, edges: Sequence[float]) -> dict[int, list[Word]]:
    """Give each word of a body line its column: figures one by one, text chunk by chunk."""
    cells: dict[int, list[Word]] = {}
    for chunk in line.chunks:
        if chunk.is_numeric or chunk.is_dash:
            for word in chunk.words:
                column = bisect_right(edges, (word.x0 + word.x1) / 2)
                cells.setdefault(column, []).append(word)
            continue
        column = bisect_right(edges, min(chunk.x0 + 2.0, (chunk.x0 + chunk.x1) / 2))
        cells.setdefault(column, []).extend(chunk.words)
    return cells


def _place_rows(
    area: Area,
    rows: Sequence[Sequence[RowLine]],
    by_line: dict[int, dict[int, list[Word]]],
    columns: Sequence[ColumnEdge],
    offset: int,
) -> list[Place]:
    places = []
    for number, row in enumerate(rows):
        held: dict[int, list[Word]] = {}
        for entry in row:
            for column, words in by_line[id(entry.line)].items():
                held.setdefault(column, []).extend(words)
        for column, words in held.items():
            edge = columns[column]
            shaded = is_shaded(enclose(words), area.fills)
            places.append(
                Place(offset + number, column, tuple(words), None, shaded=shaded, room_pt=edge.x1 - edge.x0 + 1.0)
            )
    return places


def lay_header(
    lines: Sequence[TextLine], columns: Sequence[ColumnEdge], edges: Sequence[float], em: float, space: float
) -> tuple[list[Place], int]:
    """Lay the header's lines over the columns; a chunk over several columns is a level of its own.

    ``space`` is the white between two words of running text, in points.
    """
    laid: list[tuple[int, int, int, tuple[Word, ...]]] = []
    deepest = -1
    in_order = _name_in_order(lines, columns)
    if in_order:
        return in_order, 1
    for number, line in enumerate(lines):
        for chunk in line.chunks:
            for part in _split_heading(chunk, columns, edges, em, space):
                first, last = _columns_under(part, columns, edges)
                laid.append((number, first, last, part.words))
                if last > first:
                    deepest = max(deepest, number)
    if not laid:
        return [], 0
    held: dict[tuple[int, int, int], list[Word]] = {}
    for number, first, last, words in laid:
        held.setdefault((0 if number <= deepest else 1, first, last), []).extend(words)
    levels = sorted({level for level, _, _ in held})
    places = [
        Place(levels.index(level), first, tuple(words), column_span=last - first + 1, room_pt=None)
        for (level, first, last), words in held.items()
    ]
    return _drop_clashes(places), len(levels)


def _name_in_order(lines: Sequence[TextLine], columns: Sequence[ColumnEdge]) -> list[Place]:
    """Name the columns one by one where a header of one line has as many chunks as there are columns.

    Headings set right over figures set left stand nearer to the next column than to their own.
    """
    if len(lines) != 1:
        return []
    chunks = lines[0].chunks
    first = next((number for number, column in enumerate(columns) if column.numeric and number), 1)
    labels = [chunk for chunk in chunks if chunk.x0 < columns[first - 1].x1]
    if len(chunks) - len(labels) != len(columns) - first or len(labels) > first:
        return []
    places = [Place(0, number, chunk.words) for number, chunk in enumerate(labels)]
    return [*places, *(Place(0, first + n, chunk.words) for n, chunk in enumerate(chunks[len(labels) :]))]


def _drop_clashes(places: Sequence[Place]) -> list[Place]:
    """Keep one cell a place: a spanning one gives way where the same level also names a column under it."""
    single = {(place.row, place.column) for place in places if place.column_span == 1}
    out = []
    for place in places:
        covered = {(place.row, column) for column in range(place.column, place.column + place.column_span)}
        if place.column_span > 1 and covered & single:
            free = sorted(column for row, column in covered - single)
            out.extend(Place(place.row, column, place.words) for column in free)
        else:
            out.append(place)
    return out


def _split_heading(
    chunk: Chunk, columns: Sequence[ColumnEdge], edges: Sequence[float], em: float, space: float
) -> tuple[Chunk, ...]:
    """Cut a header chunk that glues the names of several columns: “Année 2017 Année 2018”."""
    if len(chunk.words) < 2 or len(_covered(chunk, columns)) < 2:
        return (chunk,)
    gaps = [right.x0 - left.x1 for left, right in zip(chunk.words, chunk.words[1:], strict=False)]
    usual = min(space, *gaps)
    parts = cut_chunks(chunk.words, max(1.25 * usual, usual + 0.1 * em))
    under = [_columns_under(part, columns, edges) for part in parts]
    single = all(low == high for low, high in under)
    if len(parts) > 1 and single and len({low for low, _ in under}) == len(parts):
        return parts
    return (chunk,)


def _covered(chunk: Chunk, columns: Sequence[ColumnEdge]) -> list[int]:
    """The columns whose figures a header chunk stands over for the greater part."""
    return [
        number
        for number, column in enumerate(columns)
        if min(chunk.x1, column.x1) - max(chunk.x0, column.x0) > 0.5 * (column.x1 - column.x0)
    ]


def _columns_under(chunk: Chunk, columns: Sequence[ColumnEdge], edges: Sequence[float]) -> tuple[int, int]:
    """The columns that a header chunk stands over: those whose figures it covers, else the nearest."""
    covered = _covered(chunk, columns)
    values = [number for number in covered if columns[number].numeric]
    if len(values) > 1:
        return values[0], values[-1]
    if covered:
        best = max(covered, key=lambda n: min(chunk.x1, columns[n].x1) - max(chunk.x0, columns[n].x0))
        return best, best
    column = bisect_right(edges, (chunk.x0 + chunk.x1) / 2)
    return column, column
