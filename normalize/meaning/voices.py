"""Who pays whom in a sentence, in whatever voice it is written.

« La Commune verse à l'Association … », « … est attribuée à l'Association par la Commune », « participation de la
Commune : … », « l'Association percevra … », « à la charge de la Commune ». Each form weighs for one who is named as
payer or as payee; the heaviest wins, and what is too light is left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bordereau.lexicon.read import write_pattern
from bordereau.normalize.meaning.actors import Actor, Cast, Mention
from bordereau.normalize.meaning.beside import weigh_in_turn, weigh_neighbours
from bordereau.normalize.meaning.cues import find_cues
from bordereau.normalize.meaning.endings import ends_with
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.sides import Sides
from bordereau.normalize.meaning.verbs import Verb, find_verbs

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
    r"\s+(?:(?:d'equilibre|d'investissement|de fonctionnement|de solidarite)\s+)?"
    r"(?:[a-z-]+(?:iere|iers?|elle|els?|al|ale|ive|if|oire|que|ale|e|ee|ante?)s?\s+){0,3}(?:\([^()]*\)\s*)?$"
)


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
        weigh_in_turn(scope, place, mentions, verbs, sides)
    if place is not None:
        weigh_neighbours(scope, mentions, sides, (start, here), after)
    return sides


def find_mentions(scope: Scope, cast: Cast) -> Sequence[Mention]:
    """Who is named in a sentence, kept with it."""
    found = scope.told.get("mentions")
    if found is None:
        found = cast.find(scope.text, scope.folded)
        scope.told["mentions"] = found
    return found  # type: ignore[return-value]


def _weigh_mention(scope: Scope, mention: Mention, verbs: Sequence[Verb], sides: Sides, near: float) -> None:
    folded = scope.folded
    before = folded[: mention.start]
    if ends_with(before, "promises", "voices.by_payer"):
        sides.pay(mention.actor, 4.0 * near)
    elif ends_with(before, "promises", "voices.to_payee"):
        sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "par":
        if any(v.voice == "given" and 0 <= mention.opens - v.end <= 60 for v in verbs):
            sides.pay(mention.actor, 4.0 * near)
    elif mention.prep == "a" and _BILLED.search(before[: len(before) - (mention.start - mention.opens)]):
        sides.pay(mention.actor, 3.0 * near)
    elif mention.prep == "a":
        if any(v.voice in ("gives", "given") and 0 <= mention.opens - v.end <= _REACH for v in verbs) or _noun_before(
            folded, mention.opens
        ):
            sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "de":
        _weigh_complement(scope, mention, verbs, sides, near)
    elif mention.prep == "" and ends_with(before, "promises", "voices.supports"):
        sides.take(mention.actor, 3.0 * near)
    elif mention.prep == "":
        _weigh_subject(folded, mention, verbs, sides, near)


_BILLED = re.compile(r"\bfactur(?:e|ee|es|ees|er|era)\s+(?:\w+\s+){0,2}$")
"""« le service est facturé à la Commune »: who is billed pays."""


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
    earned = [cue for cue in find_cues(window, "nouns") if cue.role == "price" and not cue.verb]
    if earned and len(window) - 1 - earned[-1].end <= 1 and _EARNED.search(window, earned[-1].start):
        sides.take(mention.actor, 2.5 * near)


_EARNED = re.compile(r"remuneration|honoraires|cachet")
"""« la rémunération du Mandataire »: who is paid."""


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
