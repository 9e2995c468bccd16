"""Groups that no word tells: a line that closes the lines before it, or opens those after it, inside a larger total.

« Montant HT revenant à la collectivité » closes its part of a bill without the word, « 601 Matériels » is followed by
the one account that it is made of. Added with their lines they count twice, and the total below seems wrong by just
that. So where a total misses its lines, the lines that are sums of their neighbours are looked for (``runs``), and
those among them that make the total hold in every column are taken: two sums prove each other. So a group need not add
up in every column itself: the shares of « Subventions » are told for last year, and only some of them for the next.
Where that is so it is a group all the same; the sum that misses is told, and left open unless a slip explains it.

A total may be wrong, and its groups right: where no groups make it hold everywhere, those that do in more columns than
the lines alone are its hypothesis, and in one column those that are sure by themselves and leave a slip as the gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from bordereau.reconcile.tables.gaps import Sums, Weight
from bordereau.reconcile.tables.line_slips import find_line, has_slip, slips_anyhow, slips_by_digits
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, TableLine, count_holding_digits, outcome
from bordereau.reconcile.tables.runs import Group, list_groups, rank_group
from bordereau.schemas.trust import DIGITS_THAT_PROVE

MOST_GROUPS = 12
"""Groups of one total that are tried together; 2¹² ways."""
DEPTH = 3
"""Groups within groups within groups."""
LEAST_SURE = 2
"""The rank of a group that only repeats its member."""
ENOUGH = 4
"""Digits of a total that prove groups which leave another column open."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Grouping:
    """A total with the groups among its lines: a hypothesis about them all."""

    total: Relation
    groups: tuple[Group, ...]
    proven: int
    """Digits of the total that hold."""
    whole: bool
    """It holds everywhere."""

    def list_relations(self, lines: Sequence[TableLine]) -> list[Relation]:
        """The sums of the groups, then that of the total."""
        told = [_relate_group(group, lines) for group in sorted(self.groups, key=lambda group: group.head)]
        return [*told, self.total]


def find_grouped(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> Grouping | None:
    """Find the groups among the lines that a total consumes which make it hold; None where none do."""
    among, number = relation.consumed, relation.total
    groups = _collect(lines, crossings, among)
    if not groups:
        return _find_left(relation, lines, crossings, groups)
    sums = Sums(number, lines, crossings, among, groups)
    best: tuple[int, ...] = ()
    most = base = sums.weigh(())
    for size in range(1, len(groups) + 1):
        for chosen in combinations(range(len(groups)), size):
            weight = sums.weigh(chosen)
            if weight.proven <= most.proven and not weight.whole:
                continue
            found = _form(number, among, [groups[n] for n in chosen], weight)
            if found is None or weight.proven < DIGITS_THAT_PROVE + sum(groups[n].rank > 0 for n in chosen):
                continue
            if weight.whole and _holds_everywhere(found.total, lines, crossings):
                return found
            if weight.proven > most.proven:
                best, most = chosen, Weight(weight.proven, whole=False)
    left = _find_left(relation, lines, crossings, groups)
    if left is None and most.proven >= max(ENOUGH, base.proven + 1):
        return _form(number, among, [groups[n] for n in best], most)
    return left or _find_slipped(relation, lines, crossings, groups)


def _find_left(
    relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], groups: Sequence[Group]
) -> Grouping | None:
    """A group of which a figure is wrong: the others are sure, and a total is too great by just its other lines."""
    sure = _take_disjoint([group for group in groups if group.rank == 0])
    taken = {line for group in sure for line in (group.head, *group.members)}
    inner = {member for group in sure for member in group.members}
    left = [line for line in relation.consumed if line not in inner]
    may_be_left = _measure_left(relation.total, left, lines, crossings)
    for start in range(len(left)):
        for stop in range(start + 1, len(left) + 1):
            if left[stop - 1] in taken:
                break
            if may_be_left is not None and not may_be_left(start, stop):
                continue
            run = tuple(left[start:stop])
            rest = tuple(line for line in left if line not in run)
            total = Relation(relation.total, rest, relation.consumed)
            proven = count_holding_digits(total, lines, crossings)
            if len(rest) < 2 or proven < ENOUGH or not _holds_everywhere(total, lines, crossings):
                continue
            told = sum(any(cell is not None and cell.value for cell in lines[line].cells) for line in run)
            places = (start - 1, stop) if told > 1 else (start - 1,)
            heads = [left[place] for place in places if 0 <= place < len(left) and left[place] not in taken]
            for head in heads:
                if has_slip(Relation(head, run, run), lines, crossings, slips_by_digits):
                    group = Group(head, run, frozenset(), frozenset(crossings), 0)
                    return Grouping(total, (*sure, group), proven, whole=True)
    return None


