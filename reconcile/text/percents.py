"""Shares that should make 100 %: in brackets, in a sentence, in the items of a list.

Most percents of an act are no shares of one whole: rates of tax, of aid, of payment, of change. So a sum
that comes to 100 is said, but one that misses is only called wrong where words make the figures shares
(“répartis comme suit”, “clé de répartition”), or where a bracket holds nothing but shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bordereau.reconcile.text.figures import Part, Spot, make_spot, read_part
from bordereau.reconcile.text.forest import Node, build_forest
from bordereau.reconcile.text.lists import find_bare_items, merge_checks
from bordereau.reconcile.text.total_lines import is_total_line
from bordereau.reconcile.text.wording import Strength, lexicon, split_sentences
from bordereau.reconcile.verdicts import hundred_percent, make_check
from bordereau.schemas.check import Check
from bordereau.schemas.statement import Statement

_BRACKET = re.compile(r"\(([^()]*%[^()]*%[^()]*)\)")
_BREAKS = re.compile(r",(?!\d)|;|/|\bet\b|\bpuis\b")
_LIMITS = ("maximum", "minimum", "more_than", "less_than")
_WHOLE = hundred_percent()


def check_percents(statements: Sequence[Statement]) -> tuple[Check, ...]:
    """Check the shares that the running text of an act states to be parts of one whole."""
    return merge_checks(_walk(build_forest(statements)))


def _walk(siblings: Sequence[Node]) -> Iterator[Check]:
    for place, node in enumerate(siblings):
        items = node.children or find_bare_items(siblings, place, "percent")
        yield from _check_items(siblings, place, [item for item in items if not is_total_line(item)])
        yield from _check_line(node)
        yield from _walk(node.children)


def _judge(spots: Sequence[Spot], strength: Strength, within: tuple[int, int]) -> Iterator[Check]:
    """Say what a list of shares makes: always when it holds, a miss only with sure words and near 100.

    ``within``: outside these bounds the figures are taken for something else than shares.
    """
    check = make_check("percent_total", _WHOLE, [spot.term() for spot in spots], "The whole of the shares", "%")
    total = Decimal(check.computed or 0)
    limited = any(spot.quantity.qualifier in _LIMITS for spot in spots)
    holds = check.status == "exact" or (check.status == "within_rounding" and strength > Strength.LOOSE and not limited)
    misses = strength is Strength.STRONG and not limited and within[0] <= total <= within[1]
    if holds or misses:
        yield check


# --- items of a list ----------------------------------------------------------------------------------


def _check_items(siblings: Sequence[Node], place: int, items: Sequence[Node]) -> Iterator[Check]:
    parts = [read_part(item, "percent") for item in items]
    found = [part for part in parts if part is not None and len(part.lead) == 1]
    if len(found) < 2:
        return
    strength = _weigh_list(siblings, place, items)
    if len(found) < len(parts) or any(len(part.singles) > 1 for part in found):
        strength = Strength.LOOSE
    for spots in _readings(found):
        checks = list(_judge(spots, strength, (60, 150)))
        if checks:
            yield checks[0]
            return


def _readings(parts: Sequence[Part]) -> Iterator[list[Spot]]:
    yield [part.lead[0] for part in parts]
    if any(part.last != part.lead for part in parts):
        yield [part.last[0] for part in parts]


def _weigh_list(siblings: Sequence[Node], place: int, items: Sequence[Node]) -> Strength:
    """Weigh the line over the list: shares by its words, unless it or an item tells of rates or payments."""
    words, head = lexicon(), siblings[place]
    sentences = split_sentences(head.statement.text)
    intro = head.folded[sentences[-1][0] :].strip() if sentences else ""
    context = [head.folded, *(item.folded for item in items)]
    if words.partial.search(intro) or any(words.not_shares.search(text) for text in context):
        return Strength.LOOSE
    if words.shares.search(intro) or words.exhaustive.search(intro):
        return Strength.STRONG
    return Strength.LOOSE


# --- one line -----------------------------------------------------------------------------------------


def _check_line(node: Node) -> Iterator[Check]:
    percents = [quantity for quantity in node.statement.quantities if quantity.kind == "percent"]
    if len(percents) < 2:
        return
    spots = [make_spot(node, quantity) for quantity in percents]
    taken: set[str] = set()
    for bracket in _BRACKET.finditer(node.folded):
        inside = [s for s in spots if bracket.start() <= s.quantity.start and s.quantity.end <= bracket.end()]
        if len(inside) >= 2:
            taken |= {spot.quantity.id for spot in inside}
            yield from _judge(inside, _weigh_bracket(node, bracket, inside), (85, 130))
    for start, end in split_sentences(node.statement.text):
        rest = [s for s in spots if start <= s.quantity.start < end and s.quantity.id not in taken]
        if len(rest) >= 2:
            least = 100 if lexicon().narrated.search(node.folded, start, end) else 60
            yield from _judge(rest, _weigh_sentence(node, start, end, rest), (least, 150))


def _weigh_bracket(node: Node, bracket: re.Match[str], inside: Sequence[Spot]) -> Strength:
    """Weigh “2 027 logements (52 % de PLUS, 38 % de PLAI, 10 % de PLS)”: shares and labels, nothing else."""
    pieces = [piece for piece in _BREAKS.split(bracket[1]) if piece.strip()]
    labels = [re.sub(r"[\d%.,\s]|\b(?:de|d'|des|du|en|pour|par|la|le|les)\b", "", piece) for piece in pieces]
    plain = all(piece.count("%") == 1 for piece in pieces) and all(labels) and len(set(labels)) == len(labels)
    others = [q for q in node.statement.quantities if q.kind == "money" and bracket.start() <= q.start < bracket.end()]
    start = max((a for a, _ in split_sentences(node.statement.text) if a <= bracket.start()), default=0)
    around = node.folded[start : bracket.end()]
    if not plain or others or lexicon().not_shares.search(around) or lexicon().partial.search(bracket[1]):
        return Strength.LOOSE
    return Strength.STRONG if len(inside) >= 3 else Strength.LIKELY


def _weigh_sentence(node: Node, start: int, end: int, rest: Sequence[Spot]) -> Strength:
    words = lexicon()
    sentence = node.folded[start:end]
    before = node.folded[start : rest[0].quantity.start]
    if words.not_shares.search(sentence) or words.partial.search(sentence):
        return Strength.LOOSE
    announced = words.exhaustive_in_sentence.search(before) or words.shares.search(before)
    return Strength.STRONG if announced else Strength.LOOSE
