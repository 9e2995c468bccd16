"""Acts of an assembly as the second reader of promises has them, written as texts."""

from __future__ import annotations

from decimal import Decimal

from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.lines import Line, Sum
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.money.amounts import find_amounts


def make_act(texts: list[str], about: str = "Fête du lac") -> WholeAct:
    """An adopted délibération of one commune, a line a text."""
    lines, number = [], 0
    for place, text in enumerate(texts):
        sums = []
        for one in find_amounts(text):
            number += 1
            sums.append(Sum(f"a{number}", Decimal(one.value), one.start, one.end, tax=one.tax))
        lines.append(Line(place, text, "preamble", sums=tuple(sums)))
    told = read_sums(lines, Cast([]), decides=True)
    return WholeAct(lines, told, (), Actor(None, "Commune de Larnage"), about, "deliberation", adopted=True)
