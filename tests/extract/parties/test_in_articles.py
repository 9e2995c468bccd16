"""Parties that an article lists, where nothing before it speaks of one."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.in_articles import split_in_articles
from bordereau.schemas.act import ArticleSpan
from tests.bordereau.test_party_openings import make_paragraphs

MEMBERS = """• Le Département de l'Orle, 26 avenue Haute, 26990 Tressol, représenté par son Président ;
• La Caisse du Val Brun, 6 avenue Haute, 26990 Tressol, représentée par son directeur ;
• L'Union régionale des médecins libéraux, représentée par sa présidente."""
NAMES = ["Le Département", "La Caisse", "L'Union"]
CASES = [
    (f"Le groupement est constitué entre les 3 membres suivants :\n{MEMBERS}", NAMES, "members in a list"),
    (f"La présente entente est conclue entre les parties ci-après désignées :\n{MEMBERS}", NAMES, "parties in a list"),
    (f"Le comité réunit les membres suivants :\n{MEMBERS}", [], "a committee is no act between parties"),
]


def make_article(text: str) -> ArticleSpan:
    heading, *paragraphs = make_paragraphs(f"Article 1 – Constitution\n{text}")
    return ArticleSpan("Article 1 –", "1", None, heading, 1, None, tuple(paragraphs))


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_parties_listed_in_the_first_article(text: str, expected: list[str], why: str) -> None:
    block = split_in_articles([make_article(text)])
    found = [party.text.text for party in block.parties] if block else []
    assert [name.startswith(start) for name, start in zip(found, expected, strict=True)] == [True] * len(expected), why
