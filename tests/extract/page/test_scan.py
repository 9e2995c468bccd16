"""A scanned page from its picture, with recorded readers."""

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import NullReader, Readers, RecordedReader, SeenWord, Strip
from bordereau.extract.page.scan import choose_dpi, read_scanned_page
from bordereau.schemas.page import Page, Picture
from bordereau.schemas.settings import OcrSettings
from bordereau.schemas.warning import Code

PAGE = Page(3, 576, 792, 0, pictures=(Picture(0, 0, 576, 792, 1600, 2200),))


def picture(lean=0.0):
    grey = np.full((2200, 1600), 250, np.uint8)
    for number in range(14):
        cv2.putText(
            grey,
            "Les parties conviennent de se reunir",
            (150, 200 + 90 * number),
            cv2.FONT_HERSHEY_SIMPLEX,
            1.4,
            20,
            3,
        )
    for y in (1600, 1700, 1800):
        cv2.line(grey, (150, y), (1450, y), 30, 3)
    for x in (150, 800, 1450):
        cv2.line(grey, (x, 1600), (x, 1800), 30, 3)
    if lean:
        turn = cv2.getRotationMatrix2D((800, 1100), -lean, 1.0)
        grey = cv2.warpAffine(grey, turn, (1600, 2200), borderValue=250)
    return grey


def word(text, x0, top, line=0, confidence=0.96):
    return SeenWord(text, x0, top, x0 + 30 * len(text), top + 45, confidence, line, top - 5, top + 55)


BLANK = np.full((2200, 1600), 250, np.uint8)
"""Nothing that the recorded words do not cover: strips are asked for in the order of the words."""


def sentence():
    return [word("Les", 225, 262), word("parties", 340, 262), word("conviennent", 560, 262)]


def read(words, strips=(), grey=None, readers=None):
    readers = readers or Readers(RecordedReader(pages=[words]), RecordedReader(strips=list(strips)))
    return read_scanned_page(PAGE, picture() if grey is None else grey, 200, readers, OcrSettings())


def test_words_come_in_points_with_the_height_of_their_line():
    page, warnings = read(sentence())
    first = page.words[0]
    assert (first.text, first.x0, first.top) == ("Les", pytest.approx(54.0), pytest.approx(61.7, abs=0.1))
    assert page.text_source == "ocr"
    assert page.confidence == pytest.approx(0.96)
    assert page.placement is None, "a straight page lies as it is"
    assert warnings == ()


def test_rules_come_from_the_picture():
    page, _ = read(sentence())
    flat = [rule for rule in page.rules if rule.horizontal]
    assert (len(flat), len(page.rules) - len(flat)) == (3, 3)
    assert flat[0].top == pytest.approx(1600 * 72 / 200, abs=1.5)


def test_figures_are_read_twice_and_their_units_mended():
    words = [*sentence(), word("5,5", 225, 400, 1), word("ME", 340, 400, 1)]
    page, warnings = read(words, [Strip("5,5 M€", 0.98)], BLANK)
    assert "5,5 M€" in " ".join(word.text for word in page.words)
    assert warnings == (), "what the second reader saw is no mend"


STRIPS = [Strip("475", 0.98)]


def test_a_figure_struck_out_on_paper_is_told():
    """Words are recorded at 300 dpi, to which the picture of 200 is brought."""
    grey = picture()
    for x in (153, 175, 196):
        cv2.rectangle(grey, (x, 1935), (x + 13, 1963), 20, 2)
    cv2.line(grey, (148, 1950), (213, 1948), 20, 2)
    page, warnings = read([*sentence(), word("475", 225, 2900, 1)], STRIPS, grey)
    assert [one.text for one in page.struck] == ["475"]
    assert [one.text for one in page.words if one.void == "struck"] == ["475"]
    assert [one.code for one in warnings] == [Code.STRUCK_TEXT]


