"""Rows of print that no word covers are read again; what cannot be read is told of."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import NullReader, Readers, RecordedReader, SeenWord, Strip
from bordereau.extract.ocr.unread import choose_reading, read_unread


def page_of(*lines):
    """A page at 150 dpi with one line of print every 60 pixels, and the words that cover each line."""
    page, words = np.full((600, 900), 250, np.uint8), []
    for number, line in enumerate(lines):
        base = 100 + 60 * number
        cv2.putText(page, line, (60, base), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
        (width, height), _ = cv2.getTextSize(line, cv2.FONT_HERSHEY_SIMPLEX, 0.8, 2)
        words.append(
            SeenWord(line, 60.0, base - height, 60.0 + width, base + 6.0, 0.95, number, base - height, base + 6.0)
        )
    return page, words


def read(page, words, first, second):
    readers = Readers(NullReader(), RecordedReader(strips=[second]), lines=RecordedReader(strips=[first]))
    return read_unread(page, words, 150, readers)


LINES = ("Article trois Financement", "la commune verse une subvention")


def test_covered_rows_are_not_asked_about():
    page, words = page_of(*LINES)
    found = read(page, words, Strip("x" * 9, 0.9), Strip("x" * 9, 0.9))
    assert (found.words, found.places) == (tuple(words), ())


@pytest.mark.parametrize(
    ("first", "second", "text", "told", "why"),
    [
        (Strip("Article trois Financement", 0.6), Strip("Articletrois Financement", 0.7), LINES[0], 0, "both agree"),
        (Strip("Article trois Financement", 0.9), Strip("", 0.0), LINES[0], 0, "one is sure"),
        (Strip("Æ~ir ;ois", 0.3), Strip("Finance", 0.6), "", 1, "they differ, and none is sure"),
        (Strip("", 0.0), Strip("", 0.0), "", 1, "nothing was read"),
    ],
)
def test_a_row_passed_over(first, second, text, told, why):
    page, words = page_of(*LINES)
    found = read(page, words[1:], first, second)
    assert " ".join(word.text for word in found.words[1:]) == text, why
    assert len(found.places) == told, why
    for x0, top, x1, bottom in found.places:
        assert (50 < x0 < 75, 70 < top < 90, x1 > 300, 95 < bottom < 115) == (True, True, True, True), why


def test_the_rest_of_a_line_is_put_on_its_line():
    page, words = page_of("Article trois Financement")
    half = [SeenWord("Article", 60.0, words[0].top, 155.0, words[0].bottom, 0.9, 7, words[0].top, words[0].bottom)]
    found = read(page, half, Strip("trois Financement", 0.9), Strip("", 0.0))
    assert [(word.text, word.line) for word in found.words] == [("Article", 7), ("trois", 7), ("Financement", 7)]


def test_a_drawing_is_no_print():
    page, words = page_of(*LINES)
    cv2.circle(page, (500, 400), 90, 20, 3)
    cv2.line(page, (60, 300), (840, 300), 20, 2)
    cv2.polylines(page, [np.array([[80, 420], [130, 350], [150, 430], [210, 360], [300, 400]])], False, 30, 3)
    assert read(page, words, Strip("", 0.0), Strip("", 0.0)).places == ()


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        (Strip("DURÉE", 0.5), Strip("DUREE", 0.5), "DURÉE"),
        (Strip("II", 0.9), Strip("II", 0.9), ""),
        (Strip("||| ~ |", 0.9), Strip("", 0.9), ""),
    ],
)
def test_what_a_row_says(one, other, text):
    assert choose_reading(one, other) == text
