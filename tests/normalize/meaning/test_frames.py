"""Which verb governs a sum of a decision, who stands on the other side, and whether it is decided."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.frames import find_frame
from bordereau.normalize.meaning.lines import Line, Sum, list_scopes
from bordereau.normalize.money.amounts import find_amounts


def read_frames(text: str) -> list[str]:
    """« takes out decided société X » for each sum of a text."""
    sums = tuple(Sum(f"a{n}", one.value, one.start, one.end) for n, one in enumerate(find_amounts(text)))
    told = []
    for scope in list_scopes([Line(0, text, "preamble", sums=sums)]):
        for place in range(len(scope.sums)):
            frame = find_frame(scope, place)
            way = "out" if frame is not None and frame.pays else "in"
            told.append(f"{frame.kind} {way} {frame.mood} {frame.name}" if frame else "-")
    return told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Décide d'attribuer les travaux de fauchage, pour 2031, au bénéfice de la société MOREL, pour 11 460 € HT.",
            "takes out decided société MOREL",
            "the object of the verb makes it a price; the name stands far behind it",
        ),
        (
            "Décide l'attribution d'une subvention de 3 500 €, à Orle Production, pour les animations de l'été.",
            "gives out decided Orle Production",
            "a noun governs as its verb does; a comma stands before the name",
        ),
        (
            "Retient le devis MOREL TP, pour un montant de 700 €.",
            "takes out decided MOREL TP",
            "right behind the offer",
        ),
        (
            "Accepte le devis modificatif de l'Entreprise MOREL : 39 032,50 €.",
            "takes out decided Entreprise MOREL",
            "an adjective between the offer and its name",
        ),
        (
            "Il est proposé de céder à la Société Orle Habitat la parcelle AM 163 au prix de 350 €.",
            "sells in proposed Société Orle Habitat",
            "put to the vote",
        ),
        (
            "Charge Monsieur le Maire de régler au Syndicat du Foyer Rural la somme de 650 €.",
            "gives out decided Syndicat du Foyer Rural",
            "the mayor is told to pay",
        ),
        (
            "Il est proposé d'émettre un titre à l'encontre de la commune de Bellac d'un montant de 91 421 €.",
            "accepts in proposed commune de Bellac",
            "who is billed pays",
        ),
        (
            "Décide d'acquérir la parcelle appartenant à M. Paul MARTIN pour un montant de 4 022,80 €.",
            "buys out decided M. Paul MARTIN",
            "who owns it is paid",
        ),
        (
            "Monsieur Roger rappelle que le Conseil avait retenu l'entreprise MOREL pour un montant de 131 008 €.",
            "takes out None entreprise MOREL",
            "what was decided before is only told",
        ),
        ("Retient le projet, dont le coût est estimé à 40 000 €.", "-", "an estimate is no part of the deal"),
        ("Les recettes s'élèvent à 12 000 €.", "-", "no verb of a deal"),
    ],
)
def test_the_verb_that_governs_a_sum(text: str, expected: str, why: str) -> None:
    assert read_frames(text) == [expected], why
