"""A straightened scan laid back on its page."""

import math

import pytest

from bordereau.schemas.page import Placement

BOX = (100.0, 200.0, 180.0, 212.0)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, (100, 200, 180, 212)),
        (1, (588, 100, 600, 180)),
        (2, (420, 588, 500, 600)),
        (3, (200, 420, 212, 500)),
    ],
)
def test_quarter_turns(turn, expected):
    displayed = (600, 800) if turn % 2 == 0 else (800, 600)
    placed = Placement(*displayed, turn, 0.0).place(BOX)
    assert placed == pytest.approx(expected, abs=0.01)


def test_a_small_box_keeps_its_size_under_skew():
    x0, top, x1, bottom = Placement(600, 800, 0, 2.0).place((500, 100, 530, 110))
    angle = math.radians(2)
    middle = (300 + 215 * math.cos(angle) + 295 * math.sin(angle), 400 + 215 * math.sin(angle) - 295 * math.cos(angle))
    assert ((x0 + x1) / 2, (top + bottom) / 2) == pytest.approx(middle, abs=0.02)
    assert x1 - x0 == pytest.approx(30, abs=0.5)
    assert bottom - top == pytest.approx(10 + 30 * math.sin(angle), abs=0.1)
