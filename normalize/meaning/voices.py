"""Who pays whom in a sentence, in whatever voice it is written.

« La Commune verse à l'Association … », « … est attribuée à l'Association par la Commune », « participation de la
Commune : … », « l'Association percevra … », « à la charge de la Commune ». Each form weighs for one who is named as
payer or as payee; the heaviest wins, and what is too light is left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from bordereau.lexicon.read import read_pattern, read_words, write_pattern
from bordereau.normalize.meaning.actors import Actor, Cast, Mention
from bordereau.normalize.meaning.cues import find_cues
from bordereau.normalize.meaning.lines import Scope

ENOUGH = 2.0
REACH_OF_A_SUM = 2000
"""Who is named so many characters before a sum has nothing to do with it."""
MOST_MENTIONS = 40
_REACH = 110
_PRONOUN = re.compile(
    r"(?<!\w)(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette derniere)\s+(?:\w+\s+){0,2}$"
)
_POSSESSIVE = re.compile(r"(?<!\w)(?:sa|son|ses|leur)\s+(?:\w+\s+){0,2}$")
_LUI = re.compile(r"(?<!\w)(?:lui|leur)\s+(?:\w+\s+)?$")
_ADJECTIVES = re.compile(
    r"\s+(?:[a-z-]+(?:iere|iers?|elle|els?|al|ale|ive|if|oire|que|ale|e|ee|ante?)s?\s+){0,3}(?:\([^()]*\)\s*)?$"
)
_COLON = re.compile(r"\s*(?:\([^()]*\)\s*)?[:=]\s*(?:un[e]?\s[^:]{0,30}|[a-z\s-]{0,90}\()?$|\s*\(\s*$")


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


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of paying, with its voice."""

    voice: str
    start: int
    end: int
    sure: bool
    """It can be nothing but a verb in the active voice."""


def weigh_sides(scope: Scope, place: int | None, cast: Cast, subject: Actor | None = None) -> Sides:
    """Weigh who pays and who is paid for the sum at ``place`` of a sentence; without one, in the sentence as a whole.

    ``subject`` is who was the subject of the sentence before: « Elle verse … ».
    """
    sides = Sides()
    mentions = find_mentions(scope, cast)
    verbs = find_verbs(scope)
    start, here = scope.segment(place) if place is not None else (0, len(scope.text))
    mentions = [one for one in mentions if here - one.start <= REACH_OF_A_SUM][-MOST_MENTIONS:]
    after = scope.after(place) if place is not None else (len(scope.text), len(scope.text))
    for mention in mentions:
        if mention.start >= after[1] and place is not None:
            continue
        near = 1.0 if mention.start >= start else 0.8
        _weigh_mention(scope, mention, verbs, sides, near)
    first = next((one.actor for one in mentions if not one.prep), subject)
    _weigh_pronouns(scope, first, sides, cast)
    if place is not None and "respectivement" in scope.folded:
        _weigh_in_turn(scope, place, mentions, verbs, sides)
    if place is not None:
        _weigh_neighbours(scope, mentions, sides, (start, here), after)
    return sides


def find_mentions(scope: Scope, cast: Cast) -> Sequence[Mention]:
    """Who is named in a sentence, kept with it."""
    found = scope.told.get("mentions")
    if found is None:
        found = cast.find(scope.text, scope.folded)
        scope.told["mentions"] = found
    return found  # type: ignore[return-value]


def find_verbs(scope: Scope) -> Sequence[Verb]:
    """The verbs of paying of a sentence, kept with it."""
    found = scope.told.get("verbs")
    if found is None:
        found = _find_verbs(scope.folded)
        scope.told["verbs"] = found
    return found  # type: ignore[return-value]


def _find_verbs(folded: str) -> list[Verb]:
    auxiliaries = read_words("promises", "voices.auxiliaries")
    verbs = []
    for voice in ("gives", "receives", "given"):
        for match in read_pattern("promises", f"voices.{voice}").finditer(folded):
            before = folded[: match.start()].split()[-1:]
            helped = bool(before) and before[0] in auxiliaries
            word = match.group()
            if voice == "given":
                verbs.append(Verb(voice, *match.span(), sure=helped))
            elif not helped:
                sure = word.endswith(("ent", "era", "eront", "er", "ir")) or voice == "receives" or "'" in word
                verbs.append(Verb(voice, *match.span(), sure=sure))
    return verbs


def _weigh_mention(scope: Scope, mention: Mention, verbs: Sequence[Verb], sides: Sides, near: float) -> None:
    folded = scope.folded
    before = folded[: mention.start]
    if _ends(before, "by_payer"):
        sides.pay(mention.actor, 4.0 * near)
    elif _ends(before, "to_payee"):
        sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "par":
        if any(v.voice == "given" and 0 <= mention.opens - v.end <= 60 for v in verbs):
            sides.pay(mention.actor, 4.0 * near)
    elif mention.prep == "a":
        if any(v.voice in ("gives", "given") and 0 <= mention.opens - v.end <= _REACH for v in verbs) or _noun_before(
            folded, mention.opens
        ):
            sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "de":
        _weigh_complement(scope, mention, verbs, sides, near)
    elif mention.prep == "" and _ends(before, "supports"):
        sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "":
        _weigh_subject(folded, mention, verbs, sides, near)


def _ends(before: str, key: str) -> bool:
    """Whether a text ends with some words and a determiner."""
    return _ending(key).search(before) is not None


@cache
def _ending(key: str) -> re.Pattern[str]:
    source = read_pattern("promises", f"voices.{key}").pattern
    return re.compile(rf"{source}\s*(?:(?:la|le|les)\s+|l'\s?)?\"?\s*$")


