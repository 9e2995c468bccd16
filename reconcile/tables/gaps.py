"""By what a total misses its lines, once the members of some groups among them are not added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.reconcile.tables.line_sums import TableLine, count_printed_digits
from bordereau.reconcile.tables.runs import Group


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a total holds."""

    proven: int
    """Digits of it that hold."""
    whole: bool
    """It holds everywhere, but for rounding."""


class Sums:
    """What a total misses its lines by, less the members of groups: asked for thousands of times."""

    def __init__(
        self,
        number: int,
        lines: Sequence[TableLine],
        crossings: Sequence[int],
        among: Sequence[int],
        groups: Sequence[Group],
    ) -> None:
        stated = [(crossing, lines[number].cells[crossing]) for crossing in crossings]
        self._told = [(crossing, cell) for crossing, cell in stated if cell is not None and cell.value is not None]
        self._digits = [count_printed_digits(cell) for _, cell in self._told]
        crossed = [crossing for crossing, _ in self._told]
        self._gaps = [_add(lines, among, crossing) - (cell.value or Decimal(0)) for crossing, cell in self._told]
        self._slack = [_measure(lines, (number, *among), crossing) / 2 for crossing in crossed]
        self._members = [[_add(lines, group.members, crossing) for crossing in crossed] for group in groups]

    def weigh(self, chosen: Sequence[int]) -> Weight:
        """Count the digits of the total that hold once the members of some groups are not added."""
        proven, whole = 0, True
        for place, gap in enumerate(self._gaps):
            left = gap - sum((self._members[group][place] for group in chosen), Decimal(0))
            if abs(left) <= self._slack[place]:
                proven += self._digits[place]
            else:
                whole = False
        return Weight(proven, whole)


def _add(lines: Sequence[TableLine], numbers: Sequence[int], crossing: int) -> Decimal:
    cells = (lines[number].cells[crossing] for number in numbers)
    return sum((cell.value for cell in cells if cell is not None and cell.value is not None), Decimal(0))


def _measure(lines: Sequence[TableLine], numbers: Sequence[int], crossing: int) -> Decimal:
    cells = (lines[number].cells[crossing] for number in numbers)
    return sum(
        (cell.precision or Decimal(0) for cell in cells if cell is not None and cell.value is not None), Decimal(0)
    )
