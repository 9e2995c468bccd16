"""What explains a total of a table that misses its parts without an error of the act, or makes the parts doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.tables.kinds import CENT, WITH_TAX
from bordereau.reconcile.tables.places import find_place, find_total, read_cell, value_at
from bordereau.reconcile.tables.proof import HOLDS
from bordereau.reconcile.tables.totals import SummedTable
from bordereau.schemas.check import Check
from bordereau.schemas.reading import TableReading


def _adds_tax(check: Check, table: SummedTable) -> bool:
    """Whether a total with taxes misses its parts since they are told without."""
    if find_total(check, table.reading).tax != "TTC":
        return False
    stated, computed = Decimal(check.stated or 0), Decimal(check.computed or 0)
    tolerance = max(CENT, Decimal(check.tolerance or 0))
    if computed and any(abs(computed * rate - stated) <= tolerance for rate in WITH_TAX):
        return True
    beside = (one for one in table.checks if one.kind == check.kind and one.parts == check.parts)
    return any(one.status in HOLDS and find_total(one, table.reading).tax == "HT" for one in beside)


def _is_summed_beside(check: Check, table: SummedTable) -> bool:
    """Whether the parts of a column's total have one that holds beside it: « total » and « total encaissé » are two."""
    return check.kind == "row_total" and any(
        one.kind == check.kind and one.parts == check.parts and one.status in HOLDS for one in table.checks
    )


def _balances_sides(check: Check, reading: TableReading) -> bool:
    """Whether a row of results crosses « Dépenses » and « Recettes »: 50 and 550 are 500 at the side of the greater."""
    if check.kind != "row_total":
        return False
    row = reading.rows[find_place(check.stated_by).row]
    sides = (read_pattern("tables", f"sides.{side}") for side in ("spending", "funding"))
    heads = [fold(column.label) for column in reading.columns]
    crossed = all(any(side.search(head) for head in heads) for side in sides)
    return crossed and read_pattern("totals", "results").search(fold(row.label)) is not None


def _nets_changes(check: Check, reading: TableReading) -> bool:
    """Whether a total under « Augmentation de crédits » is that column's lines less those of « Diminution »."""
    place = find_place(check.stated_by)
    if check.kind != "column_total" or not place.column:
        return False
    more, less = (read_pattern("tables", f"credits.{change}") for change in ("more", "less"))
    head, before = (fold(reading.columns[column].label) for column in (place.column, place.column - 1))
    if not more.search(head) or not less.search(before):
        return False
    taken = (value_at(reading, find_place(path).row, place.column - 1) for path in check.parts)
    return abs(Decimal(check.difference or 0)) == abs(sum(taken, Decimal(0)))


def _is_unsurely_read(check: Check, reading: TableReading) -> bool:
    """Whether two engines read one of the figures of a picture differently."""
    cells = [read_cell(reading, path) for path in (check.stated_by or "", *check.parts)]
    return any(word.alternative for cell in cells if cell is not None for word in cell.words)


def _lost_a_comma(check: Check, reading: TableReading) -> bool:
    """Whether a total holds once a figure of a picture has its cents: « 12 715,62 » read as 1271562."""
    gap = Decimal(check.computed or 0) - Decimal(check.stated or 0)
    return any(value * Decimal("0.99") == gap for value in _list_scanned(check.parts, reading))


def _lost_a_sign(check: Check, reading: TableReading) -> bool:
    """Whether a total holds once a figure of a picture, or it, has its minus, which readers of pictures lose."""
    stated = Decimal(check.stated or 0)
    gap = Decimal(check.computed or 0) - stated
    parts = _list_scanned(check.parts, reading)
    return any(2 * value == gap for value in parts) or (bool(parts) and gap == -2 * stated)


def _list_scanned(paths: Sequence[str], reading: TableReading) -> list[Decimal]:
    """The figures other than zero that were read from a picture."""
    cells = [read_cell(reading, path) for path in paths]
    return [
        cell.value
        for cell in cells
        if cell is not None and cell.value and any(word.confidence is not None for word in cell.words)
    ]


def _is_cut_in_two(check: Check, reading: TableReading) -> bool:
    """Whether figures of the parts stand in a column beside of the same name, where the total has none."""
    place = find_place(check.stated_by)
    if check.kind not in ("column_total", "percent_total"):
        return False
    name = fold(reading.columns[place.column].label).strip()
    twins = [number for number in (place.column - 1, place.column + 1) if 0 <= number < len(reading.columns)]
    rows = {find_place(path).row for path in check.parts}
    return bool(name) and any(
        fold(reading.columns[twin].label).strip() == name
        and not value_at(reading, place.row, twin)
        and any(value_at(reading, row, twin) for row in rows)
        for twin in twins
    )


def _repeats_its_head(check: Check, reading: TableReading) -> bool:
    """Whether the gap is a line that tells the one above it again: « Subventions 35 000 » and its « Ville 35 000 »."""
    places = [find_place(path) for path in check.parts]
    gap = Decimal(check.computed or 0) - Decimal(check.stated or 0)
    if check.kind != "column_total" or gap <= 0:
        return False
    return any(
        upper.row + 1 == lower.row
        and value_at(reading, upper.row, upper.column) == value_at(reading, lower.row, lower.column) == gap
        and _is_account(reading.rows[upper.row].label)
        for upper, lower in pairwise(places)
    )


def _is_account(label: str) -> bool:
    """Whether a label is that of an account, no name of a funder or payee."""
    return read_pattern("totals", "accounts").search(fold(label)) is not None


def _is_made_above(check: Check, reading: TableReading) -> bool:
    """Whether the lines right above a total of a column come to it, wherever the parts stand that do not."""
    total = find_place(check.stated_by)
    if check.kind != "column_total" or not _skips_lines_above(check, total.row):
        return False
    stated, sum_, lines = Decimal(check.stated or 0), Decimal(0), 0
    for row in range(total.row - 1, -1, -1):
        value = value_at(reading, row, total.column)
        sum_, lines = sum_ + value, lines + bool(value)
        if lines > 1 and abs(sum_ - stated) <= Decimal(check.tolerance or 0):
            return True
    return False


def _skips_lines_above(check: Check, total: int) -> bool:
    """Whether parts were chosen past the lines right above the total."""
    rows = {find_place(path).row for path in check.parts}
    return not rows or max(rows) < total - 1


def _leaves_out_marked(check: Check, reading: TableReading) -> bool:
    """Whether the gap is what the starred figures come to: « 1 350 €* », already voted, is left out on purpose."""
    cells = [read_cell(reading, path) for path in check.parts]
    marked = [cell.value or Decimal(0) for cell in cells if cell is not None and cell.text.rstrip().endswith("*")]
    gap = Decimal(check.computed or 0) - Decimal(check.stated or 0)
    return 0 < len(marked) < len(cells) and gap == sum(marked, Decimal(0))


OTHER_RELATIONS = (_adds_tax, _is_summed_beside)
"""Relations among the figures of a table that explain a total which its parts do not make."""
DOUBTS = (
    _balances_sides,
    _nets_changes,
    _is_unsurely_read,
    _is_made_above,
    _is_cut_in_two,
    _repeats_its_head,
    _leaves_out_marked,
    _lost_a_comma,
    _lost_a_sign,
)
"""What a reading shows beside a total that speaks against an error of the act."""
