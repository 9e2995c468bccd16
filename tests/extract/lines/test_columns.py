from __future__ import annotations

import pytest

from bordereau.extract.lines.columns import unfold_columns
from bordereau.extract.lines.make import make_lines
from bordereau.schemas.page import Rule

LEFT = [f"gauche {number} texte de la colonne" for number in range(10)]
RIGHT = [f"droite {number} texte de la colonne" for number in range(10)]


def unfold(page):
    return [line.text for line in unfold_columns(make_lines(page), page.width)]


@pytest.mark.parametrize("shift", [0.0, 5.0])
def test_two_columns_are_read_one_after_the_other(page_of, shift):
    rows = [("Un titre sur toute la largeur de la page qui passe par-dessus la gouttière", 80.0)]
    rows += [(text, 100.0 + 12 * place) for place, text in enumerate(LEFT)]
    rows += [(text, 100.0 + shift + 12 * place, 320.0) for place, text in enumerate(RIGHT)]
    assert unfold(page_of(rows))[1:] == LEFT + RIGHT


def test_one_column_is_left_alone(page_of):
    rows = [
        (f"ligne {n} d'un texte assez long pour passer le milieu de la page sans blanc", 100.0 + 12 * n)
        for n in range(20)
    ]
    assert unfold(page_of(rows)) == [text for text, _ in rows]


def test_a_signature_block_is_left_alone(page_of):
    rows = []
    for place, (left, right) in enumerate([("Pour la Commune", "Pour la Région"), ("Le Maire", "La Présidente")] * 6):
        rows += [(left, 100.0 + 12 * place), (right, 100.0 + 12 * place, 350.0)]
    assert unfold(page_of(rows)) == ["Pour la Commune Pour la Région", "Le Maire La Présidente"] * 6


def test_labels_beside_figures_are_left_alone(page_of):
    rows = []
    for place in range(12):
        rows += [
            (f"Travaux du lot numéro {place}", 100.0 + 12 * place),
            ("12 500 3 400 15 900", 100.0 + 12 * place, 350.0),
        ]
    assert len(unfold(page_of(rows))) == 12


def test_two_parties_side_by_side_are_read_one_after_the_other(page_of):
    left = [
        "La Communauté de communes du Causse",
        "représentée par son Président, M. Anatole",
        "RIVIÈRE, dûment habilité",
    ]
    right = [
        "Le Syndicat d’électrification de la Vèze",
        "représenté par sa Présidente, Mme Prune",
        "DELMAS, habilitée le 4 mai",
    ]
    rows = [("Entre les soussignés", 80.0)]
    rows += [(text, 100.0 + 12 * place) for place, text in enumerate(left)]
    rows += [(text, 100.0 + 12 * place, 330.0) for place, text in enumerate(right)]
    rows += [("Il est convenu ce qui suit :", 160.0)]
    assert unfold(page_of(rows)) == ["Entre les soussignés", *left, *right, "Il est convenu ce qui suit :"]


def test_wrapped_party_names_over_signatures_are_left_alone(page_of):
    rows = []
    for place, (one, two) in enumerate(
        [
            ("Pour la Communauté de communes", "Pour le Syndicat mixte de la"),
            ("du Causse", "Vèze"),
            ("Le Président", "Le Maire"),
        ]
    ):
        rows += [(one, 100.0 + 12 * place), (two, 100.0 + 12 * place, 330.0)]
    assert len(unfold(page_of(rows))) == 3


SHORT = (
    [
        "Article 1 – Objet",
        "La convention fixe le soutien de la",
        "Commune à la filière du bois.",
        "Article 2 – Montant",
        "La subvention est de 125 000 € par",
        "an, versée à la signature.",
    ],
    [
        "Article 3 – Durée",
        "La convention dure trois ans",
        "à compter du 1er mars.",
        "Article 4 – Pénalités",
        "Une pénalité de 1 200 €",
        "par mois de retard est due.",
    ],
)
PROSE = (
    ["Les travaux portent sur la", "réfection de la toiture et", "sur les menuiseries de la", "salle des fêtes."],
    ["La durée du chantier est de", "huit mois à compter de la", "notification du marché aux", "entreprises retenues."],
)
CELLS = (
    ["Aide au projet de la", "Commune de Lac et de", "Aide au festival d’été de la", "Commune de Val"],
    ["Sur présentation de la", "facture acquittée par elle", "Sur présentation de la", "liste signée des artistes"],
)
SIGNED = (
    ["Pour la Communauté de communes", "Le Président du conseil, ou son", "représentant dûment habilité"],
    ["Pour le Syndicat mixte de la Vèze", "Le Maire", "Paul Durand"],
)


def set_sides(sides, shift=0.0, pitch=12.0, x0=330.0):
    left, right = sides
    rows = [(text, 100.0 + pitch * place) for place, text in enumerate(left)]
    return rows + [(text, 100.0 + shift + pitch * place, x0) for place, text in enumerate(right)]


