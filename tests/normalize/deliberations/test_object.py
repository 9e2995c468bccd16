"""What the act is about, from « Objet : », from its title or its number."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.number import read_number
from bordereau.normalize.deliberations.object import read_object

OBJECTS = [
    ("N° 5\nObjet : Tarifs de la cantine\nVu le code", "Tarifs de la cantine", "announced"),
    (
        "Délibération n° 2 – Objet : Rue du Four – demande de\nsubvention",
        "Rue du Four – demande de subvention",
        "two lines",
    ),
    ("OBJET DE LA DÉLIBÉRATION\nTarifs 2024", "Tarifs 2024", "on the next line"),
    ("Objet de la délibération : Personnel communal", "Personnel communal", "the long form"),
    ("DCC2023-71 FINANCES – TAXES", "FINANCES – TAXES", "behind the number"),
    ("2020-050 CONCOURS DES MAISONS FLEURIES 2019", "CONCOURS DES MAISONS FLEURIES 2019", "a year in the title"),
    ("DCM 12/2022 du 3 mars 2022\nTarifs de l'eau", "Tarifs de l'eau", "the day behind the number"),
    ("POINT 5 – Avance de crédits\n2025-10-30-DCM-04 Nomenclature ACTES : 7.7", "Avance de crédits", "an item"),
    ("2025-10-30-DCM-01 Nomenclature ACTES : 6.1\nVu le code", None, "the matter is none"),
    ("4 – SUBVENTIONS AUX ASSOCIATIONS\nLe maire propose", "SUBVENTIONS AUX ASSOCIATIONS", "a rank in the sitting"),
    ("3. Tarifs de l'eau\nLe maire propose", "Tarifs de l'eau", "the same in small letters"),
    ("PERSONNEL COMMUNAL\nLe maire propose", "PERSONNEL COMMUNAL", "capitals, nothing else"),
    ("RÉPUBLIQUE FRANÇAISE\nLe maire propose", None, "capitals of a heading"),
    ("Le maire propose de verser une aide.", None, "a sentence"),
    ("D2024-009\nSubvention au club", "Subvention au club", "below the number"),
    ("N°2024-11\nAyant entendu l'exposé, le conseil décide", None, "the line below is a sentence"),
    ("N° 5\nSéance du 20 juin 2024\nÉtaient présents : Mme X", None, "the lines below are others"),
    ("La présente convention a pour objet : les tarifs", None, "an object of something else"),
]


@pytest.mark.parametrize(("text", "expected", "why"), OBJECTS)
def test_object(text: str, expected: str | None, why: str) -> None:
    found = read_object(text)
    assert (found.value if found else None) == expected, why


def test_offsets_are_those_of_the_text() -> None:
    text = "Séance\nDélibération n° 2024-009 – Objet : Aides"
    number, about = read_number(text), read_object(text)
    assert number is not None
    assert about is not None
    assert (text[number.start : number.end], text[about.start : about.end]) == ("2024-009", "Aides")
