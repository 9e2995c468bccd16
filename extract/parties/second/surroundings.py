"""What the lexicon and the layout say of each token: which clause it stands in, whether a body begins there, its line.

Everything here is a hint, not a decision: the weights decide what it is worth.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import head
from bordereau.lexicon.parties import clauses, ends, openers, side

_QUOTE_REACH, _BRACKET_REACH = 12, 15
"""Tokens that a quote or a bracket holds at most: scans lose the closing one."""
_FAR = 60


@dataclass(slots=True)
class Surroundings:
    """One entry a token in every list."""

    clause: list[str | None]
    """The kind of clause whose announcing words the token belongs to."""
    last: list[tuple[str, int]]
    """(kind, tokens since) of the clause announced before."""
    coming: list[tuple[str, int]]
    """(kind, tokens until) of the clause announced next."""
    body: list[str | None]
    """``B`` or ``I`` in the words that open a body, ``H`` at its noun."""
    opener: list[str | None]
    sides: list[bool]
    begun: list[int]
    """How many opening words stand before."""
    ended: list[int]
    """How many marks of what comes after the parties stand before."""
    quoted: list[bool] = field(default_factory=list)
    bracketed: list[bool] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    """Place in the line, in tokens."""
    capitals: list[bool] = field(default_factory=list)
    """Whether the line is in capitals."""
    first: list[str] = field(default_factory=list)
    """How the line opens."""
    next_line: list[str] = field(default_factory=list)
    """How the next line opens."""
    headed: list[int] = field(default_factory=list)
    """Tokens since the noun of a body."""


def look_around(running: Running, tokens: Sequence[tuple[int, int]]) -> Surroundings:
    """Mark every token of an opening."""
    starts = [start for start, _ in tokens]
    end = tokens[-1][1] if tokens else 0

    def within(start: int, stop: int) -> range:
        return range(bisect_left(starts, start), bisect_left(starts, stop))

    clause: list[str | None] = [None] * len(tokens)
    for match in clauses().finditer(running.folded, 0, end):
        for place in within(*match.span()):
            clause[place] = match.lastgroup
    opener = _mark_openers(running, end, within, len(tokens))
    done = {place for start, stop in _find_ends(running, end) for place in within(start, stop)}
    around = Surroundings(
        clause=clause,
        last=_count_from(clause),
        coming=_count_from(clause[::-1])[::-1],
        body=_mark_bodies(running, end, within, len(tokens)),
        opener=opener,
        sides=_mark_sides(running, end, within, len(tokens)),
        begun=_count_up([kind is not None for kind in opener]),
        ended=_count_up([place in done for place in range(len(tokens))]),
    )
    _mark_print(around, [running.text[start:stop] for start, stop in tokens])
    _mark_lines(around, [running.folded[start:stop] for start, stop in tokens])
    return around


def _count_from(kinds: Sequence[str | None]) -> list[tuple[str, int]]:
    out, kind, since = [], "none", 0
    for here in kinds:
        kind, since = (here, 0) if here else (kind, min(since + 1, _FAR))
        out.append((kind, since))
    return out


def _count_up(hits: Sequence[bool]) -> list[int]:
    out, count = [], 0
    for hit in hits:
        count = min(count + hit, 3)
        out.append(count)
    return out


def _mark_bodies(running: Running, end: int, within: Callable[[int, int], range], count: int) -> list[str | None]:
    marks: list[str | None] = [None] * count
    for match in head().finditer(running.folded, 0, end):
        for rank, place in enumerate(within(*match.span())):
            marks[place] = "I" if rank else "B"
        noun = within(match.start("head"), match.start("head") + 1)
        if noun:
            marks[noun[0]] = "H"
    return marks


def _mark_openers(running: Running, end: int, within: Callable[[int, int], range], count: int) -> list[str | None]:
    marks: list[str | None] = [None] * count
    for pattern, _, kind in openers():
        for match in pattern.finditer(running.folded, 0, end):
            for place in within(*match.span()):
                marks[place] = kind
    return marks


def _mark_sides(running: Running, end: int, within: Callable[[int, int], range], count: int) -> list[bool]:
    marks = [False] * count
    for match in re.finditer(side(), running.folded[:end]):
        for place in within(*match.span()):
            marks[place] = True
    return marks


def _find_ends(running: Running, end: int) -> Iterator[tuple[int, int]]:
    for kind in ("line", "anywhere", "capital"):
        for match in ends(kind).finditer(running.folded, 0, end):
            if kind != "capital" or running.text[match.start("mark")].isupper():
                yield match.start("mark"), match.end()


def _mark_print(around: Surroundings, words: Sequence[str]) -> None:
    """Quotes, brackets and lines."""
    quote = bracket = 0
    for word in words:
        if word in ("«", "“"):
            quote = _QUOTE_REACH
        elif word in ("»", "”"):
            quote = 0
        elif word == '"':
            quote = 0 if quote else _QUOTE_REACH
        else:
            quote = max(0, quote - 1)
        bracket = _BRACKET_REACH if word == "(" else 0 if word == ")" else max(0, bracket - 1)
        around.quoted.append(quote > 0)
        around.bracketed.append(bracket > 0)
    line: list[str] = []
    for word in (*words, "\n"):
        line.append(word)
        if word == "\n":
            letters = [one for one in line if one[0].isalpha()]
            around.column += range(len(line))
            around.capitals += [bool(letters) and all(one.isupper() for one in letters)] * len(line)
            line = []


def _mark_lines(around: Surroundings, words: Sequence[str]) -> None:
    """How each line and the next one open, and how far the last body is."""
    since = _FAR
    for mark in around.body:
        since = 0 if mark == "H" else min(since + 1, _FAR)
        around.headed.append(since)
    lines: list[tuple[int, str]] = []
    size, opens = 0, ""
    for word in (*words, "\n"):
        size += 1
        opens = opens or (word[:4] if word.strip() and word[0].isalnum() else "")
        if word == "\n":
            lines.append((size, opens))
            size, opens = 0, ""
    for place, (length, first) in enumerate(lines):
        around.first += [first] * length
        around.next_line += [lines[place + 1][1] if place + 1 < len(lines) else "END"] * length
