"""Several readings of one table, one judge: the reading whose sums hold.

No reader is right on every table, and none says when it is wrong; arithmetic does. A wrong cut of “1 246 250 1 134 900”
breaks the total of its row and of two columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.reconcile.tables.proof import count_proven, count_stated
from bordereau.reconcile.tables.soundness import count_flaws
from bordereau.reconcile.tables.totals import SummedTable, sum_table
from bordereau.schemas.reading import ReadRow, TableReading

_HIDDEN = re.compile(r"\d[.,]\d\d\s?€")
"""A sum of money with its centimes in a label."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was kept and why."""

    kept: SummedTable
    index: int
    proven: bool
    """Its sums hold, and there are some."""
    agreed: bool
    """All readings state the same figures."""
    readings: tuple[TableReading, ...] = ()
    """Those that it was chosen from, it included."""
    summed: tuple[SummedTable, ...] = ()
    """These with their sums."""

    @property
    def doubtful(self) -> bool:
        """No sum decides, and the readings differ or there is only one whose sums fail: ask another reader."""
        return not self.proven and not self.agreed


def choose_reading(table_id: str, readings: Sequence[TableReading], before: Choice | None = None) -> Choice:
    """Keep the reading whose sums prove most digits, then that with fewest that fail; the most trusted breaks ties.

    A reading that lost most figures has no sum to fail, and does not win by that: a printed total may be wrong.
    ``before`` is the choice among the first of them, whose sums are known. Raises ValueError when there is no reading.
    """
    known = before.summed if before else ()
    summed = [*known, *(sum_table(table_id, reading) for reading in readings[len(known) :])]
    figures = [count_figures(reading) for reading in readings]
    proven = [count_proven(table.checks) for table in summed]
    most = max(proven)
    rich = max(figures[place].total() for place in range(len(summed)) if proven[place] == most)
    able = [n for n in range(len(summed)) if proven[n] == most and figures[n].total() * 2 >= rich]
    index = max(able, key=lambda place: (*_merit(summed[place]), -place))
    kept = summed[index]
    agreed = all(other == figures[index] for other in figures)
    if len(readings) == 1:
        agreed = kept.failing == 0 and not _count_unread(kept.reading)
    return Choice(kept, index, kept.holding > 0 and kept.failing == 0, agreed, tuple(readings), tuple(summed))


def _merit(table: SummedTable) -> tuple[int, int]:
    """What speaks for a reading whose sums prove as much as another's: few failures, unread cells, flaws; many digits.

    A reading that puts two figures into one cell, or a sum into a label, cannot fail there, so the one counts as the
    other. Digits in words are read as well, in a label or beside it: a rate or a code cut off its label states no more.
    """
    lost = _count_unread(table.reading) + sum(_HIDDEN.search(row.label) is not None for row in table.reading.rows)
    named = sum(sum(map(str.isdigit, _print_words(row))) for row in table.reading.rows)
    return -table.failing - lost - count_flaws(table.reading), count_stated(table.reading) + named


def _print_words(row: ReadRow) -> str:
    """What is printed in words in a row itself: its label, without the headings over it, and its cells of text."""
    beside = "".join(cell.text for cell in row.cells if cell.kind == "text" and not cell.unread)
    return ("".join(word.text for word in row.words) or row.label) + beside


def _count_unread(reading: TableReading) -> int:
    return sum(cell.unread for row in reading.rows for cell in row.cells)


def count_figures(reading: TableReading) -> Counter[Decimal]:
    """Count the values that a reading states, wherever they stand."""
    return Counter(cell.value for row in reading.rows for cell in row.cells if cell.value is not None)
