"""Find where one party ends and the next begins.

Neither « et » nor « d'une part » nor the alias bounds a party: names hold « et », half of the acts have no « part », a
third of the parties no alias. So a separator counts when what follows it opens like a party, and the less the
separator is worth by itself, the more is asked of what stands on both sides.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from bordereau.extract.parties.between_bodies import JUDGES, judge_and
from bordereau.extract.parties.between_persons import goes_on_offices, judge_person
from bordereau.extract.parties.block import Block, find_evidence, has_evidence
from bordereau.extract.parties.candidates import BULLETS, JOINING, Candidate
from bordereau.extract.parties.lists import find_listed
from bordereau.extract.parties.openings import look_at
from bordereau.extract.parties.running import Running
from bordereau.extract.parties.starts import ANNOUNCED, NUMBER, find_first, past_marks, skip
from bordereau.lexicon.parties import ordinal_places, side

_CALLED = re.compile(r"\bci\s*-?\s*apres(?:\s+(?:denomme|designe|appele|nomme)(?:\(e\)|e)?s?)?\s*[:–-]?\s*$")
"""« ci-après dénommé – le Département – »: what comes is the alias of the same party."""
_IDENTIFIED = re.compile(r"\bidentifiee?s?\s+(?:par|comme|ainsi|a\s+l'aide)\b[^\n]{0,60}:\s*\n")
_NUMBERED = r"(?:(?:\d|\b[a-h])\s?[)°/]+\s*)?"


@dataclass(frozen=True, slots=True)
class Boundary:
    """One party ends at ``end``, the next one starts at ``start``; ``strong`` when the separator parts sides."""

    end: int
    start: int
    strong: bool
    listed: bool = False
    """It opens an item of a list that was announced as one of parties."""


@functools.cache
def _separators() -> re.Pattern[str]:
    """All separators, the surest first: « et » alone on a line, « et » at a line start, « et » anywhere, …"""
    part, bullets = side(), rf"[\s{BULLETS}]*"
    places = ordinal_places()
    return re.compile(
        rf"(?P<lone>(?:^|\n)\s*{part}?\(?(?:(?:et\s+)?enfin|(?:et\s+)?avec|et|&|ou|/|xx|ainsi\s+que|et\s*/\s*(?:ou|and|und|y|e))\)?\s*[:,]?\s*{part}?(?=\n))"
        rf"|(?P<lead>(?:^|\n|(?<=[.,;»\"_)])|(?<=part)|(?<=[{BULLETS}]))\s*(?:et|&)(?!\w)\s*[:,]*{bullets},?\s*"
        rf"{part}?{bullets}{_NUMBERED})"
        rf"|(?P<word>(?<!\w)(?:et\s+enfin|et|&|ainsi\s+que|enfin)(?!\w)\s*[:,]*{bullets},?\s*{part}?{bullets})"
        rf"|(?P<place>(?<!\w)en\s+{places}\s+lieu\s*[,:]?\s*)"
        rf"|(?P<list>;\s*(?:et\s+|ou\s+)?{bullets}|\s[•●∑▪►◦\uf0b7\uf0a7\uf0d8]\s*|(?:^|\n)\s*-\s+)"
        rf"|(?P<side>{part}(?=\S))"
        rf"|(?P<line>\n\s*[{BULLETS}]*\s*{part}?)"
        r"|(?P<joined>(?<=\w) (?=(?:l ?'|la |le )[^,;:\n]{3,90},?\s*represente))"
        r"|(?P<comma>[,.»\"\)]\s+(?=(?:l ?'|la |le |les )))"
    )


def find_boundaries(running: Running, block: Block) -> list[Boundary]:
    """The boundaries between parties of a block, in order; the first one opens the first party."""
    place = find_first(running, block)
    numbered = NUMBER.search(running.text, max(block.body, place - 6), place) is not None
    numbered = numbered or ANNOUNCED.search(running.folded, max(0, place - 40), place) is not None
    found = [Boundary(block.body, place, True, numbered)]
    spoken = find_evidence(running, place)
    bare = not has_evidence(running, place, block.signers_end)
    listed = find_listed(running, place, block.signers_end)
    while match := _separators().search(running.folded, place, block.signers_end):
        start = skip(running.text, match.end(), block.signers_end)
        bare_start, start = start, past_marks(running, start, block.signers_end, match.lastgroup in JOINING)
        opening = look_at(running, spoken, match.start(), start, block.signers_end)
        verdict = None
        if opening is not None:
            candidate = Candidate(running, match, found[-1].start, opening, block.signers_end, bare)
            verdict = False if start in listed and match.lastgroup == "line" else _judge(candidate)
        if verdict is None:
            ends_line = match[0].endswith("\n") and match.end() > place + 1
            place = max(match.end() - ends_line, match.start() + 1)
        else:
            numbered = NUMBER.match(running.text, bare_start, start) is not None
            found.append(Boundary(match.start(), start, verdict, start in listed or numbered))
            place = max(start, match.end())
            spoken = find_evidence(running, start)
    return found


def _is_called(candidate: Candidate) -> bool:
    folded, place = candidate.running.folded, candidate.match.start()
    called = _CALLED.search(folded, max(candidate.current, place - 60), place)
    return called is not None and called.start() > candidate.current


def _is_identified(candidate: Candidate) -> bool:
    """« … est identifiée par les éléments suivants : ⏎ SIREN : … ⏎ Nom : CCAS de Lac »: labels of the same party."""
    before = candidate.running.folded[candidate.current : candidate.match.start()]
    return candidate.opening.labelled and _IDENTIFIED.search(before) is not None


def _judge(candidate: Candidate) -> bool | None:
    """None when this is no boundary, else whether it is a strong one."""
    kind = candidate.match.lastgroup or ""
    opening = candidate.opening
    if _is_called(candidate) or _is_identified(candidate):
        return None
    if kind == "lone":
        return True
    if opening.person:
        verdict = judge_and(candidate) if kind == "lead" else None
        return verdict or judge_person(candidate)
    if opening.office and candidate.bare:
        return JUDGES[kind](candidate)
    if opening.office and goes_on_offices(candidate):
        return False
    if opening.office and candidate.stands_apart:
        return True
    if opening.office and not (opening.headed and opening.complete):
        return None
    return JUDGES[kind](candidate)
