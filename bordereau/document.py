"""One document through the rooms.

In order: ``extract`` finds what stands where; ``normalize`` says what the strings mean; ``reconcile`` says which
sums hold and which of two readings is right; ``assemble`` writes it all down with its evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from bordereau.assemble.act import assemble_act
from bordereau.assemble.doubts import doubt_places
from bordereau.assemble.of_sittings import join_sittings
from bordereau.assemble.placing import place_evidence
from bordereau.extract.page.read import PageReading
from bordereau.extract.pipeline import extract
from bordereau.extract.reread import reread_cells
from bordereau.extract.spread import OnPage
from bordereau.extract.tables.read.camelot_reader import ask_camelot
from bordereau.normalize.numbers.habit import NO_HABIT, Habit, find_habit
from bordereau.reconcile.trust.rate import rate_document
from bordereau.schemas.act import ActSpan, Extraction
from bordereau.schemas.convention import Act, Document, PageInfo, Source
from bordereau.schemas.notes import Notes
from bordereau.schemas.page import Page
from bordereau.schemas.settings import Settings
from bordereau.schemas.warning import LOSSES


def extract_document(
    path: Path | str,
    settings: Settings | None = None,
    ready: Sequence[PageReading] = (),
    given_up: Collection[int] = (),
    on_page: OnPage | None = None,
) -> Document:
    """Read one PDF.

    The same bytes give the same document, whatever the machine; the path leaves only its file name. ``ready``
    holds pages that other processes have read. A part that fails, whatever it raises, costs itself: a warning names it
    and the document is ``partial``. Pages ``given_up`` are not read and told of as too slow; ``on_page`` is called with
    the number of each page before it is read, and with 0 after the last, so that who has to end this process knows
    which page to give up. Raises ``schemas.errors.DocumentError`` where the file cannot be read.
    """
    settings = settings or Settings()
    extraction = extract(Path(path), settings, ready, given_up, on_page)
    scanned = frozenset(page.number for page in extraction.pages if page.text_source == "ocr")
    notes = Notes(limit_s=settings.read.page_timeout_s)
    for warning in extraction.warnings:
        notes.add(warning)
    habit = notes.spare("What dots mean in the numbers of the document", 1, lambda: read_habit(extraction), NO_HABIT)
    pages = {page.number: page for page in extraction.pages}
    limit_s = settings.read.page_timeout_s
    ask_more = (
        partial(ask_camelot, Path(path), pages, limit_s=limit_s, kept={}) if settings.tables.use_camelot else None
    )
    reread = partial(reread_cells, Path(path), pages, settings) if settings.ocr.use_ocr else None
    assemble = partial(assemble_act, habit=habit, scanned=scanned, settings=settings, notes=notes)
    around = {page.number: page for page in extraction.pages}
    acts = tuple(
        notes.spare(
            f"The act that begins on page {span.pages[0]}",
            span.pages[0],
            partial(assemble, span, ask_more=ask_more, reread=reread, around=around),
            Act(kind="other", pages=span.pages, title=None, date=None, place=None, period=None),
        )
        for span in extraction.acts
    )
    join = partial(join_sittings, acts, extraction.acts)
    acts = notes.spare("What the headings of sittings say of their items", 1, join, acts)
    file = extraction.file
    document = Document(
        source=Source(file_name=file.name, sha256=file.sha256, size_bytes=file.size_bytes, page_count=file.page_count),
        status="partial" if any(warning.code in LOSSES for warning in notes.warnings) else "ok",
        pages=tuple(_describe_page(page) for page in extraction.pages),
        acts=acts,
        warnings=tuple(notes.warnings),
    )
    document = doubt_places(document, extraction.pages, settings.ocr.unsure_below)
    return rate_document(place_evidence(document, extraction.pages))


def read_habit(extraction: Extraction) -> Habit:
    """Ask the whole document, tables included, what its dots mean in numbers."""
    return find_habit("\n".join(text for span in extraction.acts for text in _list_texts(span)))


def _list_texts(span: ActSpan) -> list[str]:
    from bordereau.assemble.passages import list_passages

    running = [passage.paragraph.text for passage in list_passages(span)]
    return running + [cell.text for region in span.tables for cell in region.readings[0].cells]


def _describe_page(page: Page) -> PageInfo:
    return PageInfo(
        number=page.number,
        width=page.placement.width if page.placement else page.width,
        height=page.placement.height if page.placement else page.height,
        text_source=page.text_source,
        rotation=page.rotation,
        confidence=page.confidence,
    )
