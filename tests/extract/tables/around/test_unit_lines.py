"""Lines that state a unit, wherever they stand, and the tables that they speak of."""

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.around.unit_lines import declares_unit, is_unit_line
from bordereau.extract.tables.take import take_tables

TABLE = """
Nature               2020     2021        Total
Études                   12          -          12
Travaux de voirie         7      1 246       1 253
TOTAL                    19      1 246       1 265
"""
OTHER = TABLE.replace("Études ", "Régie  ")


@pytest.mark.parametrize(
    ("text", "alone", "why"),
    [
        ("(en k€)", True, "the usual form"),
        ("Montants en milliers d’euros (k€).", True, "the sign again in parentheses"),
        ("Unité : k€", True, "a label"),
        ("NB : montants exprimés en milliers d'euros HT", True, "a note"),
        ("En millions d’euros courants", True, "and the kind of euros"),
        ("Les chiffres du tableau sont exprimés en k€", False, "a sentence"),
        ("Tableau 1 – Programmation (en milliers d’euros)", False, "a title that ends with it"),
        ("Données arrêtées au 31 décembre, en milliers d’euros", False, "a source"),
        ("Unité monétaire : le millier d’euros", False, "a label in words"),
    ],
)
def test_what_states_a_unit(text, alone, why):
    assert is_unit_line(text) is alone, why
    assert is_unit_line(text) or declares_unit(text), why


@pytest.mark.parametrize(
    "text",
    [
        "Le montant est arrondi au millier d’euros",
        "La dépense, exprimée en euros, est de 3 M€",
        "Subventions de plus de 23 000 €",
        "Exercices",
        "Le comité se réunit en janvier",
    ],
)
def test_what_states_none(text):
    assert not is_unit_line(text)
    assert not declares_unit(text)


@pytest.mark.parametrize(
    ("above", "below", "near", "far", "why"),
    [
        ("(en k€)\n", "", ["(en k€)"], [], "right above"),
        ("", "\nMontants en k€.", ["Montants en k€."], [], "right below"),
        ("", "\nSource : budget, en milliers\nd’euros", ["Source : budget, en milliers d’euros"], [], "over two lines"),
        (
            "Les montants sont tous exprimés en k€.\n\n\n\nLe programme suit.\n\n\n\n\n\n\n\n",
            "",
            [],
            ["Les montants sont tous exprimés en k€."],
            "a sentence further up",
        ),
        ("", "\n\n\n\n\n\n\n\n\nLes montants sont en k€", [], ["Les montants sont en k€"], "at the foot of the page"),
    ],
)
def test_the_unit_of_one_table(page_from, above, below, near, far, why):
    page = page_from(above + TABLE.strip("\n") + below)
    (region,), _ = take_tables([page], [make_lines(page)])
    said = [text.text for text in region.context if is_unit_line(text.text) or declares_unit(text.text)]
    assert sorted(set(near)) == sorted(set(said)), why
    assert [text.text for text in region.scope] == far, why


def test_a_line_between_two_tables_belongs_to_the_nearer_one(page_from):
    page = page_from(TABLE.strip("\n") + "\nMontants en k€\n\n\n\n\n\nProgramme :\n" + OTHER.strip("\n"))
    (one, two), _ = take_tables([page], [make_lines(page)])
    assert [text.text for text in one.context] == ["Montants en k€"]
    assert "Montants en k€" not in [text.text for text in (*two.context, *two.scope)]


def test_a_footer_states_the_unit_of_its_page_only(page_from):
    pages = [page_from(TABLE, 1), page_from("Programme :\n" + OTHER.strip("\n"), 2)]
    lines = [make_lines(page) for page in pages]
    footer = tuple(make_lines(page_from("Contrat 2020, montants en k€", 1)))
    (one, two), _ = take_tables(pages, lines, margins=[footer, ()])
    assert [[text.text for text in region.scope] for region in (one, two)] == [["Contrat 2020, montants en k€"], []]


@pytest.mark.parametrize(
    ("first", "second", "held", "why"),
    [
        ("Tous les montants sont exprimés en k€.", TABLE, 1, "a sentence that speaks of all tables"),
        ("Le montant est exprimé en k€.", TABLE, 0, "one that speaks of what is beside it"),
        ("Tous les montants sont exprimés en k€.", "Article 1er - Objet\n\n\n" + TABLE, 0, "another act has begun"),
        ("ANNEXE 1 : BUDGET (en k€)", "ANNEXE 2 : PLAN\n\n\n" + TABLE, 0, "the heading of another annex"),
        ("ANNEXE 1 : BUDGET (en k€)", TABLE, 1, "the heading of the annex that goes on"),
    ],
)
def test_what_an_earlier_page_says(page_from, first, second, held, why):
    pages = [page_from(first + "\n\n\nLe budget est annuel.", 1), page_from(second, 2)]
    (region,), _ = take_tables(pages, [make_lines(page) for page in pages])
    assert len(region.scope) == held, why


def test_the_words_of_a_table_state_nothing_for_the_next(page_from):
    page = page_from(TABLE.replace("Total", "En k€").strip("\n") + "\n\n\n\n\nProgramme :\n" + OTHER.strip("\n"))
    _, two = take_tables([page], [make_lines(page)])[0]
    assert two.scope == ()


def test_captions_below_their_tables(page_from):
    below = ["\nTableau 1 – Crédits de l’État (en k€)\n\n\n\n\n", "\nTableau 2 – Crédits de la commune (en €)"]
    page = page_from(TABLE.strip("\n") + below[0] + OTHER.strip("\n") + below[1])
    regions, _ = take_tables([page], [make_lines(page)])
    assert [region.title.text for region in regions] == [text.strip() for text in below]


def test_a_statement_over_three_lines_is_read_whole(page_from):
    said = "Sauf mention contraire, les montants des tableaux sont exprimés en\nmilliers\nd’euros."
    page = page_from(said + "\n\n\n\nProgramme :\n\n\n\n\n\n\n" + TABLE.strip("\n"))
    (region,), _ = take_tables([page], [make_lines(page)])
    assert [text.text for text in region.scope] == [said.replace("\n", " ")]
