"""What stands on one page: words, rules, fills and pictures, in one coordinate system.

Points (1/72 inch), origin at the top left of the page *as displayed* (after /Rotate), y grows downwards.
These are the hot types, so they are slotted frozen dataclasses: a frozen pydantic model costs three times
the time and ten times the memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Literal

from bordereau.schemas.laid import Laid
from bordereau.schemas.light import dataclass

Box = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points."""

LINES_A_PAGE = 100_000
USUAL_TYPE_PT = 10.0
"""Running text, where no word tells."""
SMALLEST_TYPE_PT = 4.0
"""Smaller type is an error of the layer; distances are measured in sizes of type."""
TextSource = Literal["layer", "ocr", "none"]
Void = Literal["struck", "not_ticked"]
"""Why words are not in force: struck out, or an option at an empty box."""


@dataclass(frozen=True, slots=True)
class Across:
    """What tells a word that may be printed across the text, as a watermark is."""

    slanted: bool
    pale: bool
    large: bool
    crossing: bool
    """Words of running text stand in its letters."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space, with its box and its type."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    """Font size in points; for OCR the height of the line."""
    bold: bool = False
    italic: bool = False
    rotation: int = 0
    """Direction of the writing on the displayed page, clockwise: 0, 90, 180 or 270."""
    confidence: float | None = None
    """0 to 1, from the OCR engine; None for a text layer."""
    invisible: bool = False
    """Leaves no ink itself where print is drawn otherwise: the hidden layer of a scanner's OCR."""
    alternative: str = ""
    """What a second OCR reader saw here, where the two disagree on a figure; the sums decide."""
    void: Void | None = None
    """Why it is not in force; None for words that are."""
    across: Across | None = None
    """For a word in large or slanted type of a text layer."""

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def read_by_ocr(self) -> bool:
        """Whether an OCR engine has read it from a picture, and no text layer says it."""
        return self.confidence is not None

    @property
    def middle(self) -> float:
        """The height of the middle of the word, in points from the top."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, horizontal or vertical: a stroke, a thin rectangle, or the side of a box."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted area that is no thin line: a shaded head row, a zebra stripe, a grey cell."""

    x0: float
    top: float
    x1: float
    bottom: float
    lightness: float
    """0 black to 1 white."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image drawn on the page."""

    x0: float
    top: float
    x1: float
    bottom: float
    width_px: int
    height_px: int


