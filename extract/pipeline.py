"""The room from end to end: a PDF in, the spans of its acts out.

The order of the stages stands here and nowhere else. Pages are read one at a time; their words are dropped once the
tables and lines have been taken from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bordereau.extract.acts.split import split_acts
from bordereau.extract.headings.sequence import is_mended
from bordereau.extract.lines.columns import unfold_columns
from bordereau.extract.lines.furniture import list_margins, remove_furniture
from bordereau.extract.lines.glued import part_words
from bordereau.extract.lines.letterspacing import mend_pages
from bordereau.extract.lines.list_columns import part_list_columns
from bordereau.extract.lines.make import make_lines
from bordereau.extract.lines.panels import part_panels
from bordereau.extract.lines.party_columns import part_parties
from bordereau.extract.lines.ruled_margin import keep_whole, part_margins
from bordereau.extract.lines.sidebars import part_sidebar
from bordereau.extract.lines.tick_boxes import mark_unticked
from bordereau.extract.lines.transmission_stamp import drop_stamps, find_stamps
from bordereau.extract.lines.watermarks import part_watermarks
from bordereau.extract.page.document import OpenDocument, open_document
from bordereau.extract.page.enclosed import Enclosed, tell_enclosed
from bordereau.extract.page.read import PageReading
from bordereau.extract.page.recurring import mend_recurring
from bordereau.extract.paragraphs.make import make_paragraphs
from bordereau.extract.signatures.find import SignatureBlock, find_signatures
from bordereau.extract.signatures.misread import mend_signers
from bordereau.extract.spread import OnPage, read_pages_in_order
from bordereau.extract.steps import Steps
from bordereau.extract.tables.take import take_tables
from bordereau.extract.tables.word_grids import read_cells
from bordereau.schemas.act import ActSpan, Extraction, FileFacts
from bordereau.schemas.budget import Budget
from bordereau.schemas.page import Line, Page, number_lines
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.settings import Settings
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph
from bordereau.schemas.warning import Code, DocumentWarning

PageLines = tuple[tuple[Line, ...], ...]
"""The lines of each page."""


def extract(
    path: Path,
    settings: Settings,
    ready: Sequence[PageReading] = (),
    given_up: Collection[int] = (),
    on_page: OnPage | None = None,
) -> Extraction:
    """Read a PDF into the spans of its acts; ``ready`` holds pages that others have read (extract.spread).

    Pages ``given_up`` are not read, and told of as too slow; ``on_page`` is told which page is under way. Raises
    schemas.errors.DocumentError where the PDF cannot be opened, or where no page of it can be loaded.
    """
    with open_document(path, settings.read) as document:
        facts = FileFacts(document.name, document.sha256, document.size_bytes, document.page_count)
        pages, warnings = read_pages(document, settings, ready, given_up, on_page)
        beside = Part("What the file holds beside its pages")
        enclosed = attempt(beside, document.read_enclosed, Enclosed(), warnings)
    warnings += tell_enclosed(enclosed, pages)
    steps = Steps(Budget(settings.read.page_timeout_s), warnings)
    pages, crossing = steps.do("What is printed across the text", partial(part_watermarks, pages), (pages, []))
    warnings += crossing
    pages, mended = steps.do("The words that come back", partial(mend_recurring, pages), (pages, []))
    warnings += mended
    pages = [_mark_options(page, steps) for page in pages]
    kept, margins = find_lines(pages, steps)
    kept, mended = steps.do("Who signs", lambda: mend_signers(kept), (kept, []))
    warnings += mended
    blocks = steps.do("The signatures", lambda: find_signatures(kept), ())
    signed = frozenset(line.number for block in blocks for line in block.lines)
    none: tuple[tuple[TableRegion, ...], PageLines] = ((), kept)
    take = partial(take_tables, pages, kept, apart=signed, margins=margins, steps=steps)
    regions, kept = steps.do("The tables", take, none)
    flow = [[line for line in own if line.number not in signed] for own in kept]
    kept = tuple(
        steps.do_page("The ruled text", page.number, partial(read_cells, own, page), tuple(own))
        for page, own in zip(pages, flow, strict=True)
    )
    paragraphs = join_lines(kept, steps)
    bare = tuple(_strip_page(page, own, steps) for page, own in zip(pages, margins, strict=True))
    acts = find_acts(paragraphs, regions, blocks, bare, steps)
    warnings += [warning for act in acts for warning in _doubt(act)]
    return Extraction(facts, bare, acts, tuple(warnings))


def _mark_options(page: Page, steps: Steps) -> Page:
    work = partial(mark_unticked, page)
    marked, told = steps.do_page("The boxes to tick", page.number, work, (page, list[DocumentWarning]()))
    steps.told += told
    return marked


def read_pages(
    document: OpenDocument,
    settings: Settings,
    ready: Sequence[PageReading] = (),
    given_up: Collection[int] = (),
    on_page: OnPage | None = None,
) -> tuple[list[Page], list[DocumentWarning]]:
    """Every page; one that cannot be read is empty, with a warning."""
    known = {page.number: (page, told) for page, told in ready}
    numbers = [number for number in range(1, document.page_count + 1) if number not in known]
    for page, told in read_pages_in_order(document, numbers, settings, given_up, on_page):
        known[page.number] = (page, told)
    readings = [known[number] for number in range(1, document.page_count + 1)]
    warnings = [warning for _, told in readings for warning in told]
    if sum(warning.code == Code.PAGE_UNREADABLE for warning in warnings) == len(readings):
        document.check_page(1)  # raises what is wrong, where the pages could not even be loaded
    return [page for page, _ in readings], warnings


def find_lines(pages: Sequence[Page], steps: Steps) -> tuple[PageLines, Sequence[Sequence[Line]]]:
    """The lines of each page without furniture, in reading order, and its running lines."""
    printed: PageLines = tuple(
        steps.do_page("The lines", page.number, partial(_make_lines, page), (), Code.PAGE_UNREADABLE) for page in pages
    )
    bare = steps.do("The running headers and footers", lambda: remove_furniture(pages, printed), printed)
    margins = steps.do("The running headers and footers", lambda: list_margins(printed, bare), [()] * len(pages))
    mended = steps.do("Torn words", lambda: mend_pages(bare), bare)
    whole = [
        steps.do_page("Glued words", page.number, partial(part_words, torn), torn)
        for page, torn in zip(pages, mended, strict=True)
    ]
    beside = steps.do("The margins behind a rule", lambda: part_margins(pages, whole), keep_whole(whole))
    kept = []
    for page, text, margin in zip(pages, beside.text, beside.read, strict=True):
        flows = steps.do_page("The panels", page.number, partial(part_sidebar, text, page), (text,))
        own = tuple(line for flow in flows for line in order_lists(flow, page, steps))
        kept.append(number_lines((*own, *margin)))
    return tuple(kept), [(*one, *other) for one, other in zip(margins, beside.running, strict=True)]


def order_lists(lines: Sequence[Line], page: Page, steps: Steps) -> tuple[Line, ...]:
    """The lines of one flow in reading order, a list in columns read column by column."""
    work = partial(part_list_columns, lines, page.rules)
    flows = steps.do_page("The lists in columns", page.number, work, (tuple(lines),))
    if len(flows) == 1:
        return order_flow(lines, page, steps)
    return tuple(line for flow in flows for line in order_flow(flow, page, steps))


def order_flow(lines: Sequence[Line], page: Page, steps: Steps) -> tuple[Line, ...]:
    """The lines of one flow in reading order: what stands beside the text apart, columns one after the other."""
    own = steps.do_page("The panels", page.number, partial(part_panels, lines, page), tuple(lines))
    own = steps.do_page("The parties side by side", page.number, partial(part_parties, own), own)
    return steps.do_page("The columns", page.number, partial(unfold_columns, own, page.width, page.rules), own)


def _strip_page(page: Page, running: Sequence[Line], steps: Steps) -> Page:
    """The page without its words and drawings, but with what stands on it and belongs to no act."""
    stamps = steps.do_page("The stamps", page.number, partial(find_stamps, page), ())
    return replace(page, words=(), rules=(), fills=(), pictures=(), stamps=stamps, running=tuple(running))


def _make_lines(page: Page) -> tuple[Line, ...]:
    return make_lines(drop_stamps(page))


def join_lines(lines: PageLines, steps: Steps) -> tuple[Paragraph, ...]:
    """The paragraphs of the document; where they cannot be made over its pages, those of each page that has some."""
    whole = steps.do(
        "Paragraphs over page ends", lambda: make_paragraphs([line for own in lines for line in own]), None
    )
    if whole is not None:
        return tuple(whole)
    pages = [own for own in lines if own]
    made = (steps.do_page("The paragraphs", own[0].page, partial(make_paragraphs, own), ()) for own in pages)
    return tuple(paragraph for own in made for paragraph in own)


def find_acts(
    paragraphs: Sequence[Paragraph],
    regions: Sequence[TableRegion],
    blocks: Sequence[SignatureBlock],
    pages: Sequence[Page],
    steps: Steps,
) -> tuple[ActSpan, ...]:
    """The acts of the document; where they cannot be told from each other, one act that holds all."""
    acts = steps.do("The acts", lambda: split_acts(paragraphs, regions, blocks, pages, steps), None)
    if acts is not None:
        return acts
    span = (1, max(1, len(pages)))
    return (ActSpan(span, None, (), (), (), tuple(paragraphs), (), (), (), (), tuple(regions)),)


def _doubt(act: ActSpan) -> Iterator[DocumentWarning]:
    """What an act should have and was not found, and what was mended."""
    first = act.pages[0]
    council = act.nature in ("minutes", "deliberation")
    if not act.parties and not council:
        message = "No parties were found before the first article."
        yield DocumentWarning(code=Code.NO_PARTIES, message=message, page=first)
    elif act.parties_unsure:
        message = "Two readings part the opening into parties differently; the one that explains it better is given."
        yield DocumentWarning(code=Code.PARTIES_UNSURE, message=message, page=act.parties[0].text.page)
    if not act.articles and not council:
        message = "No heading of an article was found."
        yield DocumentWarning(code=Code.NO_ARTICLES, message=message, page=first)
    for article in act.articles:
        page = article.heading.page
        if not article.number:
            message = f"The heading “{article.label}” has lost its number."
            yield DocumentWarning(code=Code.ARTICLE_NUMBER_LOST, message=message, page=page)
        elif is_mended(article):
            message = f"The heading “{article.label}” was read as article {article.number}, which comes next."
            yield DocumentWarning(code=Code.OCR_MENDED, message=message, page=page)
