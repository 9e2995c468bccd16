"""A line that is the total of the lines before it: “Total : 30 000 €”, “Soit un total de 30 000 €”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bordereau.reconcile.text.claims import Claim
from bordereau.reconcile.text.figures import find_spots, read_part
from bordereau.reconcile.text.forest import Node
from bordereau.reconcile.text.wording import Strength, lexicon
from bordereau.schemas.statement import QuantityKind

_KINDS: tuple[QuantityKind, ...] = ("money", "count", "percent")


def is_total_line(node: Node) -> bool:
    """Whether a list item is a total rather than a part."""
    words = lexicon()
    return any(pattern.search(node.folded) for pattern in (words.plain_line, words.sub_line, words.soit_line))


def relate_total_line(
    line: Node, before: Sequence[Node], *, after_list: bool, most: Strength = Strength.STRONG
) -> Iterator[Claim]:
    """Relate a total line to the items before it, leaving out totals among them.

    ``after_list``: the line stands after the list, not in it; there “Le montant total s’élève à…” may be
    meant too, but is only said when it holds. ``most``: how sure it can be at most, where the lines before are no list.
    A subtotal covers the items since the one before.
    """
    strength = _weigh(line, after_list=after_list)
    if strength is None:
        return
    strength = min(strength, most)
    if lexicon().sub_line.search(line.folded):
        before = _since_last_subtotal(before)
    items = [node for node in before if not is_total_line(node)]
    for kind in _KINDS:
        stated = find_spots(line, kind)
        parts = [read_part(item, kind) for item in items]
        found = tuple(part for part in parts if part is not None)
        if stated and len(found) >= 2:
            yield Claim(kind, stated[:1], found, strength, blanks=len(parts) - len(found))


def _weigh(line: Node, *, after_list: bool) -> Strength | None:
    words = lexicon()
    if words.plain_line.search(line.folded) or (words.sub_line.search(line.folded) and not after_list):
        return Strength.STRONG
    if words.soit_line.search(line.folded):
        return Strength.STRONG if after_list else Strength.LOOSE
    return Strength.LOOSE if words.named_line.search(line.folded) else None


def _since_last_subtotal(before: Sequence[Node]) -> Sequence[Node]:
    sub_line = lexicon().sub_line
    for place in range(len(before) - 1, -1, -1):
        if sub_line.search(before[place].folded):
            return before[place + 1 :]
    return before
