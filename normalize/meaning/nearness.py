"""How near the words that speak for a role stand to a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import holds_verb
from bordereau.normalize.meaning.cues import Cue, list_cues, list_heading_cues, mask_shares
from bordereau.normalize.meaning.lines import Scope

LASTING = ("instalment", "requested")
"""Marks that hold for the sums that follow in a sentence, too."""


HEADING = 0.35
"""How near the title of its article is to a sum."""


STRONG = 0.6
"""A noun of this weight takes the place of those before it."""


def list_near(scope: Scope, place: int) -> Iterator[tuple[Cue, float]]:
    """Every cue of a sum with how near it stands, from 1 to 0."""
    text = mask_shares(scope)
    start, here = scope.segment(place)
    behind, end = _find_tail(scope, place)
    last_before = _last_noun(scope, text, here)
    subject = _find_subject(scope, text, start, here)
    for cue in list_cues(scope, "nouns", text):
        if cue is subject:
            yield cue, 1.0 if cue.start >= scope.own else 0.7
        elif cue.end <= here:
            near = _decay(here - cue.end) * (1.0 if subject is None else 0.5)
            near *= 1.0 if last_before is None or cue.end >= last_before.end else 0.45
            yield cue, near * (1.0 if cue.start >= start else 0.9) * (1.0 if cue.start >= scope.own else 0.7)
        elif behind <= cue.start < end:
            joined = _OF.fullmatch(text, behind, cue.start) is not None  # « 8 M€ de prêts »
            yield cue, 1.2 if joined else 0.55 * _decay(2 * (cue.start - behind))
    named = _is_named(scope, text, start, here)
    for cue in list_cues(scope, "marks", text):
        if cue.start < start and named and cue.role == "instalment":
            continue
        lasts = cue.role in LASTING or (cue.role == "past" and is_joined(scope, start, here))
        own = cue.start >= start or (lasts and cue.start >= start - 160)
        if own and cue.end <= here and (cue.start >= scope.own or cue.role not in ("total", "ceiling")):
            yield cue, _decay(here - cue.end) * (1.0 if cue.start >= scope.own else 0.7)
        elif behind <= cue.start < end and not (cue.role == "instalment" and _TIMES.match(text, cue.start)):
            yield cue, 0.7 * _decay(2 * (cue.start - behind))
    for section in ("nouns", "marks"):
        for cue in list_heading_cues(scope.line.heading, section):
            yield cue, HEADING


def is_joined(scope: Scope, start: int, here: int) -> bool:
    """« La Commune a obtenu une DETR de 123 705 € et une aide de 60 000 € »: one verb for both."""
    between = scope.folded[start:here]
    if not start or _AND.match(between) is None:
        return False
    return not holds_verb(between)


_TIMES = re.compile(
    r"(?:en|par)\s+\w+\s+(?:\(\d+\)\s*)?(?:fois|versements|tranches|echeances|termes|parts|fractions)\b"
)
"""« un don de 250 000 € versé en deux tranches »: how the whole is paid."""
_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|et\b|ainsi que\b)(?!\s*(?:soit|puis|desormais))")
_OF = re.compile(r"\s*(?:de|d'|des|en)\s*")
_TAIL = re.compile(r"[,;)+]|\bet\b|\bpuis\b")


def _is_named(scope: Scope, text: str, start: int, here: int) -> bool:
    """Whether a noun of its own tells a sum from the instalments before: « ainsi qu'une provision pour charges de »."""
    inside = [cue for cue in list_cues(scope, "nouns", text) if start <= cue.start and cue.end <= here]
    return any(cue.weight >= 1.0 and cue.role in ("grant", "loan", "price", "rent") for cue in inside)


def _find_tail(scope: Scope, place: int) -> tuple[int, int]:
    """The words behind a sum that may speak of it: up to a mark, or to what leads to the next sum."""
    behind, end = scope.after(place)
    inside = scope.folded.find(")", behind) if scope.folded[behind : behind + 3].lstrip().startswith("(") else behind
    stop = _TAIL.search(scope.folded, max(behind, inside + 1 if inside > behind else behind), min(end, behind + 80))
    return behind, stop.start() if stop else min(end, behind + 60)


_SUBJECT = re.compile(
    r"(?:^|[,;:.\n]|\bet|\bque|\bou)\s*(?:le|la|les|l'|ce|cette|cet|ces|sa|son|leur|leurs)\s*"
    r"(?:(?:montant|niveau|total|somme|volume|taux)\s(?:\w+\s){0,2}(?:du|de\sla|de\sl'|des|de|d')\s*(?:la\s|l')?)?$"
)


def _find_subject(scope: Scope, text: str, start: int, here: int) -> Cue | None:
    """« La contribution du Département au budget est arrêtée à … »: not the nearest noun but the first."""
    if not read_pattern("promises", "voices.copulas").search(text[start:here]):
        return None
    nouns = [cue for cue in list_cues(scope, "nouns", text) if start <= cue.start and cue.end <= here]
    if any(cue.start >= scope.own and cue.weight >= STRONG for cue in nouns):
        nouns = [cue for cue in nouns if cue.start >= scope.own]
    for cue in nouns:
        if cue.weight >= STRONG and _SUBJECT.search(text[max(0, cue.start - 60) : cue.start]):
            return cue
    return None


def _last_noun(scope: Scope, text: str, here: int) -> Cue | None:
    before = [cue for cue in list_cues(scope, "nouns", text) if cue.end <= here and cue.weight >= STRONG]
    return max(before, key=lambda cue: (cue.end, cue.weight), default=None)


def _decay(distance: int) -> float:
    """1 right beside a sum, a half 140 characters away."""
    return 1.0 / (1.0 + max(0, distance) / 140)
