"""Digits are told from their shapes, as outlines and as pieces of a picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bordereau.extract.page.shapes import DIGITS, compare, draw_outline, draw_piece, flatten, set_straight

BAR = ((2, 0.0, 0.0), (0, 100.0, 0.0), (0, 100.0, 700.0), (0, 0.0, 700.0))
EDGE = ((0, 700), (500, 700), (500, 600), (250, 0), (130, 0), (380, 600), (0, 600))
SEVEN = tuple((0 if place else 2, float(x), float(y)) for place, (x, y) in enumerate(EDGE))
FLAT = ((2, 0.0, 0.0), (0, 5.0, 0.0), (0, 9.0, 0.0))


def write(digit: str, thickness: int, noise: int = 0) -> np.ndarray:
    """A digit as OpenCV draws it, of single strokes, dark on light paper."""
    picture = np.full((60, 40), 235, np.uint8)
    cv2.putText(picture, digit, (6, 46), cv2.FONT_HERSHEY_DUPLEX, 1.5, 20, thickness, cv2.LINE_AA)
    grain = np.random.default_rng(7).integers(-noise, noise + 1, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize(("thickness", "noise"), [(2, 0), (4, 0), (3, 15)])
def test_a_face_that_was_never_seen(digit, thickness, noise):
    shape = draw_piece(write(digit, thickness, noise))
    assert compare(shape, digit).nearest == digit


def test_what_lies_beside_a_digit_does_not_count():
    picture = write("5", 3)
    picture[10:50, 38:] = 20
    assert compare(draw_piece(picture), "5").nearest == "5"


@pytest.mark.parametrize("picture", [np.full((20, 20), 255, np.uint8), np.full((2, 2), 0, np.uint8)])
def test_paper_has_no_shape(picture):
    assert draw_piece(picture) is None


@pytest.mark.parametrize(("segments", "nearest"), [(BAR, "1"), (SEVEN, "7")])
def test_outlines(segments, nearest):
    like = compare(draw_outline(flatten(segments)), "4")
    assert like.nearest == nearest
    assert like.claimed > like.distance


def test_a_slanted_one_without_a_foot_is_set_straight():
    leaning = [(kind, x + 0.2 * y, y) for kind, x, y in BAR]
    shape = draw_outline(flatten(leaning))
    assert shape.proportion > 0.3
    assert compare(set_straight(shape), "7").nearest == "1"


@pytest.mark.parametrize(
    "segments", [(), ((2, 0.0, 0.0), (0, 5.0, 0.0)), ((2, 0.0, 0.0), (0, 5.0, 0.0), (0, 9.0, 0.0))]
)
def test_an_outline_without_extent_has_no_shape(segments):
    assert draw_outline(flatten(segments)) is None
