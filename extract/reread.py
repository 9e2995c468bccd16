"""Cells of scanned pages, read again on demand: the door through which failing sums ask for a second look.

Each page is rendered and prepared again, one alive at a time, in the very frame of its first reading; so only cells
that a failing sum names are worth the price (about half a second a page and a tenth a cell).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from bordereau.extract.ocr.cells import read_cell
from bordereau.extract.ocr.engine import Readers, StripReader
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.strips import cut
from bordereau.extract.page.document import OpenDocument, open_document
from bordereau.extract.page.reading import load_readers
from bordereau.extract.page.scan import choose_dpi, prepare_turned
from bordereau.extract.page.sheet_scale import shrink_sheet
from bordereau.schemas.budget import within
from bordereau.schemas.errors import DocumentError, MissingDependencyError
from bordereau.schemas.page import Page
from bordereau.schemas.reading import CellPlace
from bordereau.schemas.settings import Settings

PAD_PT = 1.5
LINE_PT = 2.0
TURNED = 1.2
"""A cell so much higher than wide may hold print that is turned by 90°."""
REACH_PT = 14.0
"""How far beside the words of a cell without rules a digit that was lost may stand."""


def reread_cells(
    path: Path, pages: Mapping[int, Page], settings: Settings, asked: Sequence[CellPlace]
) -> tuple[tuple[str, ...], ...]:
    """All readings of each place, none where it could not be read again; ``pages`` as they were read at first.

    Raises schemas.parts.OutOfTime where a page takes too long.
    """
    found: dict[int, tuple[str, ...]] = {}
    try:
        readers = load_readers()
        with open_document(path, settings.read) as document:
            for number in sorted({place.page for place in asked}):
                mine = [index for index, place in enumerate(asked) if place.page == number]
                places = [asked[index] for index in mine]
                read = partial(_read_page_cells, document, pages[number], readers, places)
                texts = within(settings.read.page_timeout_s, read)
                found.update(zip(mine, texts, strict=True))
    except (DocumentError, MissingDependencyError):  # it was read a moment ago; what cannot be seen again stays
        return tuple(() for _ in asked)
    return tuple(found.get(index, ()) for index in range(len(asked)))


def _read_page_cells(
    document: OpenDocument, page: Page, readers: Readers, places: Sequence[CellPlace]
) -> list[tuple[str, ...]]:
    sheet, scale = shrink_sheet(document.read_layer(page.number))
    dpi = choose_dpi(sheet)
    turn, skew = (page.placement.turn, page.placement.skew) if page.placement else (0, 0.0)
    grey, deep = document.render_inks(page.number, dpi / scale)
    reading = prepare_turned(grey, dpi, turn, skew, deep)
    judges = [reader for reader in (readers.second, readers.figures) if reader is not None]
    return [read_place(reading.clean, place, reading.prepared.dpi, judges) for place in places]


def read_place(picture: Picture, place: CellPlace, dpi: float, judges: Sequence[StripReader]) -> tuple[str, ...]:
    """All readings of one place of a picture, in every preparation and by each judge."""
    point = dpi / 72
    x0, top, x1, bottom = place.box
    aside, above = (PAD_PT, PAD_PT) if place.drawn else (REACH_PT, LINE_PT)
    left = max(0.0, x0 - aside)
    part = cut(picture, left * point, (top - above) * point, (x1 + aside) * point, (bottom + above) * point)
    if place.drawn and bottom - top > TURNED * (x1 - x0):
        return _read_turned(part, dpi, judges)
    core = None if place.drawn else (round((x0 - left) * point), round((x1 - left) * point))
    return read_cell(part, dpi, judges, core)


def _read_turned(part: Picture, dpi: float, judges: Sequence[StripReader]) -> tuple[str, ...]:
    """All readings of a cell that is higher than wide: level, upwards or downwards, whichever agrees on most print."""
    import numpy as np

    ways = [read_cell(np.ascontiguousarray(np.rot90(part, turns)), dpi, judges) for turns in (0, -1, 1)]
    return max(ways, key=lambda texts: max((texts.count(text) * len(text) for text in texts), default=0))
