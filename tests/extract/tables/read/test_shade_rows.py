"""A row that is painted cell by cell over a frame of the same columns belongs to it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bordereau.extract.tables.read.shade_rows import add_shade_rows
from bordereau.extract.tables.read.strokes import Stroke, group_frames
from bordereau.schemas.page import Fill

EDGES = (20.0, 200.0, 300.0, 400.0)
FRAME = [
    *(Stroke(True, y, 20, 400) for y in (100.0, 130.0, 160.0)),
    *(Stroke(False, x, 100, 160) for x in EDGES),
]


def _paint(top: float, bottom: float, *edges: float, dark: float = 0.0) -> list[Fill]:
    return [Fill(a, top, b, bottom, dark) for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("fills", "top", "why"),
    [
        (_paint(76, 99, *EDGES), 76, "a black head, cell by cell"),
        (_paint(76, 99, 20, 300, 400), 76, "one cell over two columns"),
        ([*_paint(76, 99, *EDGES), Fill(25, 76, 190, 88, 0.0)], 76, "the words painted once more"),
        (_paint(76, 99, *EDGES, dark=0.99), 100, "too pale to be seen"),
        (_paint(70, 90, *EDGES), 100, "it does not touch the frame"),
        (_paint(76, 99, 20, 150, 280, 400), 100, "other columns"),
        ([Fill(20, 76, 400, 99, 0.0)], 100, "one band, without columns"),
        (_paint(101, 129, *EDGES), 100, "inside the frame, which has its rules"),
    ],
)
def test_shade_rows(fills: list[Fill], top: float, why: str) -> None:
    (frame,) = group_frames(add_shade_rows(fills, FRAME))
    assert round(frame.box[1]) == top, why


def test_a_painted_total_under_a_frame() -> None:
    (frame,) = group_frames(add_shade_rows(_paint(161, 180, *EDGES, dark=0.5), FRAME))
    assert round(frame.box[3]) == 180
