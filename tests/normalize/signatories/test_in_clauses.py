"""Names and offices, from what is printed after « représenté par »."""

from __future__ import annotations

import pytest

from bordereau.lexicon.offices import is_office
from bordereau.normalize.signatories.in_clauses import read_representatives


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("son Président, M. Max ROUX", [("Max ROUX", "Président")], "office first"),
        ("M. Max ROUX, Président", [("Max ROUX", "Président")], "name first"),
        ("Max ROUX, Directeur Régional", [("Max ROUX", "Directeur Régional")], "no title"),
        ("MAX ROUX, gérant", [("MAX ROUX", "gérant")], "name in capitals"),
        ("son maire David ROUX", [("David ROUX", "maire")], "no comma"),
        ("Monsieur le Maire Max ROUX", [("Max ROUX", "Maire")], "the office inside the title"),
        ("Mme la Préfète de l'Orle", [(None, "Préfète de l'Orle")], "nobody named"),
        ("son Maire en exercice", [(None, "Maire")], "office only"),
        ("son Président, ou son représentant", [(None, "Président")], "or whoever he sends"),
        ("Mme Ana LOBO (Présidente)", [("Ana LOBO", "Présidente")], "brackets"),
        ("M. Jean LE BIHAN, Directeur", [("Jean LE BIHAN", "Directeur")], "a particle in capitals"),
        ("Hervé d'ARNE, Président", [("Hervé d'ARNE", "Président")], "an elided particle"),
        ("M. Jean\nDE LA TOUR, Maire", [("Jean DE LA TOUR", "Maire")], "a line end in the name"),
        ("Jean- Luc ROUX, maire", [("Jean-Luc ROUX", "maire")], "hyphen and space"),
        ("M. Xxxx XXXXX, Maire", [(None, "Maire")], "masked by the host"),
        (
            "M. ROUX, Préfet de région, Préfet de l'Orle",
            [("ROUX", "Préfet de région, Préfet de l'Orle")],
            "two offices",
        ),
        (
            "Ida ROUX, Présidente et Max LOBO, Directeur",
            [("Ida ROUX", "Présidente"), ("Max LOBO", "Directeur")],
            "two, names first",
        ),
        (
            "son Président, M. A. ROUX et sa Directrice, Mme B. LOBO",
            [("A. ROUX", "Président"), ("B. LOBO", "Directrice")],
            "two, offices first",
        ),
        (
            "M. Max ROUX et Mme Ida LOBO, co-présidents",
            [("Max ROUX", "co-présidents"), ("Ida LOBO", "co-présidents")],
            "one office for two",
        ),
        ("leur délégataire, M. Max ROUX", [("Max ROUX", "délégataire")], "an office that no list knows"),
        ("le général Max ROUX, commandant la zone", [("Max ROUX", "commandant la zone")], "a rank is a title"),
        (
            "le Premier ministre, le ministre de l'eau, des lacs et des ports",
            [(None, "Premier ministre"), (None, "ministre de l'eau, des lacs et des ports")],
            "commas in an office",
        ),
    ],
)
def test_signatories(text: str, expected: list[tuple[str | None, str | None]], why: str) -> None:
    found, _ = read_representatives(text, 0, len(text))
    assert [(one.name.text if one.name else None, one.role.text if one.role else None) for one in found] == expected, (
        why
    )


def test_the_recogniser_decides_where_rules_do_not() -> None:
    """A surname alone in capitals may be a body's initials: the rules doubt, a recognised person settles it."""
    text = "LANDRIEU, son Président"
    found, doubts = read_representatives(text, 0, len(text))
    assert doubts == [(0, 8)]
    assert not any(one.name for one in found)
    settled, left = read_representatives(text, 0, len(text), persons=[(0, 8)])
    assert [one.name.text for one in settled if one.name] == ["LANDRIEU"]
    assert left == []


@pytest.mark.parametrize(
    ("word", "office"), [("vice-presidente", True), ("coprésidente", False), ("copresidente", True), ("dupont", False)]
)
def test_offices(word: str, office: bool) -> None:
    assert is_office(word) is office
