"""What a sum is, by the words around it: (sentence, roles of its sums, why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.meaning.lines import Line, Sum, list_scopes
from bordereau.normalize.meaning.roles import weigh_sum
from bordereau.normalize.money.amounts import find_amounts


def read_roles(text: str, heading: str = "") -> list[str]:
    sums = tuple(
        Sum(f"a{n}", one.value, one.start, one.end, one.qualifier, one.tax)
        for n, one in enumerate(find_amounts(text), 1)
    )
    line = Line(0, text, "article", "1", heading, sums=sums)
    return [weigh_sum(scope, place).role for scope in list_scopes([line]) for place in range(len(scope.sums))]


CASES = [
    ("La Ville verse une subvention de 12 000 €.", ["grant"], "the noun right before"),
    ("Le coût de l'opération est évalué à 90 000 €.", ["cost"], "a cost"),
    (
        "La contribution du Département au budget du SDIS est arrêtée à 12 000 000 €.",
        ["grant"],
        "the subject of the verb",
    ),
    (
        "La Ville finance 30 % du coût des travaux, soit une aide de 9 000 €.",
        ["grant"],
        "the base of a share is not the sum",
    ),
    (
        "Une redevance de 3 600 €, payable par trimestre, soit 900 € d'avance.",
        ["rent", "instalment"],
        "a term",
    ),
    ("Un prêt de 50 000 € et une subvention de 10 000 € sont accordés.", ["loan", "grant"], "each its own noun"),
    ("La Caisse consacre 8 000 € de prêts et 2 500 € de subventions.", ["loan", "grant"], "nouns behind the sums"),
    ("Le prêt de matériel est valorisé à 3 100 €.", ["other"], "no loan of money"),
    ("Toute subvention au-delà de 23 000 € fait l'objet d'une convention.", ["other"], "a threshold of the law"),
    ("La participation est portée de 8 000 € à 9 500 €.", ["past", "grant"], "the old sum, then the new one"),
    (
        "des subventions obtenues de l'État (350 000 €) et de la Région (200 000 €)",
        ["past", "past"],
        "a list of the same",
    ),
    ("au taux de 30 %, soit 270 000 €, sans pouvoir excéder 300 000 €", ["other", "ceiling"], "a limit beside a sum"),
    ("Le Club sollicite une subvention de 4 000 €.", ["requested"], "asked for"),
    ("Une pénalité de 150 € est due par jour de retard.", ["penalty"], "a penalty"),
    ("Le locataire remet un dépôt de garantie de 600 €.", ["other"], "a deposit"),
    ("L'Association a déjà reçu une aide de 2 000 €.", ["past"], "given before"),
    ("La Commune accorde à l'Association une aide de 2 000 €.", ["grant"], "« à » is not « a »"),
]


@pytest.mark.parametrize(("text", "roles", "why"), CASES, ids=[case[2] for case in CASES])
def test_the_words_around_a_sum_say_what_it_is(text: str, roles: list[str], why: str) -> None:
    assert read_roles(text) == roles, why


def test_the_title_of_an_article_speaks_where_the_sentence_is_silent() -> None:
    assert read_roles("Elle s'élève à 5 000 €.", "Montant de la subvention") == ["grant"]
    assert read_roles("Elle s'élève à 5 000 €.") == ["other"]
