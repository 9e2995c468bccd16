"""Each line of the vocabulary of units is read as it says; that each place reads them alike is tried with tables."""

from __future__ import annotations

import pytest

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import find_by_sign, find_tax, may_hold_unit, name_unit, read_unit
from bordereau.lexicon.read import Entry, read_entries

KEYS = ("letters", "prefixes", "currencies", "capitals")
ENTRIES = [entry for key in KEYS for entry in read_entries("money_units", key)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.form)
def test_the_example_is_one_unit(entry: Entry) -> None:
    assert entry.example is not None
    found = read_unit(entry.example)
    assert found is not None
    assert found.sign == entry.meaning["reads"]
    assert find_by_sign(found.sign) == found
    assert may_hold_unit(fold(f"12 {entry.example}"))


@pytest.mark.parametrize("entry", read_entries("money_units", "taxes"), ids=lambda entry: entry.form)
def test_the_example_is_a_tax(entry: Entry) -> None:
    assert entry.example is not None
    assert find_tax(fold(f"Montant {entry.example}")) == entry.meaning["sign"]


@pytest.mark.parametrize(
    "text", ["", "k", "M", "d'", "milliers", "Me", "me", "f", "e", "m²", "%", "€ par an", "euros euros"]
)
def test_what_is_no_unit(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize("text", ["la valeur de leur action", "le bureau", "affaires", "article 12"])
def test_most_texts_are_let_go(text: str) -> None:
    assert not may_hold_unit(fold(text))


def test_every_power_has_a_name() -> None:
    assert [name_unit("EUR", power) for power in (0, 3, 6, 9, 12)] == ["€", "k€", "M€", "Md€", "Bn€"]
