from __future__ import annotations

from bordereau.extract.lines.make import group_lines, make_lines, split_line
from bordereau.schemas.page import Word


def test_words_of_one_height_make_one_line_in_reading_order(page_of):
    page = page_of([("deux trois", 120.0, 100.0), ("un", 120.0, 60.0), ("quatre", 134.0)])
    assert [line.text for line in make_lines(page)] == ["un deux trois", "quatre"]


def test_tight_lines_stay_apart(page_of):
    page = page_of([(f"ligne {number}", 100.0 + 10.5 * number) for number in range(8)])
    assert [line.text for line in make_lines(page)] == [f"ligne {number}" for number in range(8)]


def test_an_exponent_finds_its_line():
    base = [Word("1", 70, 90, 75, 100, 10), Word("juillet", 86, 90, 120, 100, 10)]
    raised = Word("er", 75, 88, 82, 93.5, 5.5)
    (line,) = group_lines(1, [*base, raised])
    assert line.text == "1 er juillet"


def test_a_foot_note_mark_lower_than_the_line_finds_it_too():
    words = [Word("Total", 70, 90, 95, 100, 10), Word("(1)", 96, 94, 104, 102, 6)]
    (line,) = group_lines(1, words)
    assert line.text == "Total (1)"


def test_turned_words_make_no_line(page_of):
    page = page_of([("droit", 100.0)])
    turned = Word("marge", 20, 100, 28, 160, 8, rotation=90)
    assert [line.text for line in make_lines(type(page)(1, 595, 842, 0, (*page.words, turned)))] == ["droit"]


def test_a_wide_gap_stays_in_the_line_until_it_is_split(page_of):
    (line,) = make_lines(page_of([("Pour la Commune", 100.0, 70.0), ("Pour la Région", 100.0, 350.0)]))
    assert [part.text for part in split_line(line)] == ["Pour la Commune", "Pour la Région"]


def test_small_type_well_apart_stands_beside_large_type():
    words = [Word("Préfecture", 45, 119, 95, 127, 8), Word("TRANSITION", 200, 112, 300, 130, 18)]
    assert [line.text for line in group_lines(1, words)] == ["TRANSITION", "Préfecture"]
