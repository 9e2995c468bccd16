"""Where a title ends: no title breaks off after one small word that alone looks bold, as scans show it."""

from __future__ import annotations

import pytest

from bordereau.extract.headings.title import read_title
from bordereau.extract.paragraphs.look import Measures
from bordereau.lexicon.headings import read_label
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import join_lines

MEASURES = Measures(size=10.0, left=60.0, right=540.0, widths={1: 595.0})


def write(bold: str, plain: str) -> Line:
    words, x = [], 60.0
    for text, heavy in ((bold, True), (plain, False)):
        for token in text.split():
            words.append(Word(token, x, 100.0, x + 5 * len(token), 110.0, 10.0, heavy))
            x += 5 * len(token) + 4
    return Line(1, tuple(words))


@pytest.mark.parametrize(
    ("bold", "plain", "title", "why"),
    [
        ("Article 2 : Le", "groupement est régi par la convention.", None, "an article is no title"),
        ("Article 9 : Mme", "la Secrétaire générale est chargée de l’exécution.", None, "nor is a civility"),
        ("Article 2 : La", "convention est approuvée.", None, "in the feminine"),
        ("Article 2 :", "Le groupement est régi par la convention.", None, "weight read as it is"),
        ("Article 2 : Durée.", "La convention est conclue pour un an.", "Durée", "one word that is a title"),
        ("Article 2 : Objet du groupement.", "Il est créé pour un an.", "Objet du groupement", "several words"),
        ("Article 2 : Le groupement", "Il est régi par la convention.", "Le groupement", "an article and its noun"),
    ],
)
def test_bold_type_after_the_number(bold: str, plain: str, title: str | None, why: str) -> None:
    part = join_lines([write(bold, plain)], 1)
    label = read_label(part.text)
    assert label is not None
    found = read_title(part, label, 0, (), MEASURES)
    assert (found.title.text if found.title else None) == title, why