def _measure_left(
    total: int, left: Sequence[int], lines: Sequence[TableLine], crossings: Sequence[int]
) -> Callable[[int, int], bool] | None:
    """Whether lines may come to what a total misses, by the first column that it misses; None where it misses none.
    Most runs of a long table are told apart by that one sum.
    """
    whole = Relation(total, tuple(left), ())
    missed = next((crossing for crossing in crossings if outcome(whole, lines, crossing) == "fails"), None)
    stated = lines[total].cells[missed] if missed is not None else None
    if missed is None or stated is None or stated.value is None:
        return None
    cells = [lines[line].cells[missed] for line in left]
    sums = [*accumulate(((cell.value if cell else None) or _ZERO for cell in cells), initial=_ZERO)]
    slack = sum(((cell.precision if cell else None) or _ZERO for cell in (*cells, stated)), _ZERO)
    gap = sums[-1] - stated.value
    return lambda start, stop: abs(sums[stop] - sums[start] - gap) <= slack


def _find_slipped(
    relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], groups: Sequence[Group]
) -> Grouping | None:
    """The groups that are sure by themselves, where they leave a slip as the gap of a total in its one column."""
    if has_slip(relation, lines, crossings):
        return None
    grouped = {line for group in groups for line in (group.head, *group.members)}

    def slips(total: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
        line = find_line(total, lines, crossing)
        return slips_by_digits(total, lines, crossing) or (line is not None and line not in grouped)

    for most in (0, 2):
        sure = _take_disjoint([group for group in groups if group.rank in (0, most)])
        found = _form(relation.total, relation.consumed, sure, Weight(0, whole=False))
        if found is not None and has_slip(found.total, lines, crossings, slips):
            return found
    return None


def _relate_group(group: Group, lines: Sequence[TableLine]) -> Relation:
    """The sum that a group is; where it only repeats its one member, none is told; a miss without a slip is open."""
    relation = Relation(group.head, group.members, group.members)
    if len(group.members) < 2:
        return Relation(group.head, group.members, group.members, silent=group.told)
    slips = slips_anyhow if len(group.told) > 1 else slips_by_digits  # a line more or less may be ours
    unsure = frozenset(crossing for crossing in group.missed if not slips(relation, lines, crossing))
    return Relation(group.head, group.members, group.members, open=unsure)


def find_head(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """The sum that a line is of lines right under it, groups among them or not, that a clear total does not end."""
    stop = next((n for n in range(number + 1, len(lines)) if lines[n].hint in CLEAR), len(lines))
    among = [number, *(index for index in range(number + 1, stop) if lines[index].summable)]
    heads = [
        group
        for group in _collect(lines, crossings, among)
        if group.head == number and min(group.members) > number and group.rank < LEAST_SURE
        if all(slips_by_digits(Relation(number, group.members, ()), lines, crossing) for crossing in group.missed)
    ]
    if not heads:
        return None
    return Relation(number, heads[0].members, tuple(range(number + 1, max(heads[0].members) + 1)))


def _collect(lines: Sequence[TableLine], crossings: Sequence[int], among: Sequence[int]) -> list[Group]:
    """The groups among lines, and those that are seen once the lines of the surest are taken away."""
    found: dict[tuple[int, tuple[int, ...]], Group] = {}
    left = tuple(among)
    for _ in range(DEPTH):
        groups = list_groups(lines, crossings, left)
        fresh = [group for group in groups if (group.head, group.members) not in found]
        if not fresh:
            break
        found.update(((group.head, group.members), group) for group in fresh)
        sure = sorted(
            (group for group in groups if group.rank == 0), key=lambda group: (group.passes, len(group.members))
        )
        inner = {member for group in _take_disjoint(sure) for member in group.members}
        if not inner:
            break
        left = tuple(line for line in left if line not in inner)
    return sorted(found.values(), key=rank_group)[:MOST_GROUPS]


def _take_disjoint(groups: Sequence[Group]) -> list[Group]:
    """The surest groups of which none has a line of another."""
    taken: set[int] = set()
    kept = []
    for group in groups:
        if taken.isdisjoint((group.head, *group.members)):
            kept.append(group)
            taken.update((group.head, *group.members))
    return kept


def _form(number: int, among: Sequence[int], chosen: Sequence[Group], weight: Weight) -> Grouping | None:
    """A total and its groups; None where a line would stand in two of them, or nothing is left to add."""
    inner = [member for group in chosen for member in group.members]
    heads = [group.head for group in chosen]
    rest = tuple(line for line in among if line not in inner)
    if len(set(inner)) < len(inner) or len(set(heads)) < len(heads) or len(rest) < 2:
        return None
    return Grouping(Relation(number, rest, tuple(among)), tuple(chosen), weight.proven, weight.whole)


def _holds_everywhere(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    if any(outcome(relation, lines, crossing) in ("fails", "unread") for crossing in crossings):
        return False
    return not _adds_unstated(relation, lines, crossings)


def _adds_unstated(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether parts have figures in a column where the total has none: then it is no total of theirs."""
    total = lines[relation.total]
    bare = [crossing for crossing in crossings if (cell := total.cells[crossing]) is None or cell.value is None]
    figures = (lines[part].cells[crossing] for part in relation.parts for crossing in bare)
    return any(cell is not None and cell.value not in (None, _ZERO) for cell in figures)
