"""Whose assembly decides, from the lines of the heading."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.body import read_body


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("DÉPARTEMENT DE L'ORNE\nVILLE DE MONTCAUDRY", "VILLE DE MONTCAUDRY", "a department stands above"),
        ("Département de l'Orne\nCommission permanente", "Département de l'Orne", "a department alone"),
        (
            "Communauté de communes du Val d'Orge – Séance du 3 mai",
            "Communauté de communes du Val d'Orge",
            "more behind",
        ),
        ("RÉPUBLIQUE FRANÇAISE\nMairie de Lac", "Mairie de Lac", "the town hall"),
        ("La commune de Lac verse 3 000 € au club.", None, "a sentence"),
        ("Commune de Lac, représentée par M. Roy. Elle verse", None, "a party"),
        ("Le CCAS de Lac pourra être sollicité", None, "a sentence with a verb"),
        ("EXTRAIT DU REGISTRE", None, "no body"),
        (
            "EXTRAIT DU REGISTRE\nDES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nDE LA COMMUNE DE VAUBREY-SUR-ORNE\nVotes",
            "COMMUNE DE VAUBREY-SUR-ORNE",
            "a body behind its assembly",
        ),
        (
            "Extrait du registre du Conseil\nMunicipal de la Ville de\nMontbrac n° 2014 / 184",
            "Ville de Montbrac",
            "a name that a narrow column cuts",
        ),
        (
            "Le 3 mai, le Conseil municipal de la Ville de Lac s'est réuni en mairie, sous la présidence de M. Roy",
            "Ville de Lac",
            "who met",
        ),
        ("Le Conseil municipal de la commune, dûment convoqué, s'est réuni", None, "a body without its name"),
    ],
)
def test_body(text: str, expected: str | None, why: str) -> None:
    found = read_body(text)
    assert (found.value if found else None) == expected, why
