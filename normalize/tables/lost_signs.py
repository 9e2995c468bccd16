"""Signs that a scan loses: « 10 200 » alone has none over « + 5 500 » and « + 4 700 »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.schemas.reading import ReadCell, ReadingWarning, ReadRow
from bordereau.schemas.warning import Code

LEAST_SIGNED = 2
"""So many figures of a column with a sign tell that each of its figures has one."""
SIGNS = ("+", "-", "–", "−", "—", "(")


def doubt_signs(rows: Sequence[ReadRow]) -> tuple[list[ReadRow], list[ReadingWarning]]:
    """Mark the figures of scanned columns that alone have no sign, and tell of them.

    Only where a plus is printed at all: of figures in the red alone those in the black have no sign.
    """
    items = [row for row in rows if row.kind == "item"]
    adding = {cell.column for row in items for cell in row.cells if cell.value and cell.text.lstrip().startswith("+")}
    bare = [cell for column in sorted(adding) if (cell := _find_bare(items, column)) is not None]
    marked = [
        replace(row, cells=tuple(_mark(cell) if any(cell is one for one in bare) else cell for cell in row.cells))
        if bare
        else row
        for row in rows
    ]
    return marked, [_tell(cell) for cell in bare]


def _find_bare(items: Sequence[ReadRow], column: int) -> ReadCell | None:
    """The one figure of a column that was read without a sign from a picture."""
    cells = [cell for row in items for cell in row.cells if cell.column == column and cell.value]
    bare = [cell for cell in cells if not cell.text.lstrip().startswith(SIGNS)]
    scanned = len(bare) == 1 and any(word.read_by_ocr for word in bare[0].words)
    return bare[0] if scanned and len(cells) > LEAST_SIGNED else None


def _mark(cell: ReadCell) -> ReadCell:
    return replace(cell, doubts=(*cell.doubts, Code.AMBIGUOUS_NUMBER))


def _tell(cell: ReadCell) -> ReadingWarning:
    message = f"“{cell.text}” has no sign under a heading whose other figures have one: a minus may be lost."
    return ReadingWarning(Code.AMBIGUOUS_NUMBER, message, cell.page)
