"""Ruled tables of words, read cell by cell: « Le Syndicat mixte | représenté par Mme X, agissant … » in two cells.

Read across, the lines of two cells mix. Only what no table of figures and no signature block has taken comes here, and
only where a line crosses an upright rule; a page without such a line is left as it is, and costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.read.ruled import find_lattices
from bordereau.extract.tables.read.strokes import Stroke, group_frames, merge_rules
from bordereau.schemas.page import Box, Line, Page, Word

LEAST_SIDES = 3
"""A grid of two columns has three upright rules."""
EDGE_PT = 2.0


def read_cells(lines: Sequence[Line], page: Page) -> tuple[Line, ...]:
    """The lines of a page, those of a ruled table of words cut at its rules, row by row."""
    uprights = [stroke for stroke in merge_rules(page.rules) if not stroke.horizontal] if page.rules else []
    if len(uprights) < LEAST_SIDES or not any(_is_crossed(line, uprights) for line in lines):
        return tuple(lines)
    out = list(lines)
    for frame in group_frames(merge_rules(page.rules)):
        for lattice in find_lattices(frame):
            inside = [place for place, line in enumerate(out) if _holds(lattice.box, line.box)]
            if any(_is_crossed(out[place], uprights) for place in inside):
                words = [word for place in inside for word in out[place].words]
                after = [line for place, line in enumerate(out) if place > inside[0] and place not in inside]
                out[inside[0] :] = [*_cut(words, lattice.cells, page.number), *after]
    return tuple(out)


def _is_crossed(line: Line, uprights: Sequence[Stroke]) -> bool:
    """An upright rule stands between two words of the line."""
    _, top, _, bottom = line.box
    left, right = line.words[0].x1, line.words[-1].x0
    middle = (top + bottom) / 2
    return any(left <= stroke.at <= right and stroke.start <= middle <= stroke.end for stroke in uprights)


def _holds(box: Box, inner: Box) -> bool:
    middle = (inner[1] + inner[3]) / 2
    return box[0] - EDGE_PT <= inner[0] and inner[2] <= box[2] + EDGE_PT and box[1] <= middle <= box[3]


def _cut(words: Sequence[Word], cells: Sequence[Box], page: int) -> Iterator[Line]:
    """The lines of each cell, then of what stands in none."""
    left = list(words)
    for cell in cells:
        own = [word for word in left if _stands_in(word, cell)]
        left = [word for word in left if not _stands_in(word, cell)]
        yield from group_lines(page, own)
    yield from group_lines(page, left)


def _stands_in(word: Word, cell: Box) -> bool:
    return cell[0] <= (word.x0 + word.x1) / 2 <= cell[2] and cell[1] <= word.middle <= cell[3]