def _enlarge(box: Box, scale: float) -> Box:
    x0, top, x1, bottom = (round(side * scale, 2) for side in box)
    return x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Placement:
    """How an upright, straightened scan lies on the page as displayed.

    A scanned page is read straight: its words and rules have level coordinates in a frame of the size of the upright
    page. Evidence must fall on the scan as it is displayed, skewed or upside down: ``place`` maps a box back.
    """

    width: float
    height: float
    """Of the page as displayed."""
    turn: int
    """Quarter turns, clockwise, by which the print is turned on the displayed page: 0 to 3."""
    skew: float
    """Degrees, clockwise, by which the print leans besides."""
    scale: float = 1.0
    """Displayed points to one of the frame: more than 1 for a photograph whose sheet is larger than any paper."""

    def place(self, box: Box) -> Box:
        """The box, on the displayed page, around a box of the straight frame.

        >>> Placement(600, 800, 2, 0.0).place((10, 20, 30, 40))
        (570.0, 760.0, 590.0, 780.0)
        >>> Placement(600, 800, 0, 0.0).place((10, 20, 30, 40))
        (10, 20, 30, 40)
        >>> Placement(1200, 1600, 2, 0.0, 2.0).place((10, 20, 30, 40))
        (1140.0, 1520.0, 1180.0, 1560.0)
        """
        if self.turn == 0 and self.skew == 0.0:
            return box if self.scale == 1.0 else _enlarge(box, self.scale)
        if self.scale != 1.0:
            level = Placement(self.width / self.scale, self.height / self.scale, self.turn, self.skew)
            return _enlarge(level.place(box), self.scale)
        angle = math.radians(90 * self.turn + self.skew)
        cosine, sine = math.cos(angle), math.sin(angle)
        upright = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        corners = [
            (
                self.width / 2 + cosine * (x - upright[0] / 2) - sine * (y - upright[1] / 2),
                self.height / 2 + sine * (x - upright[0] / 2) + cosine * (y - upright[1] / 2),
            )
            for x in (box[0], box[2])
            for y in (box[1], box[3])
        ]
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return (round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure for which the file says another than its page shows."""

    shown: tuple[Word, ...]
    """As it is read."""
    said: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read, text and drawing."""

    number: int
    """From 1."""
    width: float
    height: float
    rotation: int
    """The page's /Rotate entry; the coordinates already take it into account."""
    words: tuple[Word, ...] = ()
    """In the order of the content stream (or of the OCR engine): not yet in reading order."""
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    text_source: TextSource = "layer"
    confidence: float | None = None
    """0 to 1, mean over the words for OCR; None for a text layer."""
    placement: Placement | None = None
    """For a scan that was turned or straightened; ``width`` and ``height`` are then those of the upright frame."""
    hidden: tuple[Word, ...] = ()
    """Words of the text layer that a reader of the page does not see; no stage reads them."""
    partly: tuple[Word, ...] = ()
    """Figures among ``words`` of which some digits are not seen."""
    struck: tuple[Word, ...] = ()
    """Words that are struck out, among ``words``."""
    differing: tuple[Differing, ...] = ()
    """Figures, among ``words``, for which the layer says others than the page shows."""
    unproved: tuple[Word, ...] = ()
    """Figures, among ``words``, that the page shows as a picture, in part, or in characters without a meaning."""
    laid: tuple[Laid, ...] = ()
    """Form fields, notes, comments over the page."""
    laid_words: tuple[Word, ...] = ()
    """What those print, among ``words``; on a page read from its picture they stand beside what that shows."""
    stamps: tuple[Line, ...] = ()
    """The lines of marks of transmission, which are no text of the act; kept when the words are dropped."""
    running: tuple[Line, ...] = ()
    """Its running headers and footers, which are none either; kept alike."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one base line, from left to right."""

    page: int
    words: tuple[Word, ...]
    number: int = field(default=0, compare=False)
    """What tells the line from every other of its document (``number_lines``); ``replace`` keeps it."""
    _size: float | None = field(default=None, init=False, repr=False, compare=False)
    _text: str | None = field(default=None, init=False, repr=False, compare=False)
    _box: Box | None = field(default=None, init=False, repr=False, compare=False)
    """Worked out at the first question: some twenty are asked of each line."""

    @property
    def size(self) -> float:
        """The size of its type, in points (see ``measure_type``)."""
        if self._size is None:
            object.__setattr__(self, "_size", measure_type(self.words))
        return self._size  # type: ignore[return-value]

    @property
    def text(self) -> str:
        if self._text is None:
            object.__setattr__(self, "_text", " ".join([word.text for word in self.words]))
        return self._text  # type: ignore[return-value]

    @property
    def box(self) -> Box:
        if self._box is None:
            object.__setattr__(self, "_box", enclose(self.words))
        return self._box  # type: ignore[return-value]

    @property
    def middle(self) -> float:
        """Half way down the line, in points."""
        _, top, _, bottom = self.box
        return (top + bottom) / 2

    def shares_column(self, other: Line) -> bool:
        """Tell whether the other line stands in part over, under or on this one."""
        return min(self.words[-1].x1, other.words[-1].x1) > max(self.words[0].x0, other.words[0].x0)


def number_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give the lines of one page numbers that no other line of the document has.

    What a stage takes away is said by these numbers. A stage that cuts or joins lines has them numbered anew.

    >>> [line.number for line in number_lines([Line(2, ()), Line(2, ())])]
    [200000, 200001]
    """
    return tuple([Line(line.page, line.words, LINES_A_PAGE * line.page + place) for place, line in enumerate(lines)])


def measure_type(words: Sequence[Word]) -> float:
    """The size of the type of some words, in points: their median, so that neither an exponent nor an initial counts.

    A word without a size has the height of its box; where there is no word, the usual size of running text is taken.

    >>> measure_type([Word("le", 0, 0, 9, 9, 10.0), Word("1", 9, 0, 12, 9, 10.0), Word("er", 12, 0, 15, 5, 6.0)])
    10.0
    """
    sizes = sorted([word.size or word.bottom - word.top for word in words])
    middle = len(sizes) // 2
    if not sizes:
        return USUAL_TYPE_PT
    return max(sizes[middle] if len(sizes) % 2 else (sizes[middle - 1] + sizes[middle]) / 2, SMALLEST_TYPE_PT)


def enclose(words: Sequence[Word]) -> Box:
    """The smallest box around some words.

    >>> enclose([Word("a", 1, 2, 3, 4), Word("b", 5, 1, 6, 3)])
    (1, 1, 6, 4)

    Raises ValueError when there is no word.
    """
    if len(words) == 1:
        return words[0].box
    return (
        min([word.x0 for word in words]),
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
    )
