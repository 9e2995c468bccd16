"""Totals of lists: “à hauteur de :”, “dont :”, “répartis comme suit :”, a total two paragraphs above, a “Total” line.

The stated figure may stand in the line that opens the list, in a sentence or a paragraph before it (“Plus
précisément :”), in the last item or in the line after the list. Sums of money and counts in the same items
add up separately.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bordereau.reconcile.text.claims import Claim, settle_claim
from bordereau.reconcile.text.figures import Spot, find_last_inner, find_spots, read_part
from bordereau.reconcile.text.forest import Node, build_forest
from bordereau.reconcile.text.sentences import find_sentence_claims
from bordereau.reconcile.text.total_lines import is_total_line, relate_total_line
from bordereau.reconcile.text.wording import Strength, lexicon, split_sentences, weigh_introduction
from bordereau.schemas.check import Check
from bordereau.schemas.statement import QuantityKind, Statement

LOOK_BACK = 3
"""A total may stand this many paragraphs above the line that opens its list."""
LONGEST_BARE_ITEM = 160
_KINDS: tuple[QuantityKind, ...] = ("money", "count")
_MAY_BE_PARTIAL = re.compile(r"\bdont\b")
_DEDUCTION = re.compile(r"\b(?:a deduire|en deduction|deduction faite|t\.?v\.?a)\b")


def check_lists(statements: Sequence[Statement]) -> tuple[Check, ...]:
    """Check every sum that the running text of an act states, in the order of the text."""
    return merge_checks(_walk(build_forest(statements)))


def merge_checks(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Keep one check for the same figures, and no miss of a total that another of its readings explains."""
    kept: dict[tuple[object, ...], Check] = {}
    for check in checks:
        kept.setdefault((check.kind, check.stated_by, check.parts), check)
    held = {(c.kind, c.stated_by) for c in kept.values() if c.status in ("exact", "within_rounding")}
    result: list[Check] = []
    names: dict[str, int] = {}
    for check in kept.values():
        if check.status not in ("exact", "within_rounding") and (check.kind, check.stated_by) in held:
            continue
        names[check.id] = names.get(check.id, 0) + 1
        number = names[check.id]
        result.append(check if number == 1 else check.model_copy(update={"id": f"{check.id}#{number}"}))
    return tuple(result)


def _walk(siblings: Sequence[Node]) -> Iterator[Check]:
    for place, node in enumerate(siblings):
        items = list(node.children) or find_bare_items(siblings, place)
        for kind in _KINDS:
            yield from _check_first(_relate_head(siblings, place, items, kind))
        yield from _check_all(find_sentence_claims(node, _find_before(siblings, place)))
        yield from _walk(node.children)
        if items and place + 1 < len(siblings):
            after = place + 1 if node.children else place + 1 + len(items)
            if after < len(siblings):
                yield from _check_all(relate_total_line(siblings[after], items, after_list=True))
        yield from _check_all(_relate_line(siblings, place))


def _find_before(siblings: Sequence[Node], place: int) -> Node | None:
    """Find the line that a sentence may point back to: the one above, or the one that a bracket line only repeats."""
    for node in reversed(siblings[:place]):
        bracket = node.folded.startswith("(") and node.folded.rstrip(" .,").endswith(")")
        if not bracket or node.statement.quantities:
            return node
    return None


def _relate_line(siblings: Sequence[Node], place: int) -> Iterator[Claim]:
    """Relate a total line to the lines above it; one that stands first, to those below."""
    node = siblings[place]
    if node.statement.depth > 0:
        yield from relate_total_line(node, siblings[:place], after_list=False)
        if place == 0 and is_total_line(node):
            yield from relate_total_line(node, _until_total(siblings[1:]), after_list=True)
    elif is_total_line(node) and not node.children:
        above = find_bare_lines(siblings, place)
        most = Strength.LIKELY if _is_announced(siblings, place - len(above)) else Strength.LOOSE
        yield from relate_total_line(node, above, after_list=True, most=most)
        if not above:
            below = _find_lines_below(siblings, place)
            yield from relate_total_line(node, below, after_list=True, most=Strength.LOOSE)


def _is_announced(siblings: Sequence[Node], first: int) -> bool:
    """Whether lines without bullets are a list all the same: the line above them ends in a colon, and states no sum."""
    head = siblings[first - 1] if first else None
    return head is not None and head.folded.rstrip().endswith(":") and not head.statement.quantities


def _until_total(nodes: Sequence[Node]) -> Sequence[Node]:
    stop = next((place for place, node in enumerate(nodes) if is_total_line(node)), len(nodes))
    return nodes[:stop]


def _find_lines_below(siblings: Sequence[Node], place: int) -> list[Node]:
    lines: list[Node] = []
    for node in siblings[place + 1 :]:
        if not _is_bare_line(node, siblings[place]) or is_total_line(node):
            break
        lines.append(node)
    return lines


def _is_bare_line(node: Node, total: Node) -> bool:
    """A short line of the same article with one sum that it is about."""
    if node.children or node.statement.article != total.statement.article or len(node.folded) > LONGEST_BARE_ITEM:
        return False
    part = read_part(node, "money")
    return part is not None and part.is_lead and len(part.singles) == 1


