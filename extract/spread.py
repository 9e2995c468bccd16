"""Pages of one PDF read apart from each other, so that a long scan can be shared out.

OCR takes seconds a page, and no page needs its neighbours before its lines are made. So a scan of many pages is read
by many processes, each a few pages, and put together by one; the result is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from bordereau.extract.page.budget import within
from bordereau.extract.page.document import OpenDocument, open_document
from bordereau.extract.page.reading import read_any_page
from bordereau.extract.page.triage import triage_page
from bordereau.schemas.errors import MissingDependencyError
from bordereau.schemas.page import Page
from bordereau.schemas.parts import Part, attempt, tell_time
from bordereau.schemas.settings import Settings
from bordereau.schemas.warning import Code, DocumentWarning

PageReading = tuple[Page, tuple[DocumentWarning, ...]]
"""A page and what is doubtful about it."""

OnPage = Callable[[int], None]
"""Is called with the number of each page before it is read, and with 0 when the last has been read."""

TO_OCR = ("scan", "untrusted")


def read_one_page(document: OpenDocument, number: int, settings: Settings) -> PageReading:
    """Read a page by whatever way; one that cannot be read, or not within its time, is empty, with a warning."""
    told: list[DocumentWarning] = []
    empty = Page(number, 595.28, 841.89, 0, text_source="none")
    work = partial(within, settings.read.page_timeout_s, partial(_read_page, document, number, settings))
    page, more = attempt(name_page(number), work, (empty, []), told, timed=True)
    return page, (*told, *more)


def name_page(number: int) -> Part:
    """A page as a part that can be lost alone."""
    return Part(f"Page {number}", Code.PAGE_UNREADABLE, number)


def give_page_up(number: int, limit_s: float) -> PageReading:
    """A page that is not read again, for it took too long before."""
    page = Page(number, 595.28, 841.89, 0, text_source="none")
    return page, (name_page(number).lose(tell_time(limit_s)),)


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
        readings.append(read_one_page(document, number, settings))
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
            return _needs_ocr(document, number, settings.read.page_timeout_s)

        looks = sum(needs_ocr(number) for number in (1, (last + 1) // 2, last))
        if looks < 2:
            return ()
        numbers = tuple(number for number in range(1, last + 1) if needs_ocr(number))
        return numbers if len(numbers) >= least else ()


def _read_page(document: OpenDocument, number: int, settings: Settings) -> tuple[Page, list[DocumentWarning]]:
    """One page; without an OCR engine a scanned page stays empty, and a warning says what to install."""
    try:
        return read_any_page(document, number, settings.ocr)
    except MissingDependencyError as error:
        page, told = read_any_page(document, number, settings.ocr.model_copy(update={"use_ocr": False}))
        return page, [*told, DocumentWarning(code=Code.NO_TEXT_LAYER, message=str(error), page=number)]


def _needs_ocr(document: OpenDocument, number: int, limit_s: float) -> bool:
    """Whether a page needs OCR; one that cannot be looked at does not, and is told of when it is read."""
    look = partial(within, limit_s, lambda: triage_page(document.read_page(number)).verdict in TO_OCR)
    return attempt(name_page(number), look, False, [], timed=True)
