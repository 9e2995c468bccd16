"""Find where one party ends and the next begins.

Neither « et » nor « d'une part » nor the alias bounds a party: names hold « et », half of the acts have no « part », a
third of the parties no alias. So a separator counts when what follows it opens like a party, and the less the
separator is worth by itself, the more is asked of what stands on both sides.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from bordereau.extract.parties.block import Block, find_evidence, has_evidence
from bordereau.extract.parties.lists import find_listed
from bordereau.extract.parties.openings import Opening, is_private, look_at
from bordereau.extract.parties.running import Running
from bordereau.extract.parties.starts import ANNOUNCED, NUMBER, find_first, past_marks, skip
from bordereau.lexicon.bodies import head
from bordereau.lexicon.offices import opens_office, opens_person
from bordereau.lexicon.parties import ordinal_places, side, unfinished

_BULLET = "•●∑▪►◦*·\uf0b7\uf0a7\uf0d8-"
_NUMBERED = r"(?:(?:\d|\b[a-h])\s?[)°/]+\s*)?"
_JOINING = ("lone", "lead", "word")
_LIVES = re.compile(r"[^;\n]{3,90}(?:\n\s*)?\b(?:demeurant|domiciliee?s?|nee?\s+le)\b")
REACH = 160
_CALLED = re.compile(r"[^,;:()\n]{6,120}\([^()\d]{2,20}\)\s*(?:[,;]|et\b)")
_AFTER_SIDE = re.compile(r"\bpart\s*[,;.]?\s*$")
_BY = re.compile(r"\bre\s*presente(?:e|s|es|\(e\))?s?\s+par\s*:?\s*\W?\s*$")
SPOKEN_ALONE = re.compile(r"[^,;:\n]{3,80},?\s*representee?\s+par\b")
_NAMED_OFFICE = re.compile(r"(?:le|la)\s[^,;:]{6,90},\s*(?:monsieur|madame|m\.|mme)\s")
_PERSON_BEFORE = re.compile(r"\b(?:m|mr|mme|monsieur|madame)\b\.?\s[^;]{4,120}$")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One party ends at ``end``, the next one starts at ``start``; ``strong`` when the separator parts sides."""

    end: int
    start: int
    strong: bool
    listed: bool = False
    """It opens an item of a list that was announced as one of parties."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A separator and what it parts."""

    running: Running
    match: re.Match[str]
    current: int
    """Where the party before it starts."""
    opening: Opening
    end: int
    bare: bool = False
    """Nothing is said of anybody in the whole block: bodies or offices, one a line."""

    @property
    def after_side(self) -> bool:
        """« …, d'une part, et » before it: the sides are parted here, whatever comes."""
        return _AFTER_SIDE.search(self.running.folded, max(0, self.match.start() - 24), self.match.start()) is not None

    @property
    def ends_line(self) -> bool:
        """« ET » in capitals at the end of its line."""
        lead = self.match[0]
        return "\n" in lead.lstrip("\n ") and self.running.text[self.printed].isupper()

    @property
    def stands_apart(self) -> bool:
        """« …, ⏎ ET le Procureur de la République, M. Roy »: « ET » in capitals parts parties, not offices of one."""
        running = self.running
        said = running.text[self.match.start() : self.match.end()].strip()
        opens = self.match.lastgroup == "lead" and self.match[0].startswith("\n") and said == "ET"
        return opens and self.opening.complete and _NAMED_OFFICE.match(running.folded, self.opening.start) is not None

    @property
    def printed(self) -> int:
        """Where the separator's first letter stands."""
        lead = self.match[0]
        return self.match.start() + len(lead) - len(lead.lstrip(' \n,.;:»"_)•●∑▪-'))


