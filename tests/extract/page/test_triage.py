"""Which pages are believed, and which are read from their picture."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from bordereau.extract.page.triage import holds_print, is_garbled, join_pieces, triage_page
from bordereau.schemas.page import Page, Picture, Word

FULL = Picture(0, 0, 600, 800, 1650, 2200)
HALF = Picture(50, 300, 550, 700, 1400, 1100)
LOGO = Picture(40, 40, 110, 90, 200, 150)
STRIPS = tuple(Picture(0, 10.0 * n, 600, 10.0 * (n + 1), 1650, 28) for n in range(80))
"""Each too low to be notable by itself."""
SENTENCE = "Les parties conviennent de se réunir au moins une fois par an afin d’examiner l’avancement des actions"
CIPHER = SENTENCE.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "hijklmnopqrstuvwxyzabcdefg"))
GARBAGE = "Lcs p@r1ics c0nvicnncn1 dc sc r\\un1r xzvb mnrt plkj wqdf 1O5O 2|7 hgtr"


def words(text, invisible=False):
    return tuple(Word(token, 60, 100, 90, 110, 10, invisible=invisible) for token in text.split())


@pytest.mark.parametrize(
    ("content", "pictures", "verdict", "why"),
    [
        (words(SENTENCE), (), "layer", "born digital"),
        (words(SENTENCE), STRIPS, "mixed", "a scan in strips under a stamp of text"),
        (words(SENTENCE), (LOGO,), "layer", "a logo is no picture of print"),
        (words(SENTENCE), (HALF,), "mixed", "a picture on a page of text is looked at"),
        ((), (FULL,), "scan", "no text layer"),
        ((), (), "blank", "nothing at all"),
        (words("Accusé de réception"), (FULL,), "scan", "a stamp of text over a scan"),
        (words(SENTENCE, invisible=True), (FULL,), "untrusted", "a copier's own OCR under its picture"),
        (words(GARBAGE), (), "untrusted", "a lost encoding"),
        (words(GARBAGE), (FULL,), "untrusted", "garbage over a picture"),
    ],
)
def test_pages(content, pictures, verdict, why):
    assert triage_page(Page(1, 600, 800, 0, content, pictures=pictures)).verdict == verdict, why


@pytest.mark.parametrize(
    ("text", "garbled", "why"),
    [
        (SENTENCE, False, "French"),
        ("SIRET 945 835 452 00018 RNA W751236716 FR76 3000 PLAI PLUS PLS LI ANRU NPNRU", False, "acronyms and numbers"),
        ("CULLETTIVITÀ DI CORSICA Cumuna di Corti cunvinzione di partinariatu annu duimila", False, "Corsican"),
        ("1 234,56 € 12 % 3 000 k€ 5,5 M€ n°2020-14 L.302-1 R.321-1 31-2e 1er", False, "figures"),
        (" ".join(["\ue012\ue034\ue056"] * 12), True, "private-use glyphs"),
        ("Ia c0nv3nt10n d3 p4rt3n4r14t 3ntr3 l35 p4rt135 51gn4t41r35 d35 pr353nt35", True, "digits in words"),
        ("de la", False, "too little to tell"),
        (f"{CIPHER} {CIPHER}", True, "a font whose table of signs is wrong"),
        ("XXXXXXXX " * 12 + SENTENCE, False, "masks"),
    ],
)
def test_garbage(text, garbled, why):
    assert is_garbled(words(text)) is garbled, why


@pytest.mark.parametrize(
    ("pictures", "count", "why"),
    [
        (STRIPS, 1, "strips"),
        ((FULL, replace(FULL, width_px=3300)), 1, "a background and its mask"),
        ((LOGO, HALF), 2, "a logo and a picture"),
        ((HALF, replace(HALF, x0=60, x1=540, top=702, bottom=760)), 2, "one under the other, of other widths"),
    ],
)
def test_pieces_of_one_picture_are_joined(pictures, count, why):
    assert len(join_pieces(pictures)) == count, why


def page_picture(lines):
    grey = np.full((1667, 1250), 250, np.uint8)
    for number in range(lines):
        cv2.putText(grey, "Les parties conviennent", (150, 700 + 60 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 20, 2)
    return grey


def test_a_picture_of_print_is_told_from_one_without():
    page = Page(1, 600, 800, 0, pictures=(HALF,))
    assert holds_print(page_picture(8), 150, page, HALF)
    assert not holds_print(page_picture(0), 150, page, HALF)
    drawing = page_picture(0)
    for radius in range(20, 300, 20):
        cv2.circle(drawing, (600, 1000), radius, 20, 2)
    assert not holds_print(drawing, 150, page, HALF)


def test_print_under_words_of_the_layer_is_no_news():
    lines = [Word("x", 60, 310 + 28.8 * n, 540, 345 + 28.8 * n, 10) for n in range(12)]
    assert not holds_print(page_picture(8), 150, Page(1, 600, 800, 0, tuple(lines), pictures=(HALF,)), HALF)
