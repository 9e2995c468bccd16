"""Pages of one PDF read apart from each other, so that a long scan can be shared out.

OCR takes seconds a page, and no page needs its neighbours before its lines are made. So a scan of many pages is read
by many processes, each a few pages, and put together by one; the result is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.document import OpenDocument, open_document
from extract.reading import read_any_page
from extract.triage import triage_page
from schemas.errors import DocumentError, MissingDependencyError
from schemas.page import Page
from schemas.settings import OcrSettings, Settings
from schemas.warning import Code, DocumentWarning

PageReading = tuple[Page, tuple[DocumentWarning, ...]]
"""A page and what is doubtful about it."""

TO_OCR = ("scan", "untrusted")


def read_one_page(document: OpenDocument, number: int, settings: Settings) -> PageReading:
    """Read a page by whatever way; one that cannot be read is empty, with a warning."""
    try:
        page, told = _read_page(document, number, settings.ocr)
    except DocumentError as error:
        page = Page(number, 595.28, 841.89, 0, text_source="none")
        return page, (DocumentWarning(code=Code.PAGE_UNREADABLE, message=str(error), page=number),)
    return page, tuple(told)


def read_some_pages(path: Path, numbers: Sequence[int], settings: Settings) -> tuple[PageReading, ...]:
    """Read some pages of a PDF. Raises schemas.errors.DocumentError where it cannot be opened."""
    with open_document(path, settings.read) as document:
        return tuple(read_one_page(document, number, settings) for number in numbers)


def list_scanned_pages(path: Path, least: int, settings: Settings) -> tuple[int, ...]:
    """List the pages that need OCR, when there are at least so many; else nothing.

    A first look at three pages spares the rest of a document with a text layer a second reading. Raises
    schemas.errors.DocumentError where the PDF cannot be opened.
    """
    with open_document(path, settings.read) as document:
        last = document.page_count
        if not settings.ocr.use_ocr or last < least:
            return ()
        looks = sum(_needs_ocr(document, number) for number in (1, (last + 1) // 2, last))
        if looks < 2:
            return ()
        numbers = tuple(number for number in range(1, last + 1) if _needs_ocr(document, number))
        return numbers if len(numbers) >= least else ()


def _read_page(document: OpenDocument, number: int, settings: OcrSettings) -> tuple[Page, list[DocumentWarning]]:
    """One page; without an OCR engine a scanned page stays empty, and a warning says what to install."""
    try:
        return read_any_page(document, number, settings)
    except MissingDependencyError as error:
        page, told = read_any_page(document, number, settings.model_copy(update={"use_ocr": False}))
        return page, [*told, DocumentWarning(code=Code.NO_TEXT_LAYER, message=str(error), page=number)]


def _needs_ocr(document: OpenDocument, number: int) -> bool:
    try:
        return triage_page(document.read_page(number)).verdict in TO_OCR
    except DocumentError:
        return False
