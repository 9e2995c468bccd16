"""Cells and names of rows of a scan of which OCR made nothing sure: told, since they give no figure of their own.

« DEA » stands for 70 621 in a column of sums: the cell is no figure, so no doubt can be put beside its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bordereau.assemble.doubts import UNSURE_FIGURE, is_garbled
from bordereau.schemas.notes import Notes
from bordereau.schemas.reading import ReadCell, TableReading
from bordereau.schemas.warning import Code, DocumentWarning

MOST_SHOWN = 3


def tell_unread_cells(reading: TableReading, page: int, notes: Notes) -> None:
    """Tell of such cells, each page of a table by itself; ``page`` is the one that the table begins on."""
    found = list(find_unread_cells(reading))
    for number in sorted({cell.page for cell in found}):
        here = [cell.text for cell in found if cell.page == number]
        message = (
            f"{len(here)} cell(s) of the table on page {page} hold print that is read as no figure: {_quote(here)}."
        )
        notes.add(DocumentWarning(code=Code.PRINT_UNREAD, message=message, page=number))


def tell_garbled_names(reading: TableReading, page: int, notes: Notes) -> None:
    """Name the rows with figures of whose names OCR is unsure."""
    named = [row for row in reading.rows if any(cell.value is not None for cell in row.cells)]
    garbled = [row.label for row in named if is_garbled(row)]
    if garbled:
        message = f"OCR is unsure of the names of {len(garbled)} row(s) of the table on page {page}: {_quote(garbled)}."
        notes.add(DocumentWarning(code=Code.TABLE_UNCERTAIN, message=message, page=page))


def _quote(texts: Sequence[str]) -> str:
    return ", ".join(f"« {text} »" for text in texts[:MOST_SHOWN]) + (", …" if len(texts) > MOST_SHOWN else "")


def find_unread_cells(reading: TableReading) -> Iterator[ReadCell]:
    """The cells without a value in columns of figures, of whose words OCR is unsure; a word that is sure is one."""
    for column in {cell.column for row in reading.rows for cell in row.cells}:
        cells = [cell for row in reading.rows for cell in row.cells if cell.column == column and cell.words]
        figures = sum(cell.value is not None for cell in cells)
        yield from (cell for cell in cells if cell.value is None and 2 * figures > len(cells) and _is_unsure(cell))


def _is_unsure(cell: ReadCell) -> bool:
    sureness = [word.confidence for word in cell.words if word.confidence is not None]
    return (
        bool(sureness)
        and min(sureness) < UNSURE_FIGURE
        and any(not sign.isspace() and sign not in "-–—." for sign in cell.text)
    )
