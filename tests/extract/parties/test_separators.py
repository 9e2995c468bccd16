"""Where one party ends and the next begins: (paragraphs, how each party's text opens, why)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.parties import split_parties
from bordereau.schemas.text import Paragraph

TOWN = "La Ville de Lac, représentée par son Maire, Mme Ana LOBO, d'une part,"
END = "Il a été convenu ce qui suit :"

CASES: list[tuple[tuple[str, ...], list[str], str]] = [
    (
        ("Entre", TOWN, "Et", "D'autre part, ORLE TELECOM - société anonyme, représentée par M. Luc NOIR,"),
        ["La Ville", "ORLE TELECOM"],
        "the side is said after « et », before the name",
    ),
    (
        ("Entre", f"{TOWN} et", "Pays d'Orle Agglomération, communauté d'agglomération, représentée par M. Luc NOIR"),
        ["La Ville", "Pays d'Orle"],
        "« d'une part, et » at a line's end parts sides, article or not",
    ),
    (
        (
            "Entre l'État, représenté par M. Max ROUX, préfet de l'Orle, la société Routes du Lac, société anonyme "
            "immatriculée au RCS, représentée par M. Luc NOIR, et le département de l'Orle, représenté par Mme IO",
        ),
        ["l'État", "la société Routes", "le département"],
        "a comma parts, once a person has been named",
    ),
    (
        ("Entre", "La Ville de Lac, représentée par son gérant, la société Orle Gestion, représentée par M. Luc NOIR,"),
        ["La Ville"],
        "a cascade: nobody has been named yet",
    ),
    (
        ("ENTRE", "le Préfet de l'Orle,", "le Procureur de la République de Lac,", "ET", "le Maire de Lac-le-Haut,"),
        ["le Préfet", "le Procureur", "le Maire"],
        "offices of which nothing is said",
    ),
    (
        ("Il est convenu ce qui suit entre", "L'Union des Caisses de l'Orle,", "et", "La Fédération du Lac (FDL),"),
        ["L'Union", "La Fédération"],
        "bodies of which nothing is said, after the formula",
    ),
    (
        (
            "Les établissements parties à la convention sont :",
            "1. le Centre hospitalier de Lac, 3 rue Haute, 42000 Lac ; 2. l'Hôpital local de Vèze, 42010 Vèze.",
        ),
        ["le Centre", "l'Hôpital"],
        "a numbered list that has run together",
    ),
    (
        (
            "Entre Monsieur Max ROUX, Maire de la commune de Lac, et Madame Ana LOBO, Présidente de l'Association des "
            "Sentiers, dont le siège est à Lac,",
        ),
        ["Monsieur Max", "Madame Ana"],
        "two persons, each with the body she acts for",
    ),
    (
        ("Entre", "La Ville de Lac, représentée par M. Max ROUX, maire, et Mme Ana LOBO, adjointe,"),
        ["La Ville"],
        "two representatives of one body",
    ),
    (
        (
            "Le propriétaire du site :",
            "la société Carrières d'Orle, SAS, représentée par M. Max ROUX, président",
            "L'exploitant agricole :",
            "M. Luc NOIR, ferme du Haut, 42000 Lac",
        ),
        ["la société", "L'exploitant"],
        "labels that say who a party is",
    ),
    (
        (
            "Entre les soussignés,",
            "La Communauté Entre Orle et Vèze, représentée par Mme Ana LOBO, présidente,",
            "Et",
            "Le Club du Lac, représenté par M. Luc NOIR, président,",
        ),
        ["La Communauté", "Le Club"],
        "« Entre » inside a name opens nothing",
    ),
    (
        (
            "Entre",
            TOWN,
            "Sur proposition et en présence de la Compagnie d'Orle, société anonyme dont le siège est à Lac,",
            "ET",
            "Le Club du Lac, représenté par M. Luc NOIR, président,",
        ),
        ["La Ville", "Le Club"],
        "one who does not sign stands between two parties",
    ),
    (
        (
            "Raison sociale de l'entreprise : COMMUNE DE LAC",
            "N° de SIRET : 123",
            "Licence de spectacle : L-4",
            "Représenté par : Max ROUX",
            "Et",
            "Raison sociale : LES LUNES",
            "Représenté par : Ana LOBO",
        ),
        ["Raison sociale de l'entreprise : COMMUNE", "Raison sociale : LES"],
        "cards without an opening word begin with the name's label",
    ),
]


def paragraphs_of(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, ()) for text in texts]


@pytest.mark.parametrize(("texts", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_parties_of_a_block(texts: tuple[str, ...], expected: list[str], why: str) -> None:
    parties = split_parties(paragraphs_of(*texts, END)).parties
    assert [party.text.text[: len(start)] for party, start in zip(parties, expected, strict=False)] == expected, why
    assert len(parties) == len(expected), why


@pytest.mark.parametrize(
    ("texts", "grouped", "said", "why"),
    [
        (
            (
                "Entre",
                "L'État, représenté par M. Max ROUX, préfet de l'Orle,",
                "La Région du Lac, représentée par Mme IO, présidente, désignés sous le terme « les financeurs »,",
                "et",
                "Le Club du Lac, représenté par M. Luc NOIR, et désigné sous le terme « le club »,",
            ),
            (0, 1),
            "les financeurs",
            "a plural under a term",
        ),
        (
            (
                "Entre",
                "La Ville de Lac, représentée par Mme IO, maire, ci-après « la Ville »,",
                "et",
                "Monsieur Max ROUX et Madame Ana ROUX, demeurant ensemble 3 rue Haute, ci-après « le Propriétaire »,",
            ),
            (1, 2),
            "le Propriétaire",
            "a couple at one address is called by one name",
        ),
    ],
)
def test_what_several_are_called(texts: tuple[str, ...], grouped: tuple[int, ...], said: str, why: str) -> None:
    block = split_parties(paragraphs_of(*texts, END))
    assert [group.parties for group in block.groups] == [grouped], why
    assert said in block.groups[0].text.text


def test_who_does_not_sign_is_in_nobodys_text() -> None:
    texts, _, why = next(case for case in CASES if any(text.startswith("Sur proposition") for text in case[0]))
    assert all("Compagnie" not in party.text.text for party in split_parties(paragraphs_of(*texts, END)).parties), why


@pytest.mark.parametrize(
    ("announcer", "count", "grouped"),
    [
        ("Les communes de :", 3, (0, 1, 2)),
        ("le groupement solidaire constitué de :", 3, (0, 1, 2)),
        (
            "La Société d'Orle, représentée par M. Max ROUX, au nom des trois maîtres d'ouvrage suivants :",
            4,
            (1, 2, 3),
        ),
    ],
)
def test_items_of_an_announced_list_are_parties(announcer: str, count: int, grouped: tuple[int, ...]) -> None:
    """« – Vernuche » has no word of a body; the list that is announced tells, and a clause of several is said of it."""
    items = [
        replace(one, marker="–") for one in paragraphs_of("Vernuche,", "Vèze Habitat, office public,", "La Celle,")
    ]
    said = "ci-après dénommés ensemble « les Maîtres d'ouvrage », d'une part,"
    rest = paragraphs_of(said, "et", "La Régie d'Orle, représentée par Mme Ana LOBO, directrice, d'autre part,", END)
    block = split_parties([*paragraphs_of("Entre", announcer), *items, *rest])
    assert len(block.parties) == count + 1
    assert [group.parties for group in block.groups] == [grouped]
