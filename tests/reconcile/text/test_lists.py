"""What text says adds up is recomputed; what it does not say is left alone."""

# ruff: noqa: E501  (a case is one act, its lines joined)

import pytest

from bordereau.reconcile.text.lists import check_lists


def verdicts(statements):
    return sorted((check.stated, check.status) for check in check_lists(statements))


HOLDS = [
    (
        "Le montant est de 945 000 €. Il est financé par le prélèvement (400 000 €), la taxe (345 000 €) et l’EPF (200 000 €).",
        [("945000", "exact")],
        "all its funders",
    ),
    (
        "L’aide s’élève à la somme de 820 000 €.\n(huit cent vingt mille)\nsoit 615 000 € pour la DSIL et 205 000 € pour le FNADT.",
        [("820000", "exact")],
        "a bracket line between",
    ),
    (
        "La dotation atteint 80 000 € répartis comme suit :\n- 50 000 € pour les études ;\n- 30 000 € pour la voirie.",
        [("80000", "exact")],
        "amount first",
    ),
    (
        "Un montant de 1,2 M€ est réservé à hauteur de :\n• Voirie : 700 k€ ;\n• Réseaux : 500 k€.",
        [("1200000", "exact")],
        "label first, k€ under M€",
    ),
    (
        "L’enveloppe s’élève à 9,5 M€, dont :\no 4,2 M€ pour l’habitat ;\no Mobilité : 5,3 M€.",
        [("9500000", "exact")],
        "both orders, dont",
    ),
    (
        "La somme de 60 000 € est ventilée ainsi :\na) 10 000 € en 2021\nb) 20 000 € en 2022\nc) 30 000 € en 2023",
        [("60000", "exact")],
        "lettered items, years are no counts",
    ),
    (
        "Le budget est de 45 000 €. Cette somme se répartit comme suit :\n- Ville : 15 000 €\n- État : 30 000 €",
        [("45000", "exact")],
        "the sentence before is meant",
    ),
    (
        "La subvention s’élève à 45 000 €.\nElle se décompose de la manière suivante :\n- 15 000 € au titre de 2021\n"
        "- 30 000 € au titre de 2022",
        [("45000", "exact")],
        "the paragraph before is meant",
    ),
    (
        "Un plan de 6 milliards d’euros est engagé.\nIl aide les ménages modestes.\nLes mesures concernent :\n"
        "- La rénovation, pour 2,5 milliards d’euros ;\n- le neuf, pour 2,55 milliards d’euros ;\n- 900 millions d’euros d’études.",
        [("6000000000", "within_rounding")],
        "a paragraph stands between; 5,95 rounds to 6",
    ),
    (
        "Des aides représentant plus de 12 millions d’euros en trois volets :\n- 4 millions d’euros de prêts ;\n"
        "- 4,5 millions d’euros de dons ;\n- 4 millions d’euros de garanties.",
        [("12000000", "within_rounding")],
        "plus de: 12,5 is more",
    ),
    (
        "La Ville apporte 300 000 € à hauteur de :\n- 200 000 € pour l’école, dont 150 000 € de travaux ;\n- 100 000 € pour la crèche.",
        [("300000", "exact")],
        "dont inside an item is a part of that item",
    ),
    (
        "Le programme est doté de 90 k€, dont :\n- Volet habitat : 60 k€ répartis comme suit :\n  o 40 k€ d’aides\n  o 20 k€ d’études\n"
        "- Volet mobilité : 30 k€",
        [("60000", "exact"), ("90000", "exact")],
        "a list in a list",
    ),
    (
        "Le programme est doté de 90 k€, répartis comme suit :\n- Habitat :\n  o 40 k€ d’aides\n  o 20 k€ d’études\n- Mobilité : 30 k€",
        [("90000", "exact")],
        "an item without a figure of its own counts by its list",
    ),
    (
        "Dépenses prévues :\n- Études : 12 000 €\n- Travaux : 48 000 €\n- Total : 60 000 €",
        [("60000", "exact")],
        "a total line in the list",
    ),
    (
        "Dépenses prévues :\n- Études : 12 000 €\n- Travaux : 48 000 €\nSoit un total de 60 000 €.",
        [("60000", "exact")],
        "a total after the list",
    ),
    (
        "Dépenses :\n- Études : 10 000 €\n- Plans : 5 000 €\n- Sous-total : 15 000 €\n- Travaux : 48 000 €\n- Lots : 2 000 €\n"
        "- Sous-total : 50 000 €\n- Total général : 65 000 €",
        [("15000", "exact"), ("50000", "exact"), ("65000", "exact")],
        "subtotals are left out of the total",
    ),
    (
        "Dépenses :\n- Travaux HT : 100 000 €\n- Honoraires : 20 000 €\n- Total HT : 120 000 €\n- TVA : 24 000 €\n- Total TTC : 144 000 €",
        [("120000", "exact"), ("144000", "exact")],
        "HT, tax and TTC",
    ),
    (
        "L’aide de 30 000 € est répartie comme suit :\n- 10 000 € de matériel et 5 000 € de mobilier ;\n- 15 000 € de travaux.",
        [("30000", "exact")],
        "two figures in one item count together",
    ),
    (
        "La part de l’État est fixée à 24 000 €, à raison de :\n- 12 ateliers à 1 000 €, soit 12 000 € ;\n- 6 séjours à 2 000 €, soit 12 000 €.",
        [("24000", "exact")],
        "soit gives the item's sum",
    ),
    (
        "Pour un coût de 500 000 €, l’aide de 100 000 € est répartie comme suit :\n- 60 000 € en 2021\n- 40 000 € en 2022",
        [("100000", "exact")],
        "of two sums in the sentence the one before the list",
    ),
    (
        "Une aide de 100 000 €, pour un coût total de 500 000 €, est répartie comme suit :\n- 60 000 € en 2021\n- 40 000 € en 2022",
        [("100000", "exact")],
        "or the one that agrees",
    ),
    (
        "Le programme porte sur 120 logements répartis comme suit :\n- 40 PLUS ;\n- 50 PLAI ;\n- 30 PLS.",
        [("120", "exact")],
        "counts",
    ),
    (
        "Le réseau a conduit 1 250 entretiens pour un coût de 3,1 M€.\nPlus précisément :\n- 800 entretiens individuels, dont 120 à distance, "
        "pour 2 M€ ;\n- 300 entretiens collectifs pour 0,9 M€ ;\n- 150 visites (frais à hauteur de 212 k€).",
        [("1250", "exact"), ("3100000", "within_rounding")],
        "counts and money in the same items add up separately",
    ),
    (
        "Le coût est de 2,4 M€ pour le neuf, à savoir 1,4 M€ de travaux, 0,7 M€ d’études et 300 k€ de suivi.",
        [("2400000", "exact")],
        "parts in the same sentence",
    ),
    (
        "La Ville verse 10 000 € en 2021 et 20 000 € en 2022, soit un total de 30 000 €.",
        [("30000", "exact")],
        "the total at the end of the sentence",
    ),
    ("Le prix est de 12 000 € (10 000 € + 2 000 €).", [("12000", "exact")], "a plus sign in brackets"),
    ("Il reçoit 10 000 € + 2 000 € = 12 000 € en tout.", [("12000", "exact")], "an equation"),
    (
        "Les crédits, de 30 k€, sont répartis comme suit : a) 10 k€ pour les études ; b) 20 k€ pour les travaux.",
        [("30000", "exact")],
        "an inline enumeration",
    ),
    (
        "L’aide est de 50 000 €. Elle se décompose en 30 000 € d’avance et 20 000 € de solde.",
        [("50000", "exact")],
        "two sentences",
    ),
    (
        "Les partenaires mobilisent 70 000 € répartis comme suit :\nVille : 40 000 €\nRégion : 30 000 €\nL’article suivant dit le reste.",
        [("70000", "exact")],
        "a list whose bullets did not come out",
    ),
    (
        "Un montant d’environ 100 000 € est alloué, réparti comme suit :\n- 61 000 € de prêts ;\n- 42 500 € de dons.",
        [("100000", "within_rounding")],
        "environ: within the last figure that is not a zero",
    ),
    (
        "Un budget de 500 000 € se compose de :\n- 200 000 € de ventes\n- environ 100 000 € de dons\n- 210 000 € d’aides",
        [("500000", "within_rounding")],
        "environ in a part gives it slack",
    ),
    (
        "Un total de 3,2 M€ réparti ainsi :\n- 1,26 M€ de voirie ;\n- 1,26 M€ de bâti ;\n- 0,66 M€ d’études.",
        [("3200000", "within_rounding")],
        "3,18 printed as 3,2",
    ),
    (
        "L’enveloppe de 1 200 000 € comprend :\n1) 700 000 € de prêts\n2) 500 000 € de dons",
        [("1200000", "exact")],
        "numbered items",
    ),
    (
        "§ 4\nLe financement, de 75 000 €, est le suivant :\n- CAF : 25 000 €\n- Ville : 50 000 €",
        [("75000", "exact")],
        "le suivant",
    ),
    (
        "Le Département apporte 168 000 € de travaux et 42 500 € d’ingénierie.\nSa participation totale s’établit donc à 210 500 €.",
        [("210500", "exact")],
        "a total drawn in the next paragraph",
    ),
    (
        "La Ville verse 30 000 € et la CAF 12 500 €. Le financement global est ainsi de 42 500 €.",
        [("42500", "exact")],
        "a total drawn in the next sentence",
    ),
    (
        "Deux sites d’une capacité totale de 74 places, dont 46 places au foyer et 28 places au service.",
        [("74", "exact")],
        "dont in a sentence that holds",
    ),
    (
        "La participation s’élève à 312 900 euros, à savoir :\n- fluides : 141 500 €\n- personnel : 171 400 €",
        [("312900", "exact")],
        "à savoir",
    ),
    (
        "Le plan est le suivant.\n- Total : 100 000 €\n- Ville : 40 000 €\n- Région : 60 000 €",
        [("100000", "exact")],
        "the total line stands first in its list",
    ),
    (
        "Total : 100 000 €\nVille : 40 000 €\nRégion : 60 000 €",
        [("100000", "exact")],
        "the total line stands over lines without bullets",
    ),
    (
        "Le plan crée 71 lits dont 19 lits par extension et 52 lits dans de nouvelles maisons :\n- Les Tilleuls : 30 lits\n- Le Port : 22 lits",
        [("52", "exact"), ("71", "exact")],
        "the list is of the last figure of those that « dont » opens",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), HOLDS, ids=[case[2] for case in HOLDS])
def test_a_stated_sum_that_holds_is_said(state, text, expected, why):
    assert verdicts(state(text)) == sorted(expected), why
