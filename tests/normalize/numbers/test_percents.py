"""Shares in per cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.numbers.percents import find_percents

FOUND = [
    ("52% de PLUS, 38 % de PLAi", [("52%", "52"), ("38 %", "38")], "glued or not"),
    ("36,27\u202f%", [("36,27\u202f%", "36.27")], "narrow space"),
    ("vingt pour cent", [("vingt pour cent", "20")], "in words"),
    ("100 pour-cent et 3 pourcent", [("100 pour-cent", "100"), ("3 pourcent", "3")], "spellings"),
    ("de 10 à 15 %", [("10", "10"), ("15 %", "15")], "the first borrows the sign"),
    ("une baisse de -20.2%", [("-20.2%", "-20.2")], "a minus"),
    ("- 50 % avant le lancement", [("50 %", "50")], "a list dash"),
    ("(+3,5 %)", [("+3,5 %", "3.5")], "a plus"),
    ("cent euros et trois pour mille", [], "no share of a hundred"),
    ("http://example.org/?q=30%25%2020%", [], "a web address"),
    ("un taux de … %", [], "a blank"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_find_percents(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert [(p.text, p.value) for p in find_percents(text)] == [(part, Decimal(value)) for part, value in expected], why


def test_qualifier_and_precision() -> None:
    (share,) = find_percents("dans la limite de 80,0 % du coût")
    assert (share.qualifier, share.precision) == ("maximum", Decimal("0.1"))
