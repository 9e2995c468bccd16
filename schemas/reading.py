"""A table as understood: values, units and row kinds, before the sums have spoken.

One grid of ``extract`` gives one reading; ``reconcile`` compares the readings of a region and keeps the one
whose sums hold. Light dataclasses: a table has hundreds of cells and several readings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box, Void, Word
from bordereau.schemas.table import CellKind, Reader, RowKind
from bordereau.schemas.warning import Code

TotalHint = Literal["none", "weak", "strong", "subtotal", "grand"]
"""What a label says about sums: ``strong`` “Total”, ``weak`` “Coût total” (it may be a plain figure),
``subtotal`` “Sous-total”, ``grand`` “Total général”."""

Tax = Literal["HT", "TVA", "TTC"]


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One value cell. ``value`` is in euros for money, as printed for counts and percentages."""

    column: int
    text: str
    kind: CellKind
    value: Decimal | None = None
    precision: Decimal | None = None
    """The size of the last printed digit, in the unit of ``value``."""
    unit: str | None = None
    words: tuple[Word, ...] = ()
    page: int = 1
    box: Box | None = None
    void: Void | None = None
    """Why it is not in force: it takes part in no sum."""
    unread: bool = False
    """It holds digits, but no number could be read for certain."""
    read_as: str | None = None
    """What OCR saw, for a figure that the sums have mended."""
    repaired_by: str | None = None
    """The id of the check that mended it."""
    doubts: tuple[Code, ...] = ()
    """The codes of the warnings that speak of its value."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """One value column."""

    label: str
    unit: str | None = None
    kind: CellKind = "money"
    """What most of its cells are."""
    hint: TotalHint = "none"
    tax: Tax | None = None
    additive: bool = True
    """False for unit prices, rates and averages: their column does not add up."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row with its label."""

    label: str
    kind: RowKind
    cells: tuple[ReadCell, ...]
    notes: tuple[str, ...] = ()
    hint: TotalHint = "none"
    tax: Tax | None = None
    part_of: bool = False
    """A « dont » row: already counted in the row above."""
    additive: bool = True
    words: tuple[Word, ...] = ()
    """The words of the label."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """A doubt about one reading; it becomes a document warning when the reading is kept."""

    code: Code
    message: str
    page: int


@dataclass(frozen=True, slots=True)
class TableReading:
    """One grid, interpreted."""

    reader: Reader
    columns: tuple[ReadColumn, ...]
    rows: tuple[ReadRow, ...]
    unit: str | None = None
    side: str | None = None
    """« dépenses » or « recettes » for one half of a table printed side by side."""
    warnings: tuple[ReadingWarning, ...] = ()
    title: str | None = None
    """What stands in its frame over all its columns and names none of them."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands on its page, in the frame of the page's words."""

    page: int
    box: Box
    drawn: bool
    """The box is that of its rules; else that of the words that were read, and print may go on beside them."""


Reread = Callable[[Sequence[CellPlace]], Sequence[tuple[str, ...]]]
"""Asks for cells of scanned pages to be read again, each in several ways.

All the readings of each come back, repeated as often as they were read, none where nothing could be seen. Who judges
opens no picture: the door is handed over."""
