"""Where the parties block starts and ends.

« Entre » is no safe start: a title often says « entre … et … » with the same names, up to three times. So every
possible opening is weighed by its form and by what follows it: a block is full of seats, representatives and
aliases, a title has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.extract.parties.openings import acts_for_body
from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import head
from bordereau.lexicon.offices import opens_office
from bordereau.lexicon.parties import (
    any_evidence,
    attending,
    ends,
    evidence,
    interposed,
    measure_label,
    no_party,
    openers,
)

REACH = 900
"""Characters after an opening in which evidence counts for it."""
KINDS_COUNTED = 4
CARD_LINES = 8
"""A card says so many things at most between the name and who represents it."""
BARE_WEIGHT = 2
"""Only an opening surer than « Entre la Ville » is believed where nothing is said of anybody below."""
NAMED_SHARE = 0.7
"""At least so many lines of a bare list name a body or an office…"""
NAMED_WORDS = 2
"""… in more words than these."""
_PARTED = (re.compile(r"\n"), re.compile(r"[\n;]"), re.compile(r"[\n,;]"))
_JOINED = re.compile(r"\s*[,;\n]\s*|\s+(?=et\s+(?:l'|la\s|le\s))")
_AGREED = re.compile(r"il\s+(?:est|a\s+ete)\s+(?:convenu|arrete|decide)")
_AND = re.compile(r"(?:et|&)(?:\s+|$)")
_ITEM = re.compile(r"(?:\d|[a-h]|i{1,3})\s?[.)°]+\s*")
_DETERMINED = re.compile(r"(?:le|la|l)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """``start`` of the opening words, ``body`` of the first party, ``signers_end``, ``end`` of the block."""

    start: int
    body: int
    signers_end: int
    end: int


@dataclass(frozen=True, slots=True)
class _Opener:
    start: int
    end: int
    weight: int
    kind: str


def find_block(running: Running) -> Block | None:
    """The block of parties, or None when nothing in the text speaks of a party."""
    openings = _find_openers(running)
    found = [opener for opener in openings if opener.kind != "first_side"]
    best = _choose(running, found)
    if best[0] < 4 and len(found) < len(openings):
        found = openings
        best = _choose(running, found)
    if found and best[0] >= 4:
        opener = found[-best[1]]
        start, body = _with_first_opener(running, found, -best[1]), opener.end
    else:
        begun = _start_without_opener(running)
        if begun is None:
            return None
        start = body = begun
    end = _find_end(running, body)
    signers_end = _find_attending(running, body, end)
    return Block(start, body, signers_end, _end_attending(running, signers_end, end))


def _choose(running: Running, found: list[_Opener]) -> tuple[int, int]:
    """(score, minus the index) of the best opening; the earlier one of two equals."""
    return max(((_score(running, found, i), -i) for i in range(len(found))), default=(0, 0))


def _find_openers(running: Running) -> list[_Opener]:
    """All possible openings, in order; of two that overlap the weightier stays."""
    found: list[_Opener] = []
    for pattern, weight, kind in openers():
        for match in pattern.finditer(running.folded):
            start = match.start() + (len(match[0]) - len(match[0].lstrip()))
            if kind == "capital" and not running.text[start].isupper():
                continue
            if kind == "line" and not running.text[start].isupper() and match.end() < len(running.text) - 1:
                found.append(_Opener(start, match.end(), 0, kind))
                continue
            found.append(_Opener(start, match.end(), weight, kind))
    found.sort(key=lambda opener: (opener.start, -opener.weight))
    kept: list[_Opener] = []
    for opener in found:
        if kept and opener.start < kept[-1].end:
            if opener.weight > kept[-1].weight:
                kept[-1] = opener
            continue
        kept.append(opener)
    return kept


def _score(running: Running, found: list[_Opener], index: int) -> int:
    opener = found[index]
    stop = min(opener.end + REACH, len(running.text))
    following = (other.start for other in found[index + 1 :] if other.weight > 1 or other.weight >= opener.weight)
    stop = min(stop, next(following, stop))
    closing = _find_end(running, opener.end)
    stop = min(stop, closing)
    first = _skip(running.text, opener.end)
    kinds = sum(bool(pattern.search(running.folded, opener.end, stop)) for pattern in evidence().values())
    kinds = kinds or (opener.weight > BARE_WEIGHT and _lists_bodies(running, opener.end, stop))
    kinds = kinds or (opener.weight > BARE_WEIGHT and acts_for_body(running.folded, first, stop))
    kinds = kinds or (opener.weight == BARE_WEIGHT and _names_all(running, opener.end, closing))
    near = bool(evidence()["represented"].search(running.folded, opener.end, min(stop, opener.end + 400)))
    party = head().match(running.folded, first) is not None
    return opener.weight + 2 * min(kinds, KINDS_COUNTED) + 2 * near + party - (4 if kinds == 0 else 0)


def _lists_bodies(running: Running, start: int, end: int) -> bool:
    """Bodies or offices on lines of their own, with « et » between two of them, and nothing said of any."""
    said = running.folded[_skip(running.text, start) : end]
    return any(_are_bodies([line.strip(" ,;:.-–") for line in parted.split(said)]) for parted in _PARTED)


def _names_all(running: Running, start: int, end: int) -> bool:
    """« Entre le préfet du Lac et le maire de Roc, après avis du procureur, il est convenu »: nothing but parties."""
    if _AGREED.match(running.folded, end) is None:
        return False
    said = running.folded[start : _find_attending(running, start, end)]
    aside = interposed().search(said)
    pieces = [one for one in _JOINED.split(said[: aside.start() if aside else len(said)].strip(" ,;:\n")) if one]
    return len(pieces) > 1 and all(_names_party(_without_and(one)) for one in pieces)


def _without_and(line: str) -> str:
    found = _AND.match(line)
    return line[found.end() :] if found else line


def _are_bodies(lines: list[str]) -> bool:
    bare = [_without_and(line) for line in lines]
    joined = any(_AND.match(line) or line.endswith(" et") for line in lines)
    said = [line for line in bare if line]
    named = [line for line in said if _names_party(line)]
    return len(named) > 1 and (joined or _ITEM.match(lines[0]) is not None) and len(named) >= NAMED_SHARE * len(said)


def _names_party(line: str) -> bool:
    """« le prefet de l'orle », « la federation du lac »: an article, an office or a body, and more words."""
    bare = _ITEM.sub("", line)
    found = head().match(bare)
    opens = (found is not None and found["determiner"]) or (_DETERMINED.match(bare) and opens_office(bare[:80]))
    return bool(opens) and len(bare.split()) > NAMED_WORDS


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and not text[offset].isalnum():
        offset += 1
    return offset


