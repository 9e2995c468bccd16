"""An upright rule under a head that is merged over its columns, and a letter of the head in its line."""

from __future__ import annotations

import numpy as np
import pytest

from bordereau.extract.ocr.stem_ends import end_before_letters
from bordereau.extract.ocr.stroke import Stroke

POINT = 200 / 72
LEVELS = (100, 140, 180, 220)
"""Three rows of 40 pixels, between four flat rules."""


def draw(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    """A white picture with black boxes: x0, top, x1, bottom."""
    picture = np.full((320, 400), 255, np.uint8)
    for x0, top, x1, bottom in boxes:
        picture[top:bottom, x0:x1] = 0
    return picture


RULE = (200, 140, 203, 220)
LETTER = (200, 106, 203, 134)
BESIDE = [(180, 106, 196, 110), (180, 130, 196, 134), (184, 106, 188, 134), (208, 106, 212, 134)]


@pytest.mark.parametrize(
    ("boxes", "top", "why"),
    [
        ([RULE, LETTER, *BESIDE], 140, "the stem of a letter between two others"),
        ([RULE, (200, 100, 203, 140), *BESIDE], 100, "a rule that reaches both rules, letters close by on both sides"),
        ([RULE, LETTER], 100, "no print beside it: a faint rule"),
        ([RULE, LETTER, BESIDE[3]], 100, "print on one side alone: a figure beside a faint rule"),
        ([RULE], 100, "nothing in the row at all: left as it was found"),
    ],
)
def test_the_first_row_of_an_upright_rule(boxes: list[tuple[int, int, int, int]], top: int, why: str) -> None:
    flats = [Stroke(50, level - 1, 350, level + 1, True) for level in LEVELS]
    (found,) = [
        stroke
        for stroke in end_before_letters([*flats, Stroke(200, 100, 203, 220, False)], draw(*boxes), POINT)
        if not stroke.horizontal
    ]
    assert (found.top, found.bottom) == (top, 220), why


def test_the_last_row_of_an_upright_rule() -> None:
    flats = [Stroke(50, level - 1, 350, level + 1, True) for level in LEVELS]
    flipped = draw((200, 100, 203, 180), (200, 186, 203, 214), (190, 186, 194, 214), (208, 186, 212, 214))
    found = end_before_letters([*flats, Stroke(200, 100, 203, 220, False)], flipped, POINT)
    assert [stroke.bottom for stroke in found if not stroke.horizontal] == [180]


def test_two_flat_rules_alone_are_a_frame_whose_sides_stay() -> None:
    frame = [Stroke(50, level - 1, 350, level + 1, True) for level in (100, 140)]
    side = Stroke(200, 100, 203, 140, False)
    assert end_before_letters([*frame, side], draw(LETTER, *BESIDE), POINT) == [*frame, side]


def test_a_letter_between_two_frames_joins_them_not() -> None:
    flats = [Stroke(50, level - 1, 350, level + 1, True) for level in LEVELS]
    between = draw(
        (200, 100, 203, 140), (200, 146, 203, 174), (190, 146, 194, 174), (208, 146, 212, 174), (200, 180, 203, 220)
    )
    found = end_before_letters([*flats, Stroke(200, 100, 203, 220, False)], between, POINT)
    assert [(stroke.top, stroke.bottom) for stroke in found if not stroke.horizontal] == [(100, 140), (180, 220)]


def test_an_upright_rule_that_seems_to_end_within_a_row_ends_at_the_rule_below_it() -> None:
    flats = [Stroke(50, level - 1, 350, level + 1, True) for level in (80, *LEVELS[1:])]
    head = draw(RULE, (200, 100, 203, 126), *BESIDE)  # the stem of a « 4 », whose top lies under the rule above it
    found = end_before_letters([*flats, Stroke(200, 100, 203, 220, False)], head, POINT)
    assert [(stroke.top, stroke.bottom) for stroke in found if not stroke.horizontal] == [(140, 220)]