def _check_first(claims: Iterable[Claim]) -> Iterator[Check]:
    """Settle readings of one list, the most likely first, and keep the first of which something can be said."""
    for claim in claims:
        check = settle_claim(claim)
        if check is not None:
            yield check
            return


def _check_all(claims: Iterable[Claim]) -> Iterator[Check]:
    for claim in claims:
        check = settle_claim(claim)
        if check is not None:
            yield check


# --- a total above its list ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Total:
    """Where a list's total may stand."""

    spots: tuple[Spot, ...]
    strength: Strength
    tail: str
    """The folded words between it and the list."""


def _relate_head(siblings: Sequence[Node], place: int, items: Sequence[Node], kind: QuantityKind) -> Iterator[Claim]:
    parts = [read_part(item, kind) for item in items if not is_total_line(item)]
    found = tuple(part for part in parts if part is not None)
    if len(found) < 2:
        return
    for total in _find_totals(siblings, place, kind):
        yield Claim(
            kind,
            total.spots,
            found,
            total.strength,
            blanks=len(parts) - len(found),
            may_be_partial=_MAY_BE_PARTIAL.search(total.tail) is not None,
            unsure=any(_DEDUCTION.search(item.folded) for item in items),
        )


def _find_totals(siblings: Sequence[Node], place: int, kind: QuantityKind) -> Iterator[_Total]:
    """Give the places where the total of a list may stand: the last sentence above it, else those before."""
    head = siblings[place]
    sentences = split_sentences(head.statement.text)
    if not sentences:
        return
    intro = head.folded[sentences[-1][0] :].strip()
    spots = find_spots(head, kind, sentences[-1][0])
    if spots:
        inner = find_last_inner(head, kind, sentences[-1][0])
        if inner and inner != spots[-1:]:
            yield _Total(inner, Strength.LOOSE, "")
        tail = head.folded[spots[-1].quantity.end :].strip()
        strength = weigh_introduction(tail)
        if strength is Strength.LOOSE and tail.endswith(":"):
            strength = weigh_introduction(intro) or Strength.LOOSE
        if strength is not None:
            yield _Total(spots[::-1], strength, tail)
        return
    strength = weigh_introduction(intro)
    if strength is None:
        return
    if lexicon().anaphora.search(intro) is None:
        strength = Strength.LOOSE
    for node, start, end in _sentences_above(siblings, place, sentences[:-1]):
        spots = find_spots(node, kind, start, end)
        if spots:
            yield _Total(spots[::-1], strength if len(spots) == 1 else Strength.LOOSE, intro)
        strength = Strength.LOOSE  # what points back points to the sentence before, no further


def _sentences_above(
    siblings: Sequence[Node], place: int, own: Sequence[tuple[int, int]]
) -> Iterator[tuple[Node, int, int]]:
    head = siblings[place]
    for start, end in reversed(own):
        yield head, start, end
    for node in reversed(siblings[max(0, place - LOOK_BACK) : place]):
        if node.children or node.statement.article != head.statement.article or _is_heading(node):
            return
        if _is_item_line(siblings, node):
            return
        for start, end in reversed(split_sentences(node.statement.text)):
            yield node, start, end


def _is_item_line(siblings: Sequence[Node], node: Node) -> bool:
    """Whether a line is one of several like it: « Société B : 5 714 € » after « Société A : 5 820 € » is no total."""
    place = next(place for place, other in enumerate(siblings) if other is node)
    above = siblings[place - 1] if place else None
    return above is not None and _is_entry(node) and _is_entry(above)


def _is_entry(node: Node) -> bool:
    """A short line that ends with its one sum, after a colon."""
    figures = node.statement.quantities
    if len(figures) != 1 or node.children or len(node.folded) > LONGEST_BARE_ITEM:
        return False
    return node.folded[: figures[0].start].rstrip().endswith(":")


def _is_heading(node: Node) -> bool:
    text = node.statement.text
    return text.isupper() and len(text) < 120


def find_bare_items(siblings: Sequence[Node], place: int, kind: QuantityKind = "money") -> list[Node]:
    """Find the items of a list whose bullets did not come out: lines after a colon, each with its own figure.

    Only after words that announce a whole, only short lines, and only while each opens or closes with a sum.
    """
    head = siblings[place]
    if not head.folded.rstrip().endswith(":") or weigh_introduction(head.folded) is not Strength.STRONG:
        return []
    items: list[Node] = []
    for node in siblings[place + 1 :]:
        if node.children or node.statement.article != head.statement.article or is_total_line(node):
            break
        part = read_part(node, kind)
        if part is None or not part.is_lead or len(part.singles) > 1 or len(node.folded) > LONGEST_BARE_ITEM:
            break
        items.append(node)
        if node.folded.rstrip().endswith("."):
            break
    return items if len(items) >= 2 else []


def find_bare_lines(siblings: Sequence[Node], place: int) -> list[Node]:
    """Find the short lines with one sum each that stand right over a line without a bullet."""
    lines: list[Node] = []
    for node in reversed(siblings[:place]):
        if not _is_bare_line(node, siblings[place]):
            break
        lines.insert(0, node)
    return lines
