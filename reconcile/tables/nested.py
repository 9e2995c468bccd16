"""Groups inside a group, told by their heads alone: a section of a budget, its chapters, and what they are made of.

« DEPENSES D'INVESTISSEMENT », « 90 Opérations ventilées », « en AP/CP », « hors AP/CP », « 92 Opérations non
ventilées »: added up line by line nothing holds, for the lines of 90 count twice. So the lines under a line that are
its parts are passed over, and what is left must be proven in two columns (``chance``).
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.reconcile.tables.chance import is_exact, is_proven, is_scaled
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    RunningSum,
    TableLine,
    count_holding_digits,
    outcome,
)
from bordereau.schemas.trust import DIGITS_THAT_PROVE

MOST_LINES = 60
"""A group of more lines is not looked for."""
MISSES = ("fails", "unread")


def find_nested(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], ends: dict[int, int]
) -> Relation | None:
    """The sum that a line is of groups below it, and of lines between them; None where it has no group inside.

    ``ends`` keeps, for the next line that asks, where the lines under each line end that add up to it.
    """
    parts: list[int] = []
    inside = False
    index, stop = number + 1, min(len(lines), number + 1 + MOST_LINES)
    while index < stop and lines[index].hint not in CLEAR:
        end = ends[index] if index in ends else ends.setdefault(index, find_end(index, lines, crossings))
        if lines[index].summable:
            parts.append(index)
        inside, index = inside or end > index, end + 1
        option = Relation(number, tuple(parts), tuple(range(number + 1, index)))
        if inside and is_proven(option, lines, crossings):
            return None if is_scaled(option, lines, crossings) else option
    return None


def find_end(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> int:
    """The last of the lines right under a line that add up to it everywhere; the line itself where none do.

    One line may do, with nothing but zeros beside it: whether it is a part is decided by the sum outside.
    """
    parts: list[int] = []
    cells = lines[number].cells
    crossing = next((one for one in crossings if (cell := cells[one]) is not None and cell.value is not None), None)
    running = RunningSum(None if crossing is None else cells[crossing])
    for index in range(number + 1, min(len(lines), number + 1 + MOST_LINES)):
        if lines[index].hint in CLEAR:
            break
        if not lines[index].summable:
            continue
        parts.append(index)
        running.add(None if crossing is None else lines[index].cells[crossing])
        if running.compare() in MISSES:  # most end here, at the first column
            continue
        option = Relation(number, tuple(parts), ())
        if any(outcome(option, lines, one) in MISSES for one in crossings):
            continue
        if not all(is_exact(option, lines, one) for one in crossings):
            continue
        if count_holding_digits(option, lines, crossings) >= DIGITS_THAT_PROVE:
            return index
    return number
