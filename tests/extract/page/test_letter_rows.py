"""What is print in a picture, and what only looks like letters; the pictures are drawn here, at 150 dpi."""

import cv2
import numpy as np
import pytest

from bordereau.extract.page.letter_rows import shows_rows

POINT = 150 / 72
FONT = cv2.FONT_HERSHEY_SIMPLEX
LINES = (
    "La commune verse une subvention",
    "de 12 000 euros a l'association",
    "pour son festival de juin",
    "en deux fois.",
)


def blank(height=500, width=900):
    return np.full((height, width), 255, np.uint8)


def draw_text(lines=LINES, size=0.6, grey=20):
    picture = blank()
    for number, line in enumerate(lines):
        cv2.putText(picture, line, (40, 80 + 45 * number), FONT, size, grey, 1 if size < 0.8 else 2)
    return picture


def draw_table():
    picture = blank()
    rows = (("Recettes", "2024", "2025"), ("Subvention", "12 000,00", "12 500,00"), ("Adhesions", "1 250,00", "980,50"))
    rows += (("Total des recettes", "13 250,00", "13 480,50"),)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            cv2.putText(picture, cell, (60 + 260 * column, 80 + 50 * number), FONT, 0.6, 20, 1)
            cv2.rectangle(
                picture, (50 + 260 * column, 50 + 50 * number), (310 + 260 * column, 100 + 50 * number), 20, 1
            )
    return picture


def draw_chart():
    picture = blank()
    for number in range(9):
        cv2.putText(picture, str(90 - 10 * number), (20, 60 + 45 * number), FONT, 0.5, 20, 1)
        cv2.putText(picture, str(2016 + number), (80 + 90 * number, 470), FONT, 0.5, 20, 1)
        cv2.line(picture, (60, 55 + 45 * number), (880, 55 + 45 * number), 180, 1)
        cv2.circle(picture, (90 + 90 * number, 100 + 31 * (number * 5 % 9)), 5, 20, -1)
    return picture


def draw_leaves(count=1200):
    """Blots of the height of letters everywhere: a tree, a gravel path, a façade."""
    picture, lots = blank(), np.random.default_rng(7)
    for x, y, high, wide, lean in lots.integers((0, 0, 3, 2, 0), (900, 500, 14, 12, 180), (count, 5)).tolist():
        cv2.ellipse(picture, (x, y), (wide, high), lean, 0, 360, 20, -1)
    return picture


def draw_map(places=12):
    """Roads, symbols and short names here and there."""
    picture, lots = blank(), np.random.default_rng(3)
    for x, y, dx, dy in lots.integers((0, 0, -300, -300), (900, 500, 300, 300), (40, 4)).tolist():
        cv2.line(picture, (x, y), (x + dx, y + dy), 90, 2)
    for number, (x, y) in enumerate(lots.integers((20, 20), (800, 480), (places, 2)).tolist()):
        cv2.putText(picture, ("Uzes", "D 981", "Flaux", "P")[number % 4], (x, y), FONT, 0.5, 20, 1)
    return picture


def draw_logo():
    return draw_text(("VILLE DE", "BEAUVAL", "Culture et sport"), 1.0)


def turn(picture, quarters):
    return np.ascontiguousarray(np.rot90(picture, quarters))


def lean(picture, degrees):
    high, wide = picture.shape
    return cv2.warpAffine(
        picture, cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1), (wide, high), borderValue=255
    )


def coarsen(picture, dpi):
    small = cv2.resize(picture, None, fx=dpi / 150, fy=dpi / 150, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, picture.shape[::-1], interpolation=cv2.INTER_CUBIC)


def soil(picture, spread):
    noise = np.random.default_rng(1).normal(0, spread, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def ink_of(picture):
    return cv2.adaptiveThreshold(picture, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 25)


@pytest.mark.parametrize(
    ("picture", "print_", "why"),
    [
        (draw_text(), True, "four lines of text"),
        (draw_text(LINES[:2]), False, "two lines of forty letters are a caption, not worth the reading"),
        (draw_text(["Le present avenant prend effet le jour de sa signature"] * 2), True, "two long lines"),
        (draw_table(), True, "a table that was pasted as a picture"),
        (coarsen(draw_text(LINES * 2), 96), True, "a picture of the screen"),
        (soil(draw_text(), 30), True, "a noisy scan"),
        (lean(draw_text(), 2.0), True, "a page that was laid askew"),
        (turn(draw_table(), 1), True, "a table lying on its left"),
        (turn(draw_text(), 3), True, "a page lying on its right"),
        (turn(draw_text(), 2), True, "a page upside down"),
        (blank(), False, "nothing"),
        (draw_leaves(), False, "a photograph"),
        (draw_leaves(150), False, "a photograph with few blots"),
        (draw_map(), False, "a map with names of places"),
        (draw_chart(), False, "a chart: its scale is no text"),
        (turn(draw_chart(), 1), False, "a chart on its side"),
        (draw_logo(), False, "a logo with its motto"),
    ],
)
def test_print_is_told_from_what_looks_like_it(picture, print_, why):
    assert shows_rows(ink_of(picture), POINT) is print_, why


def test_text_on_a_photograph_is_found():
    picture = np.minimum(draw_leaves(150), 255)
    picture[:230] = draw_text()[:230]
    assert shows_rows(ink_of(picture), POINT)
