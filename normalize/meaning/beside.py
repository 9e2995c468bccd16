"""Who is named right beside a sum: « Région : 40 000 € », « 40 000 € pour la Région », « respectivement »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.normalize.meaning.actors import Mention
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.sides import Sides
from bordereau.normalize.meaning.verbs import Verb, find_verbs

_COLON = re.compile(
    r"\s*(?:\([^()]*\)\s*)?[:=]\s*(?:\d[\d,. ]*%[\s,]*(?:soit\s*)?)?(?:un[e]?\s[^:]{0,30}|[a-z\s-]{0,90}\()?$|\s*\(\s*$"
)


def weigh_in_turn(scope: Scope, place: int, mentions: Sequence[Mention], verbs: Sequence[Verb], sides: Sides) -> None:
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


def weigh_neighbours(
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
