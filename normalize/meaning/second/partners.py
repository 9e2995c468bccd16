"""With whom an assembly deals: of all who are named the one for whom most speaks.

Each name weighs the sum of its signs, wherever it stands in the act. The weights were set by hand and tried on real
acts of some thirty bodies; in those not looked at before, the first of the ranking was the right one in 11 of 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.second.mentions import Mentioned, list_mentioned

WEIGHTS = {
    "title": 2.0,
    "between": 2.0,
    "signs_with": 2.0,
    "with a sum": 1.2,
    "deal": 1.2,
    "acts": 1.0,
    "decided": 0.8,
    "faces": 0.8,
    "lead to": 0.5,
    "lead profit": 1.5,
    "lead beside": 1.2,
    "lead with": 1.0,
    "lead owner": 1.2,
    "lead to with a sum": 0.8,
    "lead profit with a sum": 1.0,
    "lead by with a sum": 0.3,
    "opens": 0.6,
    "named by its kind": 0.8,
    "acronym": 0.4,
    "person": -0.3,
    "small letters": -0.8,
    "one word": -2.0,
    "shouted": -2.0,
    "speaks": -4.0,
}
ONLY = {"quoted": -2.5, "place": -2.0, "lead none": -1.0}
"""What counts only where it holds of every mention."""
TWICE, OFTEN = 0.5, 0.8
"""What it is worth to stand in two sentences, in more."""
FACING = frozenset(
    ("between", "faces", "signs_with", "acts", "lead profit", "lead beside", "lead owner", "lead by with a sum")
)
FACING |= {"lead to with a sum", "lead with with a sum", "lead to"}
"""Signs that set somebody over against who decides."""
SURE = 3.0
"""Below it nobody is surely meant."""
HARDLY, FAR = 2.4, 1.5
"""… but for one who stands alone: so much before the next."""
_GOOD_LENGTH = 25


@dataclass(slots=True)
class Partner:
    """Somebody by all spellings of the name."""

    key: str
    mentions: list[Mentioned] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """What speaks for it."""
        signs = frozenset[str]().union(*(one.signs for one in self.mentions))
        weight = sum(WEIGHTS.get(sign, 0.0) for sign in signs)
        weight += sum(value for sign, value in ONLY.items() if all(sign in one.signs for one in self.mentions))
        places = len({one.place for one in self.mentions})
        return weight + (OFTEN if places > 2 else TWICE if places == 2 else 0.0)

    @property
    def deals(self) -> bool:
        """Whether some sentence sets it over against the body: signs with it, pays it, is paid by it."""
        return any(one.signs & FACING or ("title" in one.signs and "lead of" not in one.signs) for one in self.mentions)

    @property
    def name(self) -> str:
        """Its best spelling: neither a bare first word nor half a sentence."""
        counts = Counter(one.name for one in self.mentions)
        return max(counts, key=lambda name: (-abs(len(name) - _GOOD_LENGTH), counts[name], name))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The others."""
        return tuple(dict.fromkeys(one.name for one in self.mentions if one.name != self.name))


def rank_partners(lines: Sequence[Line], about: str | None, body: str | None) -> list[Partner]:
    """All who are named, the surest first."""
    partners: list[Partner] = []
    for one in list_mentioned(lines, about, body):
        same = (other for other in partners if _is_one(one.key, other.key))
        partner = next(same, None)
        if partner is None:
            partner = Partner(one.key)
            partners.append(partner)
        partner.mentions.append(one)
    return sorted(partners, key=lambda one: -one.weight)


def _is_one(one: str, other: str) -> bool:
    return one == other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
