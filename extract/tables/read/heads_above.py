"""Heads printed right above the frame of a table, each over its column: « 2024 | 2025 » over « € HT | € HT ».

The rules enclose the figures alone, and the first row inside them states some; what names the columns stands outside.
A title stands there as well: it begins among the labels, or runs over several columns, and names none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.chunks import GAP_EM, Chunk, cut_chunks
from bordereau.extract.tables.read.grids import Place
from bordereau.extract.tables.shapes import is_figure, is_year, opens_with_figure
from bordereau.schemas.page import Box, Word, enclose, measure_type

MOST_LINES = 3
REACH_PT = 44.0
GAP_OVER_EM = 1.3
"""White between a head and the frame, or the head under it."""
MOST_WORDS = 6
OFF_PT = 2.0
"""A head may stick out of its column by so much."""
LEAST_VALUES = 2
"""One word right above one column is a title as often."""

Heads = tuple[tuple[tuple[int, Chunk], ...], ...]
"""Lines from top to bottom, each with its chunks and the columns that they stand over."""


def find_heads_above(words: Sequence[Word], box: Box, columns: Sequence[float]) -> Heads:
    """Find the lines above a frame whose chunks each stand over one of its columns; () where there are none.

    ``columns`` are the edges of all columns; two that do not name rows must have a head.
    """
    near = [word for word in words if box[1] - REACH_PT < word.middle < box[1] and box[0] < word.x0 < box[2]]
    found: list[tuple[tuple[int, Chunk], ...]] = []
    below = box[1]
    for line in reversed(group_lines(1, near)):
        em = measure_type(line.words)
        _, top, _, bottom = enclose(line.words)
        heads = _set_over(cut_chunks(line.words, GAP_EM * em), columns)
        if below - bottom > GAP_OVER_EM * em or len(found) == MOST_LINES or not heads:
            break
        found.insert(0, heads)
        below = top
    named = {column for line in found for column, _ in line if column}
    return tuple(found) if len(named) >= LEAST_VALUES else ()


def _set_over(chunks: Sequence[Chunk], columns: Sequence[float]) -> tuple[tuple[int, Chunk], ...]:
    """The chunks of a line with their columns; () where one is no head, or reaches over an edge beside the labels."""
    out: list[tuple[int, Chunk]] = []
    for number, chunk in enumerate(chunks):
        first = bisect_right(columns, chunk.x0 + OFF_PT) - 1
        last = bisect_right(columns, chunk.x1 - OFF_PT) - 1
        if number == 0 and len(chunks) > LEAST_VALUES and first == 0:
            continue  # a title in front of the heads, on their line
        alone = first == last and len(chunk.words) <= MOST_WORDS
        if not alone or not _may_name(chunk.text) or any(first == at for at, _ in out):
            return ()
        out.append((first, chunk))
    return tuple(out)


def _may_name(text: str) -> bool:
    """Whether a text may name a column: words, a unit, a year; no figure, no « + » between two frames."""
    return is_year(text) or (not is_figure(text) and any(char.isalpha() or char == "€" for char in text))


def place_heads(heads: Heads, places: Sequence[Place]) -> list[Place]:
    """The places of a grid under those of its heads; the same places where its first row names the columns itself."""
    filled = [place for place in places if place.words and place.column > 0]
    first = min((place.row for place in filled), default=0)
    top = [" ".join(word.text for word in place.words) for place in filled if place.row == first]
    if not heads or not any(opens_with_figure(text) and not is_year(text) for text in top):
        return list(places)
    over = [Place(row, column, chunk.words) for row, line in enumerate(heads) for column, chunk in line]
    return [*over, *(replace(place, row=place.row + len(heads)) for place in places)]


def list_words(heads: Heads) -> list[Word]:
    """Every word of heads."""
    return [word for line in heads for _, chunk in line for word in chunk.words]
