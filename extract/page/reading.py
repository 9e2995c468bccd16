"""One page by whatever way it can be read: its text layer, its picture, or both."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from bordereau.extract.ocr.engine import Readers
from bordereau.extract.page.document import OpenDocument
from bordereau.extract.page.lost_bullets import read_bullets
from bordereau.extract.page.lost_letters import has_lost_letters, mark_missing, restore_letters
from bordereau.extract.page.lost_lines import list_lost_bands
from bordereau.extract.page.overlay import hold_together
from bordereau.extract.page.rendering import bound_dpi
from bordereau.extract.page.scan import choose_dpi, read_scanned_page
from bordereau.extract.page.second_look import look_again, needs_second_look
from bordereau.extract.page.sheet_scale import shrink_sheet
from bordereau.extract.page.tell_laid import tell_laid
from bordereau.extract.page.triage import Triage, cover, holds_print, triage_page
from bordereau.extract.page.unseen import drop_replaced, tell_unseen
from bordereau.extract.page.upright import set_upright
from bordereau.schemas.errors import MissingDependencyError
from bordereau.schemas.page import Page, Picture, Rule, Word
from bordereau.schemas.parts import Part, attempt, name_place
from bordereau.schemas.settings import OcrSettings
from bordereau.schemas.warning import Code, DocumentWarning

LOOK_DPI = 150.0
"""Enough to see whether a picture holds letters."""
READ_DPI = 300.0
LEAST_COVER = 0.2
"""A page without text and with less of a picture may be blank, or have its text drawn as outlines: it is looked at."""
ALIKE = 0.6
"""The share of OCR words that a hidden layer must hold to pass for a reading of the same page."""

Warnings = list[DocumentWarning]
AreaReading = tuple[list[Word], list[Rule], Warnings]
NOTHING: AreaReading = ([], [], [])


def read_layer_or_picture(document: OpenDocument, number: int, settings: OcrSettings) -> tuple[Page, Warnings]:
    """A page with its words, wherever they come from, and what is doubtful about them.

    A page whose picture cannot be read, or not within its time, keeps its text layer. Raises
    schemas.errors.DocumentError where the page cannot be loaded, MissingDependencyError where OCR is needed and not
    installed, schemas.parts.OutOfTime where its layer takes too long.
    """
    lost: Warnings = []
    page, told = _read_layer(document, number, settings, lost)
    work = partial(_read_beyond_layer, document, page, settings, lost)
    read, more = attempt(_name_picture(page), work, None, lost, timed=True) or (set_upright(page), [])
    if settings.use_ocr and read.text_source != "ocr" and needs_second_look(read):
        read = attempt(_name_picture(page), lambda: _look_again(document, read), read, lost, timed=True)
    if read.text_source != "ocr" and not any(warning.code == Code.NO_TEXT_LAYER for warning in more):
        told += tell_unseen(read)
    laid = list(tell_laid(page.laid, number))
    return read, (told if read.text_source != "ocr" else []) + more + laid + lost


def _look_again(document: OpenDocument, page: Page) -> Page:
    """The page with the figures that its picture shows; as it is where no OCR engine is installed."""
    from bordereau.extract.ocr.rapid import load_rapid
    from bordereau.extract.ocr.tesseract import FigureReader, load_tesseract

    try:
        readers = (lambda: FigureReader(load_tesseract()), load_rapid)
        return look_again(page, partial(document.render, page.number), readers)
    except MissingDependencyError:
        return page


def _name_picture(page: Page) -> Part:
    """What is lost where a page cannot be read beyond its layer: the page itself, where it has none."""
    if any(not word.invisible for word in page.words):
        return Part(f"The picture of page {page.number}", Code.PICTURE_UNREADABLE, page.number)
    return Part(f"Page {page.number}, a picture,", Code.PAGE_UNREADABLE, page.number)


def _read_layer(document: OpenDocument, number: int, settings: OcrSettings, lost: Warnings) -> tuple[Page, Warnings]:
    """A page as its text layer says, the letters that the layer has lost put back from its picture."""
    page = read_bullets(document.read_layer(number, lost))
    if not (settings.use_ocr and has_lost_letters(page.words)):
        return mark_missing(page), []
    part = Part(f"The lost letters of page {number}", page=number)
    try:
        restored = attempt(part, lambda: restore_letters(page, _see_words(document, page)), None, lost, timed=True)
    except MissingDependencyError:
        return mark_missing(page), []
    if restored is None:
        return mark_missing(page), []
    still = f"; {restored.missing} of them still miss some" if restored.missing else ""
    return restored.page, [_distrust(page, f"has lost letters of {restored.lost} words, read from its picture{still}")]


def _see_words(document: OpenDocument, page: Page) -> list[Word]:
    """The words that Tesseract sees on a page as displayed, in points, on the lines that have lost letters."""
    from bordereau.extract.ocr.tesseract import load_tesseract

    dpi = bound_dpi(page.width, page.height, READ_DPI)
    point = dpi / 72
    picture, reader = document.render(page.number, dpi), load_tesseract()
    seen: list[Word] = []
    for top, bottom in list_lost_bands(page):
        first = int(top * point)
        words = reader.read_picture(picture[first : int(bottom * point) + 1], dpi)
        seen += [
            Word(w.text, w.x0 / point, (w.top + first) / point, w.x1 / point, (w.bottom + first) / point) for w in words
        ]
    return seen


def _read_beyond_layer(
    document: OpenDocument, page: Page, settings: OcrSettings, lost: Warnings
) -> tuple[Page, Warnings]:
    """The page with what its pictures hold, where its text layer does not suffice."""
    found = triage_page(page)
    if found.verdict == "blank" and lost:  # it may well have words, which could not be read
        found = Triage("scan")
    if found.verdict in ("layer", "blank"):
        return set_upright(page), []
    if found.verdict == "mixed":
        return _read_mixed(document, page, found, settings, lost)
    if found.verdict == "scan" and cover(page, page.pictures) < LEAST_COVER and not _shows_print(document, page):
        return page, []
    if not settings.use_ocr:
        return page, [_miss_text(page, found)]
    return _read_picture(document, page, found, settings)


def _shows_print(document: OpenDocument, page: Page) -> bool:
    dpi = bound_dpi(page.width, page.height, LOOK_DPI)
    return holds_print(document.render(page.number, dpi), dpi, page)


def load_readers() -> Readers:
    """Tesseract for pages, RapidOCR's model for figures, Tesseract for figures alone. Raises MissingDependencyError."""
    from bordereau.extract.ocr.rapid import load_rapid
    from bordereau.extract.ocr.tesseract import FigureReader, load_tesseract

    tesseract = load_tesseract()
    return Readers(tesseract, load_rapid(), FigureReader(tesseract), tesseract)


