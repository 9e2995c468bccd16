"""The tables of a whole document, and the lines that are left for the running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bordereau.extract.lines.ruled_margin import drop_sheet_frame
from bordereau.extract.lines.transmission_stamp import drop_stamps
from bordereau.extract.steps import Steps
from bordereau.extract.tables.around.captions import caption_tables
from bordereau.extract.tables.around.unit_scope import spread_units
from bordereau.extract.tables.find import find_tables, take_out
from bordereau.extract.tables.join.parts import part_tables
from bordereau.extract.tables.join.stitch import stitch_tables
from bordereau.lexicon.annexes import read_annex
from bordereau.lexicon.headings import opens_first_article
from bordereau.schemas.page import Box, Line, Page
from bordereau.schemas.table import TableRegion

TOP_LINES = 3


def take_tables(
    pages: Sequence[Page],
    lines: Sequence[Sequence[Line]],
    apart: frozenset[int] = frozenset(),
    margins: Sequence[Sequence[Line]] = (),
    steps: Steps | None = None,
) -> tuple[tuple[TableRegion, ...], tuple[tuple[Line, ...], ...]]:
    """Find the tables of all pages, join those that run over pages, and take their words out of the text.

    ``lines`` are those of each page without furniture; ``apart`` are the numbers of lines that belong to no table
    (signature blocks); ``margins`` are the running lines of each page, which may state a unit. A caption, title
    or foot note stays in the text. A line that no table touches stays the same object.
    """
    steps = steps or Steps()
    found: list[TableRegion] = []
    for page, own in zip(pages, lines, strict=True):
        free = [line for line in own if line.number not in apart]
        found.extend(steps.do_page("The tables", page.number, partial(_find_on_page, page, free, steps), ()))
    edges = margins or [()] * len(pages)
    clear = _take_all_out(pages, lines, found)
    sheets = [(page.number, own, edge) for page, own, edge in zip(pages, clear, edges, strict=True)]
    named = steps.do("The annexes of the tables", lambda: name_annexes(found, lines), found)
    united = steps.do("The units of the tables", lambda: spread_units(named, sheets, find_openings(lines)), named)
    whole = tuple(region for region in united if not region.tentative)
    stitched = steps.do("Tables over several pages", lambda: stitch_tables(united), whole)
    regions = part_tables(stitched, steps.told)
    return regions, _take_all_out(pages, lines, regions)


def _find_on_page(page: Page, free: Sequence[Line], steps: Steps) -> Sequence[TableRegion]:
    bare = drop_sheet_frame(drop_stamps(page), free)  # over a corner of the frame a stamp would be a head
    found = find_tables(bare, free, steps.told)
    return steps.do(f"The captions of the tables on page {page.number}", lambda: caption_tables(found, free), found)


def _take_all_out(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]], regions: Sequence[TableRegion]
) -> tuple[tuple[Line, ...], ...]:
    boxes: dict[int, list[Box]] = {}
    for region in regions:
        for number, box in zip(region.pages, region.boxes, strict=True):
            boxes.setdefault(number, []).append(box)
    return tuple(tuple(take_out(own, boxes.get(page.number, []))) for page, own in zip(pages, lines, strict=True))


def find_openings(lines: Sequence[Sequence[Line]]) -> frozenset[int]:
    """The pages on which a first article stands: a new act has begun."""
    return frozenset(line.page for own in lines for line in own if opens_first_article(line.text))


def name_annexes(regions: Sequence[TableRegion], lines: Sequence[Sequence[Line]]) -> list[TableRegion]:
    """Give a table the annex whose heading opened an earlier page.

    Only a heading at the top of a page opens an annex (the list of annexes after the last article is none), and a
    first article closes it: another act has begun.
    """
    opened: dict[int, str | None] = {}
    current: str | None = None
    for own in lines:
        for number, line in enumerate(own):
            if number < TOP_LINES and (label := read_annex(line.text)) is not None and label.number:
                current = label.number
            elif opens_first_article(line.text):
                current = None
        if own:
            opened[own[0].page] = current
    return [
        replace(region, annex=opened.get(region.pages[0])) if region.annex is None else region for region in regions
    ]
