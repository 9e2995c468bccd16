"""A cell shown again: its line of print is found, and read in several ways."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.cells import prepare_strip, read_cell, trim_cell
from bordereau.extract.ocr.engine import NullReader, RecordedReader, Strip

DPI = 300


def cell(*lines, stamp=0, wide=400, high=90):
    picture = np.full((high, wide), 250, np.uint8)
    if stamp:
        cv2.circle(picture, (180, 200), 170, stamp, 4)
    for number, text in enumerate(lines):
        cv2.putText(picture, text, (150, 60 + 55 * number), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 20, 3)
    return picture


@pytest.mark.parametrize(
    ("picture", "count", "why"),
    [
        (cell("12 507"), 1, "one line"),
        (cell("1 246", "250", high=150), 2, "a figure broken over two lines"),
        (cell(), 0, "no print"),
        (cell("1", "2", "3", high=210), 0, "more than a figure"),
        (cell("12 507", stamp=120), 1, "a stamp paler than the print"),
    ],
)
def test_lines_of_a_cell(picture, count, why):
    lines = trim_cell(picture, DPI)
    assert len(lines) == count, why
    assert all(line.shape[0] < 60 for line in lines), "cut close to the print"


def test_print_of_the_next_column_is_left_out():
    picture = cell("7 385", wide=700)
    cv2.putText(picture, "999", (560, 60), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 20, 3)
    (near,) = trim_cell(picture, DPI, core=(200, 240))
    assert near.shape[1] < 220


def test_every_way_is_asked_and_lines_are_put_together():
    ways = len(prepare_strip(trim_cell(cell("12 507"), DPI)[0]))
    reader = RecordedReader(strips=[Strip("1 246", 0.9)] * ways + [Strip("250", 0.9)] * ways)
    assert read_cell(cell("1 246", "250", high=150), DPI, [reader, NullReader()]) == ("1 246 250",) * ways
