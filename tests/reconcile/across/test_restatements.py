"""A figure said in the text and in a table: found on evidence, wrong only beyond doubt."""

# ruff: noqa: E501  (a case is one act, its lines joined)

import pytest

from bordereau.reconcile.across.restatements import check_restatements

PLAN = """
Actions | 2020 | 2021 | Total
Aides aux entreprises | 4 210 | 3 150 | 7 360
Animation du réseau local | 1 020 | 990 | 2 010
Total général | 5 230 | 4 140 | 9 370
"""

SAID = [
    (
        "Les aides s’élèvent à 7,4 M€ (cf. Annexe 1).",
        [("7400000", "t1/r1/c3", "within_rounding")],
        "rounded, by reference",
    ),
    ("Un total de 9,37 M€ est mobilisé (voir annexe n° 1).", [("9370000", "t1/r3/c3", "exact")], "the grand total"),
    (
        "Il mobilise 7,4 M€ pour le réseau.\nCe concours sera suivi par le comité (cf. Annexe I).",
        [("7400000", "t1/r1/c3", "within_rounding")],
        "the reference stands in the next paragraph; a roman number",
    ),
    (
        "Les concours figurent en annexe 1, à hauteur de 9,4 M€ dont :\n- 7,4 M€ d’aides ;\n- 2,0 M€ d’animation.",
        [
            ("9400000", "t1/r3/c3", "within_rounding"),
            ("7400000", "t1/r1/c3", "within_rounding"),
            ("2000000", "t1/r2/c3", "within_rounding"),
        ],
        "the items of the list under the reference",
    ),
    (
        "L’animation du réseau local reçoit 2 010 000 €.",
        [("2010000", "t1/r2/c3", "exact")],
        "no reference, but the row's words",
    ),
    ("Le montant total est de 9 370 000 €.", [("9370000", "t1/r3/c3", "exact")], "no reference, but the total"),
    ("Le montant total s’élève à 9,73 M€ (cf. Annexe 1).", [("9730000", "t1/r3/c3", "fails")], "digits swapped"),
    ("L’animation du réseau local reçoit 2,21 M€ (cf. Annexe 1).", [("2210000", "t1/r2/c3", "fails")], "10 % off"),
    (
        "L’animation du réseau local reçoit en 2021 1 090 k€ (cf. Annexe 1).",
        [("1090000", "t1/r2/c2", "fails")],
        "the year's column",
    ),
    (
        "Les concours, détaillés en annexe 1, sont :\n- Aides aux entreprises : 7 360 000 €\n- Animation du réseau local : 2 100 000 €",
        [("7360000", "t1/r1/c3", "exact"), ("2100000", "t1/r2/c3", "fails")],
        "an item that bears the row's label",
    ),
]