def _with_first_opener(running: Running, found: list[_Opener], index: int) -> int:
    """« Entre les soussignés : / Entre : »: the block starts with the first of them."""
    start = found[index].start
    while index and not running.text[found[index - 1].end : start].strip(" \n:,"):
        index -= 1
        start = found[index].start
    return start


def _start_without_opener(running: Running) -> int | None:
    """The first party follows the title: it is the name before the first « représenté par »."""
    first = evidence()["represented"].search(running.folded)
    if first is None:
        return None
    line = running.text.rfind("\n", 0, first.start()) + 1
    if first.start() - line < 4 and line:
        line = running.text.rfind("\n", 0, line - 1) + 1
    top = _climb(running, line)
    if top < line:
        return top
    best = None
    for match in head().finditer(running.folded, max(line, first.start() - 260), first.start()):
        if running.text[match.start()].isupper() and (match["determiner"] or best is None):
            best = match.start() if best is None or first.start() - match.start() > 6 else best
    return best if best is not None else line


def _is_capital_name(line: str) -> bool:
    """« ATELIERS DU LAC : »: words in capitals and no figure."""
    return line.isupper() and len(line.split()) > 1 and not any(char.isdigit() for char in line)


def _climb(running: Running, line: int) -> int:
    """The line above with the name, where this one and those between go on about a party: a label, a number, a seat."""
    for _ in range(CARD_LINES):
        said = running.text[line : running.text.find("\n", line) % (len(running.text) + 1)]
        goes_on = no_party().match(running.folded, line) or said[:1].isdigit()
        if not goes_on or not line or _is_capital_name(said):
            break
        line = running.text.rfind("\n", 0, line - 1) + 1
    named = measure_label(running.text, running.folded, line, len(running.text)) > line
    capital = _is_capital_name(running.text[line:].partition("\n")[0])
    return line if named or capital or head().match(running.folded, line) else len(running.text)


def _find_end(running: Running, body: int) -> int:
    """The first mark of what comes after the parties: visas, « il a été convenu », preamble, first article."""
    best = len(running.text)
    for kind in ("line", "anywhere", "capital"):
        for match in ends(kind).finditer(running.folded, body, best):
            start = match.start("mark")
            if kind == "capital" and not running.text[start].isupper():
                continue
            if kind == "line" and running.text[start].islower() and not running.opens_line(start):
                continue
            best = min(best, start)
            break
    return best


def _find_attending(running: Running, body: int, end: int) -> int:
    """Where the list of those who only attend begins; ``end`` when there is none."""
    for match in attending().finditer(running.folded, body, end):
        if running.opens_line(match.start()) or running.text[match.start()].isupper():
            return match.start()
    return end


def _end_attending(running: Running, attending: int, end: int) -> int:
    """Where the list of those who only attend ends: before the first line of its own that says nothing of a body.

    What follows is the preamble, whatever its heading is called; it must not go with a list that nobody reads.
    """
    line = running.text.find("\n", attending, end) + 1
    while 0 < line < end:
        after = running.text.find("\n", line, end) + 1 or end
        goes_on = running.text[line].islower() or line in running.marked or has_evidence(running, line, after)
        if not goes_on:
            return line
        line = after
    return end


def find_evidence(running: Running, start: int) -> int:
    """The end of the first thing said of a party from here on; past the text's end when there is none."""
    found = any_evidence().search(running.folded, start)
    return found.end() if found else len(running.folded) + 1


def has_evidence(running: Running, start: int, end: int) -> bool:
    """Whether something in the slice is said of a party."""
    return any_evidence().search(running.folded, start, end) is not None


def find_end(running: Running, body: int) -> int:
    """Where a block ends whose last party begins before ``body``: for a reader that knows its parties already."""
    return _find_end(running, body)