@functools.cache
def _separators() -> re.Pattern[str]:
    """All separators, the surest first: « et » alone on a line, « et » at a line start, « et » anywhere, …"""
    part, bullets = side(), rf"[\s{_BULLET}]*"
    places = ordinal_places()
    return re.compile(
        rf"(?P<lone>(?:^|\n)\s*{part}?\(?(?:(?:et\s+)?enfin|(?:et\s+)?avec|et|&|ou|/|xx|ainsi\s+que|et\s*/\s*(?:ou|and|und|y|e))\)?\s*[:,]?\s*{part}?(?=\n))"
        rf"|(?P<lead>(?:^|\n|(?<=[.,;»\"_)])|(?<=part)|(?<=[{_BULLET}]))\s*(?:et|&)(?!\w)\s*[:,]*{bullets},?\s*"
        rf"{part}?{bullets}{_NUMBERED})"
        rf"|(?P<word>(?<!\w)(?:et|&|ainsi\s+que)(?!\w)\s*[:,]*{bullets},?\s*{part}?{bullets})"
        rf"|(?P<place>(?<!\w)en\s+{places}\s+lieu\s*[,:]?\s*)"
        rf"|(?P<list>;\s*(?:et\s+|ou\s+)?{bullets}|\s[•●∑▪►◦\uf0b7\uf0a7\uf0d8]\s*|(?:^|\n)\s*-\s+)"
        rf"|(?P<side>{part}(?=\S))"
        rf"|(?P<line>\n\s*[{_BULLET}]*\s*{part}?)"
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
        bare_start, start = start, past_marks(running, start, block.signers_end, match.lastgroup in _JOINING)
        opening = look_at(running, spoken, match.start(), start, block.signers_end)
        verdict = None
        if opening is not None:
            candidate = _Candidate(running, match, found[-1].start, opening, block.signers_end, bare)
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


def _judge(candidate: _Candidate) -> bool | None:
    """None when this is no boundary, else whether it is a strong one."""
    kind = candidate.match.lastgroup or ""
    opening = candidate.opening
    if kind == "lone":
        return True
    if opening.person:
        verdict = _judge_and(candidate) if kind == "lead" else None
        return verdict or _judge_person(candidate)
    if opening.office and candidate.bare:
        return _JUDGES[kind](candidate)
    if opening.office and _goes_on_offices(candidate):
        return False
    if opening.office and candidate.stands_apart:
        return True
    if opening.office and not (opening.headed and opening.complete):
        return None
    return _JUDGES[kind](candidate)


def _goes_on_offices(candidate: _Candidate) -> bool:
    """« • le maire de Lac, … • le préfet de l'Orle, … »: items of a list, each an office that stands for its body."""
    running, opening = candidate.running, candidate.opening
    marked = all(_is_item(running, place) for place in (opening.start, candidate.current))
    before = running.folded[candidate.current : candidate.current + 80]
    return marked and opens_office(before) and not opens_person(before)


def _is_item(running: Running, place: int) -> bool:
    return place in running.marked or running.text[:place].rstrip(" ")[-1:] in tuple(_BULLET)


def _judge_person(candidate: _Candidate) -> bool | None:
    """A person with a title: a party where she signs for herself or names the body she acts for, after a sure mark."""
    opening, running = candidate.opening, candidate.running
    kind = candidate.match.lastgroup
    marked = opening.start in running.marked or kind in ("list", "place")
    apart = candidate.after_side or candidate.ends_line
    among_persons = kind in ("word", "lead", "line") and opens_person(running.folded[candidate.current :][:40])
    if marked and _lists_agents(candidate):
        return None
    if kind == "lead" and _AFTER_SIDE.search(candidate.match[0]):  # « …, et d'autre part ⏎ Monsieur Roy »
        return True
    newline = "\n" in candidate.match[0].rstrip("\n") + candidate.running.text[opening.start - 1 : opening.start]
    if opening.acts_for and newline and opening.complete and kind in _JOINING:
        return True
    if opening.acts_for:
        return True if apart or among_persons or kind == "place" else (False if marked else None)
    if not is_private(running, opening.start, candidate.end) and not (apart and candidate.ends_line):
        return None
    lives = _LIVES.search(running.folded, opening.start, min(candidate.end, opening.start + REACH)) is not None
    if apart or (newline and lives and kind in _JOINING and opening.complete):
        return True
    named = len(running.folded[candidate.current : candidate.match.start()].split()) > 1  # not « M. et Mme Roy »
    if among_persons and lives and named:
        return False
    listed = marked and (opening.complete or opens_person(running.folded[candidate.current :][:40]))
    return False if listed or opening.labelled else None


def _lists_agents(candidate: _Candidate) -> bool:
    """« L'Etat, • représenté par Mme X, préfète, • M. Y, préfet de région »: who represents stands item by item."""
    running, stop = candidate.running, candidate.opening.start
    items = [place for place in running.marked if candidate.current < place < stop]
    first = min((*items, stop))
    announced = _BY.search(running.folded, candidate.current, first) is not None
    return announced or any(running.folded.startswith("represente", place) for place in items)


def _judge_place(_: _Candidate) -> bool | None:
    return True


def _judge_and(candidate: _Candidate) -> bool | None:
    """« ET », « et », « & » with text on the same line."""
    opening = candidate.opening
    printed = candidate.running.text[candidate.printed]
    capital = printed.isupper() or printed == "&"
    opens = candidate.running.opens_line(candidate.printed)
    if opening.person:
        alone = opens and capital and opening.complete
        return True if alone and is_private(candidate.running, opening.start, candidate.end) else None
    begins = opening.determined or opening.introduced or candidate.after_side
    sign = printed == "&" and not opens and not (opening.complete and begins)
    if candidate.after_side and (opening.headed or opening.named or opening.labelled):
        return True
    if candidate.bare and (opening.headed or opening.office):
        return True
    if (capital or opens) and not sign and (opening.headed or opening.named):
        return True if _parts_parties(candidate) else None
    return False if _is_small_and(candidate) else None


def _is_small_and(candidate: _Candidate) -> bool:
    """Whether « et » in small letters, inside a line, parts two parties rather than two words or two offices."""
    opening = candidate.opening
    spoken = opening.complete and opening.speaks
    bare = opening.headed and opening.determined and opening.capital and not opening.complete
    if (bare and _is_bare_body(candidate)) or (opening.introduced and _goes_on_called(candidate)):
        return True
    if opening.introduced and opening.named and not opening.headed:
        return spoken
    if opening.capital and opening.named and opening.represented_alone:
        return spoken
    in_capitals = candidate.running.text[opening.start : opening.start + 3].isupper()
    return opening.headed and (opening.determined or in_capitals) and (spoken or opening.said_of_both)


def _parts_parties(candidate: _Candidate) -> bool:
    """Whether a capital « ET » or one at a line start parts two parties rather than two words of a name."""
    opening, match, running = candidate.opening, candidate.match, candidate.running
    if opening.complete:
        return True
    if running.opens_line(match.start() + 1) and match[0].lstrip()[:2] in ("et", "& "):
        return opening.headed
    among_capitals = running.text[max(candidate.current, match.start() - 12) : match.start()].isupper()
    return opening.headed and (not among_capitals or opening.speaks)


def _is_bare_body(candidate: _Candidate) -> bool:
    """« L'Etat, et, L'Agence … »: a body named without anything said of it, then a comma."""
    name = candidate.running.folded[candidate.current : candidate.match.start()].rstrip()
    return len(name) < 60 and name.endswith(",") and head().match(name) is not None


def _judge_list(candidate: _Candidate) -> bool | None:
    opening = candidate.opening
    told = opening.headed or opening.named or opening.labelled or (candidate.bare and opening.office)
    return False if told else None


def _judge_side(candidate: _Candidate) -> bool | None:
    opening = candidate.opening
    return False if opening.headed and opening.complete and opening.speaks else None


def _judge_line(candidate: _Candidate) -> bool | None:
    """Nothing but a line end: the line above must be finished, and the next open like a party."""
    opening, running = candidate.opening, candidate.running
    above = candidate.match.start()
    if unfinished().search(running.folded, max(0, above - 12), above):
        return None
    if opening.start in running.marked and (opening.headed or (opening.named and opening.complete)):
        return False
    if opening.labelled and opening.complete:
        return False
    if candidate.bare and running.text[:above].rstrip()[-1:] in ",;.)":
        return False if (opening.headed and opening.determined) or opening.office else None
    begins = opening.headed or (opening.named and (opening.capital or _goes_on_spoken(candidate)))
    if not opening.complete or not opening.speaks or not begins:
        return None
    closed = running.text[:above].rstrip()[-1:] in '.,;:»”")'
    return False if opening.headed or closed or _goes_on_spoken(candidate) else None


def _goes_on_spoken(candidate: _Candidate) -> bool:
    """« l'ACL (Amis du Lac) représentée par … ⏎ la FDR (…) représentée par »: one a line, each represented at once."""
    folded = candidate.running.folded
    return all(SPOKEN_ALONE.match(folded, place) for place in (candidate.current, candidate.opening.start))


def _judge_comma(candidate: _Candidate) -> bool | None:
    """A comma or a full stop inside a line: only « …, La Région X, représentée par »."""
    opening, running, place = candidate.opening, candidate.running, candidate.match.start()
    text = running.text
    if text[place] in "«“" or (text[place] == '"' and text[place - 1].isspace()):
        return None
    if text[max(0, place - 3) : place + 1].endswith(("(e)", "(s)", "(es)")):
        return None
    if candidate.bare:
        return False if opening.office or (opening.headed and opening.determined) else None
    if opening.introduced and _goes_on_called(candidate):
        return False
    named = _PERSON_BEFORE.search(running.folded, max(candidate.current, place - 160), place)
    if _is_mentioned(candidate):
        return None
    sure = opening.capital or opening.said_at_once or named is not None
    return False if sure and opening.complete and opening.headed and opening.speaks else None


def _is_mentioned(candidate: _Candidate) -> bool:
    """« …, l'association, représentée par »: a word in small letters alone speaks of one and names nobody."""
    running, start = candidate.running, candidate.opening.start
    body = head().match(running.folded, start, candidate.end)
    return (
        body is not None
        and running.text[start : body.end()].islower()
        and running.folded[body.end() : candidate.end].lstrip()[:1] == ","
    )


def _goes_on_called(candidate: _Candidate) -> bool:
    """« …, le Fonds du Lac (Fola), le Conseil du Roc (Coroc) et … »: bodies with their initials, one by one."""
    folded, opening = candidate.running.folded, candidate.opening
    before = opening.complete or _CALLED.match(folded, candidate.current, candidate.match.end()) is not None
    return before and _CALLED.match(folded, opening.start, candidate.end) is not None


def _judge_joined(candidate: _Candidate) -> bool | None:
    """Two lines run together: « … de l'académie de Lac Le Conseil régional, représenté par »."""
    opening, above = candidate.opening, candidate.match.start()
    sure = opening.capital and opening.headed and opening.determined and opening.complete and opening.said_at_once
    dangling = unfinished().search(candidate.running.folded, max(0, above - 12), above)
    return False if sure and not dangling else None


_JUDGES: dict[str, Callable[[_Candidate], bool | None]] = {
    "lead": _judge_and,
    "word": _judge_and,
    "place": _judge_place,
    "list": _judge_list,
    "side": _judge_side,
    "line": _judge_line,
    "joined": _judge_joined,
    "comma": _judge_comma,
}
