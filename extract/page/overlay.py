"""The words that fields, notes and stamps print over a page.

PDFium gives the text of a page's content alone. So a page that bears such annotations is opened once more in a copy of
the document, what they print is made part of its content (PDFium calls that to flatten), and the copy is read as any
page. A page without them pays for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.annotations import FIELDS, UNSEEN_FLAGS, open_annotations, read_annotations
from bordereau.extract.page.calls import address_of
from bordereau.extract.page.frame import Frame
from bordereau.lexicon.furniture import match_stamp
from bordereau.schemas.boxes import measure_meeting
from bordereau.schemas.laid import Laid
from bordereau.schemas.page import Box, Word, enclose

TICKED, UNTICKED = "☑", "☐"
SIZE = 0.7
"""The size of type of a value that is not drawn, as a share of its field's height; a field of many lines has more."""
LARGEST_PT = 11.0
WIDTH = 0.5
"""The width of a character on average, as a share of its size."""
REACH_PT = 1.0
NO_BREAK = "\u00a0"


@dataclass(slots=True)
class Overlay:
    """A copy of a document in which annotations become content; opened when a page first needs it."""

    data: bytes
    _pdf: Any = None
    _known: dict[int, tuple[tuple[Laid, ...], int]] = field(default_factory=dict)

    def load(self, number: int, frame: Frame) -> tuple[Any, tuple[Laid, ...], int]:
        """The page with its annotations as content, what they are, and how many objects the page itself has."""
        import pypdfium2

        if self._pdf is None:
            self._pdf = pypdfium2.PdfDocument(self.data)
            self._pdf.init_forms()
        if number not in self._known:
            self._known[number] = self._flatten(number, frame)
        return (self._pdf[number - 1], *self._known[number])

    def close(self) -> None:
        """Close the copy; it opens again when it is needed."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
        self._known.clear()

    def _flatten(self, number: int, frame: Frame) -> tuple[tuple[Laid, ...], int]:
        page = self._pdf[number - 1]
        try:
            form = self._pdf.formenv.raw if self._pdf.formenv else None
            laid = read_annotations(page.raw, form, frame)
            _draw_missing(page.raw)
            for handle in open_annotations(page.raw):
                _hide_unseen(handle, form)
            count = pdfium.FPDFPage_CountObjects(page.raw)
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            return laid, count
        finally:
            page.close()


def _draw_missing(page: Any) -> None:
    """Have PDFium draw what has no appearance of its own, as it does when it shows a page."""
    bitmap = pdfium.FPDFBitmap_Create(1, 1, 0)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, pdfium.FPDF_ANNOT)
    pdfium.FPDFBitmap_Destroy(bitmap)


def _hide_unseen(handle: Any, form: Any) -> None:
    """Keep from the content what no reader sees, and buttons, which are no part of the act."""
    flags = pdfium.FPDFAnnot_GetFlags(handle)
    is_field = form and pdfium.FPDFAnnot_GetSubtype(handle) == pdfium.FPDF_ANNOT_WIDGET
    button = is_field and FIELDS.get(pdfium.FPDFAnnot_GetFormFieldType(form, handle)) == "button"
    if flags & UNSEEN_FLAGS or button:
        pdfium.FPDFAnnot_SetFlags(handle, flags | pdfium.FPDF_ANNOT_FLAG_HIDDEN)


def list_added(page: Any, count: int) -> frozenset[int]:
    """The text objects of a flattened page that its annotations have added: those after its own ``count`` objects."""
    added: set[int] = set()
    for index in range(count, pdfium.FPDFPage_CountObjects(page)):
        added.update(address_of(handle) for handle in _list_within(pdfium.FPDFPage_GetObject(page, index)))
    return frozenset(added)


def _list_within(handle: Any) -> Iterator[Any]:
    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle
        return
    for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
        yield from _list_within(pdfium.FPDFFormObj_GetObject(handle, index))


def drawn_by(textpage: Any, index: int) -> int:
    """What tells the object that drew a character from the others of its page."""
    return address_of(pdfium.FPDFText_GetTextObject(textpage, index))


def show(laid: Sequence[Laid], printed: Sequence[Word]) -> tuple[tuple[Laid, ...], tuple[Word, ...]]:
    """Give each annotation what is printed in its place; what is left are the words of the page that they print.

    A box to tick counts as ☑ or ☐ whatever it is drawn with. A value that a field does not draw stands in its place all
    the same, for viewers draw it. The stamp of a transmission to the prefect is no part of the act.
    """
    found: list[Laid] = []
    words = list(printed)
    for one in laid:
        inside = [word for word in words if lies_in(word, one.box)]
        if one.field == "box":
            words = [word for word in words if word not in inside]
            words += [Word(TICKED if one.ticked else UNTICKED, *one.box, _size(one.box))] if one.seen else []
        elif one.kind == "field" and one.seen and one.text and not inside:
            inside = list(_write(one.text, one.box))
            words += inside
        shown = " ".join(word.text for word in inside)
        if one.kind != "field" and match_stamp(shown):
            words = [word for word in words if word not in inside]
        found.append(replace(one, shown=shown or None))
    return tuple(found), tuple(words)


def hold_together(laid: Sequence[Laid], words: Sequence[Word], page: Sequence[Word]) -> tuple[Word, ...]:
    """The words of annotations; those of a row that lies over words of the ``page`` are held together as one.

    Read from left to right, « subvention de » under « 125 000 » would part the figure.
    """
    found: list[Word] = []
    left = list(words)
    for one in laid:
        inside = sorted((word for word in left if lies_in(word, one.box)), key=lambda word: (word.middle, word.x0))
        left = [word for word in left if word not in inside]
        rows = [list(row) for _, row in groupby(inside, key=lambda word: round(word.middle))]
        for row in rows:
            box = enclose(row)
            over = len(row) > 1 and any(measure_meeting(word.box, box) > 0 for word in page)
            joined = NO_BREAK.join(word.text for word in row)
            whole = replace(row[0], text=joined, x0=box[0], top=box[1], x1=box[2], bottom=box[3])
            found += [whole] if over else row
    return (*found, *left)


def lies_in(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    x = (word.x0 + word.x1) / 2
    return box[0] - REACH_PT <= x <= box[2] + REACH_PT and box[1] - REACH_PT <= word.middle <= box[3] + REACH_PT


def _size(box: Box) -> float:
    return min(LARGEST_PT, SIZE * (box[3] - box[1]))


def _write(text: str, box: Box) -> Iterator[Word]:
    """The words of a value from the left of its field on, line under line, each as wide as its letters on average.

    >>> [(word.text, word.x0, word.top) for word in _write("12 000", (100, 50, 200, 60))]
    [('12', 100, 50), ('000', 110.5, 50)]
    """
    size = _size(box)
    lines = text.splitlines()
    step = max(size, (box[3] - box[1]) / len(lines)) if len(lines) > 1 else box[3] - box[1]
    for row, line in enumerate(lines):
        x = box[0]
        for part in line.split():
            width = WIDTH * size * len(part)
            top = box[1] + row * step
            yield Word(part, x, top, x + width, top + min(step, box[3] - box[1]), round(size, 2))
            x += width + WIDTH * size