def _noun_before(folded: str, opens: int) -> bool:
    """« subvention à l'Association »: a noun of giving right before."""
    window = folded[max(0, opens - 60) : opens]
    cues = [cue for cue in find_cues(window, "nouns") if cue.role in ("grant", "loan", "guarantee")]
    return bool(cues) and len(window) - cues[-1].end <= 25


def _weigh_complement(scope: Scope, mention: Mention, verbs: Sequence[Verb], sides: Sides, near: float) -> None:
    """« la participation de la Commune », « reçoit de la Commune »."""
    folded = scope.folded
    if any(v.voice == "receives" and 0 <= mention.opens - v.end <= 60 for v in verbs):
        sides.pay(mention.actor, 3.0 * near)
        return
    window = folded[max(0, mention.opens - 70) : mention.opens + 1]
    cues = [cue for cue in find_cues(window, "nouns") if cue.role in ("grant", "loan", "guarantee")]
    if cues and (
        len(window) - 1 - cues[-1].end <= 1 or _ADJECTIVES.fullmatch(window, cues[-1].end - 0, len(window) - 1)
    ):
        sides.pay(mention.actor, 2.5 * near)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,]|\([^()]*\)|{write_pattern('promises', 'voices.between')})*")


def _weigh_subject(folded: str, mention: Mention, verbs: Sequence[Verb], sides: Sides, near: float) -> None:
    for verb in verbs:
        gap = folded[mention.end : verb.start]
        if verb.start < mention.end or len(gap) > 140 or verb.voice == "given":
            continue
        close = _between().fullmatch(gap) is not None
        if not close and not (verb.sure and not _breaks(gap)):
            continue
        if verb.voice == "gives":
            sides.pay(mention.actor, 4.0 * near)
        else:
            sides.take(mention.actor, 4.0 * near)
        return


_BREAK = re.compile(r"[.;:]|\b(?:que|qui|dont|par|pour|afin|et)\b")


def _breaks(gap: str) -> bool:
    return _BREAK.search(gap) is not None and not gap.lstrip().startswith(",")


def _weigh_pronouns(scope: Scope, first: Actor | None, sides: Sides, cast: Cast) -> None:
    """« Elle verse … », « lui verse … », « sa participation »; ``first`` is the subject that they stand for."""
    folded = scope.folded
    for verb in find_verbs(scope):
        before = folded[max(0, verb.start - 40) : verb.start]
        if verb.voice != "given" and first is not None and _PRONOUN.search(before):
            (sides.pay if verb.voice == "gives" else sides.take)(first, 3.0)
        if verb.voice == "gives" and len(cast.sides) == 2 and _LUI.search(folded[: verb.end].rsplit(" ", 1)[0] + " "):
            payer = max(sides.payers, key=lambda one: sides.payers[one], default=None)
            if payer is not None and payer.party is not None:
                sides.take(Actor(1 - payer.party), 2.5)
    for cue in find_cues(folded, "nouns"):
        if cue.role == "grant" and first is not None and _POSSESSIVE.search(folded[max(0, cue.start - 30) : cue.start]):
            sides.pay(first, 2.5)


def _weigh_in_turn(scope: Scope, place: int, mentions: Sequence[Mention], verbs: Sequence[Verb], sides: Sides) -> None:
    """« Lac et Val versent respectivement 6 000 € et 4 000 € »: as many as sums, in their order."""
    first = next((verb.start for verb in verbs if verb.voice == "gives"), 0)
    before = [mention.actor for mention in mentions if mention.end <= first]
    if len(before) == len(scope.sums):
        sides.pay(before[place], 6.0)


def _weigh_behind(scope: Scope, mention: Mention, sides: Sides) -> None:
    """« 40 000 € par la Région », « soit 55 200 € pour la Caf »: who pays its part, but where a verb says who gives."""
    if mention.prep in ("par", "de"):
        sides.pay(mention.actor, 2.5)
    elif mention.prep == "pour":
        given = any(verb.voice == "gives" and verb.end <= mention.start for verb in find_verbs(scope))
        (sides.take if given else sides.pay)(mention.actor, 2.2)


def _weigh_ellipsis(scope: Scope, mentions: Sequence[Mention], sides: Sides, segment: tuple[int, int]) -> None:
    """« La Région verse 40 000 €, le Département 25 000 € »: the verb is that of the sum before."""
    inside = [one for one in mentions if segment[0] <= one.start < segment[1]]
    verbs = find_verbs(scope)
    if len(inside) != 1 or inside[0].prep or any(segment[0] <= verb.start < segment[1] for verb in verbs):
        return
    before = [verb for verb in verbs if verb.end <= segment[0] and verb.voice != "given"]
    if before and segment[1] - inside[0].end <= 45:
        (sides.pay if before[-1].voice == "gives" else sides.take)(inside[0].actor, 5.0)


def _weigh_neighbours(
    scope: Scope, mentions: Sequence[Mention], sides: Sides, segment: tuple[int, int], after: tuple[int, int]
) -> None:
    """« Région : 40 000 € », « de l'État (350 000 €) », « 40 000 € pour la Région »: named right beside the sum."""
    folded = scope.folded
    if segment[0]:
        _weigh_ellipsis(scope, mentions, sides, segment)
    for mention in mentions:
        if segment[0] <= mention.start < segment[1] and _COLON.fullmatch(folded[mention.end : segment[1]]):
            if mention.prep in ("", "de", "par"):
                sides.pay(mention.actor, 2.5)
        elif after[0] <= mention.start < after[1] and mention.opens - after[0] <= 3:
            _weigh_behind(scope, mention, sides)
