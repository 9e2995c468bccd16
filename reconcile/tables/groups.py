"""Groups that no word tells: a line that closes the lines before it, or opens those after it, inside a larger total.

« Montant HT revenant à la collectivité » closes its part of a bill without the word, « 601 Matériels » is followed by
the one account that it is made of. Added with their lines they count twice, and the total below seems wrong by just
that. So where a clear total misses its lines, the lines that are sums of their neighbours are looked for, and those
among them that make the total hold in every column are taken: two sums prove each other. So a group need not add up
in every column itself: the shares of « Subventions » are told for last year, and only some of them for the next. Then
it is left out of the total and no sum is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bordereau.lexicon.folding import fold
from bordereau.reconcile.tables.chance import count_filled, is_exact
from bordereau.reconcile.tables.line_sums import Relation, TableLine, count_holding_digits, outcome
from bordereau.schemas.trust import DIGITS_THAT_PROVE

MOST_GROUPS = 12
"""Groups of one total that are tried together; 2¹² ways."""
FARTHEST = 2
"""So many lines of others may stand between the line that opens a group and its members."""


@dataclass(frozen=True, slots=True)
class Group:
    """A line that is the sum of a run of its neighbours."""

    head: int
    members: tuple[int, ...]
    whole: bool = True
    """It adds up in every column."""

    @property
    def lines(self) -> frozenset[int]:
        return frozenset((self.head, *self.members))


def find_grouped(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], among: Sequence[int]
) -> list[Relation]:
    """Find the groups among lines that make a total hold: their own sums, the total's last; [] where none do."""
    groups = list(_list_groups(lines, crossings, among))[:MOST_GROUPS]
    for size in range(1, len(groups) + 1):
        for chosen in combinations(groups, size):
            if len(frozenset().union(*(group.lines for group in chosen))) < sum(len(g.lines) for g in chosen):
                continue  # a line stands in one group
            inner = {member for group in chosen for member in group.members}
            rest = tuple(line for line in among if line not in inner)
            total = Relation(number, rest, tuple(among))
            if len(rest) > 1 and _holds_everywhere(total, lines, crossings):
                told = (group for group in chosen if group.whole and len(group.members) > 1)
                return [Relation(group.head, group.members, group.members) for group in told] + [total]
    return []


def _list_groups(lines: Sequence[TableLine], crossings: Sequence[int], among: Sequence[int]) -> Iterator[Group]:
    """List the lines that are sums of a run before or after them: the nearest and shortest that every column proves,
    else those right behind that one column does, with and without lines that are blank there.
    """
    for place, head in enumerate(among):
        before = [tuple(among[start:place]) for start in range(place - 2, -1, -1)]
        after = [
            [tuple(among[place + 1 + gap : stop]) for stop in range(place + 2 + gap + bool(gap), len(among) + 1)]
            for gap in range(FARTHEST + 1)
        ]
        for runs in (before, [run for gap in after for run in gap]):
            group = next((run for run in runs if _is_group(head, run, lines, crossings)), None)
            if group is not None:
                yield Group(head, group)
        beside = [run for run in after[0] if _is_group_once(head, run, lines, crossings)]
        yield from (Group(head, run, whole=False) for run in dict.fromkeys((*beside[:1], *beside[-1:])))


def _is_group(head: int, run: tuple[int, ...], lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """A line that only repeats another, by another name, is a group where two columns say so; else one sum will do."""
    relation = Relation(head, run, run)
    if not _holds_everywhere(relation, lines, crossings):
        return False
    if len(run) > 1:
        return True
    if fold(lines[head].label) == fold(lines[run[0]].label):
        return False  # one line read twice
    cells = [cell for crossing in crossings if (cell := lines[head].cells[crossing]) is not None]
    return len({cell.value for cell in cells if cell.value}) > 1


def _is_group_once(head: int, run: tuple[int, ...], lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """A line that one column shows as the exact sum of two or more after it, and another does not."""
    relation = Relation(head, run, run)
    proven = (
        crossing
        for crossing in crossings
        if count_filled(relation, lines, crossing) > 1 and is_exact(relation, lines, crossing)
    )
    return any(count_holding_digits(relation, lines, [crossing]) >= DIGITS_THAT_PROVE for crossing in proven)


def _holds_everywhere(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    for crossing in crossings:  # most runs fail at the first
        if outcome(relation, lines, crossing) in ("fails", "unread"):
            return False
    if _adds_unstated(relation, lines, crossings):
        return False
    return count_holding_digits(relation, lines, crossings) >= DIGITS_THAT_PROVE


def _adds_unstated(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether parts have figures in a column where the total has none: then it is no total of theirs."""
    total = lines[relation.total]
    bare = [crossing for crossing in crossings if (cell := total.cells[crossing]) is None or cell.value is None]
    figures = (lines[part].cells[crossing] for part in relation.parts for crossing in bare)
    return any(cell is not None and cell.value not in (None, Decimal(0)) for cell in figures)
