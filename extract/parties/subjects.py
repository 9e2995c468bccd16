"""Whom a clause says it is about: « ces deux derniers étant », « La Métropole et la Commune, ci-après ensemble ».

The subject stands just before the clause. It counts parties (the last two, the first three) or lists them by their
aliases or names. Without a subject that can be resolved nothing is said here: the clause alone must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from bordereau.lexicon.bodies import plurals_source

_COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7}
_COUNTED = re.compile(
    r"\b(?:ces|les)\s+(?P<ordinal>(?:premier|dernier)[a-z]*\s+)?(?P<number>deux|trois|quatre|cinq|six|sept)\b"
    rf"(?:\s+(?P<place>premi|derni)[a-z]*|\s+{plurals_source()}(?:\s+[a-z-]+){{0,2}})?"
    r"[\s,]*(?:etant|sont|seront)?[\s,(]*$"
)
_LINK = re.compile(r"[\s,]*\b(?:etant|sont|seront)?[\s,(]*$")
_BREAK = re.compile(r"[\n;.\"]")
_JOINT = re.compile(r"\s*,\s*(?:et\s+)?|\s+et\s+")
_DETERMINER = re.compile(r"(?:l ?'\s?|le\s|la\s|les\s)\s*")
_ALIAS = re.compile(r"\bci\s*-?\s*apres\b[^\"\n]{0,60}(?:\"\s*[^\"]+?\s*\"(?:\s*(?:,|ou|et)\s*)?)+")
_BARE_ALIAS = re.compile(
    r"\bci\s*-?\s*apres\s+(?:(?:denomme|designe|appele)[a-z]*\s+)?((?:l ?'|la\s|le\s)[^,;.\n\"]{2,40})"
)
_SMALL_WORDS = frozenset(("de", "du", "d", "l", "la", "le"))
_REACH = 200


class Placed(Protocol):
    """A party being put together."""

    name_start: int
    slices: list[tuple[int, int]]


def find_subject(
    folded: str, drafts: Sequence[Placed], index: int, begin: int, plural: bool
) -> tuple[int, tuple[int, ...]] | None:
    """(where the subject of a clause begins, the parties it takes in); None without one that can be told.

    The clause begins at ``begin`` in the text of the party ``index``. A list is a subject where a verb follows it, or
    where the clause is ``plural``: « le Département et la Région, ci-après « la Région » » says nothing of the first.
    """
    floor = max(drafts[index].name_start, begin - _REACH)
    counted = _COUNTED.search(folded, floor, begin)
    if counted is not None:
        number = _COUNTS[counted["number"]]
        leading = (counted["place"] or counted["ordinal"] or "").startswith("premi")
        counts = range(number) if leading else range(index + 1 - number, index + 1)
        return (counted.start(), tuple(counts)) if counts[0] >= 0 and counts[-1] <= index else None
    link = _LINK.search(folded, floor, begin)
    stop = link.start() if link else begin
    if not plural and not any(char.isalpha() for char in folded[stop:begin]):
        return None
    start = max((match.end() for match in _BREAK.finditer(folded, floor, stop)), default=floor)
    cuts = [match.span() for match in _JOINT.finditer(folded, start, stop)]
    parts = zip([start, *(after for _, after in cuts)], [*(before for before, _ in cuts), stop], strict=True)
    taken: set[int] = set()
    first = stop
    listed = 0
    for left, right in reversed(list(parts)):
        called = list(_called(folded, drafts[: index + 1], folded[left:right]))
        if not called:
            break
        first, listed = left, listed + 1
        taken.update(called)
    return (first, tuple(sorted(taken))) if listed > 1 and len(taken) > 1 else None


def _called(folded: str, drafts: Sequence[Placed], part: str) -> Iterator[int]:
    """The parties that « la Commune » calls: by alias, else by the words of the name if no other has them."""
    part = part.strip()
    words = _words(part)
    if not words:
        return
    known = [place for place, draft in enumerate(drafts) if words in _aliases(folded, draft)]
    if not known:
        known = [place for place, draft in enumerate(drafts) if words <= _name(folded, draft)]
    if len(known) == 1 or part.startswith("les "):
        yield from known


def _aliases(folded: str, draft: Placed) -> list[frozenset[str]]:
    """The words of each alias of a party."""
    found: list[frozenset[str]] = []
    for start, end in draft.slices:
        for match in _ALIAS.finditer(folded, start, end):
            found += [_words(quoted) for quoted in re.findall(r"\"\s*([^\"]+?)\s*\"", match[0])]
        found += [_words(match[1]) for match in _BARE_ALIAS.finditer(folded, start, end)]
    return found


def _name(folded: str, draft: Placed) -> frozenset[str]:
    head = folded[draft.name_start : min(draft.slices[-1][1], draft.name_start + 90)]
    return _words(head.partition(",")[0])


def _words(text: str) -> frozenset[str]:
    """Without determiner, in the singular."""
    bare = _DETERMINER.sub("", text.strip(), count=1)
    return frozenset(word.rstrip("s") for word in re.findall(r"\w+", bare)) - _SMALL_WORDS
