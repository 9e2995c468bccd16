"""Heads inside a table: « Taux voté (%) » over the lower half of a column whose upper half is in k€.

Summaries of local taxes and accounts stack several small tables in one frame, each under a row of heads of its own. The
names of the columns are those of the first; a unit that such a row states is that of the figures below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bordereau.normalize.tables.cells import Figure, is_empty
from bordereau.normalize.tables.rows import RawRow
from bordereau.normalize.tables.unit_of_label import is_money, read_header_unit
from bordereau.schemas.reading import ReadColumn


def follow_heads(
    raws: Sequence[RawRow], columns: Sequence[ReadColumn], figures: Sequence[Mapping[int, Figure | None]]
) -> Iterator[Sequence[ReadColumn]]:
    """The columns as they count for each row: with the units that the last row of heads above it states.

    ``figures`` are those of each column, by the number of the row.
    """
    current = list(columns)
    for number, raw in enumerate(raws):
        if not any(column.get(number) is not None for column in figures):
            current = [_restate(column, raw, place) for place, column in enumerate(current)]
        yield tuple(current)


def _restate(column: ReadColumn, raw: RawRow, place: int) -> ReadColumn:
    cell = raw.cells[place]
    unit = read_header_unit(cell.text) if cell is not None and not is_empty(cell.text) else None
    if unit is None or unit == column.unit:
        return column
    return replace(column, unit=unit, kind="money" if is_money(unit) else "percent")
