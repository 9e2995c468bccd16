"""A figure of a scan without a sign, where all others of its column have one, is doubtful."""

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code

LOST = (Code.AMBIGUOUS_NUMBER,)


def read(figures, scanned):
    rows = [["Compte", "Crédits (€)"], *([f"Compte {n}", text] for n, text in enumerate(figures))]
    cells = tuple(
        GridCell(r, c, text, (Word(text, 0, 0, 9, 9, 9, confidence=0.9 if scanned else None),), 1)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return interpret_grid(Grid("ruled", len(rows), 2, cells))


@pytest.mark.parametrize(
    ("figures", "scanned", "doubts", "why"),
    [
        (("10 200 €", "+ 5 500 €", "+ 4 700 €"), True, [LOST, (), ()], "the minus is lost"),
        (("10 200 €", "+ 5 500 €", "+ 4 700 €"), False, [(), (), ()], "a text layer loses no sign"),
        (("- 10 200 €", "+ 5 500 €", "+ 4 700 €"), True, [(), (), ()], "all have theirs"),
        (("10 200 €", "- 5 500 €", "- 4 700 €"), True, [(), (), ()], "what is in the black has none"),
        (("10 200 €", "3 000 €", "+ 4 700 €"), True, [(), (), ()], "most have none"),
        (("0 €", "+ 5 500 €", "+ 4 700 €"), True, [(), (), ()], "nothing has no sign"),
    ],
)
def test_signs(figures, scanned, doubts, why):
    assert [row.cells[0].doubts for row in read(figures, scanned).rows] == doubts, why
