"""Rows from lines: labels over several lines, values at their top, middle or bottom, headings, broken figures."""

import pytest


@pytest.mark.parametrize(
    ("drawing", "rows", "why"),
    [
        (
            """
Actions                       2020      2021

Réhabilitation des          12 000    13 000
centres-bourgs

Voirie                       1 000     2 000

Total                       13 000    15 000
""",
            ["Réhabilitation des centres-bourgs", "Voirie", "Total"],
            "value at the top of its label, white between rows",
        ),
        (
            """
Actions                       2020      2021

Réhabilitation des
centres-bourgs              12 000    13 000

Voirie                       1 000     2 000

Total                       13 000    15 000
""",
            ["Réhabilitation des centres-bourgs", "Voirie", "Total"],
            "value at the bottom",
        ),
        (
            """
Actions                       2020      2021
Réhabilitation des          12 000    13 000
centres-bourgs
Voirie                       1 000     2 000
Total                       13 000    15 000
""",
            ["Réhabilitation des centres-bourgs", "Voirie", "Total"],
            "no white between rows: a small letter goes on",
        ),
        (
            """
Actions                       2020      2021
Investissement
Voirie                      12 000    13 000
Bâtiments                    1 000     2 000
Total                       13 000    15 000
""",
            ["Investissement", "Voirie", "Bâtiments", "Total"],
            "a heading stays a line of its own",
        ),
        (
            """
Actions                    2020      2021
-----------------------------------------
Voirie                    12 000    1 246
                                      250
-----------------------------------------
Bâtiments                  1 000    2 000
-----------------------------------------
Total                     13 000    1 248
                                      250
-----------------------------------------
""",
            ["Voirie", "Bâtiments", "Total"],
            "a number broken over two lines between rules",
        ),
    ],
    ids=["top", "bottom", "tight", "heading", "broken"],
)
def test_rows(tables_of, matrix, drawing, rows, why):
    (region,) = tables_of(drawing)
    found = matrix(region.readings[0])
    assert [row[0] for row in found[1:]] == rows, why


def test_a_number_broken_in_a_narrow_column_is_mended(tables_of, matrix):
    (region,) = tables_of(
        """
Actions                    2020      2021
-----------------------------------------
Voirie                    12 000    1 246
                                      250
-----------------------------------------
Bâtiments                  1 000    2 000
-----------------------------------------
"""
    )
    assert matrix(region.readings[0])[1] == ["Voirie", "12 000", "1 246 250"]


def test_a_value_centred_beside_a_label_of_two_lines(tables_of, matrix):
    """Lines half a line apart are interleaved: the value stands between the two lines of its label."""
    (region,) = tables_of(
        """
Actions                     2020

Réhabilitation des
                          12 000
centres-bourgs


Voirie                     1 000


Total                     13 000
""",
        pitch=7.0,
    )
    assert matrix(region.readings[0]) == [
        ["Actions", "2020"],
        ["Réhabilitation des centres-bourgs", "12 000"],
        ["Voirie", "1 000"],
        ["Total", "13 000"],
    ]


def test_accounts_of_a_budget_are_rows_filled_or_not(tables_of, matrix):
    (region,) = tables_of(
        """
RECETTES                              BP 2021      DM1
74 – Dotations et participations
75 - Autres produits de gestion     1 285 000   48 840
      dont participation                    0        0
77 - Produits exceptionnels
78 - Reprises de provisions            13 700
Total des recettes                  1 298 700   48 840
"""
    )
    assert [row[0] for row in matrix(region.readings[0])[1:]] == [
        "74 – Dotations et participations", "75 - Autres produits de gestion", "dont participation",
        "77 - Produits exceptionnels", "78 - Reprises de provisions", "Total des recettes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "labels", "why"),
    [
        (
            "Cartes pour 4 spectacles :",
            ["Cartes pour 4 spectacles :", "Plein tarif", "Tarif réduit"],
            "a heading over indented lines",
        ),
        (
            "Cartes pour 4 spectacles et",
            ["Cartes pour 4 spectacles et Plein tarif", "Tarif réduit"],
            "a label of two lines",
        ),
    ],
)
def test_a_line_that_ends_with_a_colon_over_indented_ones(tables_of, matrix, head, labels, why):
    (region,) = tables_of(
        f"""
Tarifs                             2013         2014
Individuel                        15,00        16,00
{head}
  Plein tarif                     46,00        47,00
  Tarif réduit                    36,00        37,00
Stage de théâtre                  50,00        51,00
"""
    )
    assert [row[0] for row in matrix(region.readings[0])][2:-1] == labels, why


def test_a_sentence_that_announces_rows_is_no_rest_of_a_label(tables_of, matrix):
    (region,) = tables_of("""
un excédent de l'exercice de               1 899,90
un excédent antérieur reporté de         190 625,68

soit un besoin de financement de          29 848,68

Décide d'affecter le résultat comme suit :

Art. 1068 excédent capitalisé             29 848,68
Art. 002 report à nouveau                162 676,90
""")
    labels = [row[0] for row in matrix(region.readings[0])]
    assert "soit un besoin de financement de" in labels
