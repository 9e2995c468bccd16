"""Sums that are parts of a promised one in the same sentence, or that one raised by what is added to it."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.told import Told
from bordereau.reconcile.promises.wholes import Drops


def find_parts(candidates: Sequence[Told]) -> Drops:
    """« 164 000 €, qui se décompose en 140 000 € pour … et 24 000 € pour … », in one sentence."""
    dropped: Drops = {}
    for place, one in enumerate(candidates):
        parts = [other for other in candidates[place + 1 :] if other.scope is one.scope]
        if len(parts) < 2 or sum(other.one.value for other in parts) != one.one.value:
            continue
        between = one.scope.folded[one.one.end : parts[0].one.start]
        alike = len({(other.role, other.years, other.payer, other.payee) for other in parts}) == 1
        if alike and read_pattern("promises", "voices.parts").search(between):
            dropped |= dict.fromkeys((other.one.id for other in parts), None)
    return dropped


def find_raised(candidates: Sequence[Told]) -> Drops:
    """« une contribution complémentaire de 250 000 €, ce qui porte la contribution totale à 14 250 000 € »."""
    return {
        one.one.id: "total"
        for place, one in enumerate(candidates)
        if any(_is_added(other, one) for other in candidates[:place])
    }


def _is_added(added: Told, whole: Told) -> bool:
    """Whether a sum is told as what is added, and a later one of its article as what it comes to with it."""
    if added.line.article != whole.line.article or added.one.value >= whole.one.value:
        return False
    before = added.scope.folded[added.scope.segment(added.place)[0] : added.one.start]
    lead = whole.scope.folded[whole.scope.segment(whole.place)[0] : whole.one.start]
    adds = read_pattern("promises", "voices.complements").search(before) is not None
    return adds and read_pattern("promises", "voices.raises").search(lead) is not None
