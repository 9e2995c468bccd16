"""Words placed by their alignment: a sum that is centred over several columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.tables.read.aligned import Area, read_aligned
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid

ROWS = (
    (("Objet", 50), ("Chapitre et article", 225), ("Sommes", 350)),
    (("Imprévues", 50), ("Art. 020", 225), ("- 3 000,00", 350)),
    (("Cautions", 50), ("Art. 165", 225), ("+ 3 000,00", 350)),
)


@pytest.mark.parametrize(
    ("text", "last", "why"),
    [
        ("0,00", ["TOTAL", "", "0,00"], "a sum in the column of accounts stands over both"),
        ("néant", ["TOTAL", "néant", ""], "nor is a word"),
    ],
)
def test_a_sum_over_accounts(text: str, last: list[str], why: str, matrix: Callable[[Grid], list[list[str]]]) -> None:
    words = []
    for row, cells in enumerate((*ROWS, (("TOTAL", 50), (text, 290)))):
        for cell, x in cells:
            left = float(x)
            for piece in cell.split(" "):
                words.append(Word(piece, left, 50 + 14 * row, left + 5 * len(piece), 60 + 14 * row, 10))
                left += 5 * len(piece) + 3
    grid = read_aligned(Area(1, (40, 40, 560, 200), tuple(words), cuts=(215, 304)))
    assert grid is not None
    assert matrix(grid)[-1] == last, why
