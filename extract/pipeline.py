"""The room from end to end: a PDF in, the spans of its acts out.

The order of the stages stands here and nowhere else. Pages are read one at a time; their words are dropped once the
tables and lines have been taken from them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.acts import split_acts
from extract.columns import unfold_columns
from extract.document import OpenDocument, open_document
from extract.furniture import remove_furniture
from extract.letterspacing import mend_pages
from extract.lines import make_lines
from extract.paragraphs import make_paragraphs
from extract.reading import read_any_page
from extract.signatures import find_signatures
from extract.stamps import drop_stamps
from extract.tables.take import take_tables
from schemas.act import ActSpan, Extraction, FileFacts
from schemas.errors import DocumentError, MissingDependencyError
from schemas.page import Page
from schemas.settings import OcrSettings, Settings
from schemas.warning import Code, DocumentWarning


def extract(path: Path, settings: Settings) -> Extraction:
    """Read a PDF into the spans of its acts. Raises schemas.errors.DocumentError where it cannot be opened."""
    with open_document(path, settings.read) as document:
        facts = FileFacts(document.name, document.sha256, document.size_bytes, document.page_count)
        pages, warnings = read_pages(document, settings)
    kept = mend_pages(remove_furniture(pages, [make_lines(drop_stamps(page)) for page in pages]))
    kept = tuple(unfold_columns(own, page.width) for page, own in zip(pages, kept, strict=True))
    blocks = find_signatures(kept)
    signed = frozenset(id(line) for block in blocks for line in block.lines)
    regions, kept = take_tables(pages, kept, settings.tables, apart=signed)
    paragraphs = make_paragraphs([line for own in kept for line in own if id(line) not in signed])
    acts = split_acts(paragraphs, regions, blocks, pages)
    warnings += [warning for act in acts for warning in _doubt(act)]
    bare = tuple(replace(page, words=(), rules=(), fills=(), pictures=()) for page in pages)
    return Extraction(facts, bare, acts, tuple(warnings))


def read_pages(document: OpenDocument, settings: Settings) -> tuple[list[Page], list[DocumentWarning]]:
    """Every page; one that cannot be read is empty, with a warning."""
    pages: list[Page] = []
    warnings: list[DocumentWarning] = []
    for number in range(1, document.page_count + 1):
        try:
            page, told = _read_page(document, number, settings.ocr)
        except DocumentError as error:
            page = Page(number, 595.28, 841.89, 0, text_source="none")
            warnings.append(DocumentWarning(code=Code.PAGE_UNREADABLE, message=str(error), page=number))
        else:
            warnings += told
        pages.append(page)
    return pages, warnings


def _read_page(document: OpenDocument, number: int, settings: OcrSettings) -> tuple[Page, list[DocumentWarning]]:
    """One page; without an OCR engine a scanned page stays empty, and a warning says what to install."""
    try:
        return read_any_page(document, number, settings)
    except MissingDependencyError as error:
        page, told = read_any_page(document, number, settings.model_copy(update={"use_ocr": False}))
        return page, [*told, DocumentWarning(code=Code.NO_TEXT_LAYER, message=str(error), page=number)]


def _doubt(act: ActSpan) -> list[DocumentWarning]:
    """What an act should have and was not found."""
    first = act.pages[0]
    out = []
    if not act.parties:
        message = "No parties were found before the first article."
        out.append(DocumentWarning(code=Code.NO_PARTIES, message=message, page=first))
    if not act.articles:
        message = "No heading of an article was found."
        out.append(DocumentWarning(code=Code.NO_ARTICLES, message=message, page=first))
    return out
