"""What text says adds up is recomputed; what it does not say is left alone."""

# ruff: noqa: E501  (a case is one act, its lines joined)

import pytest

from reconcile.lists import check_lists


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
]

FAILS = [
    (
        "Le besoin annuel est de 1 260 000 €, à savoir 745 000 € pour le syndicat, 188 000 € pour A et 300 000 € pour B.",
        "1260000",
        "« à savoir » tells all of it",
    ),
    (
        "Le concours s’élève à 21,4 M€, dont 15,2 M€ de subventions et 6,7 M€ de prêts.",
        "21400000",
        "parts cannot come to more than their total",
    ),
    (
        "Le montant de l’accord est estimé à 12,1 M€ HT, soit, par membre :\n- SDIS : 1,9 M€ HT ;\n- UPE : 9,5 M€ HT.",
        "12100000",
        "« soit, par membre »",
    ),
    (
        "Les études, pour un total de 148 k€, comprennent un plan (64 k€), des relevés (29 k€) et un débat (45 k€).",
        "148000",
        "comprennent in a sentence",
    ),
    (
        "Elle apporte un concours de 312 000 euros par an, réparti ainsi :\n- fluides : 141 500 €\n- personnel : 171 400 €",
        "312000",
        "a yearly total, its parts without the year",
    ),
    (
        "La participation s’élève à 312 000 euros, à savoir :\n- fluides : 141 500 €\n- personnel : 171 400 €",
        "312000",
        "à savoir",
    ),
    (
        "Le plan est le suivant.\n- Total : 100 000 €\n- Ville : 40 000 €\n- Région : 65 000 €",
        "100000",
        "the total line stands first in its list",
    ),
    (
        "Il verse 168 000 € de travaux et 42 500 € d’ingénierie. La part totale s’établit donc à 211 500 €.",
        "211500",
        "a total drawn, a digit wrong",
    ),
    (
        "Un montant de 80 000 € est réservé à hauteur de :\n- 50 000 € d’études ;\n- 35 000 € de voirie.",
        "80000",
        "one digit",
    ),
    (
        "Un montant de 91,2 M€ est réservé à hauteur de :\n- 12,2 M€ d’études ;\n- 7,0 M€ de voirie.",
        "91200000",
        "digits swapped",
    ),
    (
        "Ils mobilisent 13,5 M€ répartis comme suit :\n- 5,2 M€ de prêts ;\n- Dons : 6,1 M€ ;\n- 3,7 M€ d’aides.",
        "13500000",
        "10 %",
    ),
    (
        "L’enveloppe globale s’élève à 9,5 M€, dont :\n- 4,2 M€ pour l’habitat ;\n- Mobilité : 4,3 M€.",
        "9500000",
        "dont",
    ),
    (
        "L’enveloppe s’élève à 5,9 M€, dont :\n- 4,2 M€ pour l’habitat ;\n- Mobilité : 5,3 M€.",
        "5900000",
        "dont, parts above the total",
    ),
    ("La subvention de 45 000 € se décompose ainsi :\n- 15 000 € en 2021\n- 31 000 € en 2022", "45000", "ainsi"),
    (
        "Le budget est de 45 000 €. Cette somme se répartit comme suit :\n- Ville : 15 000 €\n- État : 31 000 €",
        "45000",
        "sentence before",
    ),
    ("Dépenses prévues :\n- Études : 12 000 €\n- Travaux : 47 000 €\n- Total : 60 000 €", "60000", "total line"),
    (
        "Dépenses prévues :\n- Études : 12 000 €\n- Travaux : 47 000 €\nSoit un total de 60 000 €.",
        "60000",
        "total after",
    ),
    ("Les crédits, de 30 k€, sont répartis comme suit : a) 10 k€ d’études ; b) 25 k€ de travaux.", "30000", "inline"),
    ("La Ville verse 10 000 € en 2021 et 20 000 € en 2022, soit un total de 35 000 €.", "35000", "soit un total"),
    ("Le prix est de 12 500 € (10 000 € + 2 000 €).", "12500", "plus"),
    (
        "Le programme porte sur 120 logements répartis comme suit :\n- 40 PLUS ;\n- 50 PLAI ;\n- 20 PLS.",
        "120",
        "counts",
    ),
    ("L’aide est de 50 000 €. Elle se décompose en 30 000 € d’avance et 10 000 € de solde.", "50000", "two sentences"),
    (
        "Plus de 15 M€ sont répartis comme suit :\n- 5,0 M€ d’aides ;\n- 4,5 M€ de dons ;\n- 3,0 M€ de prêts.",
        "15000000",
        "plus de, but less",
    ),
    (
        "Le programme est doté de 90 k€, dont :\n- Habitat : 60 k€ répartis comme suit :\n  o 40 k€ d’aides\n  o 25 k€ d’études\n- Mobilité : 30 k€",
        "60000",
        "the inner list only",
    ),
    (
        "Les partenaires mobilisent 70 000 € répartis comme suit :\nVille : 40 000 € ;\nRégion : 35 000 €.",
        "70000",
        "no bullets",
    ),
    (
        "Le budget total est de 123 400 € pour les actions suivantes :\n- A : 100 000 €\n- B : 20 000 €",
        None,
        "suivantes: doubtful",
    ),
    (
        "Le budget total est de 123 400 € pour les actions suivantes :\n- A : 100 000 €\n- B : 24 300 €",
        "123400",
        "suivantes: a swap",
    ),
]

