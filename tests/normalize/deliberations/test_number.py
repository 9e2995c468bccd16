"""The number that the act bears itself."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.number import read_number

NUMBERS = [
    ("Délibération n° 2024-009 – Objet : Subventions", "2024-009", "announced"),
    ("DÉLIBÉRATION N° 2024-031\nVu la délibération n° 2020-12", "2024-031", "a visa names another"),
    ("Délibération du conseil municipal n°2021.04.12", "2021.04.12", "a number that looks like a day"),
    ("DÉLIBÉRATION 2024/12", "2024/12", "without « n° »"),
    ("DCM 12/2022 du 3 mars 2022", "DCM 12/2022", "letters before"),
    ("DCC2023-71 FINANCES – ATTRIBUTIONS", "DCC2023-71", "letters that touch"),
    ("D2024-009\nSubvention", "D2024-009", "one letter"),
    ("2023_045\nObjet : Tarifs", "2023_045", "year and rank"),
    ("DE-2015/21 – Avenant", "DE-2015/21", "three parts"),
    ("N° 5 – Tarifs", "5", "a bare rank"),
    ("Séance du 12/03/2022\nN° 2022-03-01", "2022-03-01", "the date of the sitting is none"),
    ("2025-10-30-DCM-01 Nomenclature ACTES : 6.1", "2025-10-30-DCM-01", "a day and letters"),
    ("Point n° 5 – Crédits\n2025-10-30-DCM-04", "2025-10-30-DCM-04", "the act's own goes before the item's"),
    ("Affaire n° 5 – Crédits", "5", "the item's, where the act has none"),
    ("2. D2024-16 - Affectation des résultats", "D2024-16", "behind its rank in the sitting"),
    ("1. D2024 – 14 - Élection", "D2024 – 14", "a dash between blanks"),
    ("D2024-27 - EAU potable", "D2024-27", "capitals behind are the title's"),
    ("2020- 047 REDEVANCE", "2020- 047", "a blank inside"),
    ("N° d’ordre : 12", "12", "the rank of the register"),
    ("Séance du 12/03/2022", None, "a date"),
    ("L. 5214-16 du code", None, "an article of a code"),
    ("Vu la délibération n° 2020-12", None, "another act"),
    ("Le Comité des fêtes demande 2 500 €", None, "money"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NUMBERS)
def test_number(text: str, expected: str | None, why: str) -> None:
    found = read_number(text)
    assert (found.value if found else None) == expected, why
