"""What stands in a cell beside its figure, and is no column: a minus sign, or what a rate is taken of.

Spreadsheets set a minus at the left of the cell, however far its figure ends: « -     5 300,00 € ». Read as a column of
dashes, which say « nothing here », the figure loses its sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.tables.chunks import Chunk, TextLine

SPACE_EM = 0.55
CELL_EM = 1.0
"""A sign stands so near to the rule at its left, or to the longest figure of its column."""
_MINUS = "-–−"


@dataclass(frozen=True, slots=True)
class ColumnEdge:
    """One column: the extent of what its body cells print."""

    x0: float
    x1: float
    numeric: bool


def join_beside(
    columns: Sequence[ColumnEdge], lines: Sequence[TextLine], em: float, cuts: Sequence[float]
) -> list[ColumnEdge]:
    """The columns from left to right; one that only holds signs or comments of figures is one with theirs.

    ``cuts`` are the vertical rules: none stands between a figure and what is its own.
    """
    out: list[ColumnEdge] = []
    signs: ColumnEdge | None = None
    for place, column in enumerate(columns):
        if signs is not None:
            out.append(replace(column, x0=signs.x0))
            signs = None
            continue
        left, right = (columns[n] if 0 <= n < len(columns) else None for n in (place - 1, place + 1))
        if column.numeric:
            out.append(column)
            continue
        held = [(line, chunk) for line in lines for chunk in line.chunks if _is_inside(chunk, column)]
        if not held:
            out.append(column)
        elif (
            left is not None and out and left.numeric and _are_comments(held, left, em) and not _cut(cuts, left, column)
        ):
            out[-1] = replace(out[-1], x1=column.x1)
        elif right is not None and right.numeric and _are_signs(held, column, right, em, cuts):
            signs = column
        else:
            out.append(column)
    return out


def _is_inside(chunk: Chunk, column: ColumnEdge) -> bool:
    return column.x0 - 0.5 <= chunk.x0 and chunk.x1 <= column.x1 + 0.5


def _cut(cuts: Sequence[float], left: ColumnEdge, right: ColumnEdge) -> bool:
    return any(left.x1 - 1 <= cut <= right.x0 + 1 for cut in cuts)


def _are_signs(
    held: Sequence[tuple[TextLine, Chunk]], column: ColumnEdge, figures: ColumnEdge, em: float, cuts: Sequence[float]
) -> bool:
    """Tell whether dashes are the signs of the figures right of them: each has one, in one cell with it."""
    if _cut(cuts, column, figures):
        return False
    led = all(
        chunk.text in _MINUS and any(_is_inside(other, figures) and other.is_numeric for other in line.chunks)
        for line, chunk in held
    )
    ruled = any(0 <= column.x0 - cut <= CELL_EM * em for cut in cuts)
    return led and (ruled or figures.x0 - column.x1 <= CELL_EM * em)


def _are_comments(held: Sequence[tuple[TextLine, Chunk]], figures: ColumnEdge, em: float) -> bool:
    """Tell whether texts in brackets go on with the figures left of them: « 40 % (200 000 €) »."""
    return all(
        chunk.text.startswith("(")
        and any(_is_inside(other, figures) and 0 <= chunk.x0 - other.x1 <= SPACE_EM * em for other in line.chunks)
        for line, chunk in held
    )
