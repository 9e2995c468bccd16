"""Gaps of totals that slips of a hand explain, line by line: what speaks for a total that is wrong, and its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from bordereau.reconcile.slips import Slip, compare_digits, find_slip, list_part_slips
from bordereau.reconcile.tables.line_sums import Relation, TableLine, outcome

Slips = Callable[[Relation, Sequence[TableLine], int], bool]
"""Whether a slip explains what a relation misses at a crossing."""


def slips_by_digits(relation: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Whether one digit, or two swapped, of a total or of a part of it explain a miss."""
    stated, parts = _list_figures(relation, lines, crossing)
    return compare_digits(stated, sum(parts, Decimal(0))) is not None or bool(list_part_slips(stated, parts))


def slips_anyhow(relation: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Whether a digit or a line, left out or told twice, explains a miss."""
    return _find_slip(relation, lines, crossing) is not None or slips_by_digits(relation, lines, crossing)


def has_slip(
    relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], slips: Slips = slips_anyhow
) -> bool:
    """Whether every gap of a total is a slip, and there is one."""
    gaps = [crossing for crossing in crossings if outcome(relation, lines, crossing) == "fails"]
    return bool(gaps) and all(slips(relation, lines, crossing) for crossing in gaps)


def find_line(relation: Relation, lines: Sequence[TableLine], crossing: int) -> int | None:
    """The line that a total leaves out, or counts twice, if that explains its gap."""
    slip = _find_slip(relation, lines, crossing)
    return relation.parts[slip.part] if slip is not None and slip.part is not None else None


def measure_gap(relation: Relation, lines: Sequence[TableLine], crossing: int) -> Decimal:
    """The share of a total by which its parts miss it; 0 where it states nothing."""
    stated, parts = _list_figures(relation, lines, crossing)
    return abs(stated - sum(parts, Decimal(0))) / abs(stated) if stated else Decimal(0)


def _find_slip(relation: Relation, lines: Sequence[TableLine], crossing: int) -> Slip | None:
    return find_slip(*_list_figures(relation, lines, crossing))


def _list_figures(relation: Relation, lines: Sequence[TableLine], crossing: int) -> tuple[Decimal, list[Decimal]]:
    cells = [lines[number].cells[crossing] for number in (relation.total, *relation.parts)]
    stated, *parts = (cell.value or Decimal(0) if cell is not None else Decimal(0) for cell in cells)
    return stated, parts
