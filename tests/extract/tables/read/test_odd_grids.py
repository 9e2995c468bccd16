"""Grids as no author draws them: double rules, slivers, rules in every disorder. Each cell stands within its grid."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.find import find_joints, find_tables
from bordereau.extract.tables.join.stitch import stitch_tables
from bordereau.extract.tables.read.ruled import Lattice, Shades, read_ruled
from bordereau.schemas.page import Fill, Page, Rule, Word

LEVELS = st.one_of(st.sampled_from([50.0, 51.0, 52.4, 53.0, 80.0, 82.6, 120.0, 122.0, 160.0]), st.floats(40, 400))
TEXTS = st.sampled_from(["1 250", "12", "Total", "Études", "—", "2019", "3,5", "€", "²", "(1)"])


def rule(horizontal: bool, at: float, start: float, end: float) -> Rule:
    low, high = sorted((start, end))
    return Rule(low, at, high, at) if horizontal else Rule(at, low, at, high)


RULES = st.lists(st.builds(rule, st.booleans(), LEVELS, LEVELS, LEVELS), max_size=30)
WORDS = st.lists(st.builds(lambda text, x, y: Word(text, x, y, x + 18, y + 9, 9.0), TEXTS, LEVELS, LEVELS), max_size=40)
FILLS = st.lists(
    st.builds(
        lambda x, y, w, h, light: Fill(x, y, x + w, y + h, light), LEVELS, LEVELS, LEVELS, LEVELS, st.floats(0, 1)
    ),
    max_size=8,
)


def assert_within(grid):
    for cell in grid.cells:
        assert 0 <= cell.row < cell.row + cell.row_span <= grid.row_count
        assert 0 <= cell.column < cell.column + cell.column_span <= grid.column_count


@given(RULES, WORDS, FILLS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_drawn_the_cells_of_a_table_stand_in_it(rules, words, fills):
    told = []
    page = Page(1, 595, 842, 0, tuple(words), tuple(rules), tuple(fills))
    regions = find_tables(page, make_lines(page), told)
    assert told == []
    for region in stitch_tables(regions):
        for grid in region.readings:
            assert_within(grid)


def test_cells_behind_a_double_rule_hold_nothing():
    rows, columns = (0.0, 20.0, 40.0, 41.0), (0.0, 60.0, 120.0, 122.0)
    boxes = tuple((x0, top, x1, bottom) for top, bottom in pairwise(rows) for x0, x1 in pairwise(columns))
    words = [
        Word("Études", 5, 5, 40, 15),
        Word("250", 70, 5, 90, 15),
        Word("Total", 5, 25, 40, 35),
        Word("250", 70, 25, 90, 35),
    ]
    grid = read_ruled(1, Lattice((0, 0, 122, 41), boxes), words, ())
    assert (grid.row_count, grid.column_count) == (2, 2)
    assert [cell.text for cell in grid.cells] == ["Études", "250", "Total", "250"]
    assert_within(grid)


def test_a_head_drawn_a_little_wider_than_its_table_makes_no_column():
    boxes = ((0.0, 0.0, 60.0, 20.0), (60.0, 0.0, 120.0, 20.0), (0.0, 20.0, 4.0, 40.0), (4.0, 20.0, 60.0, 40.0))
    words = [
        Word("Études", 10, 5, 40, 15),
        Word("2024", 70, 5, 90, 15),
        Word("Total", 10, 25, 40, 35),
        Word("250", 70, 25, 90, 35),
    ]
    grid = read_ruled(1, Lattice((0, 0, 120, 40), (*boxes, (60.0, 20.0, 120.0, 40.0))), words, ())
    assert [(cell.column, cell.column_span, cell.text) for cell in grid.cells] == [
        (0, 1, "Études"),
        (1, 1, "2024"),
        (0, 1, "Total"),
        (1, 1, "250"),
    ]


@given(FILLS, LEVELS, LEVELS)
def test_a_shade_is_found_in_its_band_as_among_all(fills, x, y):
    among_all = any(f.lightness < 0.97 and f.x0 <= x <= f.x1 and f.top <= y <= f.bottom for f in fills)
    assert Shades(fills).cover((x, y, x, y)) == among_all


def test_a_shade_of_no_height_covers_nothing():
    assert not Shades([Fill(0, float("nan"), 10, float("inf"), 0.5)]).cover((0, 20, 10, 30))


@given(RULES, WORDS, FILLS)
def test_no_joint_cuts_a_word(rules, words, fills):
    for joint in find_joints(rules, fills, (40, 40, 600, 800), words):
        assert not any(word.x0 + 1 < joint < word.x1 - 1 for word in words)
