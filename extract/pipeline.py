"""The room from end to end: a PDF in, the spans of its acts out.

The order of the stages stands here and nowhere else. Pages are read one at a time; their words are dropped once the
tables and lines have been taken from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.acts import split_acts
from extract.columns import unfold_columns
from extract.document import OpenDocument, open_document
from extract.furniture import list_margins, remove_furniture
from extract.glued import part_words
from extract.letterspacing import mend_pages
from extract.lines import make_lines
from extract.panels import part_panels
from extract.paragraphs import make_paragraphs
from extract.signatures import find_signatures
from extract.spread import PageReading, read_one_page
from extract.stamps import drop_stamps
from extract.tables.take import take_tables
from extract.text_grids import read_cells
from schemas.act import ActSpan, Extraction, FileFacts
from schemas.page import Page, number_lines
from schemas.settings import Settings
from schemas.warning import Code, DocumentWarning


def extract(path: Path, settings: Settings, ready: Sequence[PageReading] = ()) -> Extraction:
    """Read a PDF into the spans of its acts; ``ready`` holds pages that others have read (extract.spread).

    Raises schemas.errors.DocumentError where the PDF cannot be opened, or where no page of it can be loaded.
    """
    with open_document(path, settings.read) as document:
        facts = FileFacts(document.name, document.sha256, document.size_bytes, document.page_count)
        pages, warnings = read_pages(document, settings, ready)
    printed = [make_lines(drop_stamps(page)) for page in pages]
    bare_lines = remove_furniture(pages, printed)
    margins = list_margins(printed, bare_lines)
    kept = tuple(part_words(own) for own in mend_pages(bare_lines))
    parted = (unfold_columns(part_panels(own, page), page.width) for page, own in zip(pages, kept, strict=True))
    kept = tuple(number_lines(own) for own in parted)
    blocks = find_signatures(kept)
    signed = frozenset(line.number for block in blocks for line in block.lines)
    regions, kept = take_tables(pages, kept, apart=signed, margins=margins)
    flow = ([line for line in own if line.number not in signed] for own in kept)
    kept = tuple(read_cells(own, page) for page, own in zip(pages, flow, strict=True))
    paragraphs = make_paragraphs([line for own in kept for line in own])
    acts = split_acts(paragraphs, regions, blocks, pages)
    warnings += [warning for act in acts for warning in _doubt(act)]
    bare = tuple(replace(page, words=(), rules=(), fills=(), pictures=()) for page in pages)
    return Extraction(facts, bare, acts, tuple(warnings))


def read_pages(
    document: OpenDocument, settings: Settings, ready: Sequence[PageReading] = ()
) -> tuple[list[Page], list[DocumentWarning]]:
    """Every page; one that cannot be read is empty, with a warning."""
    known = {page.number: (page, told) for page, told in ready}
    numbers = range(1, document.page_count + 1)
    readings = [known.get(number) or read_one_page(document, number, settings) for number in numbers]
    warnings = [warning for _, told in readings for warning in told]
    if sum(warning.code == Code.PAGE_UNREADABLE for warning in warnings) == len(readings):
        document.read_page(1)  # raises what is wrong, where the pages could not even be loaded
    return [page for page, _ in readings], warnings


def _doubt(act: ActSpan) -> Iterator[DocumentWarning]:
    """What an act should have and was not found, and what was mended."""
    first = act.pages[0]
    if not act.parties:
        message = "No parties were found before the first article."
        yield DocumentWarning(code=Code.NO_PARTIES, message=message, page=first)
    if not act.articles:
        message = "No heading of an article was found."
        yield DocumentWarning(code=Code.NO_ARTICLES, message=message, page=first)
    for article in act.articles:
        page = article.heading.page
        if not article.number:
            message = f"The heading “{article.label}” has lost its number."
            yield DocumentWarning(code=Code.ARTICLE_NUMBER_LOST, message=message, page=page)
        elif "." in article.number and article.number.replace(".", "") in article.label.split():
            message = f"The heading “{article.label}” was read as article {article.number}, which comes next."
            yield DocumentWarning(code=Code.OCR_MENDED, message=message, page=page)
