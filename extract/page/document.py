"""Open a PDF and hand over its pages one at a time."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any

from bordereau.extract.page.annotations import has_annotations
from bordereau.extract.page.coloured_ink import part_inks
from bordereau.extract.page.drawing import Drawing, list_pictures, read_drawing
from bordereau.extract.page.drawn_again import draw_once
from bordereau.extract.page.enclosed import Enclosed, read_enclosed
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.fresh import refresh_pdfium
from bordereau.extract.page.ink import draws_substitutes
from bordereau.extract.page.layer import Asked, LayerReading, read_layer_words
from bordereau.extract.page.limits import check_bombs
from bordereau.extract.page.outlines import KnownDigits
from bordereau.extract.page.overlay import Overlay
from bordereau.extract.page.rendering import render_grey
from bordereau.extract.page.shown import Shown
from bordereau.extract.page.squares import find_squares
from bordereau.extract.page.struck import find_struck, mark_struck
from bordereau.extract.page.to_unicode import has_doubled_digits
from bordereau.extract.page.user_unit import has_user_units, read_user_unit
from bordereau.schemas.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    NotAPdfError,
    NotReadableError,
    TooLargeError,
)
from bordereau.schemas.page import Page
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.settings import ReadSettings
from bordereau.schemas.warning import DocumentWarning

HEADER_REACH = 1024
"""“%PDF-” may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H, note 13)."""

FEW_CHARS, LARGE = 50, 0.5
"""A page of fewer characters, or with pictures over so much of it, may be a picture itself."""
PAGES_OPEN = 25
"""PDFium keeps what it has parsed of a document, 0.2 MB a page, until it is closed: after so many pages it is opened
again, which takes milliseconds."""
OCR_DPI = 200
"""The resolution at which the size of a page in pixels is judged."""


@dataclass(slots=True)
class OpenDocument:
    """A PDF held open; a context manager. Pages are numbered from 1, and read from scratch at each call."""

    name: str
    sha256: str
    size_bytes: int
    page_count: int
    limits: ReadSettings
    _data: bytes = field(repr=False)
    _pdf: Any = field(repr=False)
    _has_units: bool = field(default=False, repr=False)
    """Whether pages may have units of their own."""
    _bent: bool = field(default=False, repr=False)
    """Whether a page was drawn since in substitute fonts, which the next one must not see (``extract.page.fresh``)."""
    _read_since: int = field(default=0, repr=False)
    """How many pages were read since it was opened."""
    _overlay: Overlay = field(init=False, repr=False)
    _digits: KnownDigits = field(default_factory=KnownDigits, repr=False)

    def __post_init__(self) -> None:
        self._overlay = Overlay(self._data)

    def __enter__(self) -> OpenDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._overlay.close()
        self._pdf.close()

    def read_layer(self, number: int, told: list[DocumentWarning] | None = None) -> Page:
        """Words, rules, fills and pictures of a page; what of these cannot be read is told and left out.

        ``told`` is left out at a second look. Raises DamagedError where PDFium cannot load it.
        """
        told = [] if told is None else told
        if self._bent or self._read_since >= PAGES_OPEN:
            self._begin_anew()
        self._read_since += 1
        handle = self._load(number)
        try:
            frame = self._read_frame(handle, number)
            lines = Part(f"What is drawn on page {number}", page=number)
            drawing = attempt(lines, lambda: read_drawing(handle.raw, frame), Drawing(), told)
            text = Part(f"The text layer of page {number}", page=number)
            asked = Asked(number, frame, self._digits, told)
            reading = attempt(text, lambda: self._read_words(handle, asked), LayerReading(Shown(())), told)
            words = replace(reading.shown, words=draw_once(reading.shown.words))
            drawn = bool(words.words or words.hidden) and draws_substitutes(handle.raw)
            self._bent = drawn or bool(reading.laid)  # fields have fonts of their own, hardly ever embedded
            strokes = Part(f"What is struck out on page {number}", page=number)
            boxes = Part(f"The boxes to tick on page {number}", page=number)
            squares = attempt(boxes, lambda: find_squares(handle.raw, frame, words.words, drawing), (), told)
            struck = attempt(strokes, lambda: find_struck(handle.raw, frame, words.words, drawing), (), told)
        finally:
            handle.close()
        return Page(
            number,
            round(frame.size[0], 2),
            round(frame.size[1], 2),
            frame.rotation,
            (*mark_struck(words.words, struck), *squares),
            tuple(drawing.rules),
            tuple(drawing.fills),
            tuple(drawing.pictures),
            "layer" if words.words else "none",
            hidden=words.hidden,
            partly=words.partly,
            struck=struck,
            differing=reading.differing,
            unproved=reading.unproved,
            laid=reading.laid,
            laid_words=reading.laid_words,
        )

    def _read_words(self, handle: Any, asked: Asked) -> LayerReading:
        """The words of a page with those that fields and notes print over it."""
        if has_annotations(handle.raw):
            laid = asked.name("What is laid over the text")
            loaded = attempt(laid, lambda: self._overlay.load(asked.number, asked.frame), None, asked.told)
            if loaded is not None:
                try:
                    return read_layer_words(loaded[0], asked, *loaded[1:])
                finally:
                    loaded[0].close()
        return read_layer_words(handle, asked)

    def may_be_scanned(self, number: int) -> bool:
        """Whether a page may be a picture: it has hardly any text, or a picture as large as half of it.

        Said without reading the page; True where it cannot be loaded.
        """
        try:
            handle = self._load(number)
        except (DamagedError, TooLargeError):
            return True
        try:
            return _is_picture(handle, self._read_frame(handle, number))
        finally:
            handle.close()

    def read_enclosed(self) -> Enclosed:
        """What the file holds beside its pages."""
        return read_enclosed(self._pdf.raw)

    def check_page(self, number: int) -> None:
        """Raise what keeps a page from being loaded; nothing where it can be."""
        self._load(number).close()

    def render(self, number: int, dpi: float = 200, notes: bool = True) -> Any:
        """The page as displayed, as a grey picture: a numpy array of uint8, shape (height, width).

        ``notes``: with what is laid over it.
        It does not depend on which pages were read or drawn before: those differ where pages are shared out.
        """
        with self._open_fresh(number) as handle:
            return render_grey(handle, dpi * self._read_unit(number), notes)

    def render_inks(self, number: int, dpi: float = 200, notes: bool = True) -> tuple[Any, Any | None]:
        """The page as ``render`` gives it, pens and stamps in colour off its print, and its darkest channel if any."""
        with self._open_fresh(number) as handle:
            unit = self._read_unit(number)
            return part_inks(handle, render_grey(handle, dpi * unit, notes), dpi * unit, notes)

    @contextmanager
    def _open_fresh(self, number: int) -> Iterator[Any]:
        handle = self._load(number)
        if _holds_text(handle):
            self._begin_anew()
            handle = self._load(number)
        try:
            yield handle
        finally:
            handle.close()

    def _begin_anew(self) -> None:
        """Open the PDF again, in a library whose substitute fonts have no shape yet (``extract.page.fresh``)."""
        import pypdfium2 as pdfium

        data = self._data
        self._overlay.close()
        self._pdf.close()
        refresh_pdfium()
        self._pdf = pdfium.PdfDocument(data)
        self._bent, self._read_since = False, 0

    def _read_unit(self, number: int) -> float:
        return read_user_unit(self._pdf, number) if self._has_units else 1.0

    def _read_frame(self, handle: Any, number: int) -> Frame:
        """The frame that PDFium draws: its crop box within its media box, either of which a page may inherit."""
        left, bottom, right, top = handle.get_bbox()
        return Frame(left, bottom, right, top, handle.get_rotation() % 360, self._read_unit(number))

    def _load(self, number: int) -> Any:
        import pypdfium2 as pdfium

        try:
            handle = self._pdf[number - 1]
        except pdfium.PdfiumError as error:
            raise DamagedError(f"Page {number} of {self.name} is damaged and cannot be loaded.") from error
        problem = _find_excess(handle, self.limits, self._read_unit(number))
        if problem:
            handle.close()
            raise TooLargeError(f"Page {number} of {self.name} {problem}.")
        return handle


def open_document(path: Path, settings: ReadSettings) -> OpenDocument:
    """Open a file as a PDF, or say in one sentence why that is not possible.

    Raises NotReadableError (absent, a folder, no permission), EmptyFileError, NotAPdfError, EncryptedError,
    DamagedError, TooLargeError.
    """
    import pypdfium2 as pdfium

    data = _read_bytes(path, settings)
    check_bombs(path.name, data, settings.max_inflated_bytes)
    refresh_pdfium()
    try:
        pdf = pdfium.PdfDocument(data)
        page_count = len(pdf)
    except pdfium.PdfiumError as error:
        raise _explain(path.name, error) from error
    if page_count == 0:
        pdf.close()
        raise DamagedError(f"{path.name} has no page; the file is damaged or incomplete.")
    if page_count > settings.max_pages:
        pdf.close()
        raise TooLargeError(f"{path.name} has {page_count} pages; the limit is {settings.max_pages}.")
    digest = hashlib.sha256(data).hexdigest()
    name, units = _make_printable(path.name), has_user_units(data)
    digits = KnownDigits(doubled=has_doubled_digits(data))
    return OpenDocument(name, digest, len(data), page_count, settings, data, pdf, units, _digits=digits)


def _read_bytes(path: Path, settings: ReadSettings) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            kind = "a folder" if stat.S_ISDIR(facts.st_mode) else "no regular file"
            raise NotReadableError(f"{path.name} is {kind}; a PDF file is expected.")
        if facts.st_size > settings.max_size_bytes:
            raise TooLargeError(f"{path.name} holds {facts.st_size} bytes; the limit is {settings.max_size_bytes}.")
        data = path.read_bytes()
    except OSError as error:
        raise NotReadableError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if not data:
        raise EmptyFileError(f"{path.name} is empty (0 bytes).")
    if b"%PDF-" not in data[:HEADER_REACH]:
        raise NotAPdfError(f"{path.name} is not a PDF: it does not begin with “%PDF-”.")
    return data


def _make_printable(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _find_excess(handle: Any, limits: ReadSettings, unit: float) -> str | None:
    """What is too large about a page, before anything on it is read or drawn."""
    from pypdfium2 import raw

    width, height = (unit * side for side in handle.get_size())
    if not isfinite(width + height):
        return "has no size that is a number"
    if max(width, height) > limits.max_page_side_pt:
        return f"measures {width:.0f} by {height:.0f} points; the limit is {limits.max_page_side_pt:.0f} a side"
    pixels = width * height * (OCR_DPI / 72) ** 2
    if pixels > limits.max_page_pixels:
        return (
            f"measures {width:.0f} by {height:.0f} points, {pixels / 1e6:.0f} million pixels at {OCR_DPI} dpi; "
            f"the limit is {limits.max_page_pixels / 1e6:.0f} million"
        )
    objects = raw.FPDFPage_CountObjects(handle.raw)
    if objects > limits.max_page_objects:
        return f"holds {objects} objects; the limit is {limits.max_page_objects}"
    return None


def _holds_text(handle: Any) -> bool:
    return _count_chars(handle) > 0


def _count_chars(handle: Any) -> int:
    textpage = handle.get_textpage()
    try:
        return int(textpage.count_chars())
    finally:
        textpage.close()


def _is_picture(handle: Any, frame: Frame) -> bool:
    if _count_chars(handle) < FEW_CHARS:
        return True
    width, height = frame.size
    boxes = list_pictures(handle.raw, frame)
    sides = ((min(x1, width) - max(x0, 0.0), min(bottom, height) - max(top, 0.0)) for x0, top, x1, bottom in boxes)
    return sum(wide * high for wide, high in sides if wide > 0 < high) >= LARGE * width * height


def _explain(name: str, error: Exception) -> Exception:
    message = str(error).lower()
    if "password" in message or "security" in message:
        return EncryptedError(f"{name} is encrypted; remove its password and try again.")
    return DamagedError(f"{name} is damaged or truncated and cannot be opened.")
