"""How the totals of a table go with its lines: three hypotheses about the whole of it, one proof.

Mostly a total stands under its lines. The balances that regions print, and many budgets with chapters, say it first:
« Dépenses d'investissement – Total », « Sous-total des opérations réelles », then the chapters. Read the usual way, the
second sub-total of such a table would be the sum of the first one's chapters, and fail. So where the usual way leaves a
total unproven, the table is also read from its foot upwards, where an opening total is a closing one, and the way
whose sums prove more digits is kept.

A summary of accounts states totals without their lines, « Total Achats », « Total Charges de personnel », and one of
them all. So totals that nothing above them comes to are also taken as they stand.

In other tables the sub-totals open their groups, and the total of all closes them: « Sous-total Achats », its lines,
« TOTAL DES CHARGES ». So those that are the sums of what follows are also taken for opening ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bordereau.reconcile.tables.groups import find_head
from bordereau.reconcile.tables.line_slips import has_slip, measure_gap
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    TableLine,
    count_outcomes,
    count_printed_digits,
    outcome,
)
from bordereau.reconcile.tables.relations import find_relations

NEAR = Decimal("0.1")
"""A share of a total that misses its lines, where it is still taken for one of them."""


def find_row_relations(lines: Sequence[TableLine], crossings: Sequence[int]) -> list[Relation]:
    """Find the sums among the rows of a table, in the way that proves most; the usual one where none proves more."""
    return [_hush(relation, lines, crossings) for relation in _choose_way(lines, crossings)]


def _hush(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation:
    """Claim nothing of a total that is just not the one line above it: its lines are told elsewhere."""
    holds, fails = count_outcomes(relation, lines, crossings)
    if len(relation.parts) != 1 or holds or not fails or has_slip(relation, lines, crossings):
        return relation
    missed = (crossing for crossing in crossings if outcome(relation, lines, crossing) == "fails")
    return replace(relation, silent=relation.silent.union(missed))


def _choose_way(lines: Sequence[TableLine], crossings: Sequence[int]) -> list[Relation]:
    down = find_relations(lines, crossings, rows=True)
    whole = {relation.total for relation in down}
    clear = [number for number, line in enumerate(lines) if line.hint in CLEAR]
    usual = _weigh(down, lines, crossings)
    if len(clear) < 2 or (not usual.failing and all(number in whole for number in clear)):
        return down
    up = [_turn(relation, len(lines)) for relation in find_relations(lines[::-1], crossings, rows=True)]
    up = [relation for relation in up if not relation.less]  # what is taken off stands below what it is taken off
    wrong = {relation.total for relation in down if not _weigh([relation], lines, crossings).proven}
    held = find_relations(lines, crossings, rows=True, alone=frozenset(clear[:-1]) - (whole - wrong))
    opened = find_relations(lines, crossings, rows=True, opening=_find_opening(lines, crossings, clear))
    best, weight = down, usual
    for way in (up, held, opened):
        other = _weigh(way, lines, crossings)
        slips = way is opened and other.proven == weight.proven and other.slips > weight.slips
        if other.failing <= weight.failing and (other.proven > weight.proven or slips):
            best, weight = way, other
    return best


def _find_opening(lines: Sequence[TableLine], crossings: Sequence[int], clear: Sequence[int]) -> dict[int, Relation]:
    """The totals that are the sums of what follows them; where some are, also those that miss it by a slip."""
    heads = {number: head for number in clear if (head := find_head(number, lines, crossings)) is not None}
    for number, stop in pairwise(clear if heads else ()):
        parts = tuple(index for index in range(number + 1, stop) if lines[index].summable)
        relation = Relation(number, parts, parts)
        if number not in heads and len(parts) > 1 and _is_near(relation, lines, crossings, sure=len(heads) > 1):
            heads[number] = relation
    return heads


def _is_near(relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], *, sure: bool) -> bool:
    """Whether a total misses what follows it by a slip, or by little, where others surely stand over their lines."""
    if has_slip(relation, lines, crossings):
        return True
    gaps = [measure_gap(relation, lines, crossing) for crossing in crossings]
    return sure and any(gaps) and all(gap <= NEAR for gap in gaps)


def _turn(relation: Relation, count: int) -> Relation:
    """A relation among lines that were read from the last to the first, in the order of the table."""
    parts, consumed = (tuple(sorted(count - 1 - part for part in some)) for some in (relation.parts, relation.consumed))
    return replace(relation, total=count - 1 - relation.total, parts=parts, consumed=consumed)


class _Weight(NamedTuple):
    proven: int
    """Printed digits that the sums prove."""
    failing: int
    slips: int
    """Totals that fail by a slip: so a wrong total speaks for its parts."""


def _weigh(relations: Sequence[Relation], lines: Sequence[TableLine], crossings: Sequence[int]) -> _Weight:
    proven = failing = 0
    for relation in relations:
        for crossing in crossings:
            found = outcome(relation, lines, crossing)
            cell = lines[relation.total].cells[crossing]
            proven += count_printed_digits(cell) if found == "holds" and cell is not None else 0
            failing += found == "fails"
    return _Weight(proven, failing, sum(has_slip(relation, lines, crossings) for relation in relations))
