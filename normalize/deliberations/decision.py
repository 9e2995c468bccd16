"""What an assembly decided: adopted, rejected, put off, or only taken note of.

Words of deciding stand all over such an act: in what is told of former sittings, in debates, in visas. So the decision
is read from where the act says that it decides: « après en avoir délibéré », the assembly as subject of a deciding
verb, the sentence that gives the vote; where it says none of these, from lines that open with a deciding verb, and from
words of putting off (an item is withdrawn before it is discussed). There, what is put off or refused goes before what
is adopted (« décide de reporter ce point »), and taking note is a decision only where nothing else is one. Where no
word decides, the votes do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.deliberations.counts import RESULTS, find_counts
from bordereau.normalize.deliberations.votes import split_sentences
from bordereau.schemas.deliberation import Decision
from bordereau.schemas.found_deliberation import FoundVotes, Stated

ORDER: tuple[Decision, ...] = ("deferred", "rejected", "adopted", "noted")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\s\-–•*>]*(?:(?:article\s+)?\d{1,2}(?:er)?\s*[.):°–-]\s*)?")


def read_decision(text: str) -> Stated[Decision] | None:
    """Read the decision of an act; None where no word says it.

    >>> read_decision("Le conseil municipal, à l'unanimité, APPROUVE la convention.").value
    'adopted'
    >>> read_decision("Le conseil, après en avoir délibéré, décide de reporter ce point.").value
    'deferred'
    """
    folded = fold(text)
    start = find_decision(text)
    found = list(_find_words(folded, start or 0, heads_only=start is None))
    for kind in ORDER:
        own = next((one for one in found if one.value == kind), None)
        if own is not None:
            return own
    return None


def follow_votes(said: Stated[Decision] | None, votes: FoundVotes) -> Stated[Decision] | None:
    """Read the decision from the votes where no word says it, or where « décide » stands over a majority against.

    Decisions are taken by the majority of the votes cast (CGCT, art. L2121-20). With as many for as against the voice
    of who presides decides, and nothing is given.
    """
    if said is not None and said.value != "adopted":
        return said
    favour, against = votes.counts.get("for"), votes.counts.get("against")
    if favour and against and favour.value < against.value:
        return Stated("rejected", against.start, against.end)
    if said is not None:
        return said
    if favour and favour.value > (against.value if against else 0):
        return Stated("adopted", favour.start, favour.end)
    if votes.unanimous and votes.unanimous.value:
        return Stated("adopted", votes.unanimous.start, votes.unanimous.end)
    return None


def find_decision(text: str) -> int | None:
    """Where an act begins to say what it decides; None where it does not say so."""
    folded = fold(text)
    deliberated = _says("deliberated").search(folded)
    if deliberated:
        return _open_line(folded, deliberated.start())
    starts = [match.start() for match in [_says("decides").search(folded)] if match]
    voted = [one.start for one in find_counts(text) if one.kind in RESULTS]
    voted += [match.start() for match in read_pattern("votes", "words.unanimous").finditer(folded)]
    voted += [match.start() for match in read_pattern("votes", "words.majority").finditer(folded)]
    if voted:
        first = min(voted)
        starts += [start for start, end in split_sentences(text) if start <= first < end]
    return min(starts, default=None)


def _open_line(folded: str, place: int) -> int:
    """The start of the line: « Le conseil décide, après en avoir délibéré »."""
    return folded.rfind("\n", 0, place) + 1


def _says(key: str) -> FormPattern:
    return read_pattern("deliberations", key)


def _find_words(folded: str, start: int, *, heads_only: bool) -> Iterator[Stated[Decision]]:
    for line in _LINE.finditer(folded, start):
        mark = _MARK.match(line.group())
        body = line.start() + (mark.end() if mark else 0)
        rest = folded[body : line.end()]
        first = _says("adopted_first").search(rest)
        if first:
            yield Stated("adopted", body + first.start(), body + first.end())
        for kind in ORDER:
            anywhere = not heads_only or kind == "deferred"
            match = _says(kind).search(rest) if anywhere else _says(kind).match(rest)
            if match:
                yield Stated(kind, body + match.start(), body + match.end())
