"""The white inside long figures and that between columns; on scans a figure or two may be misread."""

import pytest

from bordereau.extract.tables.chunks import Chunk, TextLine
from bordereau.extract.tables.read.columns import find_columns
from bordereau.schemas.page import Word

WIDTH, SPACE, EM = 5.0, 3.0, 10.0


def write_column(figures: list[str], sure: float | None, gap: float = SPACE) -> list[TextLine]:
    """One column of figures, flush right at 300 points, their groups parted by a space."""
    lines = []
    for row, figure in enumerate(figures):
        right, words = 300.0, list[Word]()
        for group in reversed(figure.split()):
            left = right - WIDTH * len(group)
            top = 100.0 + 15 * row
            words.insert(0, Word(group, left, top, right, top + EM, size=EM, confidence=sure))
            right = left - gap
        label = Word("Aides", 50.0, 100.0 + 15 * row, 80.0, 110.0 + 15 * row, size=EM, confidence=sure)
        lines.append(TextLine((Chunk((label,)), Chunk(tuple(words))), 100.0 + 15 * row, 110.0 + 15 * row))
    return lines


SOUND = ["12 000", "14 500", "26 500", "31 000", "18 000"]


@pytest.mark.parametrize(
    ("figures", "sure", "gap", "columns", "why"),
    [
        (SOUND, None, SPACE, 1, "groups of thousands"),
        ([*SOUND, "22 0.0"], 0.9, SPACE, 1, "dust in one of them, on a scan"),
        ([*SOUND, "2 017 262", "2017 262"], 0.9, SPACE, 1, "a space lost in one of them, on a scan"),
        ([*SOUND, "22 0.0"], None, SPACE, 2, "a text layer has no dust: two columns"),
        (["12 00", "14 50", "26 51", "31 00"], 0.9, SPACE, 2, "no thousands at all"),
        ([*SOUND, "22 0.0"], 0.9, 3 * SPACE, 2, "farther apart than the groups of a figure"),
    ],
)
def test_white_in_figures(figures, sure, gap, columns, why):
    found = [column for column in find_columns(write_column(figures, sure, gap), EM, []) if column.numeric]
    assert len(found) == columns, why
