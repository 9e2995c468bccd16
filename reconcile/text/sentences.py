"""Sums inside one sentence: a total and its parts, “soit un total de”, “10 000 € + 20 000 €”, “se décompose en”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.reconcile.text.claims import Claim
from bordereau.reconcile.text.figures import Part, Spot, make_spot
from bordereau.reconcile.text.forest import Node
from bordereau.reconcile.text.wording import Strength, lexicon, split_sentences
from bordereau.schemas.statement import QuantityKind

_KINDS: tuple[QuantityKind, ...] = ("money", "count")
_PLUS = re.compile(r"[^+;.\d]{0,60}\+[^+;.\d]{0,40}")
_EQUALS = re.compile(r"[^+;.\d]{0,40}(?:=|\bsoit\b)[^+;.\d]{0,40}")
_BRACKET = re.compile(r"[^+;.\d(]{0,40}[(=:][^+;.\d]{0,20}")


def find_sentence_claims(node: Node, before: Node | None) -> Iterator[Claim]:
    """Find the sums that each sentence of a paragraph may state; ``before`` is the paragraph above."""
    if not node.statement.quantities:
        return
    sentences = split_sentences(node.statement.text)
    for place, (start, end) in enumerate(sentences):
        for kind in _KINDS:
            spots = _spots_of(node, kind, start, end)
            above = _spots_above(node, sentences, place, before, kind) if spots else ()
            if len(spots) >= 2:
                yield from _relate_sentence(node.folded, (start, end), spots, above, kind)
            if len(above) >= 2 and _is_one_sum(spots):
                yield from _relate_drawn(node.folded, start, spots[0], above, kind)


def _spots_of(node: Node, kind: QuantityKind, start: int, end: int) -> tuple[Spot, ...]:
    figures = (q for q in node.statement.quantities if q.kind == kind and start <= q.start and q.end <= end)
    return tuple(make_spot(node, quantity) for quantity in figures)


def _spots_above(
    node: Node, sentences: Sequence[tuple[int, int]], place: int, before: Node | None, kind: QuantityKind
) -> tuple[Spot, ...]:
    """Give the figures of the sentence before, which a “Cette somme se décompose en” means."""
    if place:
        return _spots_of(node, kind, *sentences[place - 1])
    if before is None or before.children or before.statement.article != node.statement.article:
        return ()
    last = split_sentences(before.statement.text)[-1:]
    return _spots_of(before, kind, *last[0]) if last else ()


def _is_one_sum(spots: Sequence[Spot]) -> bool:
    """Whether a sentence states one sum, once without and once with its tax: « 15 400 € HT, soit 18 480 € TTC »."""
    taxes = [spot.tax for spot in spots]
    return len(spots) == 1 or (len(spots) == 2 and taxes == ["HT", "TTC"])


def _relate_drawn(folded: str, start: int, total: Spot, above: Sequence[Spot], kind: QuantityKind) -> Iterator[Claim]:
    """Relate “A apporte 10 € et B 20 €. Le total s’établit donc à 30 €”."""
    lead = folded[start : total.quantity.start].lstrip()
    if lexicon().drawn.search(lead) and not lexicon().partial.search(lead):
        therefore = lexicon().therefore.search(lead) is not None and total.quantity.qualifier == "exact"
        unsure = any(spot.is_rate for spot in (total, *above))
        strength = Strength.LIKELY if therefore and not unsure else Strength.LOOSE
        yield Claim(kind, (total,), _single_parts(above), strength)


def _relate_sentence(
    folded: str, span: tuple[int, int], spots: Sequence[Spot], above: Sequence[Spot], kind: QuantityKind
) -> Iterator[Claim]:
    sentence = folded[span[0] : span[1]]
    unsure = lexicon().not_a_sum.search(sentence) is not None or any(spot.is_rate for spot in spots)
    yield from _relate_plus(folded, spots, kind)
    yield from _relate_total_after(folded, spots, kind, unsure=unsure)
    yield from _relate_phrase(folded, span, spots, above, kind, unsure=unsure)
    yield from _relate_inner(folded, span, spots, kind, unsure=unsure)
    if len(spots) >= 3:
        yield Claim(kind, (spots[0],), _single_parts(spots[1:]), Strength.LOOSE)
        yield Claim(kind, (spots[-1],), _single_parts(spots[:-1]), Strength.LOOSE)


def _single_parts(spots: Sequence[Spot]) -> tuple[Part, ...]:
    return tuple(Part((spot,), (spot,), (spot,), ((spot,),)) for spot in spots)


def _between(folded: str, one: Spot, two: Spot) -> str:
    return folded[one.quantity.end : two.quantity.start]


def _relate_plus(folded: str, spots: Sequence[Spot], kind: QuantityKind) -> Iterator[Claim]:
    """Relate “a + b = total”, “a + b, soit total” and “total (a + b)”."""
    first = 0
    while first < len(spots) - 1:
        last = first
        while last + 1 < len(spots) and _PLUS.fullmatch(_between(folded, spots[last], spots[last + 1])):
            last += 1
        if last > first:
            parts = _single_parts(spots[first : last + 1])
            if last + 1 < len(spots) and _EQUALS.fullmatch(_between(folded, spots[last], spots[last + 1])):
                yield Claim(kind, (spots[last + 1],), parts, Strength.STRONG)
            elif first and _BRACKET.fullmatch(_between(folded, spots[first - 1], spots[first])):
                yield Claim(kind, (spots[first - 1],), parts, Strength.STRONG)
        first = last + 1


def _relate_total_after(folded: str, spots: Sequence[Spot], kind: QuantityKind, *, unsure: bool) -> Iterator[Claim]:
    """Relate “10 000 € pour A et 20 000 € pour B, soit un total de 30 000 €”."""
    words = lexicon()
    since = 0
    for place, spot in enumerate(spots):
        before = folded[max(0, spot.quantity.start - 60) : spot.quantity.start]
        after = folded[spot.quantity.end : spot.quantity.end + 30]
        if not (words.total_before.search(before) or words.total_after.search(after)):
            continue
        parts = spots[since:place]
        if len(parts) >= 2:
            for first in range(len(parts) - 2):
                yield Claim(kind, (spot,), _single_parts(parts[first + 1 :]), Strength.LOOSE)
            yield Claim(kind, (spot,), _single_parts(parts), Strength.LOOSE if unsure else Strength.STRONG)
        since = place + 1


def _relate_phrase(
    folded: str,
    span: tuple[int, int],
    spots: Sequence[Spot],
    above: Sequence[Spot],
    kind: QuantityKind,
    *,
    unsure: bool,
) -> Iterator[Claim]:
    """Relate a total, words such as “répartis comme suit”, and the figures after them."""
    words = lexicon()
    sure = words.exhaustive_in_sentence.search(folded, *span)
    phrase = sure or _find_hopeful(folded, span)
    if phrase is None or words.partial.search(folded, phrase.start(), spots[-1].quantity.end):
        return
    totals = [spot for spot in spots if spot.quantity.end <= phrase.start()]
    parts = [spot for spot in spots if spot.quantity.start >= phrase.end()]
    for place, spot in enumerate(parts):
        before = folded[max(0, spot.quantity.start - 60) : spot.quantity.start]
        if place >= 2 and words.total_before.search(before):
            del parts[place:]
            break
    if len(parts) < 2:
        return
    strength = Strength.LOOSE if unsure or sure is None else Strength.STRONG
    if not totals:
        totals = list(above)
        points_back = words.anaphora.search(folded[span[0] : span[1]].strip()) is not None
        strength = strength if points_back and len(totals) == 1 else Strength.LOOSE
    if totals:
        partial = phrase[0].startswith("dont")
        for stop in range(2, len(parts)):
            yield Claim(kind, tuple(totals[::-1]), _single_parts(parts[:stop]), Strength.LOOSE)
        yield Claim(kind, tuple(totals[::-1]), _single_parts(parts), strength, may_be_partial=partial, unsure=unsure)


def _find_hopeful(folded: str, span: tuple[int, int]) -> re.Match[str] | None:
    """Find words after which parts may follow, but perhaps not all: “est financée par”, a sentence “Soit …”."""
    words = lexicon()
    start = span[1] - len(folded[slice(*span)].lstrip())
    return words.hopeful_opening.match(folded, start) or words.hopeful_in_sentence.search(folded, start, span[1])


def _relate_inner(
    folded: str, span: tuple[int, int], spots: Sequence[Spot], kind: QuantityKind, *, unsure: bool
) -> Iterator[Claim]:
    """Relate “74 places, dont 46 en foyer et 28 en service” and “un total de 3 €, comprend A (1 €) et B (2 €)”."""
    words = lexicon()
    for phrase in words.within.finditer(folded, *span):
        before = [spot for spot in spots if spot.quantity.end <= phrase.start()]
        after = [spot for spot in spots if spot.quantity.start >= phrase.end()]
        if before and len(after) >= 2:
            inside = kind == "money" and not unsure
            yield Claim(kind, (before[-1],), _single_parts(after), Strength.LOOSE, within=inside)
    found = words.likely_in_sentence.search(folded, *span)
    if found is None or words.partial.search(folded, found.start(), spots[-1].quantity.end):
        return
    before = [spot for spot in spots if spot.quantity.end <= found.end()]
    after = [spot for spot in spots if spot.quantity.start >= found.end()]
    if before and len(after) >= 2:
        strength = Strength.LOOSE if unsure else Strength.LIKELY
        yield Claim(kind, (before[-1],), _single_parts(after), strength, may_be_partial=True)