OPEN = [
    (
        "Les crédits de 75 000 € TTC se répartissent ainsi :\n- 50 000 € HT de voirie\n- 12 500 € HT de réseaux",
        "HT under TTC",
    ),
    (
        "Le coût de 45 000 € HT se répartit ainsi :\n- études : 30 000 €\n- plans : 15 000 €\n- TVA : 9 000 €",
        "tax among the items",
    ),
    (
        "Un concours de 400 000 € est affecté à :\n- 120 logements, à 2 000 € par logement ;\n- l’étude, pour 160 000 €.",
        "a rate",
    ),
    ("L’enveloppe de 900 000 € est de dépenses dont :\n- 20 000 € pour Aix ;\n- 30 000 € pour Bar.", "a selection"),
    (
        "Les crédits de 50 000 € sont répartis comme suit :\n- 20 000 € pour Aix ;\n- 10 000 € pour Bar ;\n- le reste pour Cy.",
        "a part without a figure",
    ),
    (
        "Les crédits de 50 000 € sont répartis comme suit :\n- au plus 20 000 € pour Aix ;\n- 40 000 € pour Bar.",
        "a ceiling",
    ),
    (
        "Le budget de l’action est de 60 000 € :\n- Ville : 20 000 €\n- CAF : 20 000 €\n- Club : 19 000 €",
        "a bare colon",
    ),
]

