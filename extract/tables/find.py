"""Find the tables of figures on one page, and read each in more than one way.

Drawn grids come first: pdfplumber's cells on our rules. Then, among the lines outside them, runs of figures in
columns, with whatever rules and shades there are as help. Each table is handed over with several readings; which
one is right is decided where sums can be computed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.areas import Run, find_runs
from bordereau.extract.tables.chunks import Chunk, TextLine, cut_chunks, drop_leaders, is_justified
from bordereau.extract.tables.join.carried import join_carried
from bordereau.extract.tables.join.columns import join_columns
from bordereau.extract.tables.join.parts import name_table
from bordereau.extract.tables.join.pieces import join_pieces
from bordereau.extract.tables.photographs import leave_out_specks
from bordereau.extract.tables.read.aligned import Area, read_aligned
from bordereau.extract.tables.read.blocks import join_blocks
from bordereau.extract.tables.read.crown import crown_rows
from bordereau.extract.tables.read.heads_above import Heads, find_heads_above, list_words
from bordereau.extract.tables.read.hidden_uprights import find_hidden_uprights
from bordereau.extract.tables.read.labels_beside import add_labels_beside
from bordereau.extract.tables.read.ruled import Lattice, find_lattices, read_ruled, snap_levels
from bordereau.extract.tables.read.shade_edges import find_shade_edges
from bordereau.extract.tables.read.shade_rows import add_shade_rows
from bordereau.extract.tables.read.strokes import (
    SNAP_PT,
    Stroke,
    group_frames,
    join_spans,
    mend_ends,
    mend_sides,
    merge_rules,
    merge_strokes,
    snap_all,
)
from bordereau.extract.tables.read.sums_below import find_sums_below
from bordereau.extract.tables.shapes import is_figure
from bordereau.extract.tables.sheet import Sheet
from bordereau.extract.tables.signals import (
    is_axis,
    is_contents,
    is_scattered,
    is_table_of_figures,
    may_be_cut,
    states_figures,
)
from bordereau.schemas.page import Box, Fill, Line, Page, Rule, Word, enclose, measure_type
from bordereau.schemas.parts import attempt
from bordereau.schemas.table import Grid, TableRegion
from bordereau.schemas.warning import DocumentWarning

MAX_RULES = 6_000
MIN_PIECE_PT = 12.0
MOST_HEADS, LEAST_HEADS, LONG_HEAD, HEAD_GAP_PT = 2, 3, 6, 9.0
"""Heads that stand alone at the end of a page: rows at most, heads at least, words of one, white between."""
MAX_JOINT_PT = 3.0
"""Two pieces of border or two shaded cells that stand apart by less meet at a column edge."""


def find_tables(
    page: Page, lines: Sequence[Line], told: list[DocumentWarning] | None = None
) -> tuple[TableRegion, ...]:
    """Find every table of figures on a page, from top to bottom, with its readings.

    ``lines`` are the page's lines without running headers and footers. Titles, notes and annexes are set by
    ``extract.tables.around.captions``. A table that cannot be read is told of and stays in the text.
    """
    told = [] if told is None else told
    strokes = merge_rules(page.rules) if len(page.rules) <= MAX_RULES else []
    if page.text_source == "ocr":
        strokes = merge_strokes([*strokes, *find_hidden_uprights(strokes, page.words)])
    ends = mend_ends(strokes)
    strokes = merge_strokes([*strokes, *ends]) if ends else strokes
    strokes = [*strokes, *mend_sides(strokes), *find_shade_edges(page.fills, strokes)]
    strokes = add_shade_rows(page.fills, strokes)
    regions, closed = _find_ruled(page, strokes, told)
    regions.extend(_find_aligned(page, lines, strokes, closed, told))
    ordered = sorted(join_columns(regions), key=lambda region: (region.boxes[0][1], region.boxes[0][0]))
    return tuple(join_pieces(join_carried(ordered)))


def _find_ruled(
    page: Page, strokes: Sequence[Stroke], told: list[DocumentWarning]
) -> tuple[list[TableRegion], list[Box]]:
    """Read the drawn grids; also list the boxes in which no further table is looked for."""
    lattices = [lattice for frame in join_blocks(group_frames(strokes), page.words) for lattice in find_lattices(frame)]
    lattices.sort(key=lambda lattice: (lattice.box[2] - lattice.box[0]) * (lattice.box[3] - lattice.box[1]))
    frames = [lattice.box for lattice in lattices]
    lattices = [add_labels_beside(one, page.words, [box for box in frames if box != one.box]) for one in lattices]
    regions: list[TableRegion] = []
    closed: list[Box] = []
    for lattice in lattices:
        if any(_inside(box, lattice.box) for box in closed):
            continue
        words = words_in(page.words, lattice.box)
        if not words:
            continue
        below = find_sums_below(page.words, lattice.box)
        above = find_heads_above(page.words, lattice.box, lattice.columns)
        readings = _read_lattice(page, lattice, words, (below, above), told)
        box = lattice.box if not readings else _reach(lattice.box, below, above, readings)
        closed.append(box)
        if readings:
            regions.append(TableRegion((page.number,), (box,), readings))
        elif (heads := _read_heads_alone(page, lattice, words)) is not None:
            regions.append(TableRegion((page.number,), (box,), (heads,), tentative=True))
    return regions, closed


def _read_heads_alone(page: Page, lattice: Lattice, words: Sequence[Word]) -> Grid | None:
    """The heads of a table whose lines begin on the next page: a few short ones, no figure."""
    if len(lattice.rows) - 1 > MOST_HEADS:
        return None
    if any(word.middle > lattice.box[3] + 2 for word in page.words if not word.text.isdecimal()):
        return None
    grid = read_ruled(page.number, lattice, words, page.fills)
    heads = [chunk.text for line in group_lines(page.number, words) for chunk in cut_chunks(line.words, HEAD_GAP_PT)]
    if len(heads) < LEAST_HEADS or any(is_figure(text) or len(text.split()) > LONG_HEAD for text in heads):
        return None
    return replace(grid, header_rows=grid.row_count)


def _reach(box: Box, below: Sequence[Chunk], above: Heads, readings: Sequence[Grid]) -> Box:
    """The box of a table with the sums under its frame, and with the heads over it that a reading took."""
    bottom = max([box[3], *(word.bottom for chunk in below for word in chunk.words)])
    taken = {word for grid in readings for cell in grid.cells if cell.row < grid.header_rows for word in cell.words}
    top = min([box[1], *(word.top for word in list_words(above) if word in taken)])
    return (box[0], top, box[2], bottom)


def _read_lattice(
    page: Page,
    lattice: Lattice,
    words: Sequence[Word],
    beside: tuple[Sequence[Chunk], Heads],
    told: list[DocumentWarning],
) -> tuple[Grid, ...]:
    """Read a drawn table by its rules and by its alignment; one of the two may fail alone.

    ``beside`` is what stands outside its frame: the sums below and the heads above.
    """
    first, other = (
        name_table(page.number, lattice.box, f"could not be read by its {how}") for how in ("rules", "alignment")
    )
    grid = attempt(
        first, lambda: _keep_figures(read_ruled(page.number, lattice, words, page.fills, beside)), None, told
    )
    second = attempt(other, lambda: _keep_figures(_read_second(page, lattice, words)), None, told)
    readings = [reading for reading in (grid, second) if reading is not None]
    if grid is None or second is None:
        return tuple(readings)
    readings = [grid, crown_rows(grid, second, lattice.columns)]
    return tuple(reversed(readings) if is_overfull(grid) else readings)


def _keep_figures(grid: Grid | None) -> Grid | None:
    if grid is None or not is_table_of_figures(grid):
        return None
    return None if grid.reader == "aligned" and is_scattered(grid) else grid


def _read_second(page: Page, lattice: Lattice, words: Sequence[Word]) -> Grid | None:
    columns, rows = lattice.columns, lattice.rows
    return read_aligned(
        Area(
            page.number,
            lattice.box,
            tuple(words),
            tuple(columns[1:-1]),
            tuple(rows[1:-1]),
            page.fills,
            tuple(rows[1:-1]),
        )
    )


def is_overfull(grid: Grid) -> bool:
    """Tell whether a drawn row holds several printed rows: figures one over the other in its cells."""
    return any("\n" in cell.text for cell in grid.cells if cell.row >= grid.header_rows)


def _find_aligned(
    page: Page,
    lines: Sequence[Line],
    strokes: Sequence[Stroke],
    closed: Sequence[Box],
    told: list[DocumentWarning],
) -> Iterable[TableRegion]:
    """Read the tables that no grid encloses."""
    outside = leave_out_specks(take_out(lines, closed), page)
    if not any(any(map(str.isdigit, line.text)) for line in outside):
        return
    em = measure_type([word for line in outside for word in line.words])
    text_lines, sources = [], []
    for line in outside:
        words = drop_leaders(line.words)
        if words:
            box = line.box
            chunks = (Chunk(tuple(words)),) if is_justified(words) else cut_chunks(words, 0.9 * em)
            text_lines.append(TextLine(chunks, box[1], box[3]))
            sources.append(line)
    wide = [stroke for stroke in strokes if stroke.horizontal and stroke.end - stroke.start > 5 * em]
    levels = [(stroke.at, stroke.start, stroke.end) for stroke in wide]
    shades = [fill for fill in page.fills if fill.x1 - fill.x0 > 5 * em]
    levels.extend((y, fill.x0, fill.x1) for fill in shades for y in (fill.top, fill.bottom))
    for run in find_runs(Sheet(tuple(text_lines), em, tuple(levels), page.pictures)):
        box = enclose([word for line in sources[run.header : run.last + 1] for word in line.words])
        work = partial(_read_run, page, text_lines, sources, run, strokes)
        region = attempt(name_table(page.number, box), work, None, told)
        if region is not None:
            yield region


def _read_run(
    page: Page, lines: Sequence[TextLine], sources: Sequence[Line], run: Run, strokes: Sequence[Stroke]
) -> TableRegion | None:
    body = lines[run.first : run.last + 1]
    whole = sources[run.header : run.last + 1]
    box = enclose([word for line in whole for word in line.words])
    area = draw_area(page, box, [word for line in whole for word in line.words], strokes)
    drawn = bool(area.separators) or bool(area.cuts)
    heads = [sources[number].text for number in range(max(0, run.header - 1), _find_first_row(lines, run))]
    if is_contents(body, heads) or is_axis(body):
        return None
    grid = read_aligned(area)
    if grid is None:
        return None
    if is_scattered(grid):
        return None
    if states_figures(body, drawn=drawn) and is_table_of_figures(grid):
        return TableRegion((page.number,), (box,), (grid,))
    at_edge = run.header == 0 or run.last == len(lines) - 1
    if at_edge and may_be_cut(grid):
        return TableRegion((page.number,), (box,), (grid,), tentative=True)
    return None


def _find_first_row(lines: Sequence[TextLine], run: Run) -> int:
    """The first line of a run that has figures: those before are a heading over it, or a label of several lines."""
    return next((number for number in range(run.first, run.last + 1) if lines[number].value_chunks), run.first)


def draw_area(page: Page, box: Box, words: Sequence[Word], strokes: Sequence[Stroke]) -> Area:
    """Gather the rules and shades inside a box: vertical cuts, and levels that run across most of it."""
    x0, top, x1, bottom = box
    turned = [word for word in page.words if word.rotation in (90, 270) and _holds_point(box, word.x0, word.middle)]
    fills = tuple(f for f in page.fills if f.x0 < x1 and f.x1 > x0 and f.top < bottom and f.bottom > top)
    flat = [(s.at, s.start, s.end) for s in strokes if s.horizontal and top - 4 < s.at < bottom + 4]
    drawn = tuple(flat)
    flat.extend((y, f.x0, f.x1) for f in fills if not _is_backdrop(f, box) for y in (f.top, f.bottom))
    separators = []
    for at, spans in snap_all(flat):
        covered = sum(min(high, x1) - max(low, x0) for low, high in join_spans(spans) if high > x0 and low < x1)
        if covered >= 0.6 * (x1 - x0) and top + 1 < at < bottom - 1:
            separators.append(at)
    cuts = [
        s.at
        for s in strokes
        if not s.horizontal and x0 + 1 < s.at < x1 - 1 and min(s.end, bottom) - max(s.start, top) > 0.5 * (bottom - top)
    ]
    cuts.extend(find_joints(page.rules, fills, box, words))
    rules = tuple(y for y in separators if any(s.horizontal and abs(s.at - y) < SNAP_PT for s in strokes))
    return Area(page.number, box, (*words, *turned), tuple(snap_levels(cuts)), tuple(separators), fills, rules, drawn)


def find_joints(rules: Sequence[Rule], fills: Sequence[Fill], box: Box, words: Sequence[Word]) -> list[float]:
    """Find the column edges that drawing betrays: rules and shades are drawn cell by cell, and meet at the edges.

    An edge that would cut a word is none.
    """
    x0, top, x1, bottom = box
    spans = [
        (round(rule.top), rule.x0, rule.x1)
        for rule in rules
        if rule.horizontal and rule.x1 - rule.x0 > MIN_PIECE_PT and top - 4 < rule.top < bottom + 4
    ]
    spans.extend((round(fill.top), fill.x0, fill.x1) for fill in fills if fill.x1 - fill.x0 > MIN_PIECE_PT)
    spans = sorted(set(spans))
    joints = [
        (left[2] + right[1]) / 2
        for left, right in pairwise(spans)
        if left[0] == right[0] and abs(right[1] - left[2]) <= MAX_JOINT_PT and x0 < right[1] < x1
    ]
    if not joints:
        return []
    inner = sorted((word.x0 + 1, word.x1 - 1) for word in words)
    starts, reach = [start for start, _ in inner], list(accumulate((end for _, end in inner), max))
    before = ((joint, bisect_left(starts, joint)) for joint in joints)
    return [joint for joint, count in before if not count or reach[count - 1] <= joint]


def _is_backdrop(fill: Fill, box: Box) -> bool:
    """A shade behind the whole table parts no rows."""
    return fill.top <= box[1] + 2 and fill.bottom >= box[3] - 2


def words_in(words: Iterable[Word], box: Box) -> list[Word]:
    """List the words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]


def take_out(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Line]:
    """Take the words inside some boxes out of lines; what stands beside a box stays."""
    if not boxes:
        return list(lines)
    out = []
    for line in lines:
        top, bottom = line.box[1], line.box[3]
        near = [box for box in boxes if box[1] - 1 <= (top + bottom) / 2 <= box[3] + 1]
        words = (
            tuple(word for word in line.words if not any(_covers(box, word) for box in near)) if near else line.words
        )
        if words:
            out.append(line if len(words) == len(line.words) else replace(line, words=words))
    return out


def _covers(box: Box, word: Word) -> bool:
    return box[0] - 1 <= (word.x0 + word.x1) / 2 <= box[2] + 1 and box[1] - 1 <= word.middle <= box[3] + 1


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer[0] - 2 <= inner[0] and outer[1] - 2 <= inner[1] and inner[2] <= outer[2] + 2 and inner[3] <= outer[3] + 2
    )


def _holds_point(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
