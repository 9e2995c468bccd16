"""A rate and what it comes to: « 1 850 € par kilomètre, soit 27 017 € », « 180 € par dossier … 7 380 € (41 dossiers) ».

A count that is printed and makes the sum of the rate proves both: the sum is what the rate is, and it is agreed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.normalize.meaning.told import BINDING, Told


def take_rates(told: Sequence[Told]) -> list[Told]:
    """« 1 850 € par kilomètre, soit une dépense de 27 017 € »: the product is what the rate is."""
    result: list[Told] = []
    for one in told:
        before = result[-1] if result else None
        rate = next((other for other in reversed(result) if is_proven(other, one)), None)
        if rate is not None:
            role = rate.weighed.kind(*BINDING) or rate.role
            result.append(replace(_take(one, rate), role=role, offered=True))
        else:
            result.append(_take(one, before) if before is not None and _is_product(before, one) else one)
    return result


def _take(one: Told, rate: Told) -> Told:
    told = replace(one, role=rate.role, weighed=rate.weighed, said=one.said or rate.said)
    return replace(told, payer=one.payer or rate.payer, payee=one.payee or rate.payee)


_COUNT = re.compile(r"(?<![\d,.])\d{1,3}(?:[ .]\d{3})+(?![\d,])|(?<![\d,.])\d{1,6}(?![\d,%€])")


def is_proven(rate: Told, one: Told) -> bool:
    """« 180 € par dossier. Pour 2023, le montant est de 7 380 € (41 dossiers) »: a printed count times the rate."""
    if not rate.rate or one.rate or rate.line.article != one.line.article or rate.one.value >= one.one.value:
        return False
    between = rate.scope.folded[rate.one.end : one.one.start] if rate.scope is one.scope else ""
    if "=" in between:
        return False  # « 158 € x 33 élèves = 5 214 € »: how a cost is worked out
    if rate.weighed.kind(*BINDING) is None or one.role in ("past", "requested", "penalty"):
        return False
    text = rate.scope.folded if rate.scope is one.scope else f"{rate.scope.folded} {one.scope.folded}"
    counts = {int(re.sub(r"\D", "", match.group())) for match in _COUNT.finditer(text)}
    return any(count > 1 and rate.one.value * count == one.one.value for count in counts)


def _is_product(rate: Told, one: Told) -> bool:
    if rate.scope is not one.scope or not rate.rate or rate.role not in BINDING or one.rate:
        return False
    return " soit " in one.scope.folded[rate.one.end : one.one.start].replace(",", " ").replace("(", " ")
