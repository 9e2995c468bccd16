"""What receipts leave of spending, and what was carried over with it: « Résultat », « Résultat cumulé ».

« Recettes 1 003 / Dépenses 909 / Résultat 94 » is a difference of two lines between which others may stand, « Résultat
cumulé » the sum of a result and « Report N-1 ». Which lines are meant is told by their names alone, in any order, so a
relation counts where it holds more often than not: in two places by different figures, or in one by digits enough.
A « Total » beside both sides may be what is left as well, where two places prove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.tables.labels import read_side
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    TableLine,
    count_holding_digits,
    outcome,
)
from bordereau.schemas.reading import ReadCell, TableReading
from bordereau.schemas.trust import DIGITS_THAT_PROVE

ENOUGH = 4
"""Digits that one place proves: names and order leave several lines to choose from."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A figure under a row of totals, and the two of them of which it is the difference."""

    row: int
    stated: ReadCell
    parts: tuple[ReadCell, ReadCell]


def find_results(lines: Sequence[TableLine], crossings: Sequence[int]) -> list[Relation]:
    """The results among lines that are what receipts leave of spending, or a result with what was carried over."""
    found = []
    for number, line in enumerate(lines):
        named = _says(line, "balances")
        if line.part_of or not (named or line.hint == "strong"):
            continue
        ways = [way for way in _list_ways(number, lines) if _is_proven(way, lines, crossings)]
        best = max(ways, key=lambda way: _count_distinct(way, lines, crossings), default=None)
        if best is not None and (named or _count_distinct(best, lines, crossings) > 1):
            found.append(best)
    return found


def find_balance(reading: TableReading) -> Balance | None:
    """What is left of both sides, in one cell under their totals: « Solde » merged over « Dépenses | Recettes ».

    Without a word for it the figure must be just that; with one it may be printed without its sign.
    """
    sides = [read_side(column.label) for column in reading.columns]
    if sides.count("dépenses") != 1 or sides.count("recettes") != 1:
        return None
    funding, spending = sides.index("recettes"), sides.index("dépenses")
    for number in range(1, len(reading.rows)):
        above, row = reading.rows[number - 1], reading.rows[number]
        named = read_pattern("totals", "balances").search(fold(row.label)) is not None
        stated = [cell for cell in row.cells if cell.value is not None and cell.kind == "money"]
        sums = {cell.column: cell for cell in above.cells if cell.value is not None and cell.kind == "money"}
        if (
            above.hint not in CLEAR
            or len(stated) != 1
            or sums.keys() != {funding, spending}
            or (row.label and not named)
        ):
            continue
        left = (sums[funding].value or Decimal(0)) - (sums[spending].value or Decimal(0))
        if stated[0].value == left:
            return Balance(number, stated[0], (sums[funding], sums[spending]))
        if named and stated[0].value == -left:
            return Balance(number, stated[0], (sums[spending], sums[funding]))
    return None


def tells_again(relation: Relation, results: Sequence[Relation]) -> bool:
    """Whether a sum is a result read backwards: what is spent and what is left make what was received."""
    terms = {relation.total, *relation.parts}
    return any(
        result.less and result.total != relation.total and terms == {result.total, *result.parts} for result in results
    )


def _list_ways(number: int, lines: Sequence[TableLine]) -> Iterator[Relation]:
    """The ways in which a result may come about, the nearest lines first."""
    near = sorted((other for other in range(len(lines)) if other != number), key=lambda other: abs(other - number))
    if _says(lines[number], "accumulated"):
        results = [o for o in near if _says(lines[o], "balances") and not _says(lines[o], "accumulated")]
        own = [other for other in results if not _says(lines[other], "carried")]
        carried = [other for other in near if _says(lines[other], "carried")]
        yield from (
            Relation(number, (min(one, two), max(one, two)), ()) for one in own for two in carried if one != two
        )
    if _says(lines[number], "carried"):
        return
    sides: dict[str | None, list[int]] = {"dépenses": [], "recettes": []}
    for other in sorted(near, key=lambda other: lines[other].hint not in CLEAR):
        if not _says(lines[other], "balances"):
            sides.setdefault(read_side(lines[other].label), []).append(other)
    for funding in sides["recettes"]:
        for spending in sides["dépenses"]:
            yield Relation(number, (funding, spending), (), less=True)
            yield Relation(number, (spending, funding), (), less=True)


def _says(line: TableLine, key: str) -> bool:
    return read_pattern("totals", key).search(fold(line.label)) is not None


def _is_proven(way: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    outcomes = [outcome(way, lines, crossing) for crossing in crossings if _is_whole(way, lines, crossing)]
    digits = count_holding_digits(way, lines, crossings)
    least = DIGITS_THAT_PROVE if _count_distinct(way, lines, crossings) > 1 else ENOUGH
    return digits >= least and outcomes.count("holds") > outcomes.count("fails")


def _count_distinct(way: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> int:
    """How many different results a way makes."""
    held = (crossing for crossing in crossings if outcome(way, lines, crossing) == "holds")
    cells = [lines[way.total].cells[crossing] for crossing in held if _is_whole(way, lines, crossing)]
    return len({cell.value for cell in cells if cell is not None and cell.value})


def _is_whole(way: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    """Whether all that makes a result is printed: a lone figure told twice is no difference."""
    return all((cell := lines[part].cells[crossing]) is not None and cell.value for part in way.parts)