def _read_picture(document: OpenDocument, page: Page, found: Triage, settings: OcrSettings) -> tuple[Page, Warnings]:
    read, warnings = _read_under_notes(document, page, settings)
    told = list(warnings)
    if found.verdict == "untrusted":
        if not read.words and any(not word.invisible for word in page.words):
            return page, [_distrust(page, "is garbled, and its picture could not be read either")]
        share = _share_words(read, page)
        if share < ALIKE:
            told.insert(0, _distrust(page, f"holds {share:.0%} of the words that its picture shows; it was read again"))
    return read, told


def _read_under_notes(
    document: OpenDocument, page: Page, settings: OcrSettings
) -> tuple[Page, tuple[DocumentWarning, ...]]:
    """The picture of a page; what fields and notes print over it is known, and stands beside what is read under it.

    Not so on a page that must be straightened, on which they would not lie in their place.
    """
    sheet, scale = shrink_sheet(page)
    dpi = choose_dpi(sheet)
    for notes in (False, True) if any(one.shown for one in page.laid) else (True,):
        grey, deep = document.render_inks(page.number, dpi / scale, notes)
        read, warnings = read_scanned_page(sheet, grey, dpi, load_readers(), settings, deep=deep, scale=scale)
        if not notes and read.placement is None:
            return replace(read, words=(*read.words, *hold_together(page.laid, page.laid_words, read.words))), warnings
    return read, warnings


