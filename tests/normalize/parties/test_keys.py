"""The key of a party: pairs of spellings that are one body, and pairs that are two."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.keys import make_party_key
from bordereau.schemas.found import FoundIdentifier

LAC = FoundIdentifier(0, 0, "", "SIRET", "73282932000074", True)
WRONG = FoundIdentifier(0, 0, "", "SIREN", "123456789", False)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Commune de Lac", "LA VILLE DE LAC", "case, article, another word for a commune"),
        ("Département de l’Orle", "Conseil départemental de l'Orle", "the assembly for the body"),
        ("Conseil général de l'Orle", "DEPARTEMENT DE L’ORLE", "its older name"),
        ("association Les Voiles", "LES VOILES", "the type word"),
        ("SAS Eaux du Lac", "Société par actions simplifiée Eaux-du-Lac", "a legal form in words"),
        ("Caisse d'Allocations Familiales de l'Orle", "CAF de l’Orle", "initials"),
        ("Région Val d'Orle", "Conseil régional du Val d’Orle", "a determiner inside"),
        ("Mme Rose PIC", "Rose Pic", "a title"),
    ],
)
def test_one_body(one: str, other: str, why: str) -> None:
    assert make_party_key(one) == make_party_key(other), why
    assert make_party_key(one), why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Commune de Lac", "Commune de Lac-Haut", "another place"),
        ("Commune de Lac", "Département de Lac", "another kind of public body"),
        ("Commune de Lac", "Communauté de communes de Lac", "its grouping"),
        ("Les Voiles de Lac", "Les Voiles d'Orle", "another name"),
        ("Région Orle", "Agence régionale de santé Orle", "an agency"),
    ],
)
def test_two_bodies(one: str, other: str, why: str) -> None:
    assert make_party_key(one) != make_party_key(other), why


def test_a_number_joins_names_that_differ() -> None:
    assert make_party_key("Lac Habitat", [LAC]) == make_party_key("OPH du Lac", [WRONG, LAC]) == "732829320"


def test_a_wrong_number_and_a_blank_name_join_nothing() -> None:
    assert make_party_key("Lac Habitat", [WRONG]) == "lac habitat"
    assert make_party_key("……………") is None
