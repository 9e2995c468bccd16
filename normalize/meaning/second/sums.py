"""Which sums of an act are its deal: each value by all that its sentences say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.second.candidates import LEAST
from bordereau.normalize.meaning.second.whole import find_decided
from bordereau.normalize.meaning.told import Told
from bordereau.schemas.light import dataclass
from bordereau.schemas.meaning import AmountRole

ROLES: dict[AmountRole, float] = {"grant": 1.2, "price": 1.2, "rent": 1.3, "loan": 1.0, "guarantee": 0.6, "total": 0.2}
"""What it speaks for a promise that a sum weighs as one of these, anywhere."""
AGAINST: dict[AmountRole, float] = {
    "cost": -0.9,
    "ceiling": -0.6,
    "past": -2.5,
    "requested": -0.9,
    "capital": -4.0,
    "penalty": -4.0,
    "other": -0.8,
    "instalment": -0.8,
}
"""What speaks against one where every sentence says it."""
NEVER = ("ceiling", "penalty", "past", "capital", "requested", "cost")
"""What is told as one of these alone is no deal."""
_MOST = 1.6
ALONE, AGAIN, DECIDED, FRAMED = 1.2, 0.5, 1.3, 1.0
QUOTED, RATE, CONDITIONAL, ESTIMATED, NAMED, OFFERED = -1.5, -1.5, -2.5, -0.8, 0.6, 1.5
_BEFORE = 70


@dataclass(frozen=True, slots=True)
class Value:
    """A value with all sums that state it, those of what is decided first."""

    value: Decimal
    told: tuple[Told, ...]
    weight: float
    decided: bool
    """It stands in what the act decides, not only in the report before."""

    def weigh(self, role: AmountRole) -> float:
        """What the surest of its sentences says of a role."""
        return max(one.weighed.weights.get(role, 0.0) for one in self.told)


def rank_values(told: Sequence[Told], lines: Sequence[Line]) -> list[Value]:
    """The values that an act states, the surest deal first; rates, as « 350 € par élève », are none."""
    decided = find_decided(lines)
    by_value: dict[Decimal, list[Told]] = defaultdict(list)
    for one in told:
        by_value[one.one.value].append(one)
    found = []
    for value, sums in by_value.items():
        sums.sort(key=lambda one: one.line.index not in decided)
        if value >= LEAST and not all(_is_none(one, one.line.index in decided) for one in sums):
            weight = _weigh(sums, decided, alone=len(by_value) == 1)
            found.append(Value(value, tuple(sums), weight, sums[0].line.index in decided))
    return sorted(found, key=lambda one: -one.weight)


def _is_none(one: Told, decided: bool) -> bool:
    """No deal: a rate, a ceiling, a cost, what may happen; an estimate of the report."""
    fined = one.weighed.weights.get("penalty", 0.0) > 0.0
    never = one.role in NEVER and not (one.role == "cost" and "rembours" in one.scope.folded)
    if is_rate(one) or never or one.conditional or fined:
        return True
    guess = read_pattern("second", "sums.guessed").search(one.scope.folded[: one.one.start].rstrip())
    return not decided and (guess is not None or (one.role == "other" and one.one.qualifier == "about"))


def is_rate(one: Told) -> bool:
    """« 350 € par élève accueilli », « le tarif retenu est de 120 € »; not a rent."""
    folded = one.scope.folded
    start, here = one.scope.segment(one.place)
    rent = one.weighed.weights.get("rent", 0.0) > 1.0 or read_pattern("second", "deals.rent").search(folded) is not None
    before = read_pattern("second", "sums.rates").search(folded, max(start, here - 60), here)
    behind = read_pattern("second", "sums.by_head").match(folded[one.one.end : one.one.end + 40])
    return not rent and (one.rate or behind is not None or before is not None)


def _weigh(sums: Sequence[Told], decided: frozenset[int], *, alone: bool) -> float:
    weight = sum(
        value * min(_MOST, max(one.weighed.weights.get(role, 0.0) for one in sums)) for role, value in ROLES.items()
    )
    weight += sum(
        value * min(_MOST, *(one.weighed.weights.get(role, 0.0) for one in sums), _MOST)
        for role, value in AGAINST.items()
    )
    weight += ALONE * alone + AGAIN * (len(sums) > 1) + DECIDED * any(one.line.index in decided for one in sums)
    weight += FRAMED * any(one.frame is not None and one.frame.mood == "decided" for one in sums)
    weight += QUOTED * all(one.scope.folded[one.scope.own :].lstrip(" -–•").startswith("vu ") for one in sums)
    weight += RATE * all(one.rate for one in sums) + CONDITIONAL * all(one.conditional for one in sums)
    near = [one.scope.folded[max(0, one.one.start - _BEFORE) : one.one.start] for one in sums]
    weight += OFFERED * any(read_pattern("second", "sums.offers").search(text) for text in near)
    weight += ESTIMATED * all(read_pattern("second", "sums.estimated").search(text) for text in near)
    return weight + NAMED * any(read_pattern("second", "sums.named").search(re.sub(r"\s+$", "", text)) for text in near)
