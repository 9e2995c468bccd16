"""The decision stands where the act says that it decides."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.decision import read_decision
from bordereau.normalize.deliberations.read import read_deliberation

CASES = [
    (
        "Après en avoir délibéré, il décide de l'admettre.\nElle rappelle qu'il n'est pas possible de refuser.",
        "adopted",
        "what is told after the vote refuses nothing",
    ),
    ("Le conseil, après en avoir délibéré, décide de refuser la demande.", "rejected", "refusing is decided"),
    ("Le conseil municipal, à l'unanimité, approuve la convention et autorise le maire", "adopted", "verbs"),
    ("Après en avoir délibéré, le conseil :\n- SOLLICITE l'aide du Département", "adopted", "a list of verbs"),
    ("ARTICLE 1 : APPROUVE la convention\nARTICLE 2 : DIT que la recette sera inscrite", "adopted", "in articles"),
    ("Délibération adoptée par 9 voix pour et 1 voix contre.", "adopted", "a participle"),
    ("Le conseil communautaire, à l'unanimité, arrête les montants", "adopted", "a verb that is a noun too"),
    ("Le conseil, à la majorité, fixe les tarifs", "adopted", "the same"),
    ("Le conseil donne un avis favorable au projet", "adopted", "a favourable opinion"),
    ("Après vote à bulletins secrets, Mme Roy est élue adjointe", "adopted", "an election"),
    ("Le conseil, par 3 voix pour et 12 contre, REJETTE la proposition", "rejected", "refused"),
    ("Le conseil n'approuve pas le projet", "rejected", "not approved"),
    ("Après en avoir délibéré, émet un avis défavorable", "rejected", "an unfavourable opinion"),
    ("La délibération n'est pas adoptée : 3 pour, 12 contre", "rejected", "not adopted"),
    ("Le conseil décide de reporter ce point à la prochaine séance", "deferred", "put off"),
    ("Après en avoir délibéré, AJOURNE sa décision", "deferred", "adjourned"),
    ("Le conseil décide, à l'unanimité, de retirer ce dossier de l'ordre du jour", "deferred", "withdrawn"),
    ("Le projet de délibération est retiré de l'ordre du jour.", "deferred", "withdrawn before it was discussed"),
    ("Après en avoir délibéré,\nSURSEOIT à statuer", "deferred", "stayed"),
    ("Le conseil prend acte de cette situation, à l'unanimité.", "noted", "taken note of"),
    ("Après en avoir délibéré, le conseil décide de prendre acte du rapport", "noted", "decided to take note"),
    (
        "DÉCISION :\nLes membres du conseil municipal prennent acte de cette décision.",
        "noted",
        "a heading decides nothing",
    ),
    ("Le conseil :\nDÉCIDE :\n- l'achat d'un tracteur", "adopted", "a verb over a list does"),
    ("Le conseil PREND ACTE du rapport et AUTORISE le maire à le signer", "adopted", "more than taken note of"),
    (
        "Le projet avait été rejeté en 2019.\nAprès en avoir délibéré, le conseil approuve le plan",
        "adopted",
        "what is told before",
    ),
    (
        "Le conseil approuve le compte ; l'excédent sera reporté au budget",
        "adopted",
        "what is carried forward is not put off",
    ),
    (
        "Le maire informe le conseil municipal qu'en raison des crédits ouverts il a viré 100 €\n"
        "Décision modificative 1 :\nLe conseil municipal prend acte de ce virement.",
        "noted",
        "« crédits » is no verb, « décision modificative » decides nothing",
    ),
    ("Le conseil municipal, à l'unanimité, crée un poste", "adopted", "created"),
    ("Il est donné lecture du rapport.", None, "no decision"),
    ("L'arrêté préfectoral du 3 mai autorise les travaux.", None, "another act's"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_decision(text: str, expected: str | None, why: str) -> None:
    found = read_decision(text)
    assert (found.value if found else None) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Vote : pour à l'unanimité", "adopted", "no verb, but all agreed"),
        ("Vote : Pour : 15, Contre : 3", "adopted", "a majority of the votes cast"),
        ("Vote : Pour : 5, Contre : 7, Abstentions : 3", "rejected", "a majority against"),
        (
            "DÉCIDE : par deux voix POUR, onze voix CONTRE et 1 ABSTENTION",
            "rejected",
            "« décide » over a majority against",
        ),
        ("Pour : 7, Contre : 7", None, "who presides decides, and it is not said how"),
        ("Abstentions : 3", None, "nobody is said to agree"),
        ("Le conseil prend acte du rapport, à l'unanimité", "noted", "words go before votes"),
    ],
)
def test_votes_decide_where_no_word_does(text: str, expected: str | None, why: str) -> None:
    found = read_deliberation(text).decision
    assert (found.value if found else None) == expected, why
