"""A total of some columns only: amount, term, rate, interest, fees, « TOTAL » of the sums of an offer.

No word says which; where every row holds with the same columns, in figures that differ, and with no others, chance is
out of the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from bordereau.reconcile.tables.line_sums import Relation, TableLine, count_printed_digits, outcome
from bordereau.schemas.trust import DIGITS_THAT_PROVE

MAX_COLUMNS = 9
"""Of more columns there are too many choices, and one of them may hold by chance."""
LEAST_ROWS = 3


def find_chosen(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """Find the columns before a total whose sum it is in every row; None where no choice, or more than one, holds."""
    before = [n for n in range(number) if lines[n].summable and any(cell is not None for cell in lines[n].cells)]
    if not 3 <= len(before) <= MAX_COLUMNS:
        return None
    held: list[Relation] = []
    for size in range(2, len(before)):
        for parts in combinations(before, size):
            relation = Relation(number, parts, parts)
            if _always_holds(relation, lines, crossings):
                held.append(relation)
    return held[0] if len(held) == 1 else None


def _always_holds(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether a sum fails in no row, and holds in enough rows of different figures with two parts at least."""
    stated = set()
    for crossing in crossings:
        found = outcome(relation, lines, crossing)
        if found in ("fails", "unread"):
            return False
        cell = lines[relation.total].cells[crossing]
        filled = [part for n in relation.parts if (part := lines[n].cells[crossing]) is not None and part.value]
        if found != "holds" or cell is None or len(filled) < 2:
            continue
        if count_printed_digits(cell) >= DIGITS_THAT_PROVE:
            stated.add(cell.value)
    return len(stated) >= LEAST_ROWS
