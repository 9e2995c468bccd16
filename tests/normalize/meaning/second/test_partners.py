"""With whom an assembly deals: of all names of an act the one for whom most speaks."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.second.partners import SURE, rank_partners

ACTS = [
    (
        "Convention de partenariat entre le Conservatoire et la Ville de Bellac",
        ["approuve la convention entre Orle Agglomération et la Ville de Bellac", "la Ville de Bellac versera 9 820 €"],
        "Orle Agglomération",
        "Ville de Bellac",
        "named in the title and with « entre … et »",
    ),
    (
        "Achat d'un véhicule",
        ["Ce véhicule pourra être acquis auprès de SAS TRANSPORTS GIRARD au prix de 10 212 € pour les pompiers."],
        "Commune de Larnage",
        "SAS TRANSPORTS GIRARD",
        "« auprès de », with a sum",
    ),
    (
        "Tarif de location de la cuisine",
        [
            "Madame DURAND précise que la salle est libre.",
            "Mme Lise CARON souhaite utiliser la cuisine.",
            "louer la cuisine à Mme Lise CARON",
        ],
        "la commune",
        "Mme Lise CARON",
        "who speaks in the sitting is nobody, who wishes to rent is",
    ),
    (
        "Convention de mutualisation",
        ["Vu la délibération du Syndicat des Eaux,", "conclure une convention avec ENEDIS pour le raccordement"],
        "SICTEL",
        "ENEDIS",
        "who is only quoted weighs little",
    ),
]


def lines_of(texts: list[str]) -> list[Line]:
    return [Line(place, text, "preamble") for place, text in enumerate(texts)]


@pytest.mark.parametrize(("about", "texts", "body", "name", "why"), ACTS, ids=[why for *_, why in ACTS])
def test_who_is_dealt_with(about: str, texts: list[str], body: str, name: str, why: str) -> None:
    assert rank_partners(lines_of(texts), about, body)[0].name == name, why


def test_the_body_itself_and_its_offices_are_no_partners() -> None:
    texts = [
        "La Communauté de Communes des Lisières de l'Orle décide.",
        "AUTORISE Monsieur le Maire à signer avec le Préfet.",
    ]
    ranked = rank_partners(lines_of(texts), None, "Communauté de Communes des Lisières de l'Orle")
    assert [one.name for one in ranked if one.weight >= SURE] == []
