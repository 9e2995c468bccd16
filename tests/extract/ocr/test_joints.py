"""Rules of a grid that the picture shows with gaps."""

from __future__ import annotations

import pytest

from bordereau.extract.ocr.joints import meet_uprights
from bordereau.extract.ocr.stroke import Stroke

POINT = 4
LEFT, MIDDLE, RIGHT = (Stroke(x, 0, x + 4, 400, False) for x in (100, 500, 900))
FRAME = [Stroke(100, top, 904, top + 4, True) for top in (0, 396)]


def spans(*pieces: tuple[float, float]) -> list[tuple[float, float]]:
    flats = [Stroke(x0, 200, x1, 204, True) for x0, x1 in pieces]
    met = meet_uprights([LEFT, MIDDLE, RIGHT, *FRAME, *flats], POINT)
    return [(flat.x0, flat.x1) for flat in met if flat.horizontal and flat.top == 200]


@pytest.mark.parametrize(
    ("pieces", "expected", "why"),
    [
        ([(120, 904)], [(100, 904)], "letters hide its start"),
        ([(100, 880)], [(100, 904)], "or its end"),
        ([(100, 300), (340, 904)], [(100, 904)], "a word hides its middle"),
        ([(170, 904)], [(100, 904)], "a figure that touches the rule hides more of it"),
        ([(300, 904)], [(300, 904)], "too far away to be meant"),
        ([(100, 620)], [(100, 620)], "or to be hidden by one figure"),
        ([(100, 360), (640, 904)], [(100, 504), (500, 904)], "figures hide the middles of two cells"),
        ([(640, 800)], [(640, 800)], "an underline in one cell is no rule of the grid"),
        ([(100, 480), (520, 904)], [(100, 504), (500, 904)], "an upright rule stands between: two cells' own rules"),
        ([(500, 904)], [(500, 904)], "left out on purpose: the label is merged over two rows"),
    ],
)
def test_flat_rules_meet_the_sides(
    pieces: list[tuple[float, float]], expected: list[tuple[float, float]], why: str
) -> None:
    assert spans(*pieces) == expected, why


def test_an_underline_outside_of_a_grid_stays_as_it_is() -> None:
    lines = [Stroke(100, 200, 300, 204, True), Stroke(340, 200, 500, 204, True)]
    assert meet_uprights(lines, POINT) == lines


def test_rows_of_two_columns_side_by_side_are_not_joined_because_a_picture_below_has_a_frame() -> None:
    rows = [Stroke(x0, top, x0 + 640, top + 4, True) for top in (200, 240, 280) for x0 in (100, 790)]
    frame = [Stroke(x, 600, x + 4, 900, False) for x in (800, 1200)]
    frame += [Stroke(800, top, 1204, top + 4, True) for top in (600, 896)]
    assert [flat for flat in meet_uprights([*rows, *frame], POINT) if flat.top < 600] == rows
