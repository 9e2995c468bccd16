"""What the second reader is asked for."""

import numpy as np
import pytest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.strips import cut_strip, find_figure_groups


@pytest.mark.parametrize(
    ("line", "groups", "why"),
    [
        ("Un montant de 12 500 € est", [["12", "500", "€"]], "figures and their unit together"),
        ("7 385 | 4 567", [["7", "385"], ["4", "567"]], "columns apart"),
        ("(en ke)", [["ke)"]], "something like a unit"),
        ("les parties conviennent", [], "words"),
        ("dont 5,5 ME et l'Etat", [["5,5", "ME"]], "a misread unit"),
        ("l O S", [], "letters that look like digits, without any digit"),
    ],
)
def test_groups(seen, line, groups, why):
    words = seen(line)
    assert [[words[index].text for index in group] for group in find_figure_groups(words)] == groups, why


def test_doubtful_words_are_asked_for_but_not_before_an_apostrophe(seen):
    words = [*seen("Gommunrs", 0.1, line=0), *seen("d'aménagement", 0.1, line=1)]
    assert find_figure_groups(words) == [(0,)]


def test_lost_print_is_read_with_the_doubtful_word_over_it(seen):
    lost = SeenWord("", 105, 102, 180, 128, 0.0, 0, 98, 138)
    words = [*seen("Région", line=1), *seen("ages", 0.3), lost]
    assert find_figure_groups(words) == [(1, 2)]


def test_a_strip_keeps_to_its_words(seen):
    picture = np.arange(400 * 900, dtype=np.uint32).reshape(400, 900).astype(np.uint8)
    words = seen("de 12 500 € est")
    strip = cut_strip(picture, words, (1, 2, 3))
    height, width = strip.shape
    assert 30 <= height <= 50
    assert words[3].x1 - words[1].x0 <= width < words[4].x0 - words[0].x1, "nothing of the neighbours"
