"""Tables drawn with rules: the cells that the lines enclose.

The cells come from pdfplumber's table finder (``edges_to_intersections``, ``intersections_to_cells``,
``cells_to_tables``), fed with our own rules: on ruled tables every cell it reads is right. What it wants first is a
closed border, which many tables lack at the left and right; ``close_frame`` draws the missing sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.chunks import GAP_EM, Chunk, cut_chunks
from bordereau.extract.tables.read.grids import Place, build_grid
from bordereau.extract.tables.read.heads_above import Heads, place_heads
from bordereau.extract.tables.read.inner_rows import split_rows
from bordereau.extract.tables.read.open_corner import lower_labels
from bordereau.extract.tables.read.strokes import JOIN_PT, SNAP_PT, Frame, Stroke
from bordereau.extract.tables.read.sums_below import place_sums_below
from bordereau.schemas.page import Box, Fill, Word, measure_type
from bordereau.schemas.table import Grid

MAX_CROSSINGS = 4_000
"""Lines beyond this many crossings are a plan or a form, and would take seconds."""
PADDING_PT = 2.0
SLIVER_PT = 6.0
"""A column in which no sign fits; between two rules so near there is nothing to read."""
SHADE = 0.97
LOWEST_PT = 14_400.0
BAND_PT = 24.0
"""Shades are looked for in bands of the page as high as this."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells of one ruled table, as boxes."""

    box: Box
    cells: tuple[Box, ...]

    @property
    def columns(self) -> list[float]:
        """The x of every column edge."""
        return snap_levels([x for cell in self.cells for x in (cell[0], cell[2])])

    @property
    def rows(self) -> list[float]:
        """The y of every row edge."""
        return snap_levels([y for cell in self.cells for y in (cell[1], cell[3])])


def snap_levels(levels: Sequence[float]) -> list[float]:
    """Reduce coordinates to distinct levels.

    >>> snap_levels([10.0, 10.4, 30.0, 30.1])
    [10.0, 30.0]
    """
    out: list[float] = []
    for level in sorted(levels):
        if not out or level - out[-1] > SNAP_PT:
            out.append(level)
    return out


def find_lattices(frame: Frame) -> list[Lattice]:
    """Find the ruled tables of one frame: at least two columns and two rows of cells."""
    if not frame.verticals or not frame.horizontals:
        return []
    if len(frame.verticals) * len(frame.horizontals) > MAX_CROSSINGS:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    edges = [_make_edge(stroke) for stroke in close_frame(frame)]
    crossings = edges_to_intersections(edges, JOIN_PT, JOIN_PT)
    lattices = []
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        boxes: tuple[Box, ...] = tuple(sorted(((c[0], c[1], c[2], c[3]) for c in cells), key=lambda c: (c[1], c[0])))
        xs, ys = [c[0] for c in boxes], [c[1] for c in boxes]
        lattice = Lattice((min(xs), min(ys), max(c[2] for c in boxes), max(c[3] for c in boxes)), boxes)
        if len(lattice.columns) > 2 and len(lattice.rows) > 2:
            lattices.append(lattice)
    return lattices


def close_frame(frame: Frame) -> list[Stroke]:
    """Add the outer sides that a frame lacks, where its lines stick out beyond the last crossing line."""
    strokes = [*frame.horizontals, *frame.verticals]
    x0, top, x1, bottom = frame.box
    levels = len(frame.horizontals)
    if len(frame.verticals) >= 2:
        left = min(stroke.at for stroke in frame.verticals)
        right = max(stroke.at for stroke in frame.verticals)
        missing = [y for y in (top, bottom) if all(abs(stroke.at - y) > 2 * JOIN_PT for stroke in frame.horizontals)]
        strokes.extend(Stroke(True, y, min(left, x0), max(right, x1)) for y in missing)
        levels += len(missing)
    if levels >= 2:
        missing = [x for x in (x0, x1) if all(abs(stroke.at - x) > 2 * JOIN_PT for stroke in frame.verticals)]
        strokes.extend(Stroke(False, x, top, bottom) for x in missing)
    return strokes


