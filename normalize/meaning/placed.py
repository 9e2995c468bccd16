"""What the place of a sum tells of its role: an item of costs or of shares of them, one of several payments, a deposit.

No word beside the sum says so, but the list that it stands in, and what leads to that list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import holds_verb
from bordereau.normalize.meaning.cues import list_cues, mask_shares
from bordereau.normalize.meaning.lines import Scope, cut_sentences
from bordereau.normalize.meaning.nearness import STRONG
from bordereau.schemas.meaning import AmountRole

_ENVELOPE = re.compile(r"\benveloppe\s[^.;,]{0,40}$")
_OF_AIDS = re.compile(r"\s*(?:de\s+|d')(?:prets|aides|subventions|credits)\b")
"""« une enveloppe de 300 000 € de prêts »: to be lent to others, who are not named yet."""
_PAID_SHARE = re.compile(r"[-–• ]*\d[\d,. ]*%\s[^%:]{0,60}\bsoit\s*$")
"""« - 50 % en janvier 2025, soit 82 000 € », under what says how a sum is paid."""


def list_placed(scope: Scope, place: int) -> Iterator[tuple[AmountRole, float]]:
    """The roles that the place of a sum speaks for, with what each weighs."""
    start, here = scope.segment(place)
    if scope.own and _is_share_of_costs(scope, place):
        yield "grant", 1.0
    elif scope.own and _is_item_of_costs(scope):
        yield "cost", 1.0
    if read_pattern("promises", "voices.deposits").search(scope.folded, max(start, scope.own), here):
        yield "other", 2.0
    if _ENVELOPE.search(scope.folded[:here]) and _OF_AIDS.match(scope.folded, scope.sums[place].end):
        yield "other", 2.0
    if _is_one_of_several(scope, place):
        yield "instalment", 1.3


def _is_item_of_costs(scope: Scope) -> bool:
    """« Le coût se décompose ainsi : achats et prestations : 74 200 € »: an item without a verb is a cost as well."""
    nouns = [cue for cue in list_cues(scope, "nouns", mask_shares(scope)) if cue.weight >= STRONG and not cue.verb]
    head = cut_sentences(scope.text[: scope.own])
    before = [cue for cue in nouns if (head[-1][0] if head else 0) <= cue.start and cue.end <= scope.own]
    if not any(cue.role == "cost" and cue.weight >= 1.0 for cue in before) or any(cue.role != "cost" for cue in before):
        return False
    return not holds_verb(scope.folded[scope.own :])


def _is_share_of_costs(scope: Scope, place: int) -> bool:
    """« financent l'opération, dont le coût est de 12 M€, selon la clé suivante : - Région : 40 %, soit 4,8 M€ »."""
    head = cut_sentences(scope.text[: scope.own])
    start = head[-1][0] if head else 0
    financed = read_pattern("promises", "voices.shared").search(scope.folded, start, scope.own) is not None
    if place or not financed:
        return False
    label = scope.folded[scope.own : scope.sums[place].start]
    if any(cue.start >= scope.own and cue.weight >= STRONG for cue in list_cues(scope, "nouns", mask_shares(scope))):
        return False  # « - prêts aux entreprises : 450 000 € »: what it is, not who pays
    return re.match(r"[^\d:]{2,60}:[^a-z]*(?:soit\s*)?$", label) is not None


def _is_one_of_several(scope: Scope, place: int) -> bool:
    """« 280 000 € à la signature ; 250 000 € au 31 mars 2021 »: in a list, with a day or a condition right behind."""
    if not scope.own and len(scope.sums) < 2:
        return False
    behind, end = scope.after(place)
    start, here = scope.segment(place)
    own = scope.folded[max(start, scope.own) : here].lstrip(" ,;")
    if read_pattern("promises", "schedule.label").match(own):
        return True
    if (
        scope.own
        and _PAID_SHARE.match(own)
        and read_pattern("schedules", "schedule.headings").search(scope.folded[: scope.own])
    ):
        return True
    return read_pattern("promises", "schedule.tail").match(scope.folded[behind:end].lstrip()) is not None
