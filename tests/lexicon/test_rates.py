"""A price in the words that say what it is for, as price grids print it."""

from __future__ import annotations

import pytest

from bordereau.lexicon.folding import fold
from bordereau.lexicon.rates import find_rate

CELLS = [
    ("3€ par m² et par mois", "3€", "two units of the rate"),
    ("0,34 € HT par m3 d'eau consommé", "0,34 € ht", "the tax between"),
    ("0 €/m3", "0 €", "a printed nought"),
    ("24,50 € la demi-journée", "24,50 €", "an article for « par »"),
    ("1 250 € annuel", "1 250 €", "a term"),
    ("Forfait : 45,00 €", "45,00 €", "a word before"),
    ("60 % du prix de base", "60 %", "a share of something"),
    ("12,00 €", None, "a figure with nothing about it is none of these"),
    ("1 € / 12 €", None, "two prices"),
    ("7 € le repas, 4,50 € le goûter", None, "two prices in words"),
    ("QF *0,32 % du barème CAF", None, "a formula"),
    ("2 € x 30", None, "a factor"),
    ("3 par jour", None, "no unit: a count of something else"),
    ("15/03", None, "a date"),
    ("100 € pour " + "les associations qui le demandent par écrit " * 2, None, "a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "price", "why"), CELLS)
def test_the_price_is_found_and_what_it_is_for_left(text: str, price: str | None, why: str) -> None:
    folded = fold(text)
    span = find_rate(folded)
    assert (folded[slice(*span)] if span else None) == price, why
