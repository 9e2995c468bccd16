"""« ENTRE | ET »: two parties side by side are read one after the other."""

from __future__ import annotations

from bordereau.extract.lines.make import make_lines
from bordereau.extract.lines.party_columns import part_parties

ROWS = [
    ("ENTRE", "ET"),
    ("PORT DE LAC", "CLUB DU LAC"),
    ("Quai Haut, 42000 LAC", "Cale Basse, 42000 LAC"),
    ("représenté par Max ROUX,", "représenté par Ana LOBO,"),
    ("directeur", "présidente"),
]


def read(page_of, rows):
    return [line.text for line in part_parties(make_lines(page_of(rows)))]


def rows_of(pairs, top=100.0):
    rows = []
    for place, (left, right) in enumerate(pairs):
        rows.append((left, top + 14 * place))
        if right:
            rows.append((right, top + 14 * place, 320.0))
    return rows


def test_columns_under_the_opening_words(page_of):
    rows = [("CONVENTION", 60.0), *rows_of(ROWS), ("Il est convenu ce qui suit :", 200.0)]
    left, right = zip(*ROWS, strict=True)
    assert read(page_of, rows) == ["CONVENTION", *left, *right, "Il est convenu ce qui suit :"]


def test_a_line_across_ends_the_columns(page_of):
    across = "La présente ligne passe par-dessus le blanc entre les deux colonnes et se lit en travers"
    rows = [*rows_of(ROWS), (across, 200.0)]
    assert read(page_of, rows)[-1] == across


def test_other_words_side_by_side_are_left_alone(page_of):
    rows = rows_of([("Pour la Ville", "Pour le Club"), *ROWS[1:]])
    assert read(page_of, rows) == [line.text for line in make_lines(page_of(rows))]


NAMES = [
    ("Commune de Lac", "Fondation du Roc"),
    ("1 place Haute, 42000 LAC", "4 chemin Bas, 42001 ROC"),
    ("Représentée par Max ROUX, Maire", "Représentée par Ana LOBO, présidente"),
    ("ci-après « la Commune »", "ci-après « le Gestionnaire »"),
]


def test_names_of_bodies_below_the_opening_words(page_of):
    opener = ("Entre les parties ci-dessous désignées :", 80.0)
    left, right = zip(*NAMES, strict=True)
    rows = [opener, *rows_of(NAMES), ("Il est convenu ce qui suit :", 200.0)]
    assert read(page_of, rows) == [opener[0], *left, *right, "Il est convenu ce qui suit :"]


def test_one_who_is_represented_is_no_pair(page_of):
    opener = ("Entre :", 80.0)
    rows = [opener, *rows_of([NAMES[0], ("représentée par Max ROUX", "chef-lieu de canton"), NAMES[1]])]
    assert read(page_of, rows) == [line.text for line in make_lines(page_of(rows))]


def test_a_heading_of_signatures_is_no_opening(page_of):
    rows = [("Fait à Lac :", 80.0), *rows_of(NAMES)]
    assert read(page_of, rows) == [line.text for line in make_lines(page_of(rows))]
