"""What only looks like a table of figures: forms, letters, axes of charts, numbers of a map."""

import pytest

NO_TABLES = {
    "signatures": """
Pour la commune                     Pour l'association

Le maire                            La présidente
""",
    "contents": """
Sommaire
Article 1 Objet ................. 3
Article 2 Durée ................. 4
Article 3 Litiges ............... 9
""",
    "contents under a heading of its own type": """
Table des matières
Présentation    3
Nos missions    3
Nos moyens      5
L'équipe        7
""",
    "contents whose entries have a sign before them": """
# Annexe 1 :  Charte des membres     26
# Annexe 2 :  Charte graphique       26
# Annexe 3 :  Liste des équipes      28
# Annexe 4 :  Modèle de procuration  30
""",
    "bank account": """
+--------------+--------------------+
| Code banque  | 30001              |
+--------------+--------------------+
| Code guichet | 00794              |
+--------------+--------------------+
| N° de compte | 12345678901        |
+--------------+--------------------+
""",
    "text only": """
+-----------+------------------+
| Action    | Pilote           |
+-----------+------------------+
| Accueil   | Mission locale   |
+-----------+------------------+
| Formation | Région           |
+-----------+------------------+
""",
    "address block": """
Tél.  05 61 28 73 53
Fax   05 61 28 73 54
SIRET  213 105 554 00013
""",
    "frame": """
+---------------------------------+
| Le montant est de 12 000 euros  |
| versés en 2 fois de 6 000 euros |
+---------------------------------+
""",
    "running text": """
Le solde de 1 200 euros est versé le 30 juin 2021 au plus tard et
l'acompte de 800 euros à la signature de la convention.
""",
    "two columns of a letter": """
Le présent accord est conclu        Les parties se réunissent une
pour une durée de trois ans         fois par an au moins afin de
à compter du 1er janvier 2021       suivre le budget de 12 000 €
et prend fin le 31 mars 2024        et d'en arrêter le bilan.
""",
}


@pytest.mark.parametrize("drawing", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_no_table_where_there_is_none(tables_of, drawing):
    assert tables_of(drawing) == ()


AXES = """
2 100   120 %
1 900   110 %
1 700   100 %
1 500    90 %
1 300    80 %
"""


@pytest.mark.parametrize(
    ("old", "new", "count", "why"),
    [
        ("", "", 0, "figures in equal steps without a word are the axes of a chart"),
        ("1 700", "1 640", 1, "unequal steps are figures"),
    ],
)
def test_axes_of_a_chart_are_no_table(tables_of, old: str, new: str, count: int, why: str) -> None:
    assert len(tables_of(AXES.replace(old, new) if old else AXES)) == count, why


CHART = """
               31    32
120     28                 33
        19     24    26    27
100                  12
 80     11     13          14
        2020   2021  2022  2023
"""


@pytest.mark.parametrize(
    ("old", "new", "count", "why"),
    [
        ("", "", 0, "heights of bars over their years"),
        ("120 ", "Pays", 1, "a word names a row"),
        ("2021", "2025", 1, "the years do not follow each other"),
    ],
)
def test_the_heights_of_a_chart_are_no_table(tables_of, old: str, new: str, count: int, why: str) -> None:
    assert len([one for one in tables_of(CHART.replace(old, new) if old else CHART) if not one.tentative]) == count, why


SAID = """
Les résultats de clôture s'établissent comme suit
- Investissement :      81 074,23 €
- Fonctionnement :     394 192,65 €
- Assainissement :      27 945,55 €
"""


def test_lines_of_text_that_each_name_a_sum_are_no_table(tables_of) -> None:
    assert all(region.tentative for region in tables_of(SAID))
    assert len(tables_of(SAID.replace(" :", "  "))) == 1


MAP = """
                    151        138
614        136                 632
        137        134
                   127         131
                       630
"""


def test_the_numbers_of_a_map_are_no_table(tables_of) -> None:
    assert all(region.tentative for region in tables_of(MAP))
