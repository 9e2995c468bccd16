"""Sums of groups that stand in a column of their own: details in one column, what they come to in the next.

« Couverture » over « Chœur 22 194 », « Clocher 1 900 », then a row without a label whose one figure, in the column of
the works, is their sum. It is the subtotal of its group, and bears its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.reconcile.tables.line_sums import count_printed_digits
from bordereau.schemas.reading import ReadCell, ReadRow
from bordereau.schemas.trust import DIGITS_THAT_PROVE

LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class GroupSum:
    """A row without a label that sums up the rows right above it, out of another column."""

    row: int
    stated: ReadCell
    parts: tuple[tuple[int, ReadCell], ...]
    """Rows and cells."""


def find_group_sums(rows: Sequence[ReadRow]) -> list[GroupSum]:
    """Find the rows whose one figure adds up, in another column, the figures of the rows right above."""
    return [found for number, row in enumerate(rows) if not row.label and (found := _find(rows, number)) is not None]


def _find(rows: Sequence[ReadRow], number: int) -> GroupSum | None:
    own = _list_figures(rows[number])
    if len(own) != 1 or count_printed_digits(own[0]) <= DIGITS_THAT_PROVE:
        return None
    parts: list[tuple[int, ReadCell]] = []
    for place in range(number - 1, -1, -1):
        cells = _list_figures(rows[place])
        if len(cells) != 1 or not rows[place].label or cells[0].column == own[0].column:
            return None
        if parts and cells[0].column != parts[0][1].column:
            return None
        parts.insert(0, (place, cells[0]))
        total = sum((cell.value or Decimal(0) for _, cell in parts), Decimal(0))
        if total == own[0].value and len(parts) >= LEAST_PARTS:
            return GroupSum(number, own[0], tuple(parts))
    return None


def _list_figures(row: ReadRow) -> list[ReadCell]:
    return [cell for cell in row.cells if cell.value is not None and cell.void is None]


def name_group_sums(rows: Sequence[ReadRow], groups: Sequence[GroupSum]) -> tuple[ReadRow, ...]:
    """The rows; one that sums up a group is its subtotal, by the words that all labels of its lines begin with."""
    out = list(rows)
    for group in groups:
        names = [rows[place].label.split() for place, _ in group.parts]
        shared = next((n for n, words in enumerate(zip(*names, strict=False)) if len(set(words)) > 1), 0)
        out[group.row] = replace(rows[group.row], kind="subtotal", label=" ".join(names[0][:shared]))
    return tuple(out)