def test_a_mend_by_form_is_told():
    words = [*sentence(), word("5,5", 225, 400, 1), word("ME", 340, 400, 1)]
    _, warnings = read(words)
    assert [(warning.code, warning.page) for warning in warnings] == [(Code.OCR_MENDED, 3)]


def test_readings_that_differ_are_told_with_both():
    words = [*sentence(), word("308", 225, 400, 1)]
    page, warnings = read(words, [Strip("303", 0.7)], BLANK)
    assert [word.alternative for word in page.words if word.text == "308"] == ["303"]
    assert warnings[0].code == Code.READINGS_DISAGREE
    assert "« 308 » or « 303 »" in warnings[0].message


def test_a_skewed_page_says_how_it_lies():
    page, _ = read(sentence(), grey=picture(1.5))
    assert page.placement is not None
    assert page.placement.skew == pytest.approx(1.5, abs=0.1)
    assert page.placement.turn == 0


def test_upside_down_print_is_read_again_the_other_way():
    garbage = [word("wə", 225, 262, confidence=0.2), word("sǝl", 400, 262, confidence=0.3)]
    readers = Readers(RecordedReader(pages=[garbage, sentence()]), NullReader())
    page, _ = read([], readers=readers)
    assert page.placement is not None
    assert page.placement.turn == 2
    assert page.words[0].text == "Les"


def test_sideways_print_gets_an_upright_frame():
    page, _ = read(sentence(), grey=np.ascontiguousarray(np.rot90(picture(), -1)))
    assert page.placement is not None
    assert page.placement.turn == 1
    assert (page.width, page.height) == (792, 576)


def test_nothing_read_is_said_never_an_empty_success():
    page, warnings = read([], readers=Readers(NullReader(), NullReader()))
    assert page.words == ()
    assert [warning.code for warning in warnings] == [Code.PAGE_UNREADABLE]


def test_a_doubtful_page_says_so():
    _, warnings = read([word("Les", 225, 262, confidence=0.74), word("parties", 340, 262, confidence=0.75)])
    assert warnings[0].code == Code.LOW_OCR_CONFIDENCE


@pytest.mark.parametrize(
    ("pictures", "dpi", "why"),
    [
        ((Picture(0, 0, 576, 792, 1600, 2200),), 200, "one page, one picture"),
        ((Picture(0, 0, 576, 792, 1200, 1650), Picture(0, 0, 576, 792, 2400, 3300)), 300, "a fine mask over its paper"),
        ((Picture(0, 0, 50, 50, 2000, 2000), Picture(0, 0, 576, 792, 1200, 1650)), 150, "a fine logo does not count"),
        (
            (
                Picture(0, 0, 576, 792, 800, 1100),
                *(Picture(72, 100 + 90 * n, 504, 124 + 90 * n, 1800, 100) for n in range(5)),
            ),
            300,
            "lines cut out over blurred paper, a tenth of the page",
        ),
        (
            (Picture(0, 0, 576, 792, 2400, 3300), Picture(70, 100, 510, 200, 612, 139)),
            300,
            "a coarse picture over the scan does not count",
        ),
        ((Picture(0, 0, 576, 792, 9600, 13200),), 400, "no finer than helps"),
        ((), 300, "no picture: print drawn as outlines"),
    ],
)
def test_the_resolution_is_that_of_the_scan(pictures, dpi, why):
    assert choose_dpi(Page(1, 576, 792, 0, pictures=pictures)) == pytest.approx(dpi), why


def test_a_word_of_a_picture_leaves_the_room_with_plain_numbers():
    import numpy as np

    from bordereau.extract.ocr.engine import SeenWord
    from bordereau.extract.page.scan import _to_word

    seen = SeenWord("-", np.float64(10), np.float64(20), np.float64(14), np.float64(30), 0.9, 0, np.float64(19), 31)
    word = _to_word(seen, bold=False, point=2.0)
    assert {type(value) for value in (*word.box, word.size)} == {float}
