"""Persons named before the bodies they act for: (text, name, [(person, office)], why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.read import interpret_party


@pytest.mark.parametrize(
    ("text", "name", "agents", "why"),
    [
        (
            "Monsieur Max ROUX, Maire, agissant ès qualités au nom de la Commune de Lac en vertu d'un acte du 4 mars",
            "Commune de Lac",
            [("Max ROUX", "Maire")],
            "on behalf of",
        ),
        (
            "Madame Ana LOBO, Présidente de l'Association des Sentiers, dont le siège est à Lac",
            "Association des Sentiers",
            [("Ana LOBO", "Présidente")],
            "the body is said in the office",
        ),
        (
            "Mme Ana LOBO, Présidente du Centre de gestion de l'Orle, ci-après « le Centre »",
            "Centre de gestion de l'Orle",
            [("Ana LOBO", "Présidente")],
            "an alias follows",
        ),
        (
            "M. Max ROUX, Recteur de l'académie de Lac, Chancelier de l'université",
            "Recteur de l'académie de Lac",
            [("Max ROUX", "Recteur de l'académie de Lac")],
            "an office of the State",
        ),
        (
            "La Commune de Lac, le Maire,\nMonsieur Max ROUX dénommé ci-après LE BAILLEUR",
            "Commune de Lac",
            [("Max ROUX", "Maire")],
            "nobody says « représentée »",
        ),
        ("Monsieur Max ROUX, agriculteur, demeurant à Lac", "Max ROUX", [], "a person for himself"),
        (
            "La Commune de Lac, représentée par le Maire, M. Max ROUX",
            "Commune de Lac",
            [("Max ROUX", "Maire")],
            "usual",
        ),
    ],
)
def test_who_acts_for_whom(text: str, name: str, agents: list[tuple[str, str]], why: str) -> None:
    party = interpret_party(text)
    assert party.name is not None
    assert party.name.text == name, why
    found = [(one.name.text, one.role.text if one.role else None) for one in party.representatives if one.name]
    assert found == agents, why
