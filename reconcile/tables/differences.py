"""A total that is what is left: cost less grants, receipts less spending.

« Total du séjour par enfant » under a price and the help that is taken off it is no sum. It is taken for a difference
only where adding fails, the first line less the others comes to it in every column, and the digits are too many for
chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.reconcile.tables.line_sums import Relation, TableLine, count_holding_digits, outcome
from bordereau.schemas.trust import DIGITS_THAT_PROVE


def find_difference(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], among: Sequence[int]
) -> Relation | None:
    """Find of which line a total is the rest, once the lines after it are taken off; None where it is of none."""
    for start in range(len(among) - 1):
        parts = tuple(among[start:])
        relation = Relation(number, parts, parts, less=True)
        outcomes = [outcome(relation, lines, crossing) for crossing in crossings]
        if "fails" in outcomes or "unread" in outcomes or "holds" not in outcomes:
            continue
        if any(
            lines[parts[0]].cells[c] is None for c, said in zip(crossings, outcomes, strict=True) if said == "holds"
        ):
            continue  # nothing to take off from
        if count_holding_digits(relation, lines, crossings) >= DIGITS_THAT_PROVE:
            return relation
    return None
