from __future__ import annotations

import pytest

from bordereau.extract.page.frame import Frame

# A mark near the bottom left corner of a 600 by 800 page: 10 to 20 from the left, 30 to 50 from the bottom.
MARK = (10, 30, 20, 50)


@pytest.mark.parametrize(
    ("rotation", "size", "expected"),
    [
        (0, (600, 800), (10, 750, 20, 770)),
        (90, (800, 600), (30, 10, 50, 20)),
        (180, (600, 800), (580, 30, 590, 50)),
        (270, (800, 600), (750, 580, 770, 590)),
    ],
)
def test_rotations(rotation, size, expected):
    frame = Frame(0, 0, 600, 800, rotation)
    assert frame.size == size
    assert frame.to_display(*MARK) == expected


def test_a_crop_box_moves_the_origin():
    assert Frame(100, 200, 500, 700, 0).to_display(100, 690, 110, 700) == (0, 0, 10, 10)
