"""The name of a party, from what is printed before its first clause."""

from __future__ import annotations

import pytest

from normalize.names import is_masked, read_name


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("La Commune de Lac,", "Commune de Lac", "article"),
        ("l'EPIC Orle", "EPIC Orle", "elided article; initials are part of the name"),
        ("l Etat", "Etat", "a lost apostrophe"),
        ("« LES AMIS DU LAC »", "LES AMIS DU LAC", "quotes"),
        ("L'Association dénommée « Les Amis »", "Les Amis", "a type word that announces"),
        ("L'association le Petit Lac", "association le Petit Lac", "a type word that is part of the name"),
        ("La Société Anonyme ORLE", "ORLE", "a form spelled out before the name"),
        ("La SOCIÉTÉ DU LAC", "SOCIÉTÉ DU LAC", "capitals make one name"),
        ("Orle Services SA", "Orle Services SA", "initials after the name"),
        ("L'E.P.C.I. La Métropole du Lac", "Métropole du Lac", "type word, then article"),
        ("L'opérateur, l'Agence du Lac", "Agence du Lac", "type word, comma, article"),
        ("CL099048 - COMMUNE DE LAC", "COMMUNE DE LAC", "a client's code"),
        ("Vèze Habitat, office public de l'habitat", "Vèze Habitat", "what is set beside it"),
        ("Agence de l'environnement, de l'eau et du sol", "Agence de l'environnement, de l'eau et du sol", "commas"),
        ("La Ville de Lac\nPlace de la Mairie\n42000 LAC", "Ville de Lac", "address lines"),
        ("Métropole du Lac 58, boulevard Haut", "Métropole du Lac", "an address on the same line"),
        ("Agence de l'eau (ADE)", "Agence de l'eau (ADE)", "initials in brackets"),
        ("- 2 ) Orle Banque", "Orle Banque", "a number in a list"),
        ("Association\nDénomination : Voiles du Lac\n", "Voiles du Lac", "a card with a heading"),
        ("……………………,", None, "a blank"),
        ("[ ], société [ ]", None, "a blank in brackets"),
    ],
)
def test_name(text: str, expected: str | None, why: str) -> None:
    found = read_name(text, len(text))
    assert (found.text if found else None) == expected, why


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Xxxx-Xxxxxx XXXXXX", True), ("XXX", True), ("Xavier ROUX", False), ("Aix", False), ("Max XU", False)],
)
def test_masks(name: str, masked: bool) -> None:
    assert is_masked(name) is masked
