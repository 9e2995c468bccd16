"""Which tables a statement of a unit holds for that does not stand right beside them.

A unit misread multiplies a whole table by a thousand, and every sum in it still holds. So each place where it may
be said is looked at: right above and right below a table (extract.tables.around.captions), the page's header and
footer, a note at the foot of the page, the heading of the annex, a sentence of an earlier page that speaks of all
tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bordereau.extract.tables.around.unit_lines import declares_unit, is_unit_line
from bordereau.lexicon.annexes import read_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import may_hold_unit
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Box, Line
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph, join_lines

NEAR_EM = 9.0
"""Nearer than this above a table, in sizes of its type, a line stands at it; so it does at a third of this below."""
MAX_BROKEN = 3
"""A sentence that states a unit may be broken over so many lines."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line, or two or three, that state the unit of figures printed elsewhere."""

    text: Paragraph
    size: float
    annex: str | None
    """The annex that it is the heading of."""

    @property
    def top(self) -> float:
        return self.text.lines[0].box[1]

    @property
    def bottom(self) -> float:
        return self.text.lines[-1].box[3]

    @property
    def is_wide(self) -> bool:
        """It speaks of more than the table beside it."""
        return self.annex is not None or read_pattern("tables", "wide_units").search(fold(self.text.text)) is not None

    @property
    def looks_back(self) -> bool:
        return read_pattern("tables", "units_above").search(fold(self.text.text)) is not None


def find_statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """Find the lines that state a unit for figures elsewhere."""
    for number, line in enumerate(lines):
        if not may_hold_unit(fold(line.text)):
            continue
        first = _find_start(lines, number)
        if first is not None:
            text = join_lines(lines[first : number + 1])
            heading = read_annex(text.text)
            yield Statement(text, line.size, heading.number if heading else None)


def _find_start(lines: Sequence[Line], last: int) -> int | None:
    """Find the line where a statement begins that ends on the line ``last``; one that is cut goes on upwards."""
    for first in range(last, max(-1, last - MAX_BROKEN), -1):
        text = join_lines(lines[first : last + 1]).text
        cut = text[:1].islower() and first > max(0, last - MAX_BROKEN + 1)
        if not cut and (declares_unit(text) or is_unit_line(text)):
            return first
    return None


def spread_units(
    regions: Sequence[TableRegion],
    pages: Sequence[tuple[int, Sequence[Line], Sequence[Line]]],
    opening: frozenset[int] = frozenset(),
) -> list[TableRegion]:
    """Give each table the statements of units that stand further off and hold for it too, the nearest first.

    ``pages`` are a number, the lines of the page, and its running lines, which are none of them. On the pages
    ``opening`` a new act begins: what was said before no longer holds.
    """
    if not regions:
        return []
    by_page: dict[int, list[TableRegion]] = {}
    for region in regions:
        by_page.setdefault(region.pages[0], []).append(region)
    open_: list[Statement] = []
    out: list[TableRegion] = []
    for number, lines, margins in pages:
        own = list(find_statements(lines))
        if number in opening:
            open_ = []
        if number in by_page:
            running = list(find_statements(margins))
            boxes = [box for r in regions for page, box in zip(r.pages, r.boxes, strict=True) if page == number]
            for region in by_page[number]:
                scope = [*_list_on_page(region, own, boxes), *running, *reversed(open_)]
                beside = {text.text for text in region.context}
                held = [s.text for s in scope if s.annex in (None, region.annex) and s.text.text not in beside]
                out.append(replace(region, scope=tuple(held)))
        open_.extend(statement for statement in own if statement.is_wide)
    return out


def _list_on_page(region: TableRegion, own: Sequence[Statement], boxes: Sequence[Box]) -> list[Statement]:
    """The statements of a table's page that speak of it: the wide ones, its own, and those of no other table."""
    mine = region.boxes[0]
    above = [s for s in own if s.bottom <= mine[1] + 1 and (s.is_wide or _find_beside(s, boxes) in (None, mine))]
    below = [s for s in own if s.top > mine[1] and (s.looks_back or _holds_above(s, mine, boxes))]
    return [*reversed(above), *below]


def _holds_above(statement: Statement, mine: Box, boxes: Sequence[Box]) -> bool:
    """Tell whether a statement below a table may speak of it: no table follows, and no other is as near."""
    follows = any(box[1] >= statement.bottom - 1 for box in boxes)
    return not follows and _find_beside(statement, boxes) in (None, mine)


def _find_beside(statement: Statement, boxes: Iterable[Box]) -> Box | None:
    """Find the table that a statement stands at, the nearest if several."""
    reach = NEAR_EM * statement.size
    near: list[tuple[float, Box]] = []
    for box in boxes:
        under, over = box[1] - statement.bottom, statement.top - box[3]
        if 0 <= under < reach or 0 <= over < reach / 3:
            near.append((max(under, over), box))
    return min(near, default=(0.0, None), key=lambda pair: pair[0])[1]