@pytest.mark.parametrize("shift", [0.0, 5.0, -4.0])
@pytest.mark.parametrize(
    ("sides", "why"), [(SHORT, "articles counted on"), (PROSE, "lines that cannot end where they do")]
)
def test_short_columns_are_read_one_after_the_other(page_of, sides, shift, why):
    before = "Une ligne sur toute la largeur de la page qui passe par-dessus la gouttière et au-delà"
    rows = [
        (before, 70.0),
        *set_sides(sides, shift),
        ("Fait à Lac, le 12 mars 2021, en deux exemplaires, ce jour.", 260),
    ]
    assert unfold(page_of(rows))[1:-1] == sides[0] + sides[1], why


@pytest.mark.parametrize(
    ("sides", "why"),
    [
        (SIGNED, "signatures"),
        (
            (["Nom du demandeur :", "Adresse du siège :", "Numéro de SIRET :"], ["AJV", "4 rue du Lac", "Néant"]),
            "a form",
        ),
        (
            (["Article 1 – Objet", "Article 2 – Durée", "Article 3 – Prix"], ["page 3", "page 4", "page 5"]),
            "contents",
        ),
    ],
)
def test_what_only_stands_side_by_side_is_left_alone(page_of, sides, why):
    assert len(unfold(page_of(set_sides(sides)))) == len(sides[0]), why


def test_rows_parted_by_rules_are_no_columns(page_of):
    page = page_of(set_sides(CELLS, pitch=14.0))
    ruled = [Rule(60, y, 540, y) for y in (88, 117, 145)]
    lines = make_lines(page)
    assert len(unfold_columns(lines, page.width)) == 8
    assert len(unfold_columns(lines, page.width, ruled)) == 4


def test_a_river_in_one_column_is_no_gutter(page_of):
    rows = []
    for place, (left, right, x0) in enumerate(
        [
            ("Le présent règlement fixe les conditions de la", "mise en œuvre du fonds de soutien à la", 312.0),
            ("rénovation des logements, qui est doté par la", "région et par le département à parts égales", 306.0),
            ("pour une durée de trois ans à compter de la", "signature de la convention par tous les", 300.0),
        ]
    ):
        rows += [(left, 100.0 + 12 * place), (right, 100.0 + 12 * place, x0)]
    assert len(unfold(page_of(rows))) == 3


def test_three_columns_are_read_one_after_the_other(page_of):
    texts = [[f"{name} {n} texte de colonne" for n in range(12)] for name in ("une", "deux", "trois")]
    rows = [
        (text, 100.0 + 12 * place, 60.0 + 160.0 * column)
        for column, own in enumerate(texts)
        for place, text in enumerate(own)
    ]
    assert unfold(page_of(rows)) == [text for own in texts for text in own]


HEADED = (
    ["Article 1 – Objet", "La Ville et le Club organisent", "ensemble les rencontres", "d’octobre."],
    ["Article 2 – Apport de la Ville", "La Ville apporte 6 750 € et", "2 200 € de salle."],
    ["Article 3 – Durée", "Un an."],
)


@pytest.mark.parametrize("columns", [HEADED, HEADED[:2], HEADED[1:], (HEADED[1], HEADED[2])])
def test_short_columns_with_a_heading_each(page_of, columns):
    """Their lines are few, and of figures in part."""
    rows = [("Une ligne sur toute la largeur de la page qui passe par-dessus les gouttières, et plus loin", 70.0)]
    step = 170.0 if len(columns) == 3 else 260.0
    rows += [
        (text, 100.0 + 12 * place, 60.0 + step * column)
        for column, own in enumerate(columns)
        for place, text in enumerate(own)
    ]
    assert unfold(page_of(rows))[1:] == [text for own in columns for text in own]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (
            (
                ["Article 1 – Objet", "Article 3 – Prix", "Article 5 – Fin"],
                ["Article 2 – A", "Article 4 – B", "Article 6 – C"],
            ),
            "contents in rows",
        ),
        ((["Article 1", "12 000 €", "3 000 €"], ["Total", "15 000 €", "2 000 €"]), "the head of a table"),
        ((["Article 4", "12 000 €", "3 000 €"], ["Article 4", "15 000 €", "2 000 €"]), "one article named twice"),
    ],
)
def test_headings_side_by_side_that_open_no_columns(page_of, columns, why):
    rows = [(text, 100.0 + 12 * n, 60.0 + 260.0 * c) for c, own in enumerate(columns) for n, text in enumerate(own)]
    assert len(unfold(page_of(rows))) == 3, why


def test_a_long_column_with_indented_lists_is_still_one(page_of):
    left = [(f"gauche {n} texte de la colonne", 100.0 + 12 * n, 80.0 if n % 2 else 70.0) for n in range(31)]
    right = [(f"droite {n} texte de la colonne", 100.0 + 12 * n, 320.0) for n in range(31)]
    assert unfold(page_of([*left, *right])) == [text for text, *_ in (*left, *right)]
