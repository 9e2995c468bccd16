"""Shares in per cent, in figures and in words: « 52 % », « 0,3 pour cent », « vingt pour cent »."""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.numbers import find_numbers, mask_addresses, read_sign
from bordereau.normalize.numbers.qualifiers import read_qualifier
from bordereau.schemas.found import FoundPercent

_MARK = re.compile(r"\s{0,2}(?:%(?![\w%])|pour[\s-]?cents?(?!\w)|pourcentages?(?!\w)|p\.\s?100(?!\d))")
_ANY = re.compile(r"%|pour|p\.\s?100")
_RANGE = re.compile(r"\s?(?:a|et|-|ou)\s?(?:de\s)?$")


def find_percents(text: str, habit: Habit | None = None) -> list[FoundPercent]:
    """Find the shares of a text, in text order; « de 10 à 15 % » gives two.

    >>> [(p.text, str(p.value)) for p in find_percents("52 % des aides, soit environ vingt pour cent du total")]
    [('52 %', '52'), ('vingt pour cent', '20')]
    """
    folded = mask_addresses(fold(text))
    if not _ANY.search(folded):
        return []
    found: list[FoundPercent] = []
    numbers = find_numbers(text, habit)
    for index, number in enumerate(numbers):
        mark = _MARK.match(folded, number.end)
        if mark is None:
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            shared = (
                following is not None
                and number.text[-1].isdigit()
                and _RANGE.fullmatch(folded, number.end, following.start)
                and _MARK.match(folded, following.end)
                and number.value < 1000
            )
            if not shared:
                continue
        end = mark.end() if mark else number.end
        start, sign = number.start, 1
        if folded[start] not in "+-" and folded[start].isdigit():
            start, sign = read_sign(folded, start, end)
        found.append(
            FoundPercent(
                start=start,
                end=end,
                text=text[start:end],
                value=number.value * sign,
                precision=number.precision,
                qualifier=read_qualifier(folded, start, end),
            )
        )
    return found
