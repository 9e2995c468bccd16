"""A name alone at the foot of an act signs it, where the act has said before what office it holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.signatures.known_names import holds_office, is_crumb
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Line, Word


def write_lines(*texts: str, confidence: float | None = None) -> list[Line]:
    lines = []
    for row, text in enumerate(texts):
        words = [
            Word(word, 60.0 + 50 * place, 100 + 20.0 * row, 105.0 + 50 * place, 110 + 20.0 * row, confidence=confidence)
            for place, word in enumerate(text.split())
        ]
        lines.append(Line(1, tuple(words)))
    return lines


@pytest.mark.parametrize(
    ("above", "name", "expected", "why"),
    [
        (["sous la présidence de Mme Anne ROY, Maire."], "Anne ROY", True, "presides, and the office follows"),
        (["sous la présidence de Madame Anne ROY"], "Mme Anne ROY", True, "presides"),
        (["La séance est présidée par M. Luc NOIR"], "Luc NOIR", True, "in other words"),
        (["Vu le décret nommant M. Luc NOIR,", "préfet du Lac ;"], "Luc NOIR", True, "appointed, over two lines"),
        (["Présents : Mmes Anne ROY, Rose GRIS"], "Anne ROY", False, "one of those present"),
        (["M. Luc NOIR, domicilié au Lac"], "Luc NOIR", False, "said without an office"),
        (["sous la présidence de Mme Anne ROY, Maire."], "Rose GRIS", False, "another name"),
        (["sous la présidence de Mme Anne ROY, Maire."], "ROY", False, "one word is no name"),
        ([], "Anne ROY", False, "nothing said"),
    ],
)
def test_who_holds_an_office(above: list[str], name: str, expected: bool, why: str) -> None:
    lines = write_lines(*above, name)
    assert holds_office(lines, len(lines) - 1, name) is expected, why


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("NTRE", 0.4, True),
        ("Ë 1", 0.4, True),
        ("Monsieur Président", 0.9, False),
        ("NTRE", None, False),
        ("de la ville", 0.9, False),
    ],
)
def test_crumbs_of_stamps(text: str, confidence: float | None, expected: bool) -> None:
    assert is_crumb(write_lines(text, confidence=confidence)[0]) is expected


BODY = (
    "Le conseil, après en avoir délibéré, approuve le projet qui lui est soumis et charge son président de l’exécuter."
)
FRONT = f"""
# EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
~
Le conseil s’est réuni le 3 mai 2021 sous la présidence de Mme Anne ROY, Présidente.
~
{BODY}
{BODY}
"""


@pytest.mark.parametrize(
    ("closing", "columns", "why"),
    [
        ("~~\n> Anne ROY", [["Anne ROY"]], "the name alone, to the right"),
        ("~~\nLa Présidente,\nAnne ROY", [["La Présidente,", "Anne ROY"]], "office and name at the left edge"),
        ("~~\n> Rose GRIS", [], "a name of which nothing is said"),
        ("~~\nAnne ROY", [], "at the left edge without an office"),
        (f"~~\n> Anne ROY\n{BODY}", [], "prose goes on below"),
    ],
)
def test_the_name_alone(
    read_acts: Callable[[str], tuple[ActSpan, ...]], closing: str, columns: list[list[str]], why: str
) -> None:
    acts = read_acts(f"{FRONT}{closing}")
    assert [[line.text for line in span.lines] for act in acts for span in act.signatures] == columns, why
