"""The body behind who presides it."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.presided import name_presided, name_town

SEATS = [
    (["DECISION", "Le Président du SICTEL,"], "SICTEL", "initials"),
    (["La Présidente de la communauté d'agglomération du Val,"], "communauté d'agglomération du Val", "a body's word"),
    (["Le Président de la séance ouvre le débat"], None, "a president of nothing that is a body"),
    (["Monsieur le Président expose"], None, "no name"),
]
TOWNS = [
    (["Le Maire de Larnage,", "la mairie de Larnage"], "Commune de Larnage", "one town"),
    (["le conseil municipal d'Aiglun"], "Commune d’Aiglun", "before a vowel"),
    (["Le Maire de Larnage", "en présence du maire de Bellac"], None, "of two towns neither"),
    (["l'adjoint au maire de Larnage"], None, "a deputy is only somebody's"),
    (["Monsieur le Maire de la commune"], None, "no town"),
]


def lines_of(texts: list[str]) -> list[Line]:
    return [Line(place, text, "preamble") for place, text in enumerate(texts)]


@pytest.mark.parametrize(("texts", "body", "why"), SEATS, ids=[why for *_, why in SEATS])
def test_who_decides_alone(texts: list[str], body: str | None, why: str) -> None:
    assert name_presided(lines_of(texts)) == body, why


@pytest.mark.parametrize(("texts", "body", "why"), TOWNS, ids=[why for *_, why in TOWNS])
def test_a_town_by_its_mayor(texts: list[str], body: str | None, why: str) -> None:
    assert name_town(lines_of(texts)) == body, why
