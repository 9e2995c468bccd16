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
    ("2022-03-04 VENTE D’UN CHEMIN", "2022-03-04", "year, month and rank, with the title behind"),
    ("2022-03-4 VENTE D’UN CHEMIN", "2022-03-4", "the same without a nought"),
    ("2022-03-04 2ème TRANCHE DU CHEMIN", "2022-03-04", "a figure opens the title"),
    ("2022 03 04 VENTE D’UN CHEMIN", "2022 03 04", "blanks between"),
    ("2022030401 Vente d’un chemin", "2022030401", "a day and a rank in one"),
    ("2022015 Vente d’un chemin", "2022015", "a year and a rank in one"),
    ("2041582 Bâtiments et installations", None, "an account: no such year"),
    ("Décision modificative\nD-73925 Fonds de péréquation 0,00 €", None, "an account of spending"),
    ("Décision modificative\nR-7788-01 Produits 0,00 €\nD.2031 Études", None, "an account with its function"),
    ("D-2024-16 – Affectation des résultats", "D-2024-16", "a year and a rank are no account"),
    ("2022-03-04", None, "no title behind: a day"),
    ("2022-03-04 Séance ordinaire", None, "the day of a sitting"),
    ("2022-03-04 à 18 heures trente", None, "a day and an hour"),
    ("20220304 Vente d’un chemin", None, "a day in one"),
    ("2022 12 logements aidés", None, "no number of three parts"),
    ("Le maire expose\nla suite\n2022-03-04 VENTE", None, "a day further down"),
    (
        "2022-03-04 VENTE\nIl convient de modifier la délibération n° 2021-12-08 du 3 mai",
        "2022-03-04",
        "another is changed",
    ),
    ("VENTE\nIl rappelle que par délibération n°71 du 12 avril, le lot fut créé", None, "a sentence tells of another"),
    ("Objet de la délibération n° 2024-12 : bail", "2024-12", "the act's own, behind an article"),
    (
        "Extrait du registre des délibérations\nde la Ville de\nLac n° 2022 / 31\nMmes A, B",
        "2022 / 31",
        "a narrow column",
    ),
    ("Extrait du registre des délibérations\nLac, avenue n° 31 du Port", None, "a number within a line"),
    ("2022-03-4 DCM-05 Nomenclature : 5.7", "2022-03-4 DCM-05", "letters and a rank behind a blank"),
    ("Séance du 12/03/2022", None, "a date"),
    ("L. 5214-16 du code", None, "an article of a code"),
    ("Vu la délibération n° 2020-12", None, "another act"),
    ("Le Comité des fêtes demande 2 500 €", None, "money"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NUMBERS)
def test_number(text: str, expected: str | None, why: str) -> None:
    found = read_number(text)
    assert (found.value if found else None) == expected, why
