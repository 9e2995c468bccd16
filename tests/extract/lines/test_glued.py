"""Words that a lost space glued together."""

from __future__ import annotations

import pytest

from bordereau.extract.lines.glued import part_words
from bordereau.schemas.page import Line, Word


def line_of(text: str) -> Line:
    words = [Word(token, 10.0 * place, 0, 10.0 * place + 8, 10, 10) for place, token in enumerate(text.split())]
    return Line(1, tuple(words))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("pardélibération du 3 mai2017", "par délibération du 3 mai 2017", "before a long word; a year"),
        ("par sonDirecteur,M. ROY", "par son Directeur, M. ROY", "before a capital; after a comma"),
        ("n°17-06du 3juin 2017", "n°17-06 du 3 juin 2017", "after a figure"),
        ("ci-aprèsdénommée « X »", "ci-après dénommée « X »", "after the hyphen"),
        ("représentéepar M. ROY", "représentée par M. ROY", "before « par »"),
        ("Maison des Musiquesde Lac", "Maison des Musiques de Lac", "no word ends so"),
    ],
)
def test_parted(text: str, expected: str, why: str) -> None:
    assert part_words([line_of(text)])[0].text == expected, why


@pytest.mark.parametrize(
    "text",
    [
        "les parties du département conseillent surtout la désignation",
        "McDonald LeRoy DeVillers l’association d’Orle",
        "12,5 k€ et 3.000,00 € ; L.1111-1 ; n°2017-06",
        "monde seconde perdu rendu étendu parti lapin ladite lesdites desservi",
        "www.lac.fr contact@lac.fr 1er 2e 30/06/2017",
    ],
)
def test_sound_words_stay(text: str) -> None:
    line = line_of(text)
    assert part_words([line])[0] is line


def test_each_part_has_its_share_of_the_box() -> None:
    parts = part_words([Line(1, (Word("juin2017", 100, 0, 180, 10, 10),))])[0].words
    assert [(part.text, part.x0, part.x1) for part in parts] == [("juin", 100, 140), ("2017", 140, 180)]
