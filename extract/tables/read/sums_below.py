"""Sums printed right under the frame of a table, often with a brace: « 181 587,40 » under « 133 804,05 | 47 783,35 ».

They stand outside the rules, one under each half, in the middle of the columns whose last figures they add up.
Nothing but such figures is on their line; they are sums of money as printed (thousands apart, or cents), so a number of
a page is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.chunks import GAP_EM, Chunk, cut_chunks
from bordereau.extract.tables.read.grids import Place
from bordereau.extract.tables.shapes import is_figure
from bordereau.schemas.page import Box, Word, enclose, measure_type

REACH_EM = 2.4
"""The line stands so near under the frame, in sizes of its type: a brace has room between."""
OFF_PT = 12.0
"""The middle of a sum is so near to that of its columns."""
_SUM = re.compile(r"\d[ .]\d{3}(?!\d)|[.,]\d\d(?!\d)")


def find_sums_below(words: Sequence[Word], box: Box) -> tuple[Chunk, ...]:
    """Find the figures on the line right under a frame; () where anything else is on it."""
    x0, _, x1, bottom = box
    near = [word for word in words if bottom < word.middle < bottom + 40]
    for line in group_lines(1, near)[:1]:
        em = measure_type(line.words)
        chunks = cut_chunks(line.words, GAP_EM * em)
        inside = all(x0 < chunk.x0 and chunk.x1 < x1 for chunk in chunks)
        sums = all(is_figure(chunk.text) and _SUM.search(chunk.text) for chunk in chunks)
        if inside and sums and enclose(line.words)[1] - bottom < REACH_EM * em:
            return tuple(chunks)
    return ()


def place_sums_below(sums: Sequence[Chunk], places: Sequence[Place], row: int) -> list[Place]:
    """Set each sum under the columns that it stands in the middle of; [] unless each has its own."""
    extents = _last_figures(places)
    out: list[Place] = []
    for chunk in sums:
        span = _find_span(chunk, extents)
        if span is None or any(other.column + other.column_span > span[0] for other in out):
            return []
        out.append(Place(row, span[0], chunk.words, column_span=span[1] - span[0] + 1))
    return out


def _last_figures(places: Sequence[Place]) -> dict[int, tuple[float, float]]:
    """Where the cells of figures in the last row stand, by their columns."""
    filled = [place for place in places if place.words]
    last = max((place.row for place in filled), default=-1)
    return {
        place.column: (place.box[0], place.box[2])
        for place in filled
        if place.row == last and place.box is not None and is_figure(" ".join(word.text for word in place.words))
    }


def _find_span(chunk: Chunk, extents: Mapping[int, tuple[float, float]]) -> tuple[int, int] | None:
    """The columns in whose middle a sum stands: one, or several side by side; those that it reaches over, wherever."""
    columns = sorted(extents)
    over = {column for column in columns if min(chunk.x1, extents[column][1]) - max(chunk.x0, extents[column][0]) > 2}
    runs = [(one, one) for one in columns]
    runs += [(a, b) for a, b in combinations(columns, 2) if all(c in extents for c in range(a, b + 1))]
    middle = (chunk.x0 + chunk.x1) / 2
    gaps = {(a, b): abs((extents[a][0] + extents[b][1]) / 2 - middle) for a, b in runs if over <= set(range(a, b + 1))}
    best = min(gaps, key=lambda run: gaps[run], default=None)
    return best if best is not None and (len(over) > 1 or gaps[best] <= OFF_PT) else None