def _make_edge(stroke: Stroke) -> dict[str, object]:
    """Write a stroke as the edge object that pdfplumber's table functions take."""
    if stroke.horizontal:
        x0, x1, top, bottom = stroke.start, stroke.end, stroke.at, stroke.at
    else:
        x0, x1, top, bottom = stroke.at, stroke.at, stroke.start, stroke.end
    return {
        "object_type": "line",
        "orientation": "h" if stroke.horizontal else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def read_ruled(
    page: int,
    lattice: Lattice,
    words: Sequence[Word],
    fills: Sequence[Fill],
    outside: tuple[Sequence[Chunk], Heads] = ((), ()),
) -> Grid:
    """Read a ruled table: each word goes to the cell that holds its middle.

    ``outside`` are the sums under its frame and the heads over it.
    """
    below, above = outside
    columns, rows, shades = _drop_slivers(lattice.columns, words), lattice.rows, Shades(fills)
    boxes = [
        cell for cell in lattice.cells if _has_room(cell, columns, rows) and not _is_sliver(cell, lattice, columns)
    ]
    owner: dict[tuple[int, int], int] = {}
    spans = []
    for index, (x0, top, x1, bottom) in enumerate(boxes):
        column, row = _index(columns, x0), _index(rows, top)
        column_end, row_end = _index(columns, x1), _index(rows, bottom)
        spans.append((row, column, max(1, row_end - row), max(1, column_end - column)))
        for r in range(row, max(row_end, row + 1)):
            for c in range(column, max(column_end, column + 1)):
                owner.setdefault((r, c), index)
    held: list[list[Word]] = [[] for _ in boxes]
    open_: dict[int, list[Word]] = {}
    """Words in cells that lack a side, as where the page's end cuts a row, by their row."""
    for word in words:
        r = bisect_right(rows, (word.top + word.bottom) / 2) - 1
        c = bisect_right(columns, (word.x0 + word.x1) / 2) - 1
        index_of = owner.get((r, c))
        if index_of is not None:
            held[index_of].append(word)
        else:
            open_.setdefault(max(r, 0), []).append(word)
    places = [
        Place(
            row,
            column,
            tuple(inside),
            box,
            row_span,
            column_span,
            shades.cover(box),
            box[2] - box[0] - 2 * PADDING_PT,
        )
        for (row, column, row_span, column_span), box, inside in zip(spans, boxes, held, strict=True)
    ]
    size = len(rows) - 1, len(columns) - 1
    places = lower_labels([*places, *_place_open(open_, columns, size)])
    places, count = split_rows(places, size[0])
    sums = place_sums_below(below, places, count)
    places, count = [*places, *sums], count + bool(sums)
    headed = place_heads(above, places)
    places, count = headed, count + (len(above) if len(headed) > len(places) else 0)
    return build_grid("ruled", page, places, (count, size[1]))


def _drop_slivers(columns: Sequence[float], words: Sequence[Word]) -> list[float]:
    """The column edges without those that part nothing: a head that is drawn a little wider than its table has two.

    >>> _drop_slivers([67.5, 71.2, 198.0, 245.0], ())
    [67.5, 198.0, 245.0]
    """
    kept = list(columns[:1])
    for x in columns[1:]:
        held = any(kept[-1] <= (word.x0 + word.x1) / 2 < x for word in words) if x - kept[-1] < SLIVER_PT else True
        if held:
            kept.append(x)
    return kept


def _is_sliver(cell: Box, lattice: Lattice, columns: Sequence[float]) -> bool:
    """Whether a cell lies between two edges of which one parts nothing."""
    narrow = len(columns) < len(lattice.columns) and cell[2] - cell[0] < SLIVER_PT
    return narrow and _index(columns, cell[0]) == _index(columns, cell[2])


def _place_open(open_: Mapping[int, Sequence[Word]], columns: Sequence[float], size: tuple[int, int]) -> list[Place]:
    """Place the words that no cell encloses: those that stand together in one cell, that of the first of them."""
    held: dict[tuple[int, int], list[Word]] = {}
    for row, words in open_.items():
        for line in group_lines(1, words):
            for chunk in cut_chunks(line.words, GAP_EM * measure_type(line.words)):
                column = bisect_right(columns, (chunk.words[0].x0 + chunk.words[0].x1) / 2) - 1
                held.setdefault((row, max(column, 0)), []).extend(chunk.words)
    return [Place(r, c, tuple(words)) for (r, c), words in held.items() if r < size[0] and c < size[1]]


def _has_room(box: Box, columns: Sequence[float], rows: Sequence[float]) -> bool:
    """Whether a cell begins before the last edge: a double rule at the foot or the right encloses cells that do not."""
    return _index(columns, box[0]) < len(columns) - 1 and _index(rows, box[1]) < len(rows) - 1


def _index(levels: Sequence[float], level: float) -> int:
    return bisect_right(levels, level + SNAP_PT) - 1


def _number_band(y: float) -> int:
    """The band of a height; a damaged page may draw at any height, or at none (NaN)."""
    return floor(max(0.0, min(y, LOWEST_PT)) / BAND_PT)


class Shades:
    """The painted areas of a page, found by their height: a drawing may have thousands."""

    def __init__(self, fills: Sequence[Fill]) -> None:
        self._bands: dict[int, list[Fill]] = {}
        for fill in fills:
            if fill.lightness < SHADE:
                for band in range(_number_band(fill.top), _number_band(fill.bottom) + 1):
                    self._bands.setdefault(band, []).append(fill)

    def cover(self, box: Box) -> bool:
        """Tell whether the middle of a box is painted."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        near = self._bands.get(_number_band(y), ())
        return any(fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom for fill in near)
