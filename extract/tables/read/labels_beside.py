"""Labels printed left of the frame of a table, each on the level of its row: the rules enclose the figures alone.

Where the first column inside the frame has a head and nothing but figures, it names no row; what names them stands
outside, one line for each row, all begun at one place. Text that runs beside a table has other lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.chunks import GAP_EM, Chunk, cut_chunks
from bordereau.extract.tables.read.ruled import PADDING_PT, Lattice
from bordereau.extract.tables.shapes import is_blank, is_figure
from bordereau.schemas.page import Box, Word, measure_type

FLUSH_EM = 2.5
"""Labels begin at one place but for an indent."""
MOST_WORDS = 10
LEAST_ROWS = 2


def add_labels_beside(lattice: Lattice, words: Sequence[Word], taken: Sequence[Box]) -> Lattice:
    """The lattice with a column for the labels left of it; the same where there are none.

    ``words`` are those of the page, ``taken`` the boxes of its other frames.
    """
    x0, top, x1, bottom = lattice.box
    level = [word for word in words if word.rotation == 0 and top <= word.middle <= bottom]
    if not _lacks_labels(lattice, [word for word in level if x0 <= word.x0 < x1]):
        return lattice
    beside = [word for word in level if word.x1 <= x0]
    if any(_holds(box, word) for box in taken for word in beside):
        return lattice
    labels = _list_labels(lattice.rows, beside)
    if not labels:
        return lattice
    left = min(chunk.x0 for chunk in labels) - PADDING_PT
    rows = lattice.rows
    cells = [(left, above, x0, below) for above, below in pairwise(rows)]
    ordered = sorted([*lattice.cells, *cells], key=lambda cell: (cell[1], cell[0]))
    return replace(lattice, box=(left, top, x1, bottom), cells=tuple(ordered))


def _lacks_labels(lattice: Lattice, inside: Sequence[Word]) -> bool:
    """Whether the first column has a head over figures and empty cells, and so has the next."""
    columns, rows = lattice.columns, lattice.rows
    if len(columns) < LEAST_ROWS + 1 or len(rows) < LEAST_ROWS + 2:
        return False
    first: dict[int, list[str]] = {}
    for word in inside:
        if word.x0 < columns[1]:
            first.setdefault(bisect_right(rows, word.middle) - 1, []).append(word.text)
    head, *body = [" ".join(first.get(row, [])) for row in range(len(rows) - 1)]
    named = any(map(str.isalpha, head)) and not is_figure(head)
    return named and any(body) and all(not text or is_figure(text) or is_blank(text) for text in body)


def _list_labels(rows: Sequence[float], beside: Sequence[Word]) -> list[Chunk]:
    """The labels left of a frame; none where a line is no label, or a row below the heads has none or two."""
    labels: list[Chunk] = []
    levels: list[int] = []
    for line in group_lines(1, beside):
        chunks = cut_chunks(line.words, GAP_EM * measure_type(line.words))
        worded = any(map(str.isalpha, chunks[0].text)) and len(chunks[0].words) <= MOST_WORDS
        if len(chunks) > 1 or not worded or chunks[0].text[0].islower():
            return []  # a small letter reads on: prose beside a table
        labels.append(chunks[0])
        levels.append(bisect_right(rows, line.middle) - 1)
    below = [level for level in levels if level]
    if below != list(range(1, len(rows) - 1)) or len(levels) - len(below) > 1:
        return []
    left = min(chunk.x0 for chunk in labels)
    em = measure_type(beside)
    return labels if all(chunk.x0 - left < FLUSH_EM * em for chunk in labels) else []


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]
