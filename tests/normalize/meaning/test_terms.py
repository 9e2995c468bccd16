"""How long an act binds: (sentences of « Durée », start, end, length, renewal, why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.terms import FoundTerm, read_term


def read(text: str, heading: str = "Durée") -> tuple[str | None, ...] | None:
    found = read_term([Line(0, text, "article", "1", heading)])
    return None if found is None else spell(found)


def spell(found: FoundTerm) -> tuple[str | None, ...]:
    end = found.end.iso if found.end else found.end_iso
    return found.start.iso if found.start else None, end, found.duration, found.renewal


CASES = [
    ("Elle est conclue du 1er mars 2024 au 28 février 2026.", ("2024-03-01", "2026-02-28", None, None), "two days"),
    (
        "Pour une durée de trois (3) ans à compter du 1er janvier 2024.",
        ("2024-01-01", "2026-12-31", "P3Y", None),
        "computed",
    ),
    ("Elle entre en vigueur à sa notification pour 36 mois.", (None, None, "P36M", None), "no day is printed"),
    ("Elle prend effet à sa signature et prend fin le 30 juin 2025.", (None, "2025-06-30", None, None), "an end alone"),
    ("Elle est conclue pour un an, renouvelable par tacite reconduction.", (None, None, "P1Y", "tacit"), "tacit"),
    ("Elle ne peut être reconduite tacitement.", (None, None, None, "none"), "excluded"),
    ("Elle pourra être renouvelée par avenant.", (None, None, None, "express"), "by an act"),
    ("Chacun peut y mettre fin avec un préavis de trois mois.", None, "a notice is no term"),
    ("Les pièces sont conservées pendant dix ans.", None, "nor is an archive"),
    (
        "Le bail est consenti pour une durée de 6 ans à compter du 31 août 2020.",
        ("2020-08-31", "2026-08-30", "P6Y", None),
        "six years",
    ),
]


@pytest.mark.parametrize(("text", "term", "why"), CASES, ids=[case[2] for case in CASES])
def test_the_term_of_an_act(text: str, term: tuple[str | None, ...] | None, why: str) -> None:
    assert read(text) == term, why


def test_a_sentence_about_the_act_says_it_in_any_article() -> None:
    assert read("La présente convention est conclue pour deux ans.", "Divers") == (None, None, "P2Y", None)
    assert read("Le matériel est amorti sur dix ans.", "Divers") is None
