"""Rings of stamps are found where a line runs round a centre; frames, letters and rules are none."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.ring_shapes import find_ring_shapes

FACE = cv2.FONT_HERSHEY_SIMPLEX
DPI = 300.0


def make_page() -> np.ndarray:
    """A sheet of 1600 by 1600 pixels with a ruled table of figures."""
    page = np.full((1600, 1600), 250, np.uint8)
    for row in range(8):
        cv2.line(page, (100, 400 + 90 * row), (1500, 400 + 90 * row), 20, 3)
        for column in range(4):
            cv2.putText(page, "12 345", (140 + 350 * column, 460 + 90 * row), FACE, 1.2, 20, 3)
    for column in range(5):
        cv2.line(page, (100 + 350 * column, 400), (100 + 350 * column, 1030), 20, 3)
    return page


@pytest.mark.parametrize(
    ("axes", "arc", "level", "width", "found", "why"),
    [
        ((230, 230), 360, 110, 6, 1, "across the rules of a table, with which it is one shape"),
        ((236, 228), 360, 110, 6, 1, "a little oval: the sheet was fed quicker than it was read"),
        ((230, 230), 270, 110, 6, 1, "a quarter of it did not print"),
        ((230, 230), 360, 20, 6, 1, "as dark as the print"),
        ((230, 230), 130, 110, 6, 0, "an arc, of a signature say"),
        ((330, 180), 360, 110, 6, 0, "an oval stroke drawn around a figure"),
        ((60, 60), 360, 110, 6, 0, "as small as a letter of a title"),
    ],
)
def test_rings_across_a_table(axes, arc, level, width, found, why):
    page = make_page()
    layer = np.full_like(page, 255)
    cv2.ellipse(layer, (820, 640), axes, 0, 20, 20 + arc, level, width)
    rings = find_ring_shapes(np.minimum(page, layer), DPI)
    assert len(rings) == found, why
    for ring in rings:
        assert abs(ring.x - 820) < 4, why
        assert abs(ring.y - 640) < 4, why
        assert abs(ring.radii.mean() - sum(axes) / 2) < 4, why
        assert abs(ring.level - level) < 12, why


def test_two_rings_of_one_centre_are_two():
    page = make_page()
    for radius in (230, 165):
        cv2.circle(page, (820, 640), radius, 110, 6)
    assert sorted(round(ring.radii.mean(), -1) for ring in find_ring_shapes(page, DPI)) == [160, 230]


def test_a_table_and_a_frame_are_no_ring():
    page = make_page()
    cv2.rectangle(page, (300, 1150), (700, 1500), 90, 5)
    assert find_ring_shapes(page, DPI) == []
    assert find_ring_shapes(np.full((900, 900), 255, np.uint8), DPI) == []
