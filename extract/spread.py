"""Pages of one PDF read apart from each other, so that a long scan can be shared out.

OCR takes seconds a page, and no page needs its neighbours before its lines are made. So a scan of many pages is read
by many processes, each a few pages, and put together by one; the result is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from bordereau.extract.page.document import OpenDocument, open_document
from bordereau.extract.page.read import PageReading, give_page_up, name_page, read_page
from bordereau.extract.page.triage import triage_page
from bordereau.schemas.budget import within
from bordereau.schemas.parts import attempt
from bordereau.schemas.settings import Settings

OnPage = Callable[[int], None]
"""Is called with the number of each page before it is read, and with 0 when the last has been read."""

TO_OCR = ("scan", "untrusted")


def read_some_pages(
    path: Path,
    numbers: Sequence[int],
    settings: Settings,
    given_up: Collection[int] = (),
    on_page: OnPage | None = None,
) -> tuple[PageReading, ...]:
    """Read some pages of a PDF. Raises schemas.errors.DocumentError where it cannot be opened."""
    with open_document(path, settings.read) as document:
        return tuple(read_pages_in_order(document, numbers, settings, given_up, on_page))


def read_pages_in_order(
    document: OpenDocument,
    numbers: Sequence[int],
    settings: Settings,
    given_up: Collection[int] = (),
    on_page: OnPage | None = None,
) -> list[PageReading]:
    """Read some pages of an open PDF, but for those ``given_up``; ``on_page`` is told which is under way."""
    readings: list[PageReading] = []
    for number in numbers:
        if number in given_up:
            readings.append(give_page_up(number, settings.read.page_timeout_s))
            continue
        if on_page is not None:
            on_page(number)
        readings.append(read_page(document, number, settings))
    if on_page is not None:
        on_page(0)
    return readings


def list_scanned_pages(
    path: Path, least: int, settings: Settings, given_up: Collection[int] = (), on_page: OnPage | None = None
) -> tuple[int, ...]:
    """List the pages that need OCR, when there are at least so many; else nothing.

    A first look at three pages spares the rest of a document with a text layer a second reading. Raises
    schemas.errors.DocumentError where the PDF cannot be opened.
    """
    with open_document(path, settings.read) as document:
        last = document.page_count
        if not settings.ocr.use_ocr or last < least:
            return ()

        def needs_ocr(number: int) -> bool:
            if number in given_up:
                return False
            if on_page is not None:
                on_page(number)
            return document.may_be_scanned(number) and _needs_ocr(document, number, settings.read.page_timeout_s)

        looks = sum(needs_ocr(number) for number in (1, (last + 1) // 2, last))
        if looks < 2:
            return ()
        numbers = tuple(number for number in range(1, last + 1) if needs_ocr(number))
        return numbers if len(numbers) >= least else ()


def _needs_ocr(document: OpenDocument, number: int, limit_s: float) -> bool:
    """Whether a page needs OCR; one that cannot be looked at does not, and is told of when it is read."""
    look = partial(within, limit_s, lambda: triage_page(document.read_layer(number)).verdict in TO_OCR)
    return attempt(name_page(number), look, False, [], timed=True)
