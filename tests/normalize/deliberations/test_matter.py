"""The matter of the nomenclature ACTES, where it is printed."""

from __future__ import annotations

import pytest

from bordereau.lexicon.actes import list_matters
from bordereau.normalize.deliberations.matter import read_matter


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Matière : 7.5 Subventions", ("7.5", "Subventions"), "announced"),
        ("Nomenclature ACTES : 7.5.2", ("7.5", None), "three levels, no name"),
        ("Domaine : 5.7 – Intercommunalité", ("5.7", "Intercommunalité"), "a dash"),
        ("7.10 - Divers", ("7.10", "Divers"), "not announced, but the name is that of the nomenclature"),
        ("8.4. AMÉNAGEMENT DU TERRITOIRE", ("8.4", "AMÉNAGEMENT DU TERRITOIRE"), "in capitals"),
        ("Matière : 7.12", None, "no such code"),
        ("7.5 tonnes de sel", None, "a quantity"),
        ("1.1 Présentation", None, "an item"),
        ("le code 7.5 €", None, "a sum"),
    ],
)
def test_matter(text: str, expected: tuple[str, str | None] | None, why: str) -> None:
    found = read_matter(text)
    assert ((found.value.code, found.value.name) if found else None) == expected, why


def test_the_codes_are_those_that_the_standard_lists() -> None:
    counts = {str(level): sum(code[0] == str(level) for code in list_matters()) for level in range(1, 10)}
    assert counts == {"1": 7, "2": 3, "3": 6, "4": 5, "5": 8, "6": 5, "7": 10, "8": 9, "9": 4}
