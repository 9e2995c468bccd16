"""Counts, shares and sums of a statement, and the numbers that are none of them."""

from __future__ import annotations

import pytest

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.quantities import find_figures

FOUND = [
    ("9 363 aides financières", [("count", "9363")], "things"),
    ("dont 2 072 garanties, pour 4,2 M€", [("count", "2072"), ("money", "4200000")], "a count and money"),
    ("2 027 logements (52% de PLUS, 38% de PLAi)", [("count", "2027"), ("percent", "52"), ("percent", "38")], "shares"),
    ("les 23 communes-membres", [("count", "23")], "hyphenated"),
    ("trois exemplaires", [("count", "3")], "in words"),
    ("1600 logements par an", [("count", "1600")], "not grouped"),
    ("sur 30 ans et 18 mois", [], "durations"),
    ("38 405 m2 et 48 767 ml", [], "measures"),
    ("en 2019 les aides", [], "a year"),
    ("le 12 mars 2020", [], "a date"),
    ("article 3 alinéas suivants", [], "an article"),
    ("lot 2 travaux", [], "a lot"),
    ("75013 PARIS", [], "a postcode"),
    ("SIREN 732 829 320 représentée", [], "an identifier"),
    ("loi n° 2000-321 relative aux droits", [], "a law"),
    ("3,5 points", [], "a measure"),
    ("12 rue des Lilas", [], "an address"),
    ("une aide", [], "an article"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_find_figures(text: str, expected: list[tuple[str, str]], why: str) -> None:
    sums = find_amounts(text)
    found = sorted([*(("money", one) for one in sums), *find_figures(text, sums)], key=lambda pair: pair[1].start)
    assert [(kind, format(one.value, "f")) for kind, one in found] == expected, why


def test_qualifier_of_a_count() -> None:
    ((_, count),) = find_figures("environ 40 logements", [])
    assert count.qualifier == "about"
