from __future__ import annotations

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.page.upright import set_upright
from bordereau.schemas.page import Page, Rule, Word


def turned_page(rotation):
    """Two lines that run in one direction on a 600 by 800 page, and one short word across."""
    places = {
        90: [("Total", 500, 100, 512, 130), ("général", 500, 134, 512, 180), ("Anah", 480, 100, 492, 128)],
        270: [("Total", 100, 700, 112, 730), ("général", 100, 650, 112, 696), ("Anah", 120, 700, 132, 730)],
        180: [("Total", 470, 700, 500, 712), ("général", 420, 700, 466, 712), ("Anah", 470, 680, 500, 692)],
    }
    words = [Word(*place, 10.0, rotation=rotation) for place in places[rotation]]
    return Page(1, 600, 800, 0, (*words, Word("p2", 10, 780, 20, 790, 8.0)), (Rule(100, 90, 100, 200),))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_read_upright_and_its_boxes_fall_back_on_it(rotation):
    page = turned_page(rotation)
    upright = set_upright(page)
    assert (upright.width, upright.height) == ((600, 800) if rotation == 180 else (800, 600))
    assert [line.text for line in make_lines(upright)] == ["Total général", "Anah"]
    for before, after in zip(page.words, upright.words, strict=True):
        assert upright.placement.place(after.box) == pytest.approx(before.box)
    assert upright.rules[0].horizontal is (rotation != 180)


def test_turned_heads_of_a_table_do_not_turn_the_page():
    words = (Word("2021", 100, 50, 112, 80, rotation=270), Word("Ingénierie et animation", 100, 100, 220, 112))
    page = Page(1, 600, 800, 0, words)
    assert set_upright(page) is page


def test_an_empty_page_stays():
    page = Page(1, 600, 800, 0)
    assert set_upright(page) is page
