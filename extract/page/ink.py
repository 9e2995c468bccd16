"""Where the text of a page leaves ink: the page drawn in grey, and once more without some of its objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.drawing import list_objects, read_bounds
from bordereau.extract.page.fonts import INVISIBLE
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.rendering import bound_dpi, render_grey
from bordereau.schemas.page import Box, Word

NOISE = 6
"""A difference of so many levels of grey, of 255, is ink. White is told from #F8F8F8, which nobody reads."""
CONTRAST = 48
"""Levels of grey between paper and print in a picture."""
CORE = (0.35, 0.8)
"""The part of a word's box, from its top, in which all letters and figures have ink, and the lines around have none."""


AWAY_PT = 12.0
"""A picture so far from every word hides none of their ink, were it set a line beside its box."""


class Look:
    """A page drawn at one resolution, with its text and without some of it."""

    def __init__(self, page: Any, frame: Frame, dpi: float, words: Sequence[Word]) -> None:
        """``page``: of pypdfium2; pictures that are under none of the words are not drawn."""
        self._page = page
        self._dpi = bound_dpi(*frame.size, dpi)
        self._unit = frame.unit
        self._summed: tuple[Any, Any] | None = None
        """The ink that was asked about last, with its sums from the top left: words and then their digits are."""
        self._away = list(list_away(page.raw, frame, words))
        self.grey = self.draw_without(())

    def draw_without(self, objects: Iterable[Any]) -> Any:
        """The page without some of its objects, which are put back."""
        off = [h for h in chain(self._away, objects) if pdfium.FPDFPageObj_SetIsActive(h, False)]
        try:
            return render_grey(self._page, self._dpi * self._unit)
        finally:
            for handle in off:
                pdfium.FPDFPageObj_SetIsActive(handle, True)

    def compare(self, without: Any) -> Any:
        """Where the page differs from its picture without some objects: 1 in an array of uint8."""
        import cv2

        return cv2.threshold(cv2.absdiff(self.grey, without), NOISE, 1, cv2.THRESH_BINARY)[1]

    def find_ink(self, ink: Any, boxes: Sequence[Box]) -> list[bool]:
        """For each box in points whether there is ink in it; outside the page there is none."""
        import cv2
        import numpy as np

        if not boxes:
            return []
        if self._summed is None or self._summed[0] is not ink:
            self._summed = (ink, cv2.integral(ink))
        sums = self._summed[1]
        height, width = ink.shape
        pixels = np.clip(np.floor(np.array(boxes) * (self._dpi / 72)), -1, max(width, height)).astype(np.int64)
        left, right = np.clip(pixels[:, 0], 0, width), np.clip(pixels[:, 2] + 1, 0, width)
        top, bottom = np.clip(pixels[:, 1], 0, height), np.clip(pixels[:, 3] + 1, 0, height)
        found = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return [bool(count) for count in found > 0]

    def cut(self, picture: Any, box: Box, margin: float = 0.0) -> Any:
        """The pixels of a box, as many as lie in the picture."""
        point = self._dpi / 72
        rows = slice(max(0, int((box[1] - margin) * point)), max(0, int((box[3] + margin) * point) + 1))
        columns = slice(max(0, int((box[0] - margin) * point)), max(0, int((box[2] + margin) * point) + 1))
        return picture[rows, columns]


def find_core(word: Word) -> Box:
    """The part of a word's box in which its letters stand; all of it for signs such as « - », and if it is turned.

    >>> find_core(Word("900", 10, 100, 30, 120))
    (10, 107.0, 30, 116.0)
    """
    if word.rotation != 0 or not any(map(str.isalnum, word.text)):
        return word.box
    height = word.bottom - word.top
    return (word.x0, word.top + CORE[0] * height, word.x1, word.top + CORE[1] * height)


def has_contrast(part: Any) -> bool:
    """Whether some pixels hold both paper and print."""
    return bool(part.size) and int(part.max()) - int(part.min()) >= CONTRAST


def list_away(page: Any, frame: Frame, words: Sequence[Word]) -> Iterator[Any]:
    """The pictures of a page that are near none of the words. ``page`` is PDFium's raw handle.

    Nothing hides behind them, and photographs take long to draw.
    """
    import numpy as np

    boxes = np.array([word.box for word in words]).reshape(-1, 4)
    for handle, outer, kind in list_objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        box = read_bounds(handle, outer, frame)
        if box is None:
            continue
        x0, top, x1, bottom = (
            side + reach for side, reach in zip(box, (-AWAY_PT, -AWAY_PT, AWAY_PT, AWAY_PT), strict=True)
        )
        over = (boxes[:, 0] < x1) & (boxes[:, 2] > x0) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
        if not over.any():
            yield handle


def list_texts(page: Any) -> Iterator[Any]:
    """The text objects of a page, those in forms included. ``page`` is PDFium's raw handle."""
    return (handle for handle, _, kind in list_objects(page) if kind == pdfium.FPDF_PAGEOBJ_TEXT)


def list_painted(page: Any, frame: Frame) -> Iterator[Box]:
    """The boxes of the text objects that are not drawn invisibly."""
    for handle, outer, kind in list_objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if pdfium.FPDFTextObj_GetTextRenderMode(handle) in INVISIBLE:
            continue
        box = read_bounds(handle, outer, frame)
        if box is not None:
            yield box


def draws_substitutes(page: Any) -> bool:
    """Whether a page has text in a font that is not embedded, which PDFium draws with one of its own."""
    return any(not pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(handle)) for handle in list_texts(page))
