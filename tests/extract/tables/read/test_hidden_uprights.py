"""Rules of columns that the picture of one row hides."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.hidden_uprights import find_hidden_uprights
from bordereau.extract.tables.read.strokes import Stroke
from bordereau.schemas.page import Word

EDGES = (0.0, 100.0, 160.0, 220.0)
LEVELS = (0.0, 20.0, 40.0, 60.0)
FLATS = [Stroke(True, y, 0, 220) for y in LEVELS]
SIDES = [Stroke(False, x, 0, 60) for x in (0.0, 220.0)]


def draw(*gapped: float) -> list[Stroke]:
    """A grid of three rows whose second lacks some of the inner uprights."""
    inner = [x for x in EDGES[1:3] if x not in gapped]
    pieces = [Stroke(False, x, y, y + 20) for x in gapped for y in (0.0, 40.0)]
    return [*FLATS, *SIDES, *(Stroke(False, x, 0, 60) for x in inner), *pieces]


def word(text: str, x0: float, x1: float, row: int = 1) -> Word:
    return Word(text, x0, 20.0 * row + 5, x1, 20.0 * row + 15, size=10)


HEADS = [word("Salle", 10, 40), word("Durée", 110, 140), word("Forfait", 165, 200)]


@pytest.mark.parametrize(
    ("strokes", "words", "expected", "why"),
    [
        (draw(100.0, 160.0), HEADS, [100.0, 160.0], "heads stand in all columns"),
        (draw(100.0, 160.0), HEADS[::2], [100.0, 160.0], "or in some"),
        (draw(100.0, 160.0), HEADS[:1], [], "a heading in the first column"),
        (draw(100.0, 160.0), [word("Salles de répétition", 50, 150)], [], "a heading across a rule"),
        (draw(100.0, 160.0), [*HEADS, word("TTC", 90, 108)], [], "one head across a rule"),
        (draw(100.0), HEADS, [], "one rule alone is left out on purpose: a merged cell"),
        (draw(), HEADS, [], "nothing is missing"),
        (draw(100.0, 160.0)[1:], [word("Salle", 10, 40, 0), *HEADS], [100.0, 160.0], "the first row has no rule above"),
    ],
)
def test_rules_go_on_through_a_row_whose_words_they_part(
    strokes: list[Stroke], words: list[Word], expected: list[float], why: str
) -> None:
    found = find_hidden_uprights(strokes, words)
    assert [(stroke.at, stroke.start, stroke.end) for stroke in found] == [(x, 20.0, 40.0) for x in expected], why


def test_a_stroke_that_ends_in_the_midst_of_a_cell_is_no_rule_of_a_column() -> None:
    strokes = [*FLATS, *SIDES]
    strokes += [Stroke(False, x, top, bottom) for x in (100.0, 160.0) for top, bottom in ((0.0, 12.0), (48.0, 60.0))]
    assert find_hidden_uprights(strokes, HEADS) == []


def test_several_rows_are_judged_one_by_one() -> None:
    levels = [*FLATS, Stroke(True, 80.0, 0, 220)]
    pieces = [Stroke(False, x, *span) for x in (100.0, 160.0) for span in ((0.0, 20.0), (60.0, 80.0))]
    sides = [Stroke(False, x, 0, 80) for x in (0.0, 220.0)]
    heading = word("Salle JARRY", 10, 60, 2)
    found = find_hidden_uprights([*levels, *sides, *pieces], [*HEADS, heading])
    assert [(stroke.at, stroke.start) for stroke in found] == [(100.0, 20.0), (160.0, 20.0)]
