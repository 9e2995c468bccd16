"""Which values of an act are its deal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.meaning.actors import Cast
from bordereau.normalize.meaning.lines import Line, Sum
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.second.sums import rank_values
from bordereau.normalize.money.amounts import find_amounts

ACTS = [
    (["Le financement total est fixé à 1 800 €.", "Le conseil approuve."], "1800", "the only value of an act"),
    (
        ["Le coût des travaux est estimé à 90 000 €.", "Après en avoir délibéré,", "verse une subvention de 5 000 €."],
        "5000",
        "what is decided, rather than a cost",
    ),
    (
        [
            "En 2030, 3 000 € ont déjà été versés au club.",
            "Après en avoir délibéré,",
            "fixe la participation à 4 000 €.",
        ],
        "4000",
        "what was paid before is none",
    ),
    (["fixe la participation à 350 € par élève accueilli."], None, "a rate by head is no sum"),
    (["Le tarif retenu est de 120 € pour 2030."], None, "a price of a list is no sum"),
    (["La commune paie 1,61 € à chacun."], None, "a few euros are a rate"),
]


def lines_of(texts: list[str]) -> list[Line]:
    lines, number = [], 0
    for place, text in enumerate(texts):
        sums = []
        for one in find_amounts(text):
            number += 1
            sums.append(Sum(f"a{number}", Decimal(one.value), one.start, one.end))
        lines.append(Line(place, text, "preamble", sums=tuple(sums)))
    return lines


@pytest.mark.parametrize(("texts", "first", "why"), ACTS, ids=[why for *_, why in ACTS])
def test_the_surest_deal(texts: list[str], first: str | None, why: str) -> None:
    lines = lines_of(texts)
    ranked = rank_values(read_sums(lines, Cast([]), decides=True), lines)
    assert (ranked[0].value if ranked else None) == (Decimal(first) if first else None), why
