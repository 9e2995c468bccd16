"""The votes of a délibération: counts that agree, unanimity where the word is printed, and who takes no part.

« À l'unanimité » is true, « à la majorité » or a vote against false; abstentions are no votes cast (CGCT, art.
L2121-20), so « à l'unanimité moins deux abstentions » stays true and « moins une voix » does not. The vote of a
commission that gave its opinion, and what a « Vu » or « Considérant » tells, are no votes of this act. What is said in
two ways is given in none; an act with several ballots (a grant a vote) has no one result.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import get_args

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.deliberations.counts import RESULTS, FoundCount, find_counts
from bordereau.schemas.deliberation import CountKind
from bordereau.schemas.found_deliberation import FoundVotes, Stated

KINDS: tuple[CountKind, ...] = get_args(CountKind)
_STOP = re.compile(r"[;\n]|(?<![A-Z])\.(?=\s+[A-ZÀÉÈ]|\s*$|\s*\n)")
_AFTER = 12
"""Within so many characters « moins » takes from the unanimity before it."""


def read_votes(text: str) -> FoundVotes:
    r"""Read who took part in the vote of an act, and its result.

    >>> votes = read_votes("Présents : 12\nLe conseil, à l'unanimité moins deux abstentions, approuve le bail.")
    >>> votes.counts["present"].value, votes.counts["abstained"].value, votes.unanimous.value
    (12, 2, True)
    """
    sentences = list(split_sentences(text))
    told = list(_find_told(text, sentences))
    counts = [one for one in find_counts(text) if not _is_inside(one.start, told)]
    agreed, unclear = _agree(counts)
    unanimous, doubt = _read_unanimity(text, told, counts)
    if any(one.value in RESULTS for one in unclear):  # several ballots: no result is that of the act
        agreed, unanimous = {kind: one for kind, one in agreed.items() if kind not in RESULTS}, None
    apart = "apart" in agreed or _says("leaving").search(fold(text)) is not None
    return FoundVotes(agreed, unanimous, (*unclear, *doubt), apart)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a text; a line or a semicolon ends one too, an initial (« M. X ») does not."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


def _says(key: str) -> FormPattern:
    return read_pattern("votes", f"words.{key}")


def _find_told(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that tell of another vote: of others, of former times, on how to vote (with its result behind)."""
    how = False
    for span in sentences:
        sentence = text[slice(*span)]
        result = how and _says("result").match(fold(sentence).lstrip(" -•–*\t")) is not None
        how = _says("procedure").search(fold(sentence)) is not None
        if how or result or _is_told(sentence):
            yield span


def _is_told(sentence: str) -> bool:
    """Whether a sentence tells of another vote than the act's own."""
    folded = fold(sentence).lstrip(" -•–*\t")
    if _says("told").match(folded) and not read_pattern("deliberations", "deliberated").search(folded):
        return True
    others = _says("own_commission").sub("", folded)
    return _says("of_others").search(others) is not None and not read_pattern("deliberations", "decides").search(folded)


def _is_inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which stand in order."""
    before = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return before >= 0 and place < spans[before][1]


def _agree(counts: Sequence[FoundCount]) -> tuple[dict[CountKind, Stated[int]], list[Stated[str]]]:
    """One number a kind; blank and void ballots add up; two numbers of a kind are none, and told."""
    agreed: dict[CountKind, Stated[int]] = {}
    unclear: list[Stated[str]] = []
    for kind in KINDS:
        own = [one for one in counts if one.kind == kind]
        if not own:
            continue
        values = {one.value for one in own}
        if kind == "blank":
            agreed[kind] = Stated(sum(one.value for one in own), own[0].start, own[-1].end)
        elif len(values) == 1:
            agreed[kind] = Stated(own[-1].value, own[-1].start, own[-1].end)
        else:
            other = next(one for one in reversed(own) if one.value != own[0].value)
            unclear.append(Stated(kind, other.start, other.end))
    return agreed, unclear


def _read_unanimity(
    text: str, told: Sequence[tuple[int, int]], counts: Sequence[FoundCount]
) -> tuple[Stated[bool] | None, list[Stated[str]]]:
    """Whether the act says that all agreed, or that not all did; nothing where it says both."""
    folded = fold(text)
    said = [
        Stated(not _loses_a_vote(folded, match.end(), counts), *match.span())
        for match in _says("unanimous").finditer(folded)
        if not _is_inside(match.start(), told)
    ]
    said += [
        Stated(False, *match.span())
        for match in _says("majority").finditer(folded)
        if not _is_inside(match.start(), told)
    ]
    said += [Stated(False, one.start, one.end) for one in counts if one.kind == "against" and one.value]
    if len({one.value for one in said}) > 1:
        return None, [Stated("unanimous", said[-1].start, said[-1].end)]
    return (said[0], []) if said else (None, [])


def _loses_a_vote(folded: str, end: int, counts: Sequence[FoundCount]) -> bool:
    """« à l'unanimité moins une voix »: one did not agree; « moins une abstention »: one did not vote."""
    if not _says("less").search(folded[end : end + _AFTER]):
        return False
    near = counts[bisect_left(counts, end, key=lambda one: one.start) :][:2]
    return not any(one.kind == "abstained" and one.start < end + 2 * _AFTER for one in near)
