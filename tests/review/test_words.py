"""Both dictionaries say the same things, and everything that a document may hold has its sentence."""

from __future__ import annotations

import re
from typing import get_args

from bordereau.review.words import load_words
from bordereau.schemas.check import CheckKind, CheckStatus
from bordereau.schemas.convention import ActKind, Section
from bordereau.schemas.errors import Reason
from bordereau.schemas.found import Qualifier
from bordereau.schemas.warning import Code

FRENCH, ENGLISH = load_words("fr").sections, load_words("en").sections


def test_both_dictionaries_have_the_same_keys_and_places() -> None:
    places = re.compile(r"\{\w+\}")
    for section, sentences in FRENCH.items():
        assert sentences.keys() == ENGLISH[section].keys()
        for key, text in sentences.items():
            assert sorted(places.findall(text)) == sorted(places.findall(ENGLISH[section][key])), key


def test_every_value_of_a_closed_set_has_its_words() -> None:
    for words in (FRENCH, ENGLISH):
        assert {str(code) for code in Code} <= words["warnings"].keys()
        assert {str(reason) for reason in Reason} == words["reasons"].keys()
        assert set(get_args(CheckKind)) == words["check_kinds"].keys()
        assert words["check_kinds"].keys() == words["stated_as"].keys() == words["computed_as"].keys()
        assert set(get_args(CheckStatus)) == words["verdicts"].keys()
        assert set(get_args(ActKind)) == words["kinds"].keys()
        assert set(get_args(Section)) == words["sections"].keys()
        assert set(get_args(Qualifier)) == words["qualifiers"].keys()


def test_french_signs_stand_after_a_space_that_does_not_break() -> None:
    for section in FRENCH.values():
        for key, text in section.items():
            assert not re.search(r" [;:!?%»]|« ", text), (key, text)