SILENT = [
    (
        "Le concours s’élève à 25,4 M€, dont 15,2 M€ de subventions et 6,7 M€ de prêts.",
        "a selection: less than the total",
    ),
    ("Le concours est de 21,4 M€, dont 18 M€ de prêts et 19 M€ versés en 2024.", "parts that overlap are no slip"),
    ("Le projet de 100 000 € est financé par l’État (20 000 €) et la Région (30 000 €).", "not all funders are told"),
    ("Le lot de 90 000 € comprend une étude (20 000 €) et un plan (5 000 €).", "comprend: a selection"),
    ("La Ville verse 30 000 € et la CAF 12 500 €. Le coût total de l’opération est de 90 000 €.", "another total"),
    ("Total : 90 000 €\nVille : 40 000 €\nRégion : 30 000 €", "lines below a total that do not add up to it"),
    ("La dotation de 80 000 € permet notamment :\n- 50 000 € d’études ;\n- 10 000 € de voirie.", "notamment"),
    ("La dotation est de 80 000 €, dont notamment :\n- 50 000 € d’études ;\n- 10 000 € de voirie.", "dont notamment"),
    (
        "L’enveloppe de 80 000 € finance en particulier :\n- 50 000 € d’études ;\n- 10 000 € de voirie.",
        "en particulier",
    ),
    (
        "Le budget est de 80 000 €, dont 50 000 € pour les études et 10 000 € pour la voirie.",
        "dont in a sentence may be partial",
    ),
    ("Le budget est de 80 000 €, dont 50 000 € d’études.", "one part"),
    (
        "Le projet, d’un coût de 100 000 €, est financé à hauteur de 40 000 € par la Ville et de 30 000 € par l’État.",
        "others pay the rest",
    ),
    ("L’aide est de 80 000 €.\nLe bénéficiaire s’engage à :\n- ouvrir 12 places ;\n- former 4 agents.", "engagements"),
    (
        "L’aide est de 80 000 €.\nLes pièces à fournir sont :\n- un devis de plus de 1 000 € ;\n- une facture de 500 €.",
        "papers",
    ),
    (
        "L’aide de 80 000 € est versée comme suit :\n- 50 % à la signature ;\n- le solde au bilan.",
        "no sums in the items",
    ),
    ("Les tarifs sont les suivants :\n- adulte : 12 €\n- enfant : 6 €\n- groupe : 40 €", "tariffs"),
    ("Le loyer est de 500 € par mois, les charges de 50 € par mois, soit un total de 6 600 € par an.", "a product"),
    (
        "La commune verse 8 500 € par an et 500 € de frais par an, soit un total de 27 000 € sur trois ans.",
        "a product over years",
    ),
    ("La participation est portée de 20 000 € à 25 000 €, le plafond restant fixé à 60 000 €.", "a change"),
    ("Le montant est compris entre 10 000 € et 20 000 €, dans la limite de 50 000 €.", "a range"),
    (
        "La subvention 2021 est de 10 000 €.\nLa subvention 2022 est de 12 000 €.\nLa subvention 2023 est de 14 000 €.",
        "three years",
    ),
    (
        "Les financeurs sont :\n- Ville : 10 000 €\n- Région : 20 000 €\n- Coût total du projet : 95 000 €",
        "the cost is no total of these",
    ),
    (
        "§ 1\nLe budget est de 80 000 €.\n§ 2\nPlus précisément :\n- étude : 10 000 €\n- plan : 15 000 €\n- suivi : 55 000 €",
        "another article",
    ),
    (
        "Le budget est de 80 000 €.\nMODALITES DE VERSEMENT\nPlus précisément :\n- étude : 10 000 €\n- plan : 15 000 €\n- x : 55 000 €",
        "a heading between",
    ),
    ("L’aide couvre :\n- 12 000 € de loyer\n- 4 000 € de charges", "no total anywhere"),
    ("Trois volets sont financés :\n- Études : 12 000 €\n- Travaux : 48 000 €", "a number word is no total"),
    (
        "Le plan prévoit 3 actions réparties comme suit :\n- 12 logements à Aix ;\n- 14 logements à Bar ;\n- 8 logements à Cy.",
        "other things are counted",
    ),
    ("Les 8 communes versent, à raison de 2 € par habitant :\n- Aix : 4 000 €\n- Bar : 6 000 €", "a rate"),
    (
        "Un fonds de 1 000 000 € est créé. Les premières opérations sont :\n- 20 000 € pour Aix ;\n- 30 000 € pour Bar.",
        "first operations",
    ),
    (
        "Au-delà de 23 000 €, une convention est requise.\nLes aides de 2020 :\n- Ville : 9 000 €\n- État : 5 000 €",
        "a threshold",
    ),
    (
        "La SA au capital de 37 000 € et la SARL au capital de 8 000 € forment un groupement au capital de 50 000 €.",
        "capitals",
    ),
    ("Le prêt de 15 M€ et les subventions de 5,2 M€ seront versés en 2021.", "two sums"),
    ("Le bénéficiaire reçoit 20 000 €. Il doit rendre 4 000 € si moins de 10 000 € sont dépensés.", "conditions"),
    ("Le dispositif couvre 167 droits de réservation pour 30 ans et 82 droits sur 30 ans.", "counts at large"),
    ("L’article 12 cite 3 annexes, 2 plans et 4 fiches.", "numbers at large"),
    ("Le coût est de 90 000 €.\n- Article premier\n- Article deux", "items without figures"),
    (
        "L’État verse 40 000 € au plus.\nLes dépenses retenues sont les suivantes :\n- achats : 12 000 €\n- loyers : 9 000 €",
        "not the total of these",
    ),
    ("Sont inscrits 5 000 € en 2021, 6 000 € en 2022 et 7 000 € en 2023.", "a series"),
    ("Les aides de 10 000 € à 15 000 € et de 20 000 € à 30 000 € sont soumises à l’avis du comité.", "ranges"),
    ("La dotation, hors frais de gestion, de 80 000 € hors taxes, dont :\n- 30 000 € de prêts.", "one item"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HOLDS, ids=[case[2] for case in HOLDS])
def test_a_stated_sum_that_holds_is_said(state, text, expected, why):
    assert verdicts(state(text)) == sorted(expected), why


@pytest.mark.parametrize(("text", "stated", "why"), FAILS, ids=[case[2] for case in FAILS])
def test_a_stated_sum_that_misses_fails(state, text, stated, why):
    failing = [check.stated for check in check_lists(state(text)) if check.status == "fails"]
    assert failing == ([stated] if stated else []), why


@pytest.mark.parametrize(("text", "why"), SILENT, ids=[case[1] for case in SILENT])
def test_what_states_no_sum_raises_nothing(state, text, why):
    assert [(c.kind, c.stated, c.status) for c in check_lists(state(text))] == [], why


@pytest.mark.parametrize(("text", "why"), OPEN, ids=[case[1] for case in OPEN])
def test_a_miss_that_proves_nothing_stays_open(state, text, why):
    assert [check.status for check in check_lists(state(text))] == ["undetermined"], why
