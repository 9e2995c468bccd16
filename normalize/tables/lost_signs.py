"""Signs that a scan loses: « 10 200 » alone has none over « + 5 500 » and « + 4 700 »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.schemas.reading import ReadCell, ReadingWarning, ReadRow
from bordereau.schemas.warning import Code

LEAST_SIGNED = 2
"""So many figures of a column with a plus tell that each of its figures has a sign."""
MINUS = "-–−—("


def doubt_signs(rows: Sequence[ReadRow]) -> tuple[list[ReadRow], list[ReadingWarning]]:
    """Mark the figures of scanned columns that alone have no sign, and tell of them."""
    cells = [cell for row in rows if row.kind == "item" for cell in row.cells]
    bare = {id(cell): cell for cell in cells if _is_bare(cell, [one for one in cells if one.column == cell.column])}
    if not bare:
        return list(rows), []
    marked = [
        replace(row, cells=tuple(_mark(cell) if id(cell) in bare else cell for cell in row.cells)) for row in rows
    ]
    told = [
        ReadingWarning(
            Code.AMBIGUOUS_NUMBER,
            f"“{cell.text}” has no sign under a heading whose other figures have one: a minus may be lost.",
            cell.page,
        )
        for cell in bare.values()
    ]
    return marked, told


def _is_bare(cell: ReadCell, column: Sequence[ReadCell]) -> bool:
    if not cell.value or not any(word.read_by_ocr for word in cell.words) or _is_signed(cell):
        return False
    others = [one for one in column if one.value and one is not cell]
    return len(others) >= LEAST_SIGNED and all(_is_signed(one) for one in others) and _adds(others)


def _is_signed(cell: ReadCell) -> bool:
    return cell.text.lstrip()[:1] in ("+", *MINUS)


def _adds(cells: Sequence[ReadCell]) -> bool:
    """Whether a plus is printed at all: figures in the red alone have their minus, those in the black none."""
    return any(cell.text.lstrip().startswith("+") for cell in cells)


def _mark(cell: ReadCell) -> ReadCell:
    return replace(cell, doubts=(*cell.doubts, Code.AMBIGUOUS_NUMBER))
