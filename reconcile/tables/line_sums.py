"""Lines of a table and the sums among them: a *line* is a row, or a column, since both add up alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from bordereau.reconcile.precision import judge, rounding_tolerance
from bordereau.schemas.light import dataclass
from bordereau.schemas.reading import ReadCell, Tax, TotalHint

CLEAR: tuple[TotalHint, ...] = ("strong", "grand", "subtotal")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row, or one column, of a table."""

    hint: TotalHint
    tax: Tax | None
    summable: bool
    """It may be a part of a sum: no « dont » line, no unit price, no text."""
    cells: tuple[ReadCell | None, ...]
    """What it crosses, in order."""
    label: str = ""
    part_of: bool = False
    """A « dont » line: a part of the line above it, already counted there."""


@dataclass(frozen=True, slots=True)
class Relation:
    """``total`` is the sum of ``parts`` (indices of lines), or what is left of the first."""

    total: int
    parts: tuple[int, ...]
    consumed: tuple[int, ...]
    """Lines that later totals no longer count beside this one."""
    less: bool = False
    """The parts after the first are taken off it: a difference."""
    silent: frozenset[int] = frozenset()
    """Crossings where nothing is claimed."""
    open: frozenset[int] = frozenset()
    """Crossings where the parts come to something else, and whether they are all of them is not sure."""


Outcome = Literal["holds", "fails", "silent", "unread"]


class RunningSum:
    """A printed total, and the parts that have been added so far."""

    __slots__ = ("_computed", "_precision", "_printed", "_total", "_unread")

    def __init__(self, total: ReadCell | None) -> None:
        self._total = total
        self._computed = self._precision = _ZERO
        self._printed = self._unread = False

    def add(self, part: ReadCell | None) -> None:
        """Add the next part; a blank one is nothing."""
        if part is None:
            return
        if part.unread:
            self._unread = True
        if part.value is not None:
            self._computed += part.value
            self._precision += part.precision or _ZERO
            self._printed = True

    def compare(self, first: Decimal | None = None) -> Outcome:
        """Tell whether the total agrees; in a difference all parts but the ``first`` are taken off it."""
        total = self._total
        if total is None or total.value is None:
            return "unread" if total is not None and total.unread else "silent"
        if self._unread:
            return "unread"
        if not self._printed:
            return "silent"
        computed = self._computed if first is None else 2 * first - self._computed
        tolerance = rounding_tolerance((total.precision or _ZERO, self._precision))
        return "fails" if judge(total.value, computed, tolerance) == "fails" else "holds"


def compare_sum(total: ReadCell | None, parts: Sequence[ReadCell | None], *, less: bool = False) -> Outcome:
    """Tell whether one printed total agrees with its parts; ``silent`` where nothing is printed to compare."""
    running = RunningSum(total)
    if total is not None and total.value is not None:
        for part in parts:
            running.add(part)
    first = parts[0] if less else None
    return running.compare((first.value if first is not None else None) or _ZERO if less else None)


def outcome(relation: Relation, lines: Sequence[TableLine], crossing: int) -> Outcome:
    """Test a relation at one crossing."""
    if crossing in relation.silent or crossing in relation.open:
        return "silent"
    parts = [lines[part].cells[crossing] for part in relation.parts]
    return compare_sum(lines[relation.total].cells[crossing], parts, less=relation.less)


def count_outcomes(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> tuple[int, int]:
    """Count the crossings where a relation holds and where it fails."""
    outcomes = [outcome(option, lines, crossing) for crossing in crossings]
    return outcomes.count("holds"), outcomes.count("fails")


def count_holding_digits(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> int:
    """Count the digits of the longest total of a relation that holds: what it proves at least."""
    digits = [0]
    for crossing in crossings:
        cell = lines[relation.total].cells[crossing]
        if cell is not None and cell.value and outcome(relation, lines, crossing) == "holds":
            digits.append(count_printed_digits(cell))
    return max(digits)


def count_printed_digits(cell: ReadCell) -> int:
    """Count the digits of a figure down to its last printed one; 0 for nothing and for zero."""
    return len(str(int(abs(cell.value) / (cell.precision or Decimal(1))))) if cell.value else 0
