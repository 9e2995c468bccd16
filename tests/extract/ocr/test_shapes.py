"""Shapes on a page: bullets, stamps, print that was passed over, bold type, which way up."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.bullets import mend_bullets
from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.leftovers import find_leftovers, is_lone_letter, name_leftovers, part_doubtful
from bordereau.extract.ocr.orientation import judge_reading, runs_upright, turn_picture
from bordereau.extract.ocr.stamps import erase_stamps
from bordereau.extract.ocr.weight import find_bold


def blank(height=1200, width=1800):
    return np.full((height, width), 250, np.uint8)


def item(text="Le", x0=260.0, top=100.0):
    return SeenWord(text, x0, top, x0 + 60, top + 30, 0.95, 0, top - 2, top + 38)


def draw(page, shape):
    if shape == "disc":
        cv2.circle(page, (190, 116), 7, 10, -1)
    elif shape == "triangle":
        cv2.fillPoly(page, [np.array([[184, 108], [184, 126], [197, 117]])], 10)
    elif shape == "z":
        cv2.putText(page, "z", (180, 128), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 10, 2)
    elif shape == "ring":
        cv2.circle(page, (190, 118), 10, 10, -1)
        cv2.circle(page, (190, 118), 6, 250, -1)
    elif shape == "dash":
        page[116:120, 180:198] = 10
    elif shape == "hyphen":
        page[114:121, 186:196] = 10
    elif shape == "low dash":
        page[134:138, 180:198] = 10
    elif shape == "letter":
        cv2.putText(page, "e", (180, 130), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 10, 3)
    return page


@pytest.mark.parametrize(
    ("shape", "read", "expected"),
    [
        ("disc", "e", "•"),
        ("disc", "+", "•"),
        ("ring", "0", "o"),
        ("dash", "-__", "-"),
        ("low dash", "_", "Le"),
        ("letter", "e", "e"),
        ("triangle", ">", "•"),
        ("z", "z", "z"),
    ],
)
def test_a_bullet_is_named_by_its_shape(shape, read, expected):
    bullet = SeenWord(read, 178, 104, 202, 132, 0.5, 0, 98, 138)
    words = mend_bullets(draw(blank(), shape), [bullet, item()])
    assert words[0].text == expected


@pytest.mark.parametrize(("shape", "expected"), [("disc", "•"), ("triangle", "•"), ("dash", "-"), ("letter", "Le")])
def test_a_bullet_that_was_not_read_is_found(shape, expected):
    assert mend_bullets(draw(blank(), shape), [item()])[0].text == expected


@pytest.mark.parametrize(
    ("shape", "texts", "expected", "why"),
    [
        ("hyphen", ["330", "€"], "-", "the short minus of a sum that fills its cell"),
        ("hyphen", ["12,5", "%"], "-", "or of a share"),
        ("disc", ["330", "€"], "•", "a disc is none"),
        ("hyphen", ["Le", "Maire"], "•", "before words it is what opens an item"),
        ("hyphen", ["330", "habitants"], "•", "as it is before a figure with a word"),
    ],
)
@pytest.mark.parametrize("read", ["", "-"])
def test_a_minus_before_a_sum_is_no_bullet(read, shape, texts, expected, why):
    words = [item(text, 260.0 + 80 * number) for number, text in enumerate(texts)]
    first = [SeenWord(read, 182, 104, 200, 132, 0.5, 0, 98, 138)] if read else []
    assert mend_bullets(draw(blank(), shape), [*first, *words])[0].text == expected, why


def test_a_bullet_inside_the_first_word_is_taken_out():
    page = draw(blank(), "disc")
    cv2.putText(page, "Le", (262, 128), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 10, 3)
    word = SeenWord("225", 181, 100, 320, 130, 0.9, 0, 98, 138)
    bullet, rest = mend_bullets(page, [word])
    assert (bullet.text, rest.text) == ("•", "225")
    assert rest.x0 > 250


def stamped(level):
    page = blank()
    for row in range(4):
        cv2.putText(page, "12 500 euros", (500, 300 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 15, 4)
    under = page.copy()
    ring = np.full_like(page, 255)
    cv2.circle(ring, (650, 380), 190, level, 7)
    return under, np.minimum(page, ring)


def test_a_pale_stamp_goes_and_the_print_stays():
    under, page = stamped(130)
    clean = erase_stamps(page, 300)
    assert clean[190 : 190 + 8, 600:700].min() > 200, "the ring is gone where nothing is printed"
    assert (clean < 60).sum() == pytest.approx((under < 60).sum(), rel=0.02)


def test_a_stamp_as_dark_as_the_print_is_left():
    _, page = stamped(20)
    assert np.array_equal(erase_stamps(page, 300), page)


def test_print_that_no_word_covers_is_found():
    page = blank()
    cv2.putText(page, "Region", (100, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 10, 3)
    cv2.putText(page, "8905", (900, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 10, 3)
    label = SeenWord("Region", 100, 270, 260, 302, 0.95, 4, 268, 312)
    (area,) = find_leftovers(page, [label], 300)
    assert area[0] == pytest.approx(900, abs=12)
    (lost,) = name_leftovers([area], [label])
    assert (lost.text, lost.line) == ("", 4), "it continues the line of its label"


def test_the_rest_of_a_letter_is_no_leftover():
    page = blank()
    cv2.putText(page, "A", (100, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 10, 4)
    assert find_leftovers(page, [SeenWord("A", 100, 265, 112, 302, 0.95, 0, 262, 310)], 300) == []


@pytest.mark.parametrize(
    ("confidence", "gap", "stays", "why"),
    [
        (0.0, 48, False, "three words set wide, read as one of no sense"),
        (0.9, 48, True, "a word that was read"),
        (0.0, 20, True, "one word set wide"),
    ],
)
def test_a_doubtful_word_that_is_several_goes(confidence, gap, stays, why):
    word = SeenWord("DESZEIAUTES", 100, 100, 700, 130, confidence, 0, 98, 138)
    starts = [100, 140, 180, 200 + gap, 240 + gap, 280 + gap, 320 + gap, 360 + gap, 400 + gap, 440 + gap]
    named = [SeenWord("", x0, 102, x0 + 30, 130, 0.0, 0, 98, 138) for x0 in starts]
    assert (part_doubtful([word], named) == [word]) == stays, why


@pytest.mark.parametrize(
    ("text", "line", "lone", "why"),
    [
        ("M", 9, True, "what is left of a stamp"),
        ("M", 0, False, "on a line of the page"),
        ("5", 9, False, "a figure"),
        ("Mme", 9, False, "a word"),
    ],
)
def test_a_letter_found_alone_is_no_text(text, line, lone, why):
    assert is_lone_letter(SeenWord(text, 0, 0, 20, 30, 0.9, line), {0, 1}) == lone, why


def test_a_unit_at_the_start_of_a_line_stays():
    page = blank()
    cv2.putText(page, "C", (180, 130), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 10, 3)
    unit = SeenWord("€", 180, 104, 200, 132, 0.9, 0, 98, 138)
    assert [word.text for word in mend_bullets(page, [unit, item("HT")])] == ["€", "HT"]


def test_bold_lines_stand_out():
    page = blank()
    words = []
    for number, bold in enumerate((False, False, False, True, False, False)):
        y = 100 + 80 * number
        cv2.putText(page, "conviennent de se reunir", (100, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 10, 2)
        if bold:
            page[y - 40 : y + 15] = cv2.erode(page[y - 40 : y + 15], np.ones((3, 3), np.uint8))
        words.append(SeenWord("conviennentdesereunir", 95, y - 32, 700, y + 12, 0.95, number, y - 32, y + 12))
    assert find_bold(page, words) == (False, False, False, True, False, False)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_sideways_pages_are_told(sheet, quarters):
    assert runs_upright(np.ascontiguousarray(np.rot90(sheet(), quarters)), 100) is (quarters % 2 == 0)


def test_turning_undoes_a_turn(sheet):
    page = sheet()
    assert np.array_equal(turn_picture(np.rot90(page, -1), 1), page)


def test_words_read_up_the_page_count_for_nothing(seen):
    upright = seen("Les parties conviennent entre elles")
    sideways = [SeenWord(w.text, w.top, w.x0, w.bottom, w.x1, 0.95) for w in upright]
    assert judge_reading(upright) == pytest.approx(0.96)
    assert judge_reading(sideways) == 0.0
    assert judge_reading([]) == 0.0
