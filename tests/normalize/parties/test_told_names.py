"""Of the words that may be a party's name, those that are it: (text, name of the rules, of the labels, name, why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.told_names import choose_name, list_candidates
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundText


def place(text: str, said: str) -> FoundText:
    start = text.index(said)
    return FoundText(start, start + len(said), said)


def tell(text: str, *told: tuple[str, float]) -> list[ToldFact]:
    return [ToldFact("NAME", one.start, one.end, sure) for said, sure in told if (one := place(text, said))]


@pytest.mark.parametrize(
    ("text", "own", "told", "name", "why"),
    [
        ("PARTENAIRE 2 – Val Agglo, représenté par", "PARTENAIRE 2", [("Val Agglo", 0.95)], "Val Agglo", "a label"),
        (
            "l'association Les Pins, sise",
            "association Les Pins",
            [("Les Pins", 0.99)],
            "association Les Pins",
            "its word",
        ),
        (
            "Club de Lac – organisateur du tournoi, sis",
            "Club de Lac – organisateur du tournoi",
            [("Club de Lac", 0.9)],
            "Club de Lac",
            "what it does is set behind a dash",
        ),
        (
            "Union des eaux et des bois, sise",
            "Union des eaux et des bois",
            [("Union des eaux", 0.9)],
            "Union des eaux et des bois",
            "« et » goes on",
        ),
        (
            "la coopérative Bois du Val (siège : Lac), dite",
            "coopérative Bois du Val (siège : Lac)",
            [("Bois du Val", 0.9)],
            "Bois du Val",
            "a bracket",
        ),
        (
            "Bois du Val, représenté par M. Leu, la Ville de Roc, représentée par",
            "Bois du Val",
            [("Ville de Roc", 0.99)],
            "Bois du Val",
            "the name of another party, whose words were lost to this one",
        ),
        (
            "la direction de l'eau, de la forêt et du sol du Lac, 3 rue Haute",
            "direction de l'eau, de la forêt et du sol du Lac",
            [("direction de l'eau", 0.92)],
            "direction de l'eau, de la forêt et du sol du Lac",
            "a list of tasks goes on behind its comma",
        ),
        (
            "Direction des écoles (D.D.E.) du Haut-Lac, située",
            "Direction des écoles (D.D.E.) du Haut-Lac",
            [("Direction des écoles", 1.0)],
            "Direction des écoles (D.D.E.) du Haut-Lac",
            "initials inside the name",
        ),
        (
            "Association pour la recherche auprès des écoles du Val\nCentre Haut",
            "Association pour la recherche auprès des écoles du Val",
            [("Association pour la recherche auprès", 0.71)],
            "Association pour la recherche auprès des écoles du Val",
            "no name ends with a preposition",
        ),
        (
            "CAISSE DE SEINE-ET-LAC\nreprésentée par",
            "CAISSE DE SEINE-ET-LAC",
            [("CAISSE DE SEINE", 0.95)],
            "CAISSE DE SEINE-ET-LAC",
            "cut inside a word",
        ),
        (
            "Emploi Lac, Institution Nationale Publique, dotée",
            "Emploi Lac",
            [("Emploi Lac, Institution Nationale Publique", 0.73)],
            "Emploi Lac",
            "its form is no part of it",
        ),
        (
            "l'institut médico-éducatif (IME) « Le Pré », géré par",
            "institut médico-éducatif (IME) « Le Pré »",
            [("institut médico-éducatif", 0.87), ("Le Pré", 0.72)],
            "institut médico-éducatif (IME) « Le Pré »",
            "the labels find two names within one",
        ),
        (
            "le Relais petite enfance « Les Lutins », sis",
            "Relais petite enfance « Les Lutins »",
            [("Les Lutins", 0.6)],
            "Relais petite enfance « Les Lutins »",
            "what stands in the quotes is the end of it",
        ),
        (
            "Foncière Trois Pins, représentée par",
            "Foncière Trois Pins",
            [("Trois Pins", 0.99)],
            "Foncière Trois Pins",
            "its first word has a capital",
        ),
        ("……………, représentée par Mme Leu", "……………", [("Mme Leu", 0.9)], "……………", "a blank stays one"),
    ],
)
def test_names(text: str, own: str, told: list[tuple[str, float]], name: str, why: str) -> None:
    found = choose_name(place(text, own), text, tell(text, *told))
    assert found is not None
    assert found.text == name, why


@pytest.mark.parametrize(("sure", "name"), [(0.95, "Bois du Val"), (0.7, None)])
def test_without_a_name_of_the_rules_the_labels_must_be_sure(sure: float, name: str | None) -> None:
    text = "puis Bois du Val et d'autres"
    found = choose_name(None, text, tell(text, ("Bois du Val", sure)))
    assert (found and found.text) == name


def test_two_readings_that_overlap_are_joined_both_ways() -> None:
    text = "la régie Eaux du Val Haut, sise"
    said = list_candidates(place(text, "régie Eaux du Val"), text, tell(text, ("Eaux du Val Haut", 0.9)))
    assert [one.name.text for one in said] == [
        "régie Eaux du Val",
        "Eaux du Val Haut",
        "régie Eaux du Val Haut",
        "Eaux du Val",
    ]


def test_a_name_does_not_begin_inside_a_word() -> None:
    text = "le Tennis-club du Lac, association"
    assert [
        one.name.text
        for one in list_candidates(place(text, "Tennis-club du Lac"), text, tell(text, ("club du Lac", 0.9)))
    ] == ["Tennis-club du Lac"]
