"""Regions parted into the tables that they hold: stacked one under the other, then side by side.

This comes after tables over several pages were joined: the heads of two halves may stand on the page before, and tell
the halves of both pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.tables.join.halves import part_halves
from bordereau.extract.tables.join.stacks import part_stacks
from bordereau.schemas.page import Box
from bordereau.schemas.parts import Part, attempt, name_place
from bordereau.schemas.table import TableRegion
from bordereau.schemas.warning import Code, DocumentWarning


def part_tables(regions: Sequence[TableRegion], told: list[DocumentWarning]) -> tuple[TableRegion, ...]:
    """Part regions, each in its place; one that cannot be parted is told of and stays whole."""
    return tuple(half for region in regions for one in _part_stacks(region, told) for half in _part_halves(one, told))


def _part_halves(region: TableRegion, told: list[DocumentWarning]) -> Sequence[TableRegion]:
    part = name_table(region.pages[0], region.boxes[0], "could not be parted in its halves")
    return attempt(part, lambda: part_halves(region), (region,), told)


def _part_stacks(region: TableRegion, told: list[DocumentWarning]) -> Sequence[TableRegion]:
    part = name_table(region.pages[0], region.boxes[0], "could not be parted where heads stand again")
    return attempt(part, lambda: part_stacks(region), (region,), told)


def name_table(page: int, box: Box, loss: str = "could not be read") -> Part:
    """A table as a part that can be lost alone."""
    return Part(f"The table {name_place(box)} on page {page}", Code.TABLE_UNREADABLE, page, loss)
