"""Parties that only a sentence of the first article names."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.in_sentences import split_in_sentence
from tests.bordereau.test_party_openings import make_paragraphs

CASES = [
    (
        "La présente convention définit les modalités de collaboration entre le Conseil Général de l'Orlande "
        "(Bibliothèque de Prêt), l'Association des Amis du Livre et la commune de Tressol. Elle suit un plan.",
        ["le Conseil Général de l'Orlande", "l'Association des Amis du Livre", "la commune de Tressol"],
        "three bodies, a service in brackets",
    ),
    (
        "Le présent protocole a pour objet le partage des frais entre la Ville de Vaubrun et le Syndicat du Val Brun.",
        ["la Ville de Vaubrun", "le Syndicat du Val Brun"],
        "two bodies",
    ),
    (
        "La présente convention définit les relations entre la Commune et l'Association.",
        [],
        "kinds without names: those who are named elsewhere",
    ),
    (
        "La présente convention fixe la répartition entre la Ville de Vaubrun et le budget de l'année.",
        [],
        "a budget is no body",
    ),
    ("La convention signée entre la Ville de Vaubrun et le Syndicat du Val Brun reste en vigueur.", [], "another act"),
    ("La présente convention règle le passage entre la rue Haute et la Ville de Vaubrun.", [], "a street is no body"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_parties_of_a_sentence(text: str, expected: list[str], why: str) -> None:
    block = split_in_sentence(make_paragraphs(text)[0])
    assert [party.text.text for party in block.parties] == expected if block else expected == [], why
