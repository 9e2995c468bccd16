"""A further opinion on one table, from camelot, asked only where our own readings leave doubt.

Camelot's network and stream parsers see columns where ours may not, and cost an import of a third of a second and
up to as much a page; the sums decide whether theirs is better. Its cells are filled with our words, so
that every figure keeps its place and no second text layer comes in. Its hybrid parser is not asked: it draws the page
to look for rules, which are known here, at two thirds of the time of a question. On 114 real PDFs its grid was that of
network in eleven tables of fourteen, and in none was it the one to be kept.
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from bordereau.extract.ocr.unbudgeted import load_unbudgeted
from bordereau.extract.tables.chunks import drop_leaders
from bordereau.extract.tables.read.grids import Place, build_grid
from bordereau.schemas.budget import within
from bordereau.schemas.page import Page, Word
from bordereau.schemas.parts import LibraryFault, raise_memory
from bordereau.schemas.table import Grid, TableRegion

Flavor = Literal["network", "stream"]
FLAVORS: tuple[Flavor, ...] = ("network", "stream")
MARGIN_PT = 3.0


def ask_camelot(
    path: Path,
    pages: Mapping[int, Page],
    region: TableRegion,
    limit_s: float = 0.0,
    kept: dict[int, Any] | None = None,
) -> Iterator[Grid]:
    """Read a region with one parser after the other, the quick ones first; the caller stops when the sums hold.

    Each may take ``limit_s`` seconds. ``kept`` holds the layout of the page that was asked for last. Raises
    schemas.parts.OutOfTime, LibraryFault.
    """
    kept = {} if kept is None else kept
    for flavor in FLAVORS:
        grid = within(limit_s, partial(read_with_camelot, path, pages[region.pages[0]], region, flavor, kept))
        if grid is not None:
            yield grid


def read_with_camelot(path: Path, page: Page, region: TableRegion, flavor: Flavor, kept: dict[int, Any]) -> Grid | None:
    """Read one region of one page; None where camelot finds nothing, or where it cannot be asked.

    It reads text layers of upright pages only, and one page at a time. ``page`` need not hold its words any more.
    """
    if page.text_source != "layer" or page.rotation or page.placement or len(region.pages) != 1:
        return None
    if _is_picture(region):
        return None
    left_pt, under_pt = _measure_trim(path, page.number)
    height = page.height + under_pt
    x0, top, x1, bottom = region.boxes[0]
    x0, x1 = x0 + left_pt, x1 + left_pt
    area = (x0 - MARGIN_PT, height - top + MARGIN_PT, x1 + MARGIN_PT, height - bottom - MARGIN_PT)
    if page.number not in kept:
        kept.clear()
    table = _ask(path, page.number, flavor, ",".join(f"{value:.1f}" for value in area), kept)
    if table is None:
        return None
    words = drop_leaders(dict.fromkeys(word for cell in region.readings[0].cells for word in cell.words))
    columns = [left - left_pt for left, _ in table.cols]
    rows = [height - high for high, _ in table.rows]
    return _fill(page.number, words, columns, rows)


def _is_picture(region: TableRegion) -> bool:
    """Whether all words of a region were read from a picture on the page: camelot sees none of them."""
    words = [word for cell in region.readings[0].cells for word in cell.words]
    return bool(words) and all(word.read_by_ocr for word in words)


def _measure_trim(path: Path, number: int) -> tuple[float, float]:
    """What the crop box takes off a page at its left and foot, in points: camelot measures from the media box."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        media, crop = page.get_mediabox(), page.get_cropbox()
    return crop[0] - media[0], crop[1] - media[1]


def _ask(path: Path, number: int, flavor: Flavor, area: str, kept: dict[int, Any]) -> Any:
    """Ask camelot for the largest table in an area. Raises LibraryFault, MemoryError."""
    try:
        if number not in kept:
            kept[number] = _open_page(path, number)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = kept[number].parse(flavor=flavor, suppress_stdout=True, table_areas=[area])
    except Exception as error:  # camelot raises what its libraries raise
        raise_memory(error)
        raise LibraryFault("camelot") from error
    return max(tables, key=lambda table: table.shape[0] * table.shape[1], default=None)


def _open_page(path: Path, number: int) -> Any:
    """Camelot's reader of one page, which lays out its text once and not for each parser and table.

    That is two thirds of the time of a question. The parsers sort the lists that they are given, so each has its own.
    """
    handler = _load_camelot()(str(path), pages=str(number))
    lay_out = handler._get_layout
    laid: list[Any] = []

    def lay_out_once(page: Any, **options: Any) -> tuple[Any, ...]:
        if not laid:
            laid.extend(lay_out(page, **options))
        return tuple(list(part) if isinstance(part, list) else part for part in laid)

    handler._get_layout = lay_out_once
    return handler


@cache
def _load_camelot() -> Any:
    """Load it, and pandas with it, for the first table in doubt: most documents have none."""
    return load_unbudgeted(_import_camelot)


def _import_camelot() -> Any:
    from camelot.handlers import PDFHandler

    return PDFHandler


def _fill(page: int, words: Sequence[Word], columns: Sequence[float], rows: Sequence[float]) -> Grid | None:
    """Put our words into camelot's rows and columns."""
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = max(0, bisect_right(rows, word.middle) - 1)
        column = max(0, bisect_right(columns, (word.x0 + word.x1) / 2) - 1)
        held.setdefault((row, column), []).append(word)
    if not held or len(columns) < 2:
        return None
    places = [Place(row, column, tuple(inside)) for (row, column), inside in held.items()]
    return build_grid("camelot", page, places, (len(rows), len(columns)))
