"""What each actor of a sentence weighs as payer and as payee; the heaviest wins, what is too light is left open."""

from __future__ import annotations

from dataclasses import dataclass, field

from bordereau.normalize.meaning.actors import Actor

ENOUGH = 2.0


@dataclass(slots=True)
class Sides:
    """What each actor weighs as payer and as payee."""

    payers: dict[Actor, float] = field(default_factory=dict)
    payees: dict[Actor, float] = field(default_factory=dict)

    def pay(self, actor: Actor, weight: float) -> None:
        self.payers[actor] = self.payers.get(actor, 0.0) + weight

    def take(self, actor: Actor, weight: float) -> None:
        self.payees[actor] = self.payees.get(actor, 0.0) + weight

    def choose(self) -> tuple[Actor | None, Actor | None]:
        """The heaviest payer and the heaviest payee, never the same."""
        payer = _heaviest(self.payers)
        payee = _heaviest({actor: weight for actor, weight in self.payees.items() if actor != payer})
        if payer is not None and self.payees.get(payer, 0.0) > self.payers[payer]:
            payee, payer = payer, _heaviest({a: w for a, w in self.payers.items() if a != payer})
        return payer, payee


def _heaviest(weights: dict[Actor, float]) -> Actor | None:
    if not weights:
        return None
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
