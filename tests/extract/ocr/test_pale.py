"""Pale and coloured print gets the contrast of black print, and nothing else changes."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.pale import darken_pale_print
from bordereau.extract.ocr.print_rows import find_rows
from bordereau.extract.ocr.reversed import reverse_coloured_bands
from bordereau.extract.page.colours import deepen, has_colour


def print_page(colour, paper=(255, 255, 255), text="Article 3 : Financement"):
    """A page at 150 dpi, blue, green, red: black lines with one heading in another colour."""
    page = np.full((800, 900, 3), paper, np.uint8)
    for number in range(8):
        cv2.putText(
            page, "la convention est conclue", (60, 90 + 70 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2
        )
    cv2.putText(page, text, (60, 700), cv2.FONT_HERSHEY_SIMPLEX, 0.9, colour, 2)
    return page


def grey_of(page):
    return cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)


HEADING = (slice(670, 715), slice(60, 430))


@pytest.mark.parametrize(
    ("colour", "paper", "dark", "why"),
    [
        ((190, 190, 190), (255, 255, 255), True, "grey"),
        ((60, 200, 240), (255, 255, 255), True, "yellow, which is as pale as paper in grey"),
        ((40, 160, 245), (255, 255, 255), True, "orange"),
        ((230, 205, 80), (255, 255, 255), True, "light blue"),
        ((150, 150, 150), (225, 225, 225), True, "grey on grey paper"),
        ((10, 10, 10), (255, 255, 255), True, "black already"),
        ((235, 235, 235), (255, 255, 255), False, "what shows through from the other side"),
    ],
)
def test_a_pale_heading_becomes_dark(colour, paper, dark, why):
    page = print_page(colour, paper)
    made = darken_pale_print(grey_of(page), deepen(page), 150)
    assert (np.percentile(made[HEADING], 3) < 60) == dark, why
    assert np.array_equal(made[:640], grey_of(page)[:640]), "the text above is as it was"


def test_a_page_of_one_ink_comes_back_as_it_is():
    for level in (0, 120, 170):
        page = np.full((800, 900), 250, np.uint8)
        for number in range(8):
            cv2.putText(
                page, "la convention est conclue", (60, 90 + 70 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.8, level, 2
            )
        assert darken_pale_print(page, page, 150) is page


def test_what_was_whitened_stays_white():
    page = print_page((200, 120, 60))
    grey = grey_of(page)
    grey[640:] = 255
    assert darken_pale_print(grey, deepen(page), 150) is grey


def test_rows_are_lines_of_letters_and_no_rules_or_blots():
    page = np.full((500, 900), 250, np.uint8)
    cv2.putText(page, "Objet", (60, 100), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
    cv2.putText(page, "Le Maire", (500, 100), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
    cv2.line(page, (60, 200), (800, 200), 0, 2)
    cv2.circle(page, (300, 350), 80, 0, 3)
    assert [(row.letters >= 4, row.x0 < 200, row.top < 110) for row in find_rows(page, 150)] == [
        (True, True, True),
        (True, False, True),
    ]


@pytest.mark.parametrize(
    ("band", "reversed_", "why"),
    [
        ((40, 150, 240), True, "white on orange"),
        ((120, 80, 30), True, "white on dark blue"),
        ((255, 255, 255), False, "white on white: nothing"),
    ],
)
def test_light_print_on_a_coloured_band_is_reversed(band, reversed_, why):
    page = print_page((0, 0, 0), text="")
    page[660:730, 40:860] = band
    cv2.putText(page, "Article 3 : Financement", (60, 705), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (255, 255, 255), 2)
    grey, deep = reverse_coloured_bands(grey_of(page), deepen(page), 150)
    assert (np.median(grey[670:720, 60:840]) == 255 and grey[HEADING].min() < 60) == reversed_, why
    assert np.array_equal(grey[670:720, 60:430], deep[670:720, 60:430]), why


@pytest.mark.parametrize(
    ("colour", "coloured"),
    [((0, 0, 0), False), ((120, 120, 120), False), ((60, 200, 240), True), ((180, 60, 20), True)],
)
def test_a_page_with_a_heading_in_colour_is_a_page_in_colour(colour, coloured):
    assert has_colour(print_page(colour)) == coloured
