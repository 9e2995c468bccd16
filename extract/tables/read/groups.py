"""Labels merged over rows where only horizontal rules are drawn.

The name of a group stands in the middle of its rows; the rules between these rows leave its column out, the one
under the last of them does not. So the rules say how far a name reaches; its height alone would give it to the row
it happens to stand beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.tables.read.beside_figures import ColumnEdge
from bordereau.extract.tables.read.grids import Place

SLACK_PT = 2.0

Piece = tuple[float, float, float]
"""A drawn level: y, x0, x1."""


def merge_groups(
    places: Sequence[Place],
    rows: Sequence[tuple[float, float]],
    columns: Sequence[ColumnEdge],
    pieces: Sequence[Piece],
    offset: int,
) -> list[Place]:
    """Merge the names in the first column over the rows that no rule of that column parts.

    ``rows`` are the heights of the first and last line of each row, ``columns`` the two columns of labels,
    ``offset`` the number of header rows.
    """
    inner = [_parts_inside(pieces, above[1], below[0], columns) for above, below in pairwise(rows)]
    if not any(inner):
        return list(places)
    out = [place for place in places if place.column > 0]
    first = 0
    for number in range(len(rows)):
        if number == len(rows) - 1 or not inner[number]:
            group = [p for p in places if p.column == 0 and first <= p.row - offset <= number]
            out.extend(_merge(group, offset + first, number - first + 1))
            first = number + 1
    return out


def _parts_inside(pieces: Sequence[Piece], top: float, bottom: float, columns: Sequence[ColumnEdge]) -> bool:
    """Tell whether what is drawn between two rows parts them in the second column but not in the first."""
    between = [(x0, x1) for y, x0, x1 in pieces if top < y < bottom]
    name, item = columns[0], columns[1]
    crossed = any(x0 < name.x1 - SLACK_PT and x1 > name.x0 + SLACK_PT for x0, x1 in between)
    return not crossed and any(x0 <= item.x0 + SLACK_PT and x1 >= item.x1 - SLACK_PT for x0, x1 in between)


def _merge(group: Sequence[Place], row: int, count: int) -> list[Place]:
    if not group or count == 1:
        return list(group)
    words = tuple(word for place in sorted(group, key=lambda p: p.row) for word in place.words)
    return [replace(group[0], row=row, words=words, row_span=count)]
