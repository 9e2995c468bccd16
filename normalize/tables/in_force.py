"""Cells some of whose words are struck out or stand at an empty box: what is left is what the cell says.

« 150 000 », struck, over « 125 000 » in one cell is 125 000. A cell of which nothing is left keeps its text and is told
apart by ``ReadCell.void``. Signs of boxes are no part of a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.ticks import BOXES
from bordereau.schemas.page import Void, Word
from bordereau.schemas.table import Grid, GridCell


def drop_void(grid: Grid) -> Grid:
    """The grid, its cells without what is not in force; the same one where all of it is and no box stands in it."""
    if not any(word.void or word.text in BOXES for cell in grid.cells for word in cell.words):
        return grid
    return replace(grid, cells=tuple(_drop(cell) for cell in grid.cells))


def _drop(cell: GridCell) -> GridCell:
    words = [word for word in cell.words if word.text not in BOXES]
    kept = [word for word in words if word.void is None]
    kept = kept if any(map(_says_something, kept)) else words
    if not words or len(kept) == len(cell.words):
        return cell
    return replace(cell, text=" ".join(word.text for word in kept), words=tuple(kept))


def find_void(words: Sequence[Word]) -> Void | None:
    """Why a cell is not in force, if none of its words is.

    >>> find_void([Word("150", 0, 0, 9, 9, void="struck"), Word("000", 9, 0, 18, 9, void="struck")])
    'struck'
    >>> find_void([Word("150", 0, 0, 9, 9, void="struck"), Word("125", 9, 0, 18, 9)]) is None
    True
    """
    voids = [word.void for word in words if _says_something(word)]
    return voids[0] if voids and all(voids) else None


def _says_something(word: Word) -> bool:
    """Signs of currencies alone are left by a line that strikes the digits only."""
    return any(map(str.isalnum, word.text))
