"""A grey head without a rule under it ends where its shade ends."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.shade_edges import find_shade_edges
from bordereau.extract.tables.read.strokes import Stroke
from bordereau.schemas.page import Fill

FRAME = [
    *(Stroke(True, y, 20, 400) for y in (100.0, 160.0)),
    *(Stroke(False, x, 100, 160) for x in (20.0, 200.0, 400.0)),
]


@pytest.mark.parametrize(
    ("fills", "found", "why"),
    [
        ([Fill(22, 101, 398, 125, 0.6)], 1, "one shade over all columns"),
        ([Fill(22, 101, 398, 125, 0.6), Fill(22, 125, 398, 158, 0.6)], 0, "it goes on below"),
        ([Fill(22, 101, 198, 125, 0.6), Fill(202, 101, 398, 125, 0.6)], 1, "a shade a cell"),
        ([Fill(22, 101, 198, 125, 0.6)], 0, "only the first column is grey"),
        ([Fill(22, 101, 398, 158, 0.6)], 0, "it ends at the rule"),
        ([Fill(22, 101, 398, 125, 0.99)], 0, "too pale to be seen"),
        ([Fill(22, 301, 398, 325, 0.6)], 0, "outside the frame"),
    ],
)
def test_shade_edges(fills: list[Fill], found: int, why: str) -> None:
    edges = find_shade_edges(fills, FRAME)
    assert len(edges) == found, why
    assert all((edge.at, edge.start, edge.end) == (125, 20, 400) for edge in edges)
