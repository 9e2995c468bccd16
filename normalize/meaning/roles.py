"""What each sum is: hypotheses weighed by the words around it.

Every word that names a sum (``promises.nouns``) or tells what it stands in (``promises.marks``) speaks for a role. It
weighs by its kind and by how near it stands: right before the sum most, then earlier in the sentence, behind the sum,
in the line that introduces it, in the title of the article. No word decides alone, and the heaviest role wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.lexicon.sentences import holds_verb
from bordereau.normalize.meaning.cues import find_cues, list_cues, list_heading_cues, mask_shares
from bordereau.normalize.meaning.lines import Line, Scope
from bordereau.normalize.meaning.nearness import HEADING, list_near
from bordereau.normalize.meaning.placed import list_placed
from bordereau.schemas.meaning import AmountRole

STATES: tuple[AmountRole, ...] = ("instalment", "total", "requested", "past", "ceiling")
"""Roles that marks tell (``promises.marks``): what a sum stands in, not what it is called."""
ENOUGH = 0.3
"""Below it nothing around a sum says what it is."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The role of a sum, and what every hypothesis weighs."""

    role: AmountRole
    weights: dict[AmountRole, float]
    noun: tuple[int, int] | None
    """Where the noun that decides stands in the scope, if it does."""

    @property
    def sure(self) -> bool:
        """Whether anything around the sum says what it is."""
        return max(self.weights.values(), default=0.0) >= ENOUGH

    def kind(self, *roles: AmountRole) -> AmountRole | None:
        """The heaviest of some roles, where it weighs anything."""
        best = max(roles, key=lambda role: self.weights.get(role, 0.0))
        return best if self.weights.get(best, 0.0) >= ENOUGH else None


def weigh_sum(scope: Scope, place: int) -> Weighed:
    """Weigh what the sum at ``place`` of a sentence is; kept with it, since a list asks for the one before."""
    name = f"weighed {place}"
    found = scope.told.get(name)
    if not isinstance(found, Weighed):
        found = _weigh(scope, place)
        scope.told[name] = found
    return found


def _weigh(scope: Scope, place: int) -> Weighed:
    if place and (_goes_on(scope, place) or is_taxed(scope, place)):
        return weigh_sum(scope, place - 1)
    weights: dict[AmountRole, float] = {}
    nouns: dict[AmountRole, tuple[float, tuple[int, int]]] = {}
    for cue, near in list_near(scope, place):
        value = cue.weight * near
        weights[cue.role] = max(weights.get(cue.role, 0.0), value) + 0.1 * min(value, weights.get(cue.role, 0.0))
        if (
            cue.role not in STATES
            and not cue.verb
            and near != HEADING
            and value > nouns.get(cue.role, (0.0, (0, 0)))[0]
        ):
            nouns[cue.role] = value, (cue.start, cue.end)
    if not nouns and _PRONOUN.match(scope.folded[scope.own :].lstrip(" -–•")):
        for cue in find_cues(scope.above, "nouns")[-1:]:  # « Elle s'élève à … »: what the sentence before names
            weights[cue.role] = weights.get(cue.role, 0.0) + 0.6 * cue.weight
    for role, weight in list_placed(scope, place):
        weights[role] = weights.get(role, 0.0) + weight
    one = scope.sums[place]
    if one.qualifier in ("more_than", "less_than") and weights.get("instalment"):
        weights["ceiling"] = weights.get("ceiling", 0.0) + weights["instalment"]
    if one.qualifier == "maximum":
        weights["ceiling"] = weights.get("ceiling", 0.0) + 1.0
    if scope.line.section == "parties":
        weights["capital"] = weights.get("capital", 0.0) + 1.0
    if not weights or max(weights.values()) < ENOUGH:
        return Weighed("other", weights, None)
    role = max(sorted(weights), key=lambda role: weights[role])
    told = role in nouns or role not in STATES
    kind = role if told else max(nouns, key=lambda one: nouns[one][0], default=role)
    return Weighed(role, weights, nouns[kind][1] if kind in nouns else None)


_PRONOUN = re.compile(
    r"(?:[^,]{0,40},\s*)?(?:elle|il|celle-ci|celui-ci|ce montant|cette somme|ce dernier|cette derniere)\b"
)


def _goes_on(scope: Scope, place: int) -> bool:
    """« des subventions de l'État (350 000 €) et de la Région (200 000 €) »: the second is what the first is."""
    start, here = scope.segment(place)
    between = scope.folded[start:here]
    listed = weigh_sum(scope, place - 1).role in ("grant", "loan", "price", "rent", "cost")
    if len(between) > 120 or start < scope.own or not (listed or _LINK.match(between)):
        return False
    if any(
        start <= cue.start and cue.end <= here
        for s in ("nouns", "marks")
        for cue in list_cues(scope, s, mask_shares(scope))
    ):
        return False
    return not holds_verb(between)


def is_taxed(scope: Scope, place: int) -> bool:
    """« 3 425 € HT, soit 4 110 € TTC »: one sum without its tax and with it."""
    before, one = scope.sums[place - 1], scope.sums[place]
    link = scope.folded[before.end : one.start].strip(" ,.;(")
    return (
        before.tax == "HT" and one.tax == "TTC" and before.value < one.value and link in ("", "soit", "ou", "et", "/")
    )


_LINK = re.compile(r"\s*\)?\s*(?:,|et\b|puis\b|ou\b|\+|/)")


def is_schedule(line: Line) -> bool:
    """Whether a line stands in an article about how money is paid out."""
    return any(cue.role == "instalment" for cue in list_heading_cues(line.heading, "marks"))
