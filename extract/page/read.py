"""The door of a page: read by whatever way it can be, within its time; what cannot be read costs this page."""

from __future__ import annotations

from functools import partial

from bordereau.extract.page.document import OpenDocument
from bordereau.extract.page.reading import read_layer_or_picture
from bordereau.schemas.budget import within
from bordereau.schemas.errors import MissingDependencyError
from bordereau.schemas.page import Page
from bordereau.schemas.parts import Part, attempt, tell_time
from bordereau.schemas.settings import Settings
from bordereau.schemas.warning import Code, DocumentWarning

PageReading = tuple[Page, tuple[DocumentWarning, ...]]
"""A page and what is doubtful about it."""


def read_page(document: OpenDocument, number: int, settings: Settings) -> PageReading:
    """Read a page by whatever way; one that cannot be read, or not within its time, is empty, with a warning."""
    told: list[DocumentWarning] = []
    empty = Page(number, 595.28, 841.89, 0, text_source="none")
    work = partial(within, settings.read.page_timeout_s, partial(_read_as_installed, document, number, settings))
    page, more = attempt(name_page(number), work, (empty, []), told, timed=True)
    return page, (*told, *more)


def give_page_up(number: int, limit_s: float) -> PageReading:
    """A page that is not read again, for it took too long before."""
    page = Page(number, 595.28, 841.89, 0, text_source="none")
    return page, (name_page(number).lose(tell_time(limit_s)),)


def name_page(number: int) -> Part:
    """A page as a part that can be lost alone."""
    return Part(f"Page {number}", Code.PAGE_UNREADABLE, number)


def _read_as_installed(document: OpenDocument, number: int, settings: Settings) -> tuple[Page, list[DocumentWarning]]:
    """One page; without an OCR engine a scanned page stays empty, and a warning says what to install."""
    try:
        return read_layer_or_picture(document, number, settings.ocr)
    except MissingDependencyError as error:
        page, told = read_layer_or_picture(document, number, settings.ocr.model_copy(update={"use_ocr": False}))
        return page, [*told, DocumentWarning(code=Code.NO_TEXT_LAYER, message=str(error), page=number)]
