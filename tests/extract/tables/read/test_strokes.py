"""The sides that bands lack are drawn; the room between two frames stays open."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.strokes import Stroke, mend_ends, mend_sides

LEFT, RIGHT = 50.0, 400.0


def _band(*, left: bool, low: float = 114.0, end: float = RIGHT) -> list[Stroke]:
    """Two rows of cells, and between them a band whose right side is not drawn."""
    levels = [Stroke(True, y, LEFT, end) for y in (80.0, 100.0, low, low + 20)]
    sides = [Stroke(False, x, a, b) for x in (LEFT, RIGHT) for a, b in ((80.0, 100.0), (low, low + 20))]
    inner = [Stroke(False, 200.0, a, b) for a, b in ((80.0, 100.0), (low, low + 20))]
    whole = [Stroke(False, LEFT, 80.0, low + 20)] if left else []
    return [*levels, *(side for side in sides if not (left and side.at == LEFT)), *inner, *whole]


@pytest.mark.parametrize(
    ("strokes", "expected", "why"),
    [
        (_band(left=True), [Stroke(False, RIGHT, 100.0, 114.0)], "the right side of the band"),
        (_band(left=False), [], "two frames, one under the other"),
        (_band(left=True, low=150.0), [], "too high for a band"),
        (_band(left=True, end=RIGHT + 60), [], "the rules go on: an inner rule that a merged cell parts"),
    ],
)
def test_the_side_that_a_band_lacks(strokes: list[Stroke], expected: list[Stroke], why: str) -> None:
    assert mend_sides(strokes) == expected, why


@pytest.mark.parametrize(
    ("gap", "uprights", "expected", "why"),
    [
        (5.0, (200.0,), [Stroke(True, 100.0, 200.0, 205.0)], "a cell's padding behind the upright"),
        (5.0, (200.0, 205.0), [], "two frames side by side"),
        (5.0, (), [], "no upright between"),
        (12.0, (200.0,), [], "farther than a cell is padded"),
        (2.0, (200.0,), [], "near enough as it is"),
    ],
)
def test_the_piece_that_a_level_lacks(
    gap: float, uprights: tuple[float, ...], expected: list[Stroke], why: str
) -> None:
    levels = [Stroke(True, 100.0, 50.0, 200.0), Stroke(True, 100.0, 200.0 + gap, 400.0)]
    assert mend_ends([*levels, *(Stroke(False, x, 80.0, 120.0) for x in uprights)]) == expected, why
