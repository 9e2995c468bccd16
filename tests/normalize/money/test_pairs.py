"""One sum printed twice: in words and in figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sums_read import the

PAIRS = [
    ("cent cinquante euros (150,00 €)", "150", "cent cinquante euros", "150"),
    ("cent cinquante\neuros (150,00 €)", "150", "cent cinquante\neuros", "150"),
    (
        "7 500 000 € HT (Sept-millions-cinq-cent-mille euros)",
        "7500000",
        "Sept-millions-cinq-cent-mille euros",
        "7500000",
    ),
    ("dix mille euros (10 000,00 €)", "10000", "dix mille euros", "10000"),
    ("434 000 euros (quatre cent trente-quatre mille)", "434000", "quatre cent trente-quatre mille", "434000"),
    ("deux cent mille (200.000) euros HT", "200000", "deux cent mille", "200000"),
    ("7 500 000 (sept millions cinq cent mille) euros", "7500000", "sept millions cinq cent mille", "7500000"),
    (
        "477 000 € (quatre cent soixantedix-sept mille euros)",
        "477000",
        "quatre cent soixantedix-sept mille euros",
        "477000",
    ),
    ("12,50 € (douze euros et cinquante centimes)", "12.5", "douze euros et cinquante centimes", "12.5"),
    ("quinze mille euros (12 000 €)", "12000", "quinze mille euros", "15000"),
    ("1 € symbolique (un euro)", "1", "un euro", "1"),
    ("200 € par an (deux cents euros)", "200", "deux cents euros", "200"),
    ("1 500 € au maximum (mille cinq cents euros)", "1500", "mille cinq cents euros", "1500"),
]


@pytest.mark.parametrize(("text", "value", "in_words", "words_value"), PAIRS)
def test_words_and_figures_are_one_sum(text: str, value: str, in_words: str, words_value: str) -> None:
    amount = the(text)
    assert (amount.value, amount.in_words, amount.words_value) == (Decimal(value), in_words, Decimal(words_value))
