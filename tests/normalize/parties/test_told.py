"""What the second reader was told mends what the rules read, fact by fact, and no more."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.read import interpret_party
from bordereau.normalize.parties.told import mend_party
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundParty


def mend(text: str, *told: tuple[str, str, float]) -> FoundParty:
    facts = []
    for kind, said, sure in told:
        start = text.index(said)
        facts.append(ToldFact(kind, start, start + len(said), sure))
    return mend_party(interpret_party(text), text, facts)


@pytest.mark.parametrize(
    ("text", "said", "sure", "name", "why"),
    [
        ("Madame Rose PIC @ éleveuse", "Rose PIC", 0.7, "Rose PIC", "the rules' name holds what no name holds"),
        ("Madame Rose PIC @ éleveuse", "Rose PIC @", 0.2, "Rose PIC @ éleveuse", "but nobody is sure"),
        ("Office de Lac, Orle et Val", "Office de Lac, Orle et Val", 0.95, "Office de Lac, Orle et Val", "cut short"),
        ("Office des eaux et des bois", "Office des eaux", 0.99, "Office des eaux et des bois", "shorter is no better"),
        ("Office de Lac, en ses antennes", "Office de Lac", 0.7, "Office de Lac", "shorter, and a comma behind it"),
        ("Office de Lac (ODL)", "Office de Lac", 0.95, "Office de Lac", "shorter, and a bracket behind it"),
        ("Office de Lac\nStatut : EPIC", "Office de Lac", 0.95, "Office de Lac", "a line end behind it"),
    ],
)  # fmt: skip
def test_names(text: str, said: str, sure: float, name: str, why: str) -> None:
    found = mend(text, ("NAME", said, sure)).name
    assert found is not None
    assert found.text == name, why


@pytest.mark.parametrize(
    ("text", "told", "people", "why"),
    [
        (
            "La Ville de Lac, sise à Lac, tenue par Mme Ana LOBO, maire",
            [("REP", "Ana LOBO", 0.7), ("ROLE", "maire", 0.9)],
            [("Ana LOBO", "maire")],
            "words that the rules do not know",
        ),
        (
            "La Ville de Lac, représentée par Mme Ana LOBO, maire",
            [("REP", "Ana LOBO", 0.99), ("ROLE", "maire", 0.99)],
            [("Ana LOBO", "maire")],
            "nobody twice",
        ),
        ("Madame Rose PIC, éleveuse", [("REP", "Rose PIC", 0.9)], [], "a private party is not her own agent"),
        ("La Ville de Lac, à qui Mme Ana LOBO écrit", [("REP", "Ana LOBO", 0.3)], [], "not likely"),
    ],
)
def test_people(text: str, told: list[tuple[str, str, float]], people: list[tuple[str, str]], why: str) -> None:
    found = mend(text, *told).representatives
    assert [(one.name.text if one.name else None, one.role.text if one.role else None) for one in found] == people, why


@pytest.mark.parametrize(
    ("sure", "name", "why"),
    [(0.95, "Ville de Lac", "words in small letters name nobody"), (0.3, "ladite commune", "but nobody is sure")],
)
def test_a_name_that_stands_elsewhere(sure: float, name: str, why: str) -> None:
    found = mend("ladite commune, qui fut la Ville de Lac, tenue par Mme LEU", ("NAME", "Ville de Lac", sure)).name
    assert found is not None
    assert found.text == name, why


def test_what_the_rules_lack_is_taken() -> None:
    text = "La Ville de Lac, tenue à 73100 LAC-HAUT, par vote du 3 mai 2021, « la Ville »"
    found = mend(
        text, ("CITY", "LAC-HAUT", 0.9), ("POST", "73100", 0.9), ("ALIAS", "la Ville", 0.9), ("AUTH", "3 mai 2021", 0.9)
    )
    assert [alias.text for alias in found.aliases] == ["la Ville"]
    assert found.address is not None
    assert (found.address.postcode, found.address.city) == ("73100", "LAC-HAUT")
    assert [one.date.iso for one in found.authorisations if one.date] == ["2021-05-03"]


def test_nothing_told_changes_nothing() -> None:
    text = "La Ville de Lac, représentée par son Maire"
    assert mend(text) == interpret_party(text)
