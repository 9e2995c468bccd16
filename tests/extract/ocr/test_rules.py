"""Ruling lines: found though faint or broken, told from rows of letters, and painted over."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.rules import erase_strokes, find_strokes

DPI = 300


def blank():
    return np.full((1200, 1800), 250, np.uint8)


def draw_grid(page, level=40):
    for y in (300, 400, 500):
        cv2.line(page, (200, y), (1500, y), level, 3)
    for x in (200, 800, 1500):
        cv2.line(page, (x, 300), (x, 500), level, 3)
    return page


@pytest.mark.parametrize("level", [20, 120, 190])
def test_a_grid_strong_or_faint(level):
    strokes, _ = find_strokes(draw_grid(blank(), level), DPI)
    flat = [stroke for stroke in strokes if stroke.horizontal]
    assert (len(flat), len(strokes) - len(flat)) == (3, 3)
    assert all(abs(stroke.x0 - 200) < 8 and abs(stroke.x1 - 1500) < 8 for stroke in flat)


def test_a_broken_rule_is_one():
    page = blank()
    for start in range(200, 1500, 130):
        cv2.line(page, (start, 300), (start + 105, 300), 60, 3)
    strokes, _ = find_strokes(page, DPI)
    assert len(strokes) == 1
    assert strokes[0].x1 - strokes[0].x0 > 1200


def test_rows_of_letters_are_no_rules(sheet):
    page = cv2.resize(sheet(), None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    assert find_strokes(page, DPI)[0] == ()


def test_a_filled_row_is_no_rule():
    page = blank()
    page[300:360, 200:1500] = 60
    strokes, _ = find_strokes(page, DPI)
    assert [stroke for stroke in strokes if stroke.horizontal] == []


def test_short_uprights_are_the_sides_of_a_stamp():
    page = blank()
    cv2.line(page, (600, 600), (600, 720), 40, 3)
    assert find_strokes(page, DPI)[0] == ()


def test_a_rule_goes_on_in_pieces_where_rows_span_the_columns():
    page = blank()
    for y in (300, 370, 440, 800):
        cv2.line(page, (200, y), (1500, y), 40, 3)
    for x in (200, 1500):
        cv2.line(page, (x, 300), (x, 800), 40, 3)
    cv2.line(page, (800, 300), (800, 370), 40, 3)  # the head row, as high as one line
    cv2.line(page, (800, 440), (800, 800), 40, 3)
    cv2.line(page, (1100, 300), (1100, 370), 40, 3)  # in line with nothing
    uprights = sorted((round(s.x0), s.bottom - s.top < 100) for s in find_strokes(page, DPI)[0] if not s.horizontal)
    assert [short for x, short in uprights if abs(x - 800) < 10] == [True, False] or len(uprights) == 4
    assert not [x for x, _ in uprights if abs(x - 1100) < 10]


@pytest.mark.parametrize(("bent", "found"), [(False, True), (True, False)])
def test_the_arc_of_a_stamp_is_no_rule(bent, found):
    page = blank()
    for y in (300, 400):
        cv2.line(page, (200, y), (1500, y), 40, 3)
    if bent:
        cv2.ellipse(page, (1100, 350), (220, 220), 0, 166, 194, 40, 4)
    else:
        cv2.line(page, (880, 300), (880, 400), 40, 4)
    uprights = [stroke for stroke in find_strokes(page, DPI)[0] if not stroke.horizontal]
    assert bool(uprights) is found


def test_erasing_spares_what_crosses_and_what_lies_beside():
    page = draw_grid(blank())
    cv2.line(page, (1000, 380), (1000, 420), 10, 6)  # a descender through the rule at 400
    page[440:470, 900:1100] = 10
    _, mask = find_strokes(page, DPI)
    clean = erase_strokes(page, mask, DPI)
    assert clean[395:406, 1200:1400].min() > 200
    assert clean[400, 1000] < 60
    assert np.array_equal(clean[440:470, 900:1100], page[440:470, 900:1100])


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Article 5. Duree", 1, "letters stand on it, and it runs on below the spaces of words"),
        ("TTTTTTTTTTTTTT", 0, "the bars of capitals: their stems go down from it"),
    ],
)
def test_an_underline_is_a_rule_however_short(text, found, why):
    page = blank()
    level = 300 if found else 268
    cv2.putText(page, text, (200, 298), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 20, 3)
    cv2.line(page, (200, level), (490, level), 40, 3)
    assert len(find_strokes(page, DPI)[0]) == found, why


@pytest.mark.parametrize("length", [110, 300])
def test_labels_that_nearly_touch_an_upright_rule_make_it_no_letter(length):
    page = blank()
    for y in (300, 300 + length, 700, 1000):
        cv2.line(page, (200, y), (1500, y), 40, 3)
    for x in (200, 1500):
        cv2.line(page, (x, 300), (x, 1000), 40, 3)
    cv2.line(page, (800, 300), (800, 300 + length), 40, 3)
    cv2.line(page, (800, 700), (800, 1000), 40, 3)
    for y in range(340, 1000, 45):
        cv2.putText(page, "compteur", (805, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 40, 3)
    found = sorted(round(s.top, -1) for s in find_strokes(page, DPI)[0] if not s.horizontal and abs(s.x0 - 800) < 10)
    assert found == [300, 700]


def test_erasing_leaves_nothing_between_the_digits_of_two_rows():
    """They stand close to the rule on both sides, and end short of it; a letter across it goes through."""
    page = blank()
    cv2.line(page, (200, 300), (1500, 300), 40, 3)
    for x in (400, 440, 480):
        page[260:294, x : x + 6] = 30
        page[306:340, x : x + 6] = 30
    page[270:330, 700:706] = 30
    _, mask = find_strokes(page, DPI)
    clean = erase_strokes(page, mask, DPI)
    assert clean[296:305, 380:500].min() > 200
    assert clean[270:330, 703].max() < 60


def test_the_edge_of_a_drawing_with_ink_beside_it_is_no_rule():
    """A coat of arms: it ends on no rules, and shapes stand along all of it."""
    page = blank()
    page[300:600, 400:412] = 40
    for y in range(300, 600, 50):
        page[y : y + 25, 414:520] = 40
        page[y : y + 25, 330:398] = 40
    assert [s for s in find_strokes(page, DPI)[0] if not s.horizontal] == []
