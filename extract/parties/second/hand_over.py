"""The facts that the labels name, handed over to the party in whose text they stand.

A party's text is gathered from pieces of the opening, so places are led over by the printed words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bordereau.extract.parties.running import Running
from bordereau.extract.parties.second.labels import Labelled
from bordereau.schemas.act import PartiesBlock, PartySpan, ToldFact
from bordereau.schemas.text import Paragraph, Piece

Key = tuple[int, int, float, float]


def hand_over(running: Running, block: PartiesBlock, facts: Sequence[Labelled]) -> PartiesBlock:
    """The block, each party with the facts that stand in its text."""
    whole = running.whole
    placed = [(fact, ends) for fact in facts if (ends := _find_ends(fact, whole.pieces)) is not None]
    return replace(block, parties=tuple(_tell(party, whole, placed) for party in block.parties))


def _find_ends(fact: Labelled, pieces: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """The first and the last word of a fact."""
    first = bisect_right(pieces, fact.start, key=lambda piece: piece.end)
    last = bisect_left(pieces, fact.end, key=lambda piece: piece.start) - 1
    return (pieces[first], pieces[last]) if first <= last else None


def _tell(party: PartySpan, whole: Paragraph, placed: Sequence[tuple[Labelled, tuple[Piece, Piece]]]) -> PartySpan:
    places = {_key(piece): piece for piece in party.text.pieces}
    told = [
        ToldFact(fact.kind, *span, fact.sure)
        for fact, ends in placed
        if (span := _lead_over(fact, ends, whole, party.text, places)) is not None
    ]
    return replace(party, told=tuple(sorted(told, key=lambda one: one.start)))


def _lead_over(
    fact: Labelled, ends: tuple[Piece, Piece], whole: Paragraph, text: Paragraph, places: Mapping[Key, Piece]
) -> tuple[int, int] | None:
    theres = [places[_key(here)] for here in ends if _key(here) in places]
    if len(theres) < 2:
        return None
    start, end = (
        _move(offset, whole, here, text, there)
        for offset, here, there in zip((fact.start, fact.end), ends, theres, strict=True)
    )
    return (start, end) if start < end else None


def _move(offset: int, whole: Paragraph, here: Piece, text: Paragraph, there: Piece) -> int:
    """A place in a word of the opening as one in the party's text, which may hold but a part of the word."""
    lost = whole.text[here.start : here.end].find(text.text[there.start : there.end])
    return min(max(there.start + offset - here.start - max(0, lost), there.start), there.end)


def _key(piece: Piece) -> Key:
    return piece.page, piece.line, piece.word.x0, piece.word.top
