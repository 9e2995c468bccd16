"""The two halves of one plan: what is spent and what pays for it come to the same total in most plans.

Said when both totals are printed and agree. Where they differ the plan may leave a deficit, or the two halves be of
two things, so a difference proves nothing: it is told as ``undetermined``, and only where the halves are surely of one
plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.normalize.tables.labels import read_side
from bordereau.reconcile.paths import Place, list_places
from bordereau.reconcile.verdicts import make_check, make_undetermined, print_figure
from bordereau.schemas.check import Check
from bordereau.schemas.table import Table

NEAR = (Decimal("0.8"), Decimal("1.25"))
"""Totals further apart than this are not of two halves that should balance."""
SHARED_HEIGHT = 0.5
_PLAN = re.compile(r"plans? de financement|budgets?\b|compte (?:de resultat|rendu financier)|financement previsionnel")


def check_halves(tables: Sequence[Table]) -> tuple[Check, ...]:
    """Check the totals of the two sides of each plan, in the order of the tables."""
    return tuple(check for left, right in _pair_halves(tables) for check in _compare(left, right))


def _pair_halves(tables: Sequence[Table]) -> Iterator[tuple[list[Place], list[Place]]]:
    """Give the totals of the two sides: of neighbouring tables, or of one that holds both."""
    totals = {table.id: _list_totals(table) for table in tables}
    for table in tables:
        by_side: dict[str, list[Place]] = {}
        for place in totals[table.id]:
            by_side.setdefault(read_side(place.row.label) or "", []).append(place)
        if len(by_side) == 2 and "" not in by_side:
            one, other = by_side.values()
            yield one, other
    beside = {table.id for pair in pairwise(tables) if _stand_side_by_side(*pair) for table in pair}
    for left, right in pairwise(tables):
        opposite = {_name_side(left), _name_side(right)} == {"dépenses", "recettes"}
        free = not beside & {left.id, right.id}  # a half has one other
        if _stand_side_by_side(left, right) or (free and opposite and left.pages[-1] == right.pages[0]):
            yield totals[left.id], totals[right.id]


def _list_totals(table: Table) -> list[Place]:
    """List the totals of money in total rows, the last column's only: that is where a plan says its sum."""
    by_row: dict[str, Place] = {}
    for place in list_places((table,)):
        if place.row.kind == "total" and place.cell.kind == "money" and place.value:
            by_row[place.row_path] = place
    return list(by_row.values())


def _name_side(table: Table) -> str | None:
    totals = [row.label for row in table.rows if row.kind == "total"]
    labels = " ".join([*(column.label for column in table.columns), *totals])
    return read_side(labels) or read_side(table.title or "")


def _stand_side_by_side(left: Table, right: Table) -> bool:
    if not left.evidence or not right.evidence or left.evidence[0].page != right.evidence[0].page:
        return False
    one, other = left.evidence[0].bbox, right.evidence[0].bbox
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return one[2] <= other[0] + 2 and shared > SHARED_HEIGHT * min(one[3] - one[1], other[3] - other[1])


def _compare(left: Sequence[Place], right: Sequence[Place]) -> Iterator[Check]:
    """Say the pair of totals that agree, the last ones first; else that the last ones of a plan differ."""
    if not left or not right:
        return
    pairs = [(one, other) for one in reversed(left) for other in reversed(right)]
    equal = next((pair for pair in pairs if pair[0].value == pair[1].value), None)
    if equal is not None:
        subject = f"“{equal[0].row.label}”, told again by the other half of the plan (“{equal[1].row.label}”),"
        yield make_check("restatement", equal[0].term(), [equal[1].term()], subject)
        return
    one, other = pairs[0]
    if not _are_of_one_plan(one, other) or not NEAR[0] <= one.value / other.value <= NEAR[1]:
        return
    message = (
        f"“{one.row.label}” is {print_figure(one.value)} and the other half of the plan, “{other.row.label}”, comes to "
        f"{print_figure(other.value)}: in most plans they are equal."
    )
    yield make_undetermined("restatement", one.term(), [other.term()], message)


def _are_of_one_plan(one: Place, other: Place) -> bool:
    titles = {fold(place.table.title or "") for place in (one, other)}
    sides = {read_side(place.row.label) or _name_side(place.table) for place in (one, other)}
    same = len(titles) == 1 and _PLAN.search(next(iter(titles))) is not None
    return same or sides == {"dépenses", "recettes"}
