"""Signs and comments in the cells of figures are no columns."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.chunks import Chunk, TextLine
from bordereau.extract.tables.read.columns import find_columns
from bordereau.schemas.page import Word

from .test_columns import EM, SPACE, WIDTH, write_column


def write_signs(figures: list[str], sign_at: float) -> list[TextLine]:
    """One column of figures, flush right at 300 points, with a minus at a place of its own."""
    lines = write_column([figure.lstrip("- ") for figure in figures], None)
    out = []
    for row, (line, figure) in enumerate(zip(lines, figures, strict=True)):
        top = 100.0 + 15 * row
        sign = (Chunk((Word("-", sign_at, top, sign_at + 3, top + EM, size=EM),)),) if figure.startswith("-") else ()
        figure_chunks = line.chunks[1:] if line.chunks[1].words else ()
        out.append(TextLine((line.chunks[0], *sign, *figure_chunks), line.top, line.bottom))
    return out


@pytest.mark.parametrize(
    ("figures", "sign_at", "cuts", "columns", "why"),
    [
        (["18 877,00", "- 300,00", "- 10,00"], 250.0, (), 1, "minus signs near the longest figure"),
        (["18 877,00", "- 300,00", "- 10,00"], 200.0, (195.0,), 1, "or behind the rule of their cells"),
        (["18 877,00", "- 300,00", "- 10,00"], 200.0, (), 2, "dashes of a column without figures"),
        (["18 877,00", "- 300,00", "- 10,00"], 200.0, (195.0, 230.0), 2, "or of cells of their own"),
        (["18 877,00", "- 300,00", "-"], 250.0, (), 2, "a dash that stands for nothing"),
    ],
)
def test_signs_apart_from_their_figures(figures, sign_at, cuts, columns, why):
    found = find_columns(write_signs(figures, sign_at), EM, cuts)
    assert len(found) == columns + 1, why
    assert (found[-1].x0 == sign_at) is (columns == 1), why


@pytest.mark.parametrize(
    ("gap", "columns", "why"),
    [(SPACE, 3, "it goes on with the rate"), (4 * SPACE, 4, "a column of its own")],
)
def test_what_a_rate_is_taken_of_stands_in_its_cell(gap, columns, why):
    lines = []
    for row, cells in enumerate(("20 %|(190 €)|19 000", "40 %|(200 000 €)|80 000", "20 %||16 000")):
        top, x, chunks = 100.0 + 15 * row, 50.0, []
        for start, cell in zip(
            (50.0, 120.0, 120.0 + 3 * WIDTH + SPACE + gap, 260.0), ("Aide", *cells.split("|")), strict=True
        ):
            x, words = start, []
            for word in cell.split():
                words.append(Word(word, x, top, x + WIDTH * len(word), top + EM, size=EM))
                x += WIDTH * len(word) + SPACE
            chunks += [Chunk(tuple(words))] if words else []
        lines.append(TextLine(tuple(chunks), top, top + EM))
    assert len(find_columns(lines, EM, [])) == columns, why
