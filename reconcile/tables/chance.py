"""Whether a sum that no word announces is one, or agrees with its parts by chance.

Two columns prove each other where their figures differ; prices that are the half or the third of another do so in
every column and prove nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bordereau.reconcile.tables.line_sums import Relation, TableLine, outcome

FEW_UNITS = 100
"""A sum of fewer units holds to the unit."""
LONG_SUM = 5
"""A sum of so many digits, zeros aside, is none by chance where two more figures are those of one of its lines."""


def is_proven(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Tell whether a sum without the word for it is none by chance: two figures that differ, and no failure."""
    if len(option.parts) < 2:
        return False
    stated, copied = set(), set()
    for crossing in crossings:
        found = outcome(option, lines, crossing)
        if found == "fails":  # most options end here, at the first column
            return False
        cell = lines[option.total].cells[crossing]
        if found == "holds" and cell is not None and cell.value:
            if not is_exact(option, lines, crossing):
                return False
            if count_filled(option, lines, crossing) > 1:  # beside zeros alone it is a copy
                stated.add(cell.value)
            else:
                copied.add(cell.value)
    long = any(len(str(value).replace(".", "").strip("-0")) >= LONG_SUM for value in stated)
    return len(stated) >= 2 or (long and len(copied) >= 2)


def is_scaled(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether figures are the same shares of another in every column, or all alike: prices, which are often the half or
    the third of one another. It says once what looks like several sums.
    """
    shared = [
        _list_shares(option, lines, crossing)
        for crossing in crossings
        if count_filled(option, lines, crossing) > 1 and outcome(option, lines, crossing) == "holds"
    ]
    return len(shared) > 1 and (len(set(shared)) < 2 or all(len(set(shares)) == 1 for shares in shared))


def _list_shares(option: Relation, lines: Sequence[TableLine], crossing: int) -> tuple[Decimal, ...]:
    """The shares of the parts in a total, to a thousandth."""
    total = lines[option.total].cells[crossing]
    whole = (total.value if total is not None else None) or Decimal(1)
    values = [cell.value for part in option.parts if (cell := lines[part].cells[crossing]) is not None and cell.value]
    return tuple(round(value / whole, 3) for value in values)


def count_filled(option: Relation, lines: Sequence[TableLine], crossing: int) -> int:
    """Count the parts that are printed and not zero."""
    cells = [lines[part].cells[crossing] for part in option.parts]
    return sum(cell is not None and bool(cell.value) for cell in cells)


def is_exact(option: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Tell whether a sum of cents comes out to the cent, or one of a few units to the unit: without the word, one that
    is off by one is chance.
    """
    total = lines[option.total].cells[crossing]
    if total is None or total.value is None:
        return True
    if (precision := total.precision or Decimal(0)) >= 1 and abs(total.value) >= FEW_UNITS * precision:
        return True
    parts = [lines[part].cells[crossing] for part in option.parts]
    return total.value == sum((part.value for part in parts if part and part.value is not None), Decimal(0))


def is_close(option: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Tell whether a sum of a few units comes out to the unit: rounding explains any, 3 for 1; others may be off."""
    total = lines[option.total].cells[crossing]
    if total is None or total.value is None or abs(total.value) >= FEW_UNITS * (total.precision or Decimal(0)):
        return True
    return is_exact(option, lines, crossing)
