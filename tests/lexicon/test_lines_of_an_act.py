"""Titles, closings, announcements and furniture: which lines the words tell, and which they leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.lexicon.closings import is_closing_text
from bordereau.lexicon.folding import fold
from bordereau.lexicon.furniture import is_page_number, match_stamp, may_return
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.lexicon.title_words import (
    continues_title,
    is_letterhead,
    only_numbers,
    opens_act,
    opens_agreement,
    stops_title,
)

CLOSINGS = [
    ("Fait à Lac, en deux exemplaires,", True, "where and how many"),
    ("Fait et signé à Lac", True, "signed too"),
    ("À Lac, le ………", True, "a day to be filled in"),
    ("Établie en deux (2) exemplaires originaux", True, "copies"),
    ("Signé le : 12/03/2020", True, "a form"),
    ("Annexes jointes :", True, "the list of annexes"),
    ("Liste des pièces contractuelles (3)", True, "the list of documents"),
    ("Fait en sorte que le public soit informé", False, "another verb"),
    ("Fait l’objet d’un avenant", False, "another verb"),
    ("Les parties se réunissent", False, "a sentence"),
    ("a signé sa convention d’adhésion le 7 mai 2021. Elle concentre 4 120 habitants", False, "a sentence"),
]
TITLES: list[tuple[Callable[[str], bool], str, bool, str]] = [
    (opens_act, "Projet d’avenant n° 2", True, "a draft"),
    (opens_act, "Deuxième avenant", True, "a rank"),
    (opens_act, "Conventionnement", False, "another word"),
    (opens_agreement, "Délibération n° 3", False, "nobody signs it"),
    (only_numbers, "Convention n° 2020/12-B", True, "a number only"),
    (only_numbers, "Avenant n° 1 à la convention d’objectifs du contrat de ville", False, "more than that"),
    (stops_title, "ENTRE :", True, "the parties"),
    (stops_title, "TITRE Ier – MISSIONS", True, "a part of the act"),
    (stops_title, "Entre Saône et Loire", False, "a name in a title"),
    (is_letterhead, "Communauté d’agglomération du Lac", True, "who issues it"),
    (is_letterhead, "Commune : Lac", False, "a form"),
    (continues_title, "relative à la gestion", True, "it goes on"),
    (continues_title, "2020-2022", True, "years"),
]
FURNITURE: list[tuple[Callable[[str], bool], str, bool, str]] = [
    (is_page_number, "– 1 / 4 –", True, "between dashes"),
    (is_page_number, "Page | 2", True, "a bar"),
    (is_page_number, "12 logements", False, "a count"),
    (match_stamp, "Publié le", True, "a blank"),
    (match_stamp, "Publié le 3 mai", True, "a day"),
    (match_stamp, "Publié le lendemain du vote", False, "a sentence"),
    (match_stamp, "2A1-212100018-20220215-D12-DE", True, "a number of transmission"),
    (may_return, "(Montants en k€)", True, "a unit"),
    (may_return, "Source : direction des finances", True, "a source"),
    (may_return, "Ville de Lac", False, "a header"),
]
QUOTES = [
    ("L’article 3 est modifié comme suit :", True, "changed"),
    ("Il est ajouté un article 5 ainsi rédigé :", True, "added"),
    ("rend nécessaire une décision modificative. Il propose les virements suivants :", False, "two sentences"),
]


@pytest.mark.parametrize(("line", "expected", "why"), CLOSINGS)
def test_closing(line: str, expected: bool, why: str) -> None:
    assert is_closing_text(line) is expected, why


@pytest.mark.parametrize(("asks", "line", "expected", "why"), TITLES)
def test_title_words(asks: Callable[[str], bool], line: str, expected: bool, why: str) -> None:
    assert asks(fold(line)) is expected, why


@pytest.mark.parametrize(("asks", "line", "expected", "why"), FURNITURE)
def test_furniture(asks: Callable[[str], bool], line: str, expected: bool, why: str) -> None:
    assert asks(fold(line)) is expected, why


@pytest.mark.parametrize(("text", "expected", "why"), QUOTES)
def test_quotes(text: str, expected: bool, why: str) -> None:
    assert (read_pattern("announcers", "quotes").search(fold(text)) is not None) is expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Durée et prise d’effet.", False),
        ("La commune verse une aide.", True),
        ("Sont membres du groupement :", True),
        ("Seront annexés à la présente", True),
        ("Sont membres", False),
        ("", False),
    ],
)
def test_sentence(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected
