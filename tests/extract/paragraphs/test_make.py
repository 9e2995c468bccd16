from __future__ import annotations

import pytest

from bordereau.extract.paragraphs.make import make_paragraphs

FULL = "Les parties conviennent de se réunir au moins une fois par an afin de faire le point sur les"
"""A line that reaches the right edge; the next word would not have fitted."""


def rows(line_of, *specs, start=100.0, pitch=13.0):
    """Lines one under the other; a spec is a text or (text, extra points above, x0)."""
    out, bottom = [], start
    for spec in specs:
        text, extra, x0 = (spec, 0.0, 70.0) if isinstance(spec, str) else spec
        bottom += pitch + extra
        out.append(line_of(text, bottom, x0))
    return out


def texts(lines):
    return [paragraph.text for paragraph in make_paragraphs(lines)]


def test_a_wrapped_line_goes_on_and_a_short_one_ends(line_of):
    lines = rows(line_of, FULL, "actions menées.", "Le comité se réunit.", FULL, "bilans.")
    assert texts(lines) == [f"{FULL} actions menées.", "Le comité se réunit.", f"{FULL} bilans."]


def test_a_paragraph_runs_over_a_page_end(line_of):
    one = rows(line_of, FULL, FULL, start=760.0)
    two = [line_of("actions menées en commun.", 80.0, page=2)]
    (paragraph,) = make_paragraphs([*one, *two])
    assert paragraph.text.endswith("actions menées en commun.")
    assert [evidence.page for evidence in paragraph.evidence()] == [1, 1, 2]


def test_list_items_keep_marker_and_depth(line_of):
    lines = rows(
        line_of,
        "Les mesures concernent :",
        ("• la mobilité à hauteur de :", 0.0, 90.0),
        ("o 100 millions pour le déménagement ;", 0.0, 110.0),
        ("o 50 millions pour la formation.", 0.0, 110.0),
        ("• le reste", 0.0, 90.0),
        "Fin de la liste.",
    )
    found = [(p.marker, p.depth, p.text) for p in make_paragraphs(lines)]
    assert found == [
        (None, 0, "Les mesures concernent :"),
        ("•", 1, "la mobilité à hauteur de :"),
        ("o", 2, "100 millions pour le déménagement ;"),
        ("o", 2, "50 millions pour la formation."),
        ("•", 1, "le reste"),
        (None, 0, "Fin de la liste."),
    ]


def test_another_marker_after_a_colon_is_deeper_even_without_indent(line_of):
    lines = rows(line_of, "• la lutte à hauteur de :", "- 145 millions ;", "- 300 millions.", "• le reste")
    assert [p.depth for p in make_paragraphs(lines)] == [1, 2, 2, 1]


def test_items_with_blank_lines_between_their_own_lines_stay_whole(line_of):
    lines = rows(
        line_of,
        FULL,
        FULL,
        "fin.",
        ("- " + FULL[:-4], 6.0, 80.0),
        ("actions menées.", 8.0, 90.0),
        ("- autre", 6.0, 80.0),
    )
    assert texts(lines)[-2:] == [f"{FULL[:-4]} actions menées.", "autre"]


def test_a_bold_heading_is_not_joined_to_its_text(line_of):
    heading = line_of(FULL, 100.0, bold=True)
    assert len(make_paragraphs([heading, line_of("texte maigre qui suit.", 113.0)])) == 2


def test_right_aligned_lines_break_where_the_word_would_have_fitted_at_the_left(line_of):
    edge = line_of(FULL, 100.0)
    right = edge.box[2]

    def flush(text, bottom):
        width = line_of(text, bottom).box[2] - 70.0
        return line_of(text, bottom, right - width)

    lines = [edge, flush("Ci-après dénommée « la Région »,", 113.0), flush("D’une part,", 126.0)]
    assert texts(lines)[1:] == ["Ci-après dénommée « la Région »,", "D’une part,"]


def test_the_typesetters_hyphen_goes_and_the_authors_stays(line_of):
    known = "la convention de Franche-Comté prévoit une convention annuelle avec tous les membres du comité"
    lines = rows(line_of, known, FULL[:-4] + " conven-", "tion en Franche-", "Comté.")
    assert texts(lines)[-1].endswith("convention en Franche-Comté.")


def test_a_slice_of_the_text_finds_its_words(line_of):
    (paragraph,) = make_paragraphs(rows(line_of, FULL, "actions pour 15 M€ par an."))
    start = paragraph.text.index("15 M€")
    (evidence,) = paragraph.evidence(start, start + 5)
    assert evidence.text == "15 M€"
    assert evidence.page == 1


def test_no_line_no_paragraph():
    assert make_paragraphs([]) == ()


def test_a_sum_parted_from_its_sign_stays_whole(line_of):
    lines = rows(line_of, FULL, FULL[:-22] + "soit 164 800", "€.", "Article suivant")
    assert texts(lines) == [f"{FULL} {FULL[:-22]}soit 164 800 €.", "Article suivant"]


def test_the_lines_of_a_form_are_one_paragraph_each(line_of):
    full = "Représentée par : Mme Ana LOBO, adjointe aux sports, à la jeunesse et à la vie associative, en charge"
    assert texts(rows(line_of, full, "Acte d’habilitation : délibération du 3 mai 2023")) == [
        full,
        "Acte d’habilitation : délibération du 3 mai 2023",
    ]


def test_the_word_that_opens_the_parties_stands_alone(line_of):
    title = "CONVENTION RELATIVE AUX DIGUES DU LAC"
    assert texts(rows(line_of, title, "ENTRE :", "Le Syndicat du Lac", "Et :", "La Ville")) == [
        title,
        "ENTRE :",
        "Le Syndicat du Lac",
        "Et :",
        "La Ville",
    ]


@pytest.mark.parametrize(
    ("above", "below", "count", "why"),
    [
        ("La part de l’occupant s’élève à la somme de 2 150", "300,00 € pour la durée du bail.", 2, "a sum cut in two"),
        ("Le coût est de 12", "500 euros par an.", 2, "its first group alone"),
        ("Les prestations valent 6 240,00 € TTC (5", "200,00 € HT).", 2, "a group in a bracket"),
        ("Le comité applique les mesures de l’article 12", "500 euros sont versés.", 3, "a number that counts"),
        ("Bilan 2024", "500 euros sont versés.", 3, "a year is no group of three"),
        ("La somme est de 2 150", "3000 euros sont versés.", 3, "four digits go on with nothing"),
        ("La somme est de 2 150", "300 logements sont livrés.", 3, "no sum follows"),
    ],
)
def test_a_line_end_inside_a_sum_ends_no_paragraph(line_of, above, below, count, why):
    assert len(texts(rows(line_of, FULL, "actions.", above, below))) == count, why


def test_a_scan_that_measures_the_type_of_two_lines_otherwise_cuts_no_sum(line_of):
    above = line_of("Les prestations valent 6 240,00 € TTC (5", 113.0, size=9.0)
    below = line_of("200,00 € HT).", 126.0, size=10.5)
    assert texts([above, below]) == ["Les prestations valent 6 240,00 € TTC (5 200,00 € HT)."]
