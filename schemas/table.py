"""Tables: the grid that a reader hands over, and the public table that is made of the best grid."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bordereau.schemas.evidence import Evidence, Proof, Strict
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box, Word
from bordereau.schemas.text import Paragraph
from bordereau.schemas.trust import Trust
from bordereau.schemas.warning import Code

# --- what extract hands over -------------------------------------------------------------------------

Reader = Literal["ruled", "aligned", "camelot", "ocr"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as printed. A merged cell stands once, at its top left place, with its spans."""

    row: int
    column: int
    text: str
    words: tuple[Word, ...]
    page: int
    box: Box | None = None
    """The ruled box, or the box of the words; None for a cell without either."""
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One reading of a table: strings in rows and columns, nothing interpreted."""

    reader: Reader
    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    """In row order, then column order; places covered by a merged cell have no cell of their own."""
    header_rows: int = 1
    label_columns: int = 1
    """How many columns at the left hold row labels rather than values."""


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A place (or several, over pages) where a table stands, and every reading of it."""

    pages: tuple[int, ...]
    boxes: tuple[Box, ...]
    """One a page, in the order of ``pages``."""
    readings: tuple[Grid, ...]
    """At least one, the most trusted first; arithmetic decides between them."""
    title: Paragraph | None = None
    """The heading or caption printed above (or below) it."""
    context: tuple[Paragraph, ...] = ()
    """Lines near it that may state a unit: « (en k€) », « Montants en euros »."""
    scope: tuple[Paragraph, ...] = ()
    """Lines further off that state a unit for it as well, the nearest first: a page footer, the annex's heading."""
    notes: tuple[Paragraph, ...] = ()
    """Foot notes under it: « (1) cette ligne comprend… », marker kept in the text."""
    annex: str | None = None
    """The number of the annex it stands in."""
    first_on_page: bool = False
    """Nothing but page furniture stands above it: it may go on from the page before."""
    last_on_page: bool = False
    """Nothing but its foot notes and page furniture stands below it."""
    tentative: bool = False
    """Too little to be a table by itself: the first or last row of one that runs over a page end."""


# --- the public table --------------------------------------------------------------------------------

CellKind = Literal["money", "count", "percent", "text", "empty"]
RowKind = Literal["item", "subtotal", "total"]


class Column(Strict):
    """One value column; header levels are joined from top to bottom."""

    label: str
    unit: str | None = None


class Cell(Strict):
    """One value cell. ``value`` is a decimal string: money in euros, counts and percents as printed."""

    column: int
    text: str
    value: str | None = None
    kind: CellKind
    unit: str | None = None
    evidence: tuple[Evidence, ...] = ()
    """Empty only for an empty cell without a ruled box."""
    struck: bool = Field(default=False, exclude_if=lambda struck: not struck)
    """It is struck out: read, but in no sum and no commitment. The key is absent where it is not."""
    not_ticked: bool = Field(default=False, exclude_if=lambda not_ticked: not not_ticked)
    """It stands at an empty box, as an option that is not taken; likewise."""
    read_as: str | None = None
    """What OCR saw, for a repaired digit."""
    repaired_by: str | None = None
    """The id of the check that repaired it."""
    trust: Trust | None = None
    """None for a cell without a value."""
    doubts: tuple[Code, ...] = Field(default=(), exclude_if=lambda doubts: not doubts)
    """The codes of the warnings that speak of its value; the key is absent where none does."""

    @property
    def in_force(self) -> bool:
        return not (self.struck or self.not_ticked)


class Row(Strict):
    label: str
    kind: RowKind
    notes: tuple[str, ...] = ()
    """Markers of the foot notes: ``["1"]``."""
    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...] = ()


class Note(Strict):
    marker: str
    text: str


class Table(Strict):
    """A table of figures, annexed or not."""

    id: str
    annex: str | None
    title: str | None
    unit: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    pages: tuple[int, ...]
    source: Literal["ruled", "aligned", "ocr"]
    reader: Reader
    """Which reader's grid was kept."""
    evidence: Proof
