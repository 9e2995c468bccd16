"""What is never promised, whatever speaks for it."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.second.candidates import list_candidates
from bordereau.normalize.meaning.second.reserves import is_best_offer, is_reserved
from bordereau.normalize.meaning.second.whole import find_decided
from second_acts import make_act

ACTS = [
    (["fixe la participation à 350 € par élève accueilli."], True, "a rate by head"),
    (["verse 12 000 € du budget principal au budget annexe du camping."], True, "from one budget to another"),
    (["La Région accorde une aide de 5 000 € au comité des fêtes."], True, "another gives to another"),
    (["Rappel des demandes 2030 :", "Cyclo club : 500 €"], True, "what was given before"),
    (["admet en non-valeur des titres pour 428 €."], True, "what nobody pays any more"),
    (["La maison du Passeur, achetée 126 000 € en 2029, est vide."], True, "what was paid for it once"),
    (["décide d'acheter la maison du Passeur pour 126 000 €."], False, "what is paid for it now"),
    (["verse une subvention de 5 000 € au comité des fêtes."], False, "a grant"),
    (["Cyclo club : 500 €"], False, "a line of a list"),
    (["fixe la participation à 350 € par élève.", "soit une somme de 350 €"], False, "one sentence of two is a rate"),
]


@pytest.mark.parametrize(("texts", "reserved", "why"), ACTS, ids=[why for *_, why in ACTS])
def test_what_is_reserved(texts: list[str], reserved: bool, why: str) -> None:
    act = make_act(texts)
    (one,) = list_candidates(act, find_decided(act.lines))
    assert is_reserved(one, act) is reserved, why


def test_the_best_offer_is_told_from_an_offer() -> None:
    texts = [
        "La SARL VERDIER propose la meilleure offre, 27 695 € HT.",
        "La société GIRARD offre 31 000 € HT.",
    ]
    act = make_act(texts, "Espaces verts")
    assert [is_best_offer(one) for one in list_candidates(act, frozenset())] == [True, False]
