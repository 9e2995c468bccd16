"""Which figures of a line may be parts of a sum, and in which readings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.money_units import find_tax
from bordereau.reconcile.text.forest import Node
from bordereau.reconcile.text.wording import lexicon
from bordereau.reconcile.verdicts import Term
from bordereau.schemas.light import dataclass
from bordereau.schemas.statement import Quantity, QuantityKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with what the words around it say."""

    quantity: Quantity
    page: int
    is_rate: bool
    """“par an”, “par logement”, “/ m²” follows."""
    tax: str | None
    """“ht”, “ttc” when it follows."""
    after_soit: bool = False

    def term(self) -> Term:
        quantity = self.quantity
        return Term(quantity.id, quantity.value, quantity.precision, quantity.qualifier, self.page)


Choice = tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list: the figures that may stand for it, most likely first."""

    lead: Choice
    last: Choice
    whole: Choice
    """All its figures together (“10 000 € de fonctionnement et 5 000 € d’investissement”)."""
    singles: tuple[Choice, ...]
    is_lead: bool = True
    """The leading figure opens or closes the line, so that it is what the line is about."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.singles if len(self.whole) == 1 else (*self.singles, self.whole)


_CLAUSE_END = re.compile(r"[;)]|[,.](?!\d)")


def find_spots(node: Node, kind: QuantityKind, start: int = 0, end: int | None = None) -> tuple[Spot, ...]:
    """Find the figures of one kind between two offsets, without those said to be within another one.

    “5 823 aides, dont 2 072 garanties, pour 8,6 M€”: 2 072 is a part of 5 823, and no item of the list.
    """
    stop = len(node.folded) if end is None else end
    inside = find_inner_spans(node.folded)
    figures = [q for q in node.statement.quantities if q.kind == kind and start <= q.start and q.end <= stop]
    outer = [q for q in figures if not any(a <= q.start < b for a, b in inside)]
    return tuple(make_spot(node, quantity) for quantity in (outer or figures))


def find_last_inner(node: Node, kind: QuantityKind, start: int) -> tuple[Spot, ...]:
    """The last figure from an offset on, where it is said to be within another one.

    “84 places, dont 22 à A et 62 réparties en cinq maisons :”: the list may be of the 62.
    """
    figures = [q for q in node.statement.quantities if q.kind == kind and start <= q.start]
    inside = find_inner_spans(node.folded)
    return tuple(make_spot(node, q) for q in figures[-1:] if any(a <= q.start < b for a, b in inside))


def make_spot(node: Node, quantity: Quantity) -> Spot:
    """Look at the words around one figure."""
    words, rest = lexicon(), node.folded[quantity.end : quantity.end + 40]
    tax = words.tax.match(rest) or words.tax_inside.search(node.folded, quantity.start, quantity.end)
    before = node.folded[max(0, quantity.start - 30) : quantity.start].rstrip(" :")
    return Spot(
        quantity,
        node.statement.page,
        is_rate=words.rate.match(rest) is not None,
        tax=find_tax(tax["tax"]) if tax else None,
        after_soit=before.endswith(("soit", "total de")),
    )


def find_inner_spans(folded: str) -> list[tuple[int, int]]:
    """Find the stretches that “dont” opens, each up to the end of its clause."""
    spans = []
    for match in lexicon().within.finditer(folded):
        closing = _CLAUSE_END.search(folded, match.end())
        spans.append((match.end(), closing.start() if closing else len(folded)))
    return spans


def read_part(node: Node, kind: QuantityKind) -> Part | None:
    """Read a list item as a part of a sum: by its own figures, else by those of the list under it."""
    spots = find_spots(node, kind)
    if spots:
        return _make_part(node, spots)
    under = [read_part(child, kind) for child in node.children]
    if not under or any(part is None for part in under):
        return None
    leads = tuple(spot for part in under if part is not None for spot in part.lead)
    return Part(leads, leads, leads, (leads,))


def _make_part(node: Node, spots: Sequence[Spot]) -> Part:
    lead = spots[-1] if spots[-1].after_soit and spots[0].quantity.kind == "money" else spots[0]
    others = tuple((spot,) for spot in spots if spot is not lead)
    before = node.folded[: lead.quantity.start].strip(" :-")
    after = node.folded[lead.quantity.end :].strip(" .;,")
    opens_or_closes = not before or not after or node.folded[: lead.quantity.start].rstrip().endswith(":")
    return Part((lead,), (spots[-1],), tuple(spots), ((lead,), *others), opens_or_closes)
