"""Sums stated by lists and sentences that miss: what fails, what stays open, what states no sum at all."""

# ruff: noqa: E501  (a case is one act, its lines joined)

import pytest

from bordereau.reconcile.text.lists import check_lists


def verdicts(statements):
    return sorted((check.stated, check.status) for check in check_lists(statements))


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
    (
        "Elle octroie un soutien global de 36 500 € à ses théâtres, dont :\n- 6 000 € pour cinq des compagnies ;\n- 6 500 € à la dernière.",
        "a sum for each of several",
    ),
]


SILENT = [
    (
        "Elle octroie la somme globale de 36 500 € répartie sur la base de 6 000 € pour cinq des compagnies et 6 500 € pour la dernière.",
        "a sum for each of several, in a sentence",
    ),
    (
        "Elle octroie la somme de 36 500 € répartie à raison de 6 000 € à chacune des cinq compagnies et 6 500 € à la dernière.",
        "a sum for each",
    ),
    (
        "Deux offres sont reçues pour un prêt de 132 000 €, à savoir :\n- Crédit A : prêt de 132 000 € sur 10 ans\n- Crédit B : prêt de 132 000 € sur 10 ans",
        "each offer tells the sum again",
    ),
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
