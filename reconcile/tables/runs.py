"""Lines that are sums of a run of their neighbours: what may be a group among lines that a total adds up.

Whether one is a group is not decided here: prices are often sums of others by chance, and one line may repeat the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.reconcile.tables.chance import FEW_UNITS
from bordereau.reconcile.tables.line_slips import slips_by_digits
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, TableLine, count_printed_digits
from bordereau.schemas.trust import DIGITS_THAT_PROVE

FARTHEST = 2
"""So many lines of others may stand between the line that opens a group and its members."""
MOST_MEMBERS = 40
_ZERO = Decimal(0)
Rank = Literal[0, 1, 2]


@dataclass(frozen=True, slots=True)
class Group:
    """A line that is the sum of a run of its neighbours, in one column at least."""

    head: int
    members: tuple[int, ...]
    told: frozenset[int]
    """The crossings where it adds up."""
    missed: frozenset[int]
    """Those where it does not: its parts are told there in part only, or a figure is wrong."""
    digits: int
    """Printed digits of the sums of two figures and more that hold."""
    passes: bool = False
    """Lines of others stand between it and its members."""

    @property
    def rank(self) -> Rank:
        """How sure it is: 0 adds up everywhere, 1 in some columns, 2 where it only repeats its one member."""
        return 2 if not self.digits else 1 if self.missed else 0


@dataclass(slots=True)
class _Column:
    """What a run comes to in one column."""

    stated: Decimal | None
    precision: Decimal
    total_digits: int
    sum_: Decimal = _ZERO
    slack: Decimal = _ZERO
    printed: bool = False
    filled: int = 0

    def judge(self) -> Literal["holds", "fails", "silent", "bare"]:
        if self.stated is None:
            return "bare" if self.sum_ or self.filled else "silent"
        if not self.printed:
            return "silent"
        gap = abs(self.stated - self.sum_)
        loose = self.precision >= 1 and abs(self.stated) >= FEW_UNITS * self.precision
        return "holds" if gap <= (self.slack / 2 if loose else _ZERO) else "fails"


def list_groups(lines: Sequence[TableLine], crossings: Sequence[int], among: Sequence[int]) -> list[Group]:
    """List the lines that are sums of a run after or before them, the surest first."""
    found: dict[tuple[int, tuple[int, ...]], Group] = {}
    for place in range(len(among)):
        for run in _list_runs(place, among):
            groups = list(_try_run(among[place], run, lines, crossings))
            beside = not run or run[0] in among[max(0, place - 1) : place + 2]
            for group in _choose(groups):
                found.setdefault((group.head, group.members), replace(group, passes=not beside))
    return sorted(found.values(), key=rank_group)


def rank_group(group: Group) -> tuple[int, bool, int, int]:
    """How sure a group is beside others, the surest first; one that passes over lines after those that do not."""
    return group.rank, group.passes, -group.digits, len(group.members)


def _list_runs(place: int, among: Sequence[int]) -> Iterator[Sequence[int]]:
    """The lines before one, from the nearest, and those after it, where a few of others may stand between."""
    yield among[max(0, place - MOST_MEMBERS) : place][::-1]
    for gap in range(FARTHEST + 1):
        yield among[place + 1 + gap : place + 1 + gap + MOST_MEMBERS]


def _choose(groups: Sequence[Group]) -> list[Group]:
    """Of the runs in one direction the shortest of those told in most columns, and, where a column misses, the shortest
    and the longest.
    """
    whole = [group for group in groups if not group.missed]
    best = max(whole, key=lambda group: (len(group.told), group.digits, -len(group.members)), default=None)
    parted = [] if best and best.rank == 0 else [group for group in groups if group.missed]
    likely = sorted(parted, key=lambda group: (-len(group.told), -group.digits, len(group.members)))
    return [*([best] if best else []), *dict.fromkeys((*likely[:1], *parted[:1], *parted[-1:]))]


def _try_run(head: int, run: Sequence[int], lines: Sequence[TableLine], crossings: Sequence[int]) -> Iterator[Group]:
    """The groups that a line heads with the first one, two, three… lines of a run."""
    columns = []
    for crossing in crossings:
        cell = lines[head].cells[crossing]
        if cell is not None and cell.unread:
            return
        precision = (cell.precision if cell is not None else None) or _ZERO
        digits = count_printed_digits(cell) if cell is not None else 0
        columns.append(_Column(cell.value if cell is not None else None, precision, digits, slack=precision))
    for count, member in enumerate(run, 1):
        for crossing, column in zip(crossings, columns, strict=True):
            cell = lines[member].cells[crossing]
            if cell is not None and cell.unread:
                return
            if cell is not None and cell.value is not None:
                column.sum_, column.printed = column.sum_ + cell.value, True
                column.slack += cell.precision or _ZERO
                column.filled += bool(cell.value)
        group = _make(head, tuple(sorted(run[:count])), lines, crossings, columns)
        if group is not None:
            yield group


def _is_turned(head: int, members: Sequence[int], lines: Sequence[TableLine]) -> bool:
    """Whether a line says its taxes and its head does not: « Montant HT » tells the line above it again."""
    return lines[head].tax is None and any(lines[member].tax is not None for member in members)


def _is_told_thrice(head: int, members: Sequence[int], lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether a line beside a head and its one member tells their figures too: which is the head nobody knows."""
    told = _list_values(head, lines, crossings)
    first, last = min(head, *members), max(head, *members)
    beside = {*range(max(0, first - 1), min(len(lines), last + 2))} - {head, *members}
    return any(
        lines[other].summable and lines[other].hint not in CLEAR and _list_values(other, lines, crossings) == told
        for other in beside
    )


def _list_values(line: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> list[Decimal | None]:
    return [cell.value if (cell := lines[line].cells[crossing]) is not None else None for crossing in crossings]


def _slips(head: int, members: Sequence[int], lines: Sequence[TableLine], crossing: int) -> bool:
    return slips_by_digits(Relation(head, tuple(members), ()), lines, crossing)


def _make(
    head: int,
    members: tuple[int, ...],
    lines: Sequence[TableLine],
    crossings: Sequence[int],
    columns: Sequence[_Column],
) -> Group | None:
    judged = [column.judge() for column in columns]
    if "holds" not in judged or "bare" in judged:
        return None
    held = [column for column, said in zip(columns, judged, strict=True) if said == "holds" and column.stated]
    sums = [column.total_digits for column in held if column.filled > 1]
    copies = [column.total_digits for column in held if column.filled == 1]
    told, missed = (
        frozenset(crossing for crossing, said in zip(crossings, judged, strict=True) if said == verdict)
        for verdict in ("holds", "fails")
    )
    if max(sums, default=0) < DIGITS_THAT_PROVE:
        same = any(fold(lines[head].label) == fold(lines[member].label) for member in members)
        if max(copies, default=0) < DIGITS_THAT_PROVE or same or _is_turned(head, members, lines):
            return None
        if _is_told_thrice(head, members, lines, crossings):
            return None
        several = any(column.filled > 1 for column in columns)
        if missed and (not several or not all(_slips(head, members, lines, crossing) for crossing in missed)):
            return None
    strong = max(sums, default=0) >= DIGITS_THAT_PROVE or len({column.stated for column in held}) > 1
    return Group(head, members, told, missed, sum(sums) or sum(copies) * (strong and len(held) > 1))
