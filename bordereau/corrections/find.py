"""Find the fact that a correction speaks of, also in a document that was extracted anew.

Another extraction may number acts, rows and amounts otherwise. What stays is the evidence: the same page, the same
place. A fact is found again when it is of the same kind (its pointer without the numbers) and most of its box lies
where the reviewer saw it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.corrections.facts import Fact
from bordereau.schemas.boxes import measure, measure_meeting
from bordereau.schemas.correction import Correction
from bordereau.schemas.evidence import Evidence

OVERLAP_AT_LEAST = 0.5
NUMBERS = re.compile(r"/\d+(?=/|$)")


def find_fact(correction: Correction, facts: Sequence[Fact]) -> Fact | None:
    """Find the one fact whose evidence is that of the correction; None when it is gone."""
    kind = NUMBERS.sub("/*", correction.path)
    alike = [fact for fact in facts if NUMBERS.sub("/*", fact.path) == kind]
    found = [(measure_overlap(correction.evidence, fact.evidence), fact) for fact in alike]
    best = max((overlap for overlap, _ in found), default=0.0)
    if best < OVERLAP_AT_LEAST:
        return None
    return _choose(correction, [fact for overlap, fact in found if overlap >= best - 0.01])


def _choose(correction: Correction, same: Sequence[Fact]) -> Fact | None:
    """Choose among facts at one place (two aliases of a party): the one that is read the same, then by pointer."""
    alike = [fact for fact in same if fact.value == correction.read] or same
    named = next((fact for fact in alike if fact.path == correction.path), None)
    return named or (alike[0] if len(alike) == 1 else None)


def measure_overlap(one: Sequence[Evidence], other: Sequence[Evidence]) -> float:
    """Measure how much of the first evidence the second covers, and the other way round: the lesser share."""
    return min(_cover(one, other), _cover(other, one))


def _cover(one: Sequence[Evidence], other: Sequence[Evidence]) -> float:
    whole = sum(measure(place.bbox) for place in one)
    both = sum(
        max((measure_meeting(place.bbox, against.bbox) for against in other if against.page == place.page), default=0.0)
        for place in one
    )
    return both / whole if whole else 0.0
