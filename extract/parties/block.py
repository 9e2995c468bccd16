"""Where the parties block starts and ends.

« Entre » is no safe start: a title often says « entre … et … » with the same names, up to three times. So every
possible opening is weighed by its form and by what follows it: a block is full of seats, representatives and
aliases, a title has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import head
from bordereau.lexicon.parties import any_evidence, attending, ends, evidence, openers

REACH = 900
"""Characters after an opening in which evidence counts for it."""
KINDS_COUNTED = 4


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
    found = [opener for opener in _find_openers(running) if opener.kind != "first_side"]
    best = _choose(running, found)
    if best[0] < 4:
        found = _find_openers(running)
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
    if index + 1 < len(found):
        stop = min(stop, found[index + 1].start)
    closing = _find_end(running, opener.end)
    stop = min(stop, closing)
    kinds = sum(bool(pattern.search(running.folded, opener.end, stop)) for pattern in evidence().values())
    near = bool(evidence()["represented"].search(running.folded, opener.end, min(stop, opener.end + 400)))
    party = head().match(running.folded, _skip(running.text, opener.end)) is not None
    return opener.weight + 2 * min(kinds, KINDS_COUNTED) + 2 * near + party - (4 if kinds == 0 else 0)


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
    best = None
    for match in head().finditer(running.folded, max(line, first.start() - 260), first.start()):
        if running.text[match.start()].isupper() and (match["determiner"] or best is None):
            best = match.start() if best is None or first.start() - match.start() > 6 else best
    return best if best is not None else line


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
