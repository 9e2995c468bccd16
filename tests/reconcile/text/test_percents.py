"""Shares of one whole make 100 %; rates, payments and changes make nothing."""

import pytest

from bordereau.reconcile.text.percents import check_percents

SAID = [
    (
        "Il y a 200 logements (52 % de PLUS, 38 % de PLAI, 7 % de PLS, 4 % de LI).",
        "within_rounding",
        "each printed to 1 %",
    ),
    ("Les crédits vont à l’habitat (60 %) et à la mobilité (40 %).", "exact", "two shares in a sentence"),
    ("Il y a 90 places (50 % de PLUS, 30 % de PLAI et 20 % de PLS).", "exact", "a bracket"),
    ("La clé de répartition est la suivante :\n- Ville : 45 %\n- Département : 35 %\n- État : 20 %", "exact", "a key"),
    (
        "Les dépenses sont réparties comme suit :\n- 33 % pour A\n- 33 % pour B\n- 33 % pour C",
        "within_rounding",
        "thirds",
    ),
    (
        "Le coût est réparti à raison de 33,33 % pour Aix, 33,33 % pour Bar et 33,34 % pour Cy.",
        "exact",
        "in a sentence",
    ),
    (
        "L’aide est versée :\n- 30 % à la signature ;\n- 50 % à mi-parcours ;\n- 20 % au solde.",
        "exact",
        "payments that do make 100",
    ),
    ("Il y a 90 places (50 % de PLUS, 30 % de PLAI et 40 % de PLS).", "fails", "a bracket beyond 100"),
    (
        "La clé de répartition est la suivante :\n- Ville : 45 %\n- Département : 53 %\n- État : 20 %",
        "fails",
        "a key, swapped",
    ),
    ("Les dépenses sont réparties comme suit :\n- 33 % pour A\n- 33 % pour B\n- 23 % pour C", "fails", "a digit"),
]

SILENT = [
    ("Le taux est de 20 % pour les travaux, de 30 % pour les études et de 40 % pour le foncier.", "rates"),
    ("Taxe foncière : 32,12 %\nTaxe d’habitation : 18,40 %", "taxes"),
    (
        "Les taux sont répartis comme suit :\n- foncier bâti : 32,12 %\n- non bâti : 45,20 %\n- CFE : 25 %",
        "rates in a list",
    ),
    ("Une avance de 30 % est versée à la signature, puis 50 % à mi-parcours.", "the rest is a balance"),
    ("Le paiement se fait ainsi :\n- 30 % à la commande\n- 40 % à la livraison", "payments"),
    ("Il finance l’agence à hauteur de 70 %.", "one share"),
    ("La consommation baisse de 50 % et les coûts de 20 %.", "changes"),
    ("Au moins 25 % de logements sociaux et au plus 40 % de PLS.", "limits"),
    ("Les aides (30 % pour l’État, 20 % pour la Région) complètent l’autofinancement.", "part of a plan"),
    ("L’offre compte notamment 30 % de PLUS, 20 % de PLAI et 40 % de PLS.", "notamment"),
    (
        "Les cours ont la répartition suivante : 35 % machines, 25 % dessin, plus autres.",
        "the rest, unsaid",
    ),
    ("Les aides sont réparties : 35 % pour Aix, 25 % pour Bar, le reste pour Cy.", "the rest, without a figure"),
    ("La subvention, de 40 % du coût, ne dépasse pas 80 % des dépenses.", "aid and ceiling"),
    ("Les pénalités sont de 5 %, 10 % puis 15 %.", "penalties"),
    ("Les permis se sont répartis pour 52 % en centre et pour 37 % en lotissement.", "a report, the rest unsaid"),
    ("Le public (60 % de femmes, 45 % de jeunes, 70 % de salariés) est suivi.", "groups that overlap"),
]


@pytest.mark.parametrize(("text", "status", "why"), SAID, ids=[case[2] for case in SAID])
def test_shares_of_a_whole(state, text, status, why):
    assert [(c.kind, c.stated, c.status) for c in check_percents(state(text))] == [("percent_total", "100", status)], (
        why
    )


@pytest.mark.parametrize(("text", "why"), SILENT, ids=[case[1] for case in SILENT])
def test_other_percents_make_nothing(state, text, why):
    assert check_percents(state(text)) == (), why
