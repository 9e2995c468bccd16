"""Numbers and what they count in a vote, in the orders and layouts that registers print."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.counts import find_counts

RESULT = {"for": 23, "against": 0, "abstained": 3}
CASES = [
    ("14 voix pour", {"for": 14}, "figures before"),
    ("par douze voix pour", {"for": 12}, "in words"),
    ("dix-sept (17) voix pour", {"for": 17}, "in words and in figures"),
    ("17 (dix-sept) voix pour", {"for": 17}, "in figures and in words"),
    ("par 12 voix pour, 2 contre et 1 abstention (M. X)", {"for": 12, "against": 2, "abstained": 1}, "one clause"),
    ("par 9 voix « pour » et 1 voix « contre »", {"for": 9, "against": 1}, "quoted"),
    ("POUR : 23 – CONTRE : 0 – ABSTENTIONS : 3", RESULT, "labels before, on one line"),
    ("Pour : 23\nContre : 0\nAbstentions : 3", RESULT, "labels before, on three lines"),
    ("POUR 23 CONTRE 0 ABSTENTIONS 3", RESULT, "labels before, no sign between"),
    ("23 POUR 0 CONTRE 3 ABSTENTIONS", RESULT, "labels behind, no sign between"),
    ("POUR\n23\nCONTRE\n0\nABSTENTION\n3 (M. Roy, M. Bel)", RESULT, "the figure below its label, names behind"),
    ("Présents\n12 rue du Lac", {}, "the line below tells of something else"),
    ("12 membres pour\n1 abstention", {"for": 12, "abstained": 1}, "members of an association"),
    ("POUR CONTRE ABSTENTIONS\n23 0 3", RESULT, "a head over its line"),
    ("POUR | CONTRE | ABSTENTIONS 23 | 0 | 3", RESULT, "the same on one line"),
    ("Pour : 13 voix\nContre : 2 voix", {"for": 13, "against": 2}, "what is counted stands behind"),
    ("Ont voté pour : 13\nOnt voté contre : 1", {"for": 13, "against": 1}, "a verb before"),
    ("Vote :\n− Pour : 14, M. Roy\n− Contre : 1, M. Bel", {"for": 14, "against": 1}, "names behind"),
    ("Pour : 8, " + "Mme DEMOUY, M. BARATTE, " * 8 + "– Contre : 1", {"for": 8, "against": 1}, "many names"),
    ("5 contre : Mme Roy, M. Bel", {"against": 5}, "the same, the figure first"),
    ("Vote : Pour : 14", {"for": 14}, "a line of its own"),
    ("Pour : 2 agents du service", {}, "what the line is about"),
    ("Aide pour 3 familles\n1 abstention 11 votes pour", {"for": 11, "abstained": 1}, "« pour » counts families above"),
    ("Pour 12 Contre 2", {"for": 12, "against": 2}, "no sign between"),
    ("pour 12 et contre 2", {"for": 12, "against": 2}, "« et » between"),
    ("VOTE Pour 14 Contre 0 Abst. 1", {"for": 14, "against": 0, "abstained": 1}, "cut short"),
    ("Pour : 14\nContre : néant\nAbstention : M. Durand", {"for": 14, "against": 0}, "none; a name is no number"),
    ("17 voix pour, aucune voix contre, sans abstention", {"for": 17, "against": 0, "abstained": 0}, "none, in words"),
    ("à l'unanimité moins deux abstentions", {"abstained": 2}, "« moins » is no sign"),
    ("une abstention", {"abstained": 1}, "« une » counts before a result"),
    (
        "Nombre de conseillers en exercice : 15, présents : 12, pouvoirs : 2, votants : 14",
        {"in_office": 15, "present": 12, "represented": 2, "voting": 14},
        "attendance in one sentence",
    ),
    (
        "Présents : 18 Représentés : 3 Votants : 21 Absents : 2",
        {"present": 18, "represented": 3, "voting": 21, "legal": 2},
        "attendance on one line",
    ),
    (
        "Afférents au conseil municipal | En exercice | Qui ont pris part à la délibération\n15 | 14 | 13",
        {"legal": 15, "in_office": 14, "voting": 13},
        "the table at the head of an extract",
    ),
    ("17 votants dont 3 procurations", {"voting": 17, "represented": 3}, "figures before"),
    ("13 conseillers municipaux présents", {"present": 13}, "with who they are"),
    ("les 14 membres présents et représentés", {"mixed": 14}, "neither the present nor the represented"),
    ("Absents non représentés : 2", {"mixed": 2}, "not represented"),
    ("2 élus ne prennent pas part au vote", {}, "who stands between is not passed over"),
    ("2 ne prennent pas part au vote", {"apart": 2}, "who takes no part"),
    (
        "Bulletins blancs ou nuls : 1\nSuffrages exprimés : 14\nMajorité absolue : 8",
        {"blank": 1, "cast": 14, "legal": 8},
        "a secret ballot",
    ),
    ("12 pour 3 ans ; 2 contre 1", {}, "ordinary words"),
    ("un prêt pour 3 agents", {}, "« pour » alone"),
    ("le budget pour 2024 contre 2023", {}, "years"),
    ("l'article 3 de la présente convention, 3 présent", {}, "an adjective"),
    ("Présent(e)s : 12", {"present": 12}, "both genders in one word"),
    ("à l'unanimité des suffrages exprimés (3 abstentions)", {"abstained": 3}, "what is in brackets is its own"),
    ("Votants (14)", {"voting": 14}, "a number alone in brackets"),
    ("Pour : 29 Contre : - Abstention : -", {"for": 29}, "a dash is no number"),
    ("un pouvoir a été donné", {}, "« un » may be an article"),
    ("voté à l'article 65748 pour 4 550 €", {}, "money"),
    ("12,5 pour et 3 contre", {}, "no whole number, and so no company for the other"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_counts(text: str, expected: dict[str, int], why: str) -> None:
    assert {one.kind: one.value for one in find_counts(text)} == expected, why


def test_offsets_hold_the_number_and_its_label() -> None:
    text = "Le conseil, par 14 voix pour, décide"
    (one,) = find_counts(text)
    assert text[one.start : one.end] == "14 voix pour"
