"""Names of columns on scans that the first reader is unsure of, read once more from the picture of their cells.

A line of small print right under a rule is lost or garbled, « d'Euros » for « En milliers d'Euros », and with it the
unit of all figures under it, which no sum betrays. The picture of the one cell is read rightly; what most of its
readings say takes the place of the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bordereau.schemas.page import Word
from bordereau.schemas.reading import CellPlace, Reread
from bordereau.schemas.table import Grid, GridCell, TableRegion

SURE = 0.62
"""A head stands as it was read first where the engine was so sure of each of its words."""
LEAST_VOTES = 2
MOST_CELLS = 24
"""More unsure heads are a page that is not fit to be read."""


def reread_heads(region: TableRegion, ask: Reread) -> TableRegion:
    """The region with its unsure heads read again, in each of its readings; the same where none is unsure."""
    unsure = [(n, cell) for n, grid in enumerate(region.readings) for cell in list_unsure(grid)]
    if not unsure or len(unsure) > MOST_CELLS:
        return region
    drawn = [grid.reader == "ruled" for grid in region.readings]
    asked = [CellPlace(cell.page, cell.box, drawn[n]) for n, cell in unsure if cell.box is not None]
    found = {
        (n, cell.row, cell.column): made
        for (n, cell), texts in zip(unsure, ask(asked), strict=True)
        if (made := _decide(cell, texts)) is not None
    }
    readings = [
        replace(grid, cells=tuple(found.get((n, cell.row, cell.column), cell) for cell in grid.cells))
        for n, grid in enumerate(region.readings)
    ]
    return replace(region, readings=tuple(readings)) if found else region


def list_unsure(grid: Grid) -> list[GridCell]:
    """The head cells of a scan that were read without confidence, and those of a drawn grid in which nothing was."""
    heads = [cell for cell in grid.cells if cell.row < grid.header_rows and cell.box is not None]
    if not any(word.read_by_ocr for cell in heads for word in cell.words):
        return []
    empty = [cell for cell in heads if not cell.text and cell.column >= grid.label_columns and grid.reader == "ruled"]
    return [*(cell for cell in heads if cell.text and not _is_sure(cell.words)), *empty]


def _is_sure(words: Sequence[Word]) -> bool:
    named = (word for word in words if word.read_by_ocr and any(map(str.isalnum, word.text)))
    return all((word.confidence or 0.0) >= SURE for word in named)


def _decide(cell: GridCell, texts: Sequence[str]) -> GridCell | None:
    """The cell as most of its new readings have it; None where they do not agree on words."""
    worded = [text for text in texts if sum(map(str.isalpha, text)) > 1]
    if not worded:
        return None
    text, votes = Counter(worded).most_common(1)[0]
    if votes < LEAST_VOTES or votes * 2 <= len(worded):
        return None
    share = votes / len(worded)
    words = tuple(replace(word, confidence=max(share, word.confidence or 0.0)) for word in cell.words)
    return replace(cell, text=text, words=words)
