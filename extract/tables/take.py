"""The tables of a whole document, and the lines that are left for the running text."""

from __future__ import annotations

from collections.abc import Sequence

from extract.tables.captions import caption_tables
from extract.tables.find import find_tables, take_out
from extract.tables.stitch import stitch_tables
from schemas.page import Line, Page
from schemas.settings import TableSettings
from schemas.table import TableRegion


def take_tables(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]], settings: TableSettings
) -> tuple[tuple[TableRegion, ...], tuple[tuple[Line, ...], ...]]:
    """Find the tables of all pages, join those that run over pages, and take their lines out of the text.

    ``lines`` are those of each page without furniture (and without signature blocks, where they are known).
    A caption, title or foot note stays in the text.
    """
    found: list[TableRegion] = []
    kept: list[tuple[Line, ...]] = []
    for page, own in zip(pages, lines, strict=True):
        regions = caption_tables(find_tables(page, own, settings), own)
        found.extend(regions)
        boxes = [box for region in regions for box in region.boxes]
        kept.append(tuple(take_out(own, boxes)))
    return stitch_tables(found), tuple(kept)
