"""The cells that drawn lines enclose, and which of them make one table.

A cell is the smallest rectangle right of and below a crossing whose four corners are crossings and whose four sides
are each one line. Cells that share a corner are of one table. So pdfplumber's table finder has it, which reads every
cell of a ruled table rightly; here each crossing knows its lines by number and looks along its own row and column
only, where that one compares all crossings with each other, and loading it took as long as reading a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bordereau.extract.tables.read.strokes import JOIN_PT, Stroke
from bordereau.schemas.page import Box

Point = tuple[float, float]
Crossings = dict[Point, tuple[set[int], set[int]]]
"""Where lines cross or touch, (x, y), with the numbers of the upright and of the level ones there."""


def enclose_cells(strokes: Iterable[Stroke]) -> list[list[Box]]:
    """The cells of each table with more than one, tables and cells from top to bottom and left to right.

    >>> level = [Stroke(True, y, 0, 20) for y in (0, 5)]
    >>> upright = [Stroke(False, x, 0, 5) for x in (0, 10, 20)]
    >>> enclose_cells([*level, *upright])
    [[(0, 0, 10, 5), (10, 0, 20, 5)]]
    """
    cells = sorted(_find_cells(_find_crossings(list(dict.fromkeys(strokes)))), key=_from_top)
    return [table for table in _part_tables(cells) if len(table) > 1]


def _from_top(cell: Box) -> tuple[float, float]:
    return cell[1], cell[0]


def _find_crossings(strokes: Sequence[Stroke]) -> Crossings:
    crossings: Crossings = {}
    level = [(number, stroke) for number, stroke in enumerate(strokes) if stroke.horizontal]
    for upright, stroke in enumerate(strokes):
        if stroke.horizontal:
            continue
        x, low, high = stroke.at, stroke.start, stroke.end
        for number, line in level:
            y = line.at
            if low <= y + JOIN_PT and high >= y - JOIN_PT and line.start - JOIN_PT <= x <= line.end + JOIN_PT:
                lines = crossings.setdefault((x, y), (set(), set()))
                lines[0].add(upright)
                lines[1].add(number)
    return crossings


def _find_cells(crossings: Crossings) -> Iterator[Box]:
    """The smallest cell at each crossing that is the top left corner of one."""
    columns: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    for x, y in sorted(crossings):
        columns.setdefault(x, []).append(y)
        rows.setdefault(y, []).append(x)
    for (x, y), (upright, level) in crossings.items():
        down, across = columns[x], rows[y]
        lower = [other for other in down[bisect_right(down, y) :] if not upright.isdisjoint(crossings[x, other][0])]
        right = [other for other in across[bisect_right(across, x) :] if not level.isdisjoint(crossings[other, y][1])]
        corner = _find_corner(crossings, (x, y), lower, right)
        if corner is not None:
            yield x, y, *corner


def _find_corner(crossings: Crossings, start: Point, lower: Sequence[float], right: Sequence[float]) -> Point | None:
    """The bottom right corner of the smallest cell: the lowest of all to the right is tried before the next lower."""
    x, y = start
    for bottom in lower:
        for side in right:
            corner = crossings.get((side, bottom))
            if (
                corner is not None
                and not corner[0].isdisjoint(crossings[side, y][0])
                and not corner[1].isdisjoint(crossings[x, bottom][1])
            ):
                return side, bottom
    return None


def _part_tables(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells put together where they share a corner, in their order."""
    at: dict[Point, list[int]] = {}
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            at.setdefault(corner, []).append(number)
    tables: list[list[Box]] = []
    taken = [False] * len(cells)
    for first in range(len(cells)):
        if taken[first]:
            continue
        taken[first], own, waiting = True, [first], [first]
        while waiting:
            x0, top, x1, bottom = cells[waiting.pop()]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                for number in at.pop(corner, ()):
                    if not taken[number]:
                        taken[number] = True
                        own.append(number)
                        waiting.append(number)
        tables.append([cells[number] for number in sorted(own)])
    return tables
