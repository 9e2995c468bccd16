from __future__ import annotations

import pytest

from bordereau.extract.lines.columns import unfold_columns
from bordereau.extract.lines.make import make_lines

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
