"""Words in the ring of a stamp are no text, unless they are printed as the text is."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.ring_shapes import ANGLES, Ring
from bordereau.extract.ocr.stamp_words import drop_stamp_words, find_rings

FACE = cv2.FONT_HERSHEY_SIMPLEX


def write(page, words, text, x0, base, level, line):
    cv2.putText(page, text, (x0, base), FACE, 1.0, level, 3)
    (width, height), _ = cv2.getTextSize(text, FACE, 1.0, 3)
    words.append(SeenWord(text, x0, base - height - 2, x0 + width, base + 4, 0.9, line, base - height, base + 8))


@pytest.mark.parametrize(
    ("stamped", "ring", "beside", "kept", "why"),
    [
        (110, 110, "", False, "alone in the ring, in its ink"),
        (30, 110, "", True, "as dark as the text: a date, say, over which the stamp stands"),
        (110, 110, "commune", True, "its line goes on outside the ring"),
        (30, 30, "", True, "a frame of the print's own ink"),
    ],
)
def test_words_in_a_ring(stamped, ring, beside, kept, why):
    page, words = np.full((1400, 1400), 250, np.uint8), []
    for number in range(5):
        write(page, words, "verse une subvention", 80, 120 + 60 * number, 30, number)
    write(page, words, "MAIRIE", 640, 900, stamped, 7)
    if beside:
        write(page, words, beside, 1100, 900, 30, 7)
    cv2.circle(page, (700, 890), 200, ring, 5)
    clean, left = drop_stamp_words(find_rings(page, words, 300), words)
    assert ("MAIRIE" in [word.text for word in left]) == kept, why
    assert (clean[870:905, 640:760].min() < 200) == kept, why
    assert np.array_equal(clean[:600], page[:600])
    alone = [word for word in words if word.text == "MAIRIE"]
    assert find_rings(page, words, 300).hold(alone) == (stamped == ring == 110), "a word found later is judged alone"


def test_a_page_without_stamps_comes_back_as_it_is():
    page, words = np.full((600, 1000), 250, np.uint8), []
    write(page, words, "verse une subvention", 80, 120, 30, 0)
    clean, left = drop_stamp_words(find_rings(page, words, 300), words)
    assert clean is page
    assert left == tuple(words)


def test_a_pale_frame_around_pale_print_is_no_stamp():
    page, words = np.full((1400, 1400), 250, np.uint8), []
    for number in range(5):
        write(page, words, "verse une subvention", 80, 120 + 60 * number, 30, number)
    write(page, words, "12 500", 640, 900, 110, 7)
    cv2.rectangle(page, (500, 700), (1000, 1080), 110, 3)
    _, left = drop_stamp_words(find_rings(page, words, 300), words)
    assert left == tuple(words)


@pytest.mark.parametrize(
    ("radii", "stamped", "beside", "kept", "why"),
    [
        ((200, 150), 30, "", False, "two rings are a stamp's, as dark as the print"),
        ((200, 150), 120, "", True, "not in the ink of the rings"),
        ((200, 150), 30, "commune", True, "its line goes on outside"),
        ((200,), 30, "", True, "one circle may be a frame"),
    ],
)
def test_words_in_rings_that_were_taken_away(radii, stamped, beside, kept, why):
    page, words = np.full((1400, 1400), 250, np.uint8), []
    for number in range(5):
        write(page, words, "verse une subvention", 80, 120 + 60 * number, 30, number)
    write(page, words, "MAIRIE", 640, 900, stamped, 7)
    if beside:
        write(page, words, beside, 1100, 900, 30, 7)
    rings = [Ring(700.0, 890.0, np.full(ANGLES, radius), 2.5, 30.0) for radius in radii]
    _, left = drop_stamp_words(find_rings(page, words, 300, rings), words)
    assert ("MAIRIE" in [word.text for word in left]) == kept, why