SILENT = [
    ("Une aide de 9 570 000 €, dont le détail figure en annexe 1.", "a detail whose title speaks of something else"),
    ("Les aides s’élèvent à 7,4 M€.", "no reference, rounded"),
    ("Le prêt de 4,1 M€ est prévu.", "a value that happens to stand in a cell"),
    ("Il mobilise 7 M€ (cf. Annexe 1).", "too round to tell which cell"),
    ("Il mobilise 3,3 M€ (cf. Annexe 1).", "no cell like it, no words that name one"),
    ("Les aides aux entreprises sont de 7,4 M€ (cf. Annexe 2).", "another annex"),
    ("Le montant total de la première tranche est de 2,5 M€ (cf. Annexe 1).", "far from any total"),
    ("Plus de 12 M€ de total (cf. Annexe 1).", "a bound"),
    ("Un total de 8 M€ et un prêt de 3 M€ (cf. Annexe 1).", "two sums in the sentence"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SAID, ids=[case[2] for case in SAID])
def test_a_figure_told_twice(state, table, text, expected, why):
    checks = check_restatements(state(text), [table(PLAN, scale=1000)])
    assert [(c.stated, *c.parts, c.status) for c in checks] == expected, why


@pytest.mark.parametrize(("text", "why"), SILENT, ids=[case[1] for case in SILENT])
def test_figures_that_are_not_told_twice(state, table, text, why):
    assert check_restatements(state(text), [table(PLAN, scale=1000)]) == (), why


def test_no_cell_is_given_twice(state, table):
    two = table("Actions | Total\nServices aux salariés | 15 M€\nLogements neufs | 15 M€\nTotal | 30 M€")
    text = "Les concours (voir Annexe 1) sont de 30 M€ dont :\n- 15 M€ pour les logements ;\n- 15 M€ pour les salariés."
    assert [c.parts for c in check_restatements(state(text), [two])] == [("t1/r3/c1",), ("t1/r2/c1",), ("t1/r1/c1",)]


def test_the_table_beside_the_text_is_meant(state, table):
    beside = table("Financeurs | Montant\nVille | 40 000 €\nTotal | 90 000 €", annex=None, page=1)
    checks = check_restatements(
        state("Le coût total est de 95 000 €, selon le plan de financement ci-dessous :"), [beside]
    )
    assert [(c.stated, c.computed, c.status) for c in checks] == [("95000", "90000", "fails")]


def test_a_lone_sum_with_a_reference_is_the_grand_total(state, table):
    checks = check_restatements(
        state("Elle a aidé 1 486 foyers, pour 9,4 M€ (cf. annexe 1)."), [table(PLAN, scale=1000)]
    )
    assert [(c.stated, *c.parts, c.status) for c in checks] == [("9400000", "t1/r3/c3", "within_rounding")]


DETAIL = "Volet | 2022 | 2023 | Total\nAccueil | 140 | 150 | 290\nSuivi | 450 | 470 | 920\nTotal | 590 | 620 | 1 210"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’État verse des crédits de 1 250 k€, dont le détail figure en annexe 1.", ["fails"]),
        ("L’État verse des crédits de 1 210 k€, dont le détail figure en annexe 1.", ["exact"]),
        ("L’État verse des crédits de 1 640 k€, dont le détail figure en annexe 1.", []),
    ],
)
def test_the_detail_of_a_sum(state, table, text, expected):
    told = table(DETAIL, scale=1000).model_copy(update={"title": "CRÉDITS DE L’ÉTAT"})
    assert [check.status for check in check_restatements(state(text), [told])] == expected


def test_the_annex_without_a_number(state, table):
    below = table("Ouvrage | Aide\nContes | 2 800\nFlore | 6 800\nTotal | 9 600", annex=None, page=3)
    text = "L’aide est de 9 600 €, dont le détail par ouvrage est donné en annexe."
    assert [(c.stated, c.status) for c in check_restatements(state(text), [below])] == [("9600", "exact")]


PARTS = "Poste | Coût HT (€) | Aide\nGiratoire | 640 000 | 384 000\nVoie | 2 860 000 | 716 000\nTotal | 3 500 000 | 1 100 000"
EXACT = "Poste | HT\nÉtudes | 18 400,00\nTravaux | 189 420,50\nTotal | 207 820,50"
BALANCE = "Financeur | Montant\nÉtat | 245 000\nCommune | 367 500\nTotal | 612 500"


@pytest.mark.parametrize(
    ("told", "text", "expected", "why"),
    [
        (PARTS, "Le coût total s’élève à 3 500 000 € HT.", ["exact"], "the total's word and the column's"),
        (PARTS, "Le prêt total s’élève à 3 500 000 € HT.", [], "round, and another matter"),
        (EXACT, "L’enveloppe est fixée à 207 820,50 € HT.", ["exact"], "so many digits are no chance"),
        (EXACT, "L’enveloppe est fixée à 189 420,50 € HT.", [], "a part of it, without its words"),
        (BALANCE, "Le plan figure en annexe 1 ; il est équilibré à hauteur de 621 500 €.", ["fails"], "balanced at"),
        (BALANCE, "Le plan figure en annexe 1 ; il est équilibré à hauteur de 612 500 €.", ["exact"], "and right"),
    ],
)
def test_the_total_of_a_table_told_in_the_text(state, table, told, text, expected, why):
    assert [check.status for check in check_restatements(state(text), [table(told)])] == expected, why


def test_of_two_tables_on_a_page_the_one_with_the_figure_is_meant(state, table):
    one = table(BALANCE, annex=None, name="t1", page=1)
    two = table("Aide | Total\nTravaux | 1 663\nÉtudes | 186\nTotal | 1 849", annex=None, name="t2", page=1, scale=1000)
    checks = check_restatements(state("Les crédits sont de 1 849 k€, selon l’échéancier suivant."), [one, two])
    assert [(check.status, check.parts) for check in checks] == [("exact", ("t2/r3/c1",))]
