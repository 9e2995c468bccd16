"""The header of a table read by alignment: where it ends, and which columns each of its pieces names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from bordereau.extract.tables.chunks import Chunk, TextLine, cut_chunks
from bordereau.extract.tables.read.bands import OVERLAY_EM, goes_on, reads_on
from bordereau.extract.tables.read.beside_figures import ColumnEdge
from bordereau.extract.tables.read.grids import Place
from bordereau.extract.tables.shapes import is_blank, is_free
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Word, measure_type

_NOTE_MARK = re.compile(r"\(\d\)")


def split_header(lines: Sequence[TextLine], rules: Sequence[float]) -> tuple[list[TextLine], list[TextLine]]:
    """Part the header from the body: lines above the first figures, up to the last one that names a column.

    A label alone right above the first figures is a heading or the first line of a label, unless a rule
    puts it into the header.
    """
    filled = (n for n, line in enumerate(lines) if line.has_figures and not _only_marks(line))
    first = next((n for n in filled if not _names_shares(lines, n)), len(lines))
    if first == len(lines):  # years only, or nothing
        return list(lines[:1]), list(lines[1:])
    first = next((n for n in range(first) if _is_free_item(lines[n]) or (n and _states_nothing(lines[n]))), first)
    figures, clear = find_value_left(lines)
    end = 0
    em = measure_type([word for line in lines for word in line.words])
    for number, line in enumerate(lines[:first]):
        if lines[first].middle - line.middle < OVERLAY_EM * em:
            break  # the upper line of a label, with its figures centred beside it
        if _opens_section(line) and any(len(above.chunks) > 1 for above in lines[:end]):
            continue  # the columns have their names already
        if any(chunk.x1 > figures or chunk.x0 > clear for chunk in line.chunks):
            end = number + 1
    if end:
        body_top = next((y for y in rules if y >= lines[end - 1].middle), None)
        if body_top is not None and body_top < lines[first].middle:
            while end < first and lines[end].middle < body_top and not _opens_section(lines[end]):
                end += 1
        else:
            end = _extend_label(lines, end, first, min(clear, figures))
    return list(lines[:end]), list(lines[end:])


def _names_shares(lines: Sequence[TextLine], number: int) -> bool:
    """Whether a line of shares is a header: « BP 2025 | 25 % » over sums, beside no label and over no share."""
    line, below = lines[number], lines[number + 1 :]
    labels = [row.chunks[0].x1 for row in below if row.has_figures and row.chunks[0] not in row.value_chunks]
    if len(labels) < 2 or line.x0 <= max(labels):
        return False
    shares = [chunk for chunk in line.value_chunks if not chunk.is_years]
    values = [chunk.text for row in below for chunk in row.value_chunks]
    return all(chunk.text.endswith("%") for chunk in shares) and not any("%" in text for text in values)


def _extend_label(lines: Sequence[TextLine], end: int, first: int, label_right: float) -> int:
    """Take in the rest of the label column's own heading, where it has more lines than those of the values."""
    while end < first:
        above, line = lines[end - 1], lines[end]
        em = measure_type(line.words)
        if line.middle - above.middle < OVERLAY_EM * em:
            end += 1
            continue
        beside_labels = above.chunks[0].x1 <= label_right + em
        if _opens_section(line) or line.middle - above.middle > 1.5 * em or not beside_labels:
            break
        words = above.chunks[0].words
        capitals = line.chunks[0].text.isupper()
        if not (goes_on(words, line.words, label_right) if capitals else reads_on(words, line.words)):
            break
        end += 1
    return end


def _only_marks(line: TextLine) -> bool:
    """Whether all figures of a line are marks of notes behind words: « précédent (1) », « nouvelles (2) »."""
    marks = [chunk for chunk in line.value_chunks if _NOTE_MARK.fullmatch(chunk.text)]
    worded = any(chunk not in line.value_chunks for chunk in line.chunks)
    return worded and len(marks) == len(line.value_chunks)


def _states_nothing(line: TextLine) -> bool:
    """Whether a line is an item without sums: a label, and dashes where others have figures, « - € »."""
    rest = line.chunks[1:]
    return len(rest) > 1 and sum(is_blank(chunk.text) for chunk in rest) > 1


def _is_free_item(line: TextLine) -> bool:
    """Whether a line is an item that costs nothing: « Associations de la commune | GRATUIT »."""
    return len(line.chunks) > 1 and all(is_free(chunk.text) for chunk in line.chunks[1:])


def _opens_section(line: TextLine) -> bool:
    """Whether a line says nothing but the section or side of a budget: a heading over the first rows."""
    return (
        len(line.chunks) == 1
        and read_pattern("tables", "sections.heads").fullmatch(squeeze(line.chunks[0].text)) is not None
    )


def find_value_left(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Find where values begin: at the first figure; and where labels end that stand beside one.

    Figures set right leave white between the labels and themselves; what begins in it, a heading set left or
    centred over the figures, names their column.
    """
    rows = [line for line in lines if line.value_chunks]
    figures = min((chunk.x0 for line in rows for chunk in line.value_chunks), default=float("inf"))
    labels = [line.chunks[0].x1 for line in rows if line.chunks[0] not in line.value_chunks]
    return figures, max(labels, default=figures)


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
    out: list[Place] = []
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
    gaps = [right.x0 - left.x1 for left, right in pairwise(chunk.words)]
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
