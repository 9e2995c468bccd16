"""Words across the rules between two cells."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.across_rules import part_across
from bordereau.extract.ocr.engine import NullReader, Readers, RecordedReader, SeenWord, Strip
from bordereau.extract.ocr.strips import find_figure_groups
from bordereau.extract.ocr.stroke import Stroke

RULE = Stroke(200, 0, 203, 300, False)


def draw(*boxes: tuple[int, int]) -> np.ndarray:
    """A picture without rules: print from one x to another on one line."""
    picture = np.full((300, 600), 255, np.uint8)
    for x0, x1 in boxes:
        cv2.putText(picture, "N" * max(1, (x1 - x0) // 20), (x0, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 3)
    return picture


def word(text: str, x0: float, x1: float) -> SeenWord:
    return SeenWord(text, x0, 96, x1, 122, 0.9, 0, 94, 126)


TWO = draw((110, 190), (214, 320))


@pytest.mark.parametrize(
    ("seen", "rules", "strips", "expected", "why"),
    [
        (word("NATUREACCORDE", 108, 330), [RULE], ["NATURE", "ACCORDE"], ["NATURE", "ACCORDE"], "two heads"),
        (word("€2", 108, 330), [RULE], ["€", "2"], ["€", "2"], "the end of a figure and the beginning of the next"),
        (word("NATUREACCORDE", 108, 330), [RULE], ["NATURE", ""], ["NATUREACCORDE"], "a piece reads as nothing"),
        (word("NATURE", 108, 204), [RULE], [], ["NATURE"], "the rule stands at its end"),
        (word("NATUREACCORDE", 108, 330), [Stroke(200, 110, 203, 300, False)], [], ["NATUREACCORDE"], "it ends below"),
        (word("NATUREACCORDE", 108, 330), [Stroke(0, 108, 600, 110, True)], [], ["NATUREACCORDE"], "a flat rule"),
    ],
)
def test_a_word_across_a_rule_is_two(
    seen: SeenWord, rules: list[Stroke], strips: list[str], expected: list[str], why: str
) -> None:
    readers = Readers(NullReader(), NullReader(), lines=RecordedReader(strips=[Strip(text, 0.9) for text in strips]))
    made = part_across([seen], rules, TWO, readers)
    assert [one.text for one in made] == expected, why
    assert made[0].x0 == seen.x0
    assert made[-1].x1 == seen.x1


def test_the_stem_of_a_letter_parts_no_word() -> None:
    readers = Readers(NullReader(), NullReader(), lines=RecordedReader(strips=[Strip("x", 0.9)] * 4))
    whole = word("RECETTES", 108, 330)
    assert part_across([whole], [RULE], draw((110, 330)), readers) == (whole,)


@pytest.mark.parametrize(
    ("seen", "strips", "expected", "why"),
    [
        ("2022(€)", ["2022 (€)", "1."], ["2022 (€)"], "behind it"),
        ("ACCORDE", ["|", "ACCORDE"], ["ACCORDE"], "before it"),
        ("2022(€)1", ["2022 (€)", "1"], ["2022 (€)", "1"], "what was seen before is print"),
    ],
)
def test_the_edge_of_a_rule_is_no_word(seen: str, strips: list[str], expected: list[str], why: str) -> None:
    readers = Readers(NullReader(), NullReader(), lines=RecordedReader(strips=[Strip(text, 0.9) for text in strips]))
    assert [one.text for one in part_across([word(seen, 108, 330)], [RULE], TWO, readers)] == expected, why


@pytest.mark.parametrize(
    ("rules", "expected", "why"),
    [
        ([], [(0, 1, 2, 3)], "near each other, they are read together"),
        ([Stroke(160, 0, 162, 300, False)], [(0, 1), (2, 3)], "a rule between them: figures of two cells"),
        ([Stroke(160, 0, 162, 100, False)], [(0, 1, 2, 3)], "a rule that ends beside them parts nothing"),
        ([Stroke(0, 124, 600, 126, True)], [(0, 1, 2, 3)], "nor does an underline"),
    ],
)
def test_figures_of_two_cells_are_read_apart(rules: list[Stroke], expected: list[tuple[int, ...]], why: str) -> None:
    words = [word("678,62", 60, 130), word("€", 136, 150), word("2", 170, 180), word("338,34", 186, 250)]
    assert find_figure_groups(words, rules) == expected, why