def _read_mixed(
    document: OpenDocument, page: Page, found: Triage, settings: OcrSettings, lost: Warnings
) -> tuple[Page, Warnings]:
    """Read the pictures that hold print; the rest of the page stays as its text layer says.

    A page that is one large picture with a stamp of text over it is read whole. A picture that cannot be read costs
    itself.
    """
    dpi = bound_dpi(page.width, page.height, LOOK_DPI)
    grey = document.render(page.number, dpi)
    areas = [area for area in found.areas if holds_print(grey, dpi, page, area)]
    if not areas:
        return page, []
    if not settings.use_ocr:
        return page, [_miss_text(page, found)]
    if max(cover(page, [area]) for area in areas) >= 0.6:
        return _read_picture(document, page, Triage("scan"), settings)
    warnings: Warnings = []
    words: list[Word] = []
    rules, replaced = list(page.rules), list[Picture]()
    for area in areas:
        place = name_place((area.x0, area.top, area.x1, area.bottom))
        part = Part(f"The picture {place} on page {page.number}", Code.PICTURE_UNREADABLE, page.number)
        work = partial(_read_area, document, page, area, settings)
        more_words, more_rules, told = attempt(part, work, NOTHING, lost)
        words += more_words
        rules += more_rules
        warnings += told
        replaced += [area] if more_words else []
    page = drop_replaced(page, replaced)
    return replace(page, words=(*page.words, *words), rules=tuple(rules)), warnings


def _read_area(document: OpenDocument, page: Page, area: Picture, settings: OcrSettings) -> AreaReading:
    """One picture on a page of text, read as a small page and laid back in its place."""
    alone = replace(page, pictures=(area,), words=(), rules=())
    own_dpi = choose_dpi(replace(alone, width=max(1.0, area.x1 - area.x0), height=max(1.0, area.bottom - area.top)))
    dpi = bound_dpi(page.width, page.height, own_dpi)
    grey = _crop(document.render(page.number, dpi), area, dpi / 72)
    small = Page(page.number, grey.shape[1] * 72 / dpi, grey.shape[0] * 72 / dpi, 0)
    read, told = read_scanned_page(small, grey, dpi, load_readers(), settings)
    if not read.words or any(warning.code == Code.PAGE_UNREADABLE for warning in told):
        return [], [], []
    x, y = max(0.0, area.x0), max(0.0, area.top)
    words = []
    for word in read.words:
        x0, top, x1, bottom = read.placement.place(word.box) if read.placement else word.box
        words.append(
            replace(word, x0=round(x0 + x, 2), top=round(top + y, 2), x1=round(x1 + x, 2), bottom=round(bottom + y, 2))
        )
    rules = [Rule(r.x0 + x, r.top + y, r.x1 + x, r.bottom + y) for r in read.rules] if not read.placement else []
    return words, rules, [_shift_warning(warning, x, y) for warning in told]


def _shift_warning(warning: DocumentWarning, x: float, y: float) -> DocumentWarning:
    """A warning of a picture, its places laid on the page."""
    if not warning.evidence:
        return warning
    moved = tuple(
        one.model_copy(update={"bbox": (one.bbox[0] + x, one.bbox[1] + y, one.bbox[2] + x, one.bbox[3] + y)})
        for one in warning.evidence
    )
    return warning.model_copy(update={"evidence": moved})


def _crop(grey: Any, area: Picture, point: float) -> Any:
    import numpy as np

    height, width = grey.shape
    rows = slice(max(0, int(area.top * point)), min(height, int(area.bottom * point) + 1))
    columns = slice(max(0, int(area.x0 * point)), min(width, int(area.x1 * point) + 1))
    return np.ascontiguousarray(grey[rows, columns])


def _share_words(read: Page, layer: Page) -> float:
    """The share of the longer words read that the text layer holds as well."""
    known = {word.text.strip(".,;:()«»").lower() for word in layer.words}
    seen = [word.text.strip(".,;:()«»").lower() for word in read.words if len(word.text) >= 4]
    return sum(text in known for text in seen) / len(seen) if seen else 1.0


def _miss_text(page: Page, found: Triage) -> DocumentWarning:
    what = {
        "mixed": "has a picture that holds print",
        "untrusted": "has a text layer that cannot be trusted",
    }.get(found.verdict, "is a picture without text")
    message = f"Page {page.number} {what}, and no OCR engine has read it."
    return DocumentWarning(code=Code.NO_TEXT_LAYER, message=message, page=page.number)


def _distrust(page: Page, why: str) -> DocumentWarning:
    message = f"The text layer of page {page.number} {why}."
    return DocumentWarning(code=Code.UNTRUSTED_TEXT_LAYER, message=message, page=page.number)
