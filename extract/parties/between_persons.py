"""Whether a person or an office that opens a text is a party of its own, or only represents the one before."""

from __future__ import annotations

import re

from bordereau.extract.parties.candidates import AFTER_SIDE, BULLETS, JOINING, Candidate
from bordereau.extract.parties.openings import is_private
from bordereau.extract.parties.running import Running
from bordereau.lexicon.offices import opens_office, opens_person

_LIVES = re.compile(r"[^;\n]{3,90}(?:\n\s*)?\b(?:demeurant|domiciliee?s?|nee?\s+le)\b")
_OTHER_SIDE = re.compile(r"(?:(?!\brepresentee?\s+par\b)[^;\n]){3,240}?(?:\n\s*)?\bd\s*'?\s*autre\s+part\b")
_BY = re.compile(r"\bre\s*presente(?:e|s|es|\(e\))?s?\s+par\s*:?\s*\W?\s*$")
REACH = 160
"""Characters in which it is said where a person lives."""


def goes_on_offices(candidate: Candidate) -> bool:
    """« • le maire de Lac, … • le préfet de l'Orle, … »: items of a list, each an office that stands for its body."""
    running, opening = candidate.running, candidate.opening
    marked = all(_is_item(running, place) for place in (opening.start, candidate.current))
    before = running.folded[candidate.current : candidate.current + 80]
    return marked and opens_office(before) and not opens_person(before)


def _is_item(running: Running, place: int) -> bool:
    return place in running.marked or running.text[:place].rstrip(" ")[-1:] in tuple(BULLETS)


def judge_person(candidate: Candidate) -> bool | None:
    """A person with a title: a party where she signs for herself or names the body she acts for, after a sure mark."""
    opening, running = candidate.opening, candidate.running
    kind = candidate.match.lastgroup
    marked = opening.start in running.marked or kind in ("list", "place")
    apart = candidate.after_side or candidate.ends_line
    among_persons = kind in ("word", "lead", "line") and opens_person(running.folded[candidate.current :][:40])
    if marked and _lists_agents(candidate):
        return None
    if kind == "lead" and AFTER_SIDE.search(candidate.match[0]):  # « …, et d'autre part ⏎ Monsieur Roy »
        return True
    newline = "\n" in candidate.match[0].rstrip("\n") + candidate.running.text[opening.start - 1 : opening.start]
    if opening.acts_for and newline and opening.complete and kind in JOINING:
        return True
    if candidate.after_side and kind in JOINING and opening.complete and _takes_side(candidate):
        return True
    if opening.acts_for:
        return True if apart or among_persons or kind == "place" else (False if marked else None)
    if not is_private(running, opening.start, candidate.end) and not (apart and candidate.ends_line):
        return None
    lives = _LIVES.search(running.folded, opening.start, min(candidate.end, opening.start + REACH)) is not None
    if apart or (newline and lives and kind in JOINING and opening.complete):
        return True
    named = len(running.folded[candidate.current : candidate.match.start()].split()) > 1  # not « M. et Mme Roy »
    if among_persons and lives and named:
        return False
    listed = marked and (opening.complete or opens_person(running.folded[candidate.current :][:40]))
    return False if listed or opening.labelled else None


def _takes_side(candidate: Candidate) -> bool:
    """« …, d'une part, et le Docteur Leu, médecin, d'autre part »: the other side is a person."""
    side = _OTHER_SIDE.match(candidate.running.folded, candidate.opening.start, candidate.end)
    return side is not None


def _lists_agents(candidate: Candidate) -> bool:
    """« L'Etat, • représenté par Mme X, préfète, • M. Y, préfet de région »: who represents stands item by item."""
    running, stop = candidate.running, candidate.opening.start
    items = [place for place in running.marked if candidate.current < place < stop]
    first = min((*items, stop))
    announced = _BY.search(running.folded, candidate.current, first) is not None
    return announced or any(running.folded.startswith("represente", place) for place in items)
