"""What each row of a table is, once its sums are known: item, subtotal, total.

A total that enters a later total is a subtotal. So is the head of one group of several, which no word tells, and
« TOTAL HT » before « TOTAL TTC ». A row that a sum proves to be HT with its VAT, or figures of the row above it, is
a total without the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, count_printed_digits
from bordereau.schemas.reading import ReadCell, ReadRow
from bordereau.schemas.trust import DIGITS_THAT_PROVE

WITH_TAX = tuple(Decimal(rate) for rate in ("1.2", "1.1", "1.055", "1.021"))
"""A sum with VAT, of one without, in France (CGI, art. 278, 279, 278-0 bis, 281 quater)."""
CENT = Decimal("0.01")


def settle_kinds(
    rows: Sequence[ReadRow], relations: Sequence[Relation], across: Sequence[int] = ()
) -> tuple[ReadRow, ...]:
    """Settle what each row is. ``across`` are the rows whose one figure adds up those of the row above."""
    totals = {relation.total for relation in relations} | set(across)
    entered = {index for relation in relations for index in relation.consumed if index in totals}
    entered |= {index for relation in relations for index in relation.consumed if rows[index].hint in CLEAR}
    entered |= {number - 1 for number in across if _adds_all(rows[number - 1], rows[number])}
    entered |= {relation.total for relation in relations if _heads_group(relation, rows)}
    out = []
    for number, row in enumerate(rows):
        taxed = _find_untaxed(rows, number, totals)
        if row.hint == "subtotal" or number in entered or _precedes_ttc(rows, number, totals):
            settled = row.hint in CLEAR or number in totals or number in entered
            out.append(replace(row, kind="subtotal" if settled else row.kind))
        elif number in totals or taxed is not None:
            out.append(replace(row, kind="total"))
        else:
            out.append(row)
    return tuple(out)


def find_sum_across(rows: Sequence[ReadRow]) -> tuple[int, ReadCell, tuple[ReadCell, ...]] | None:
    """Find the last row whose one figure, without a label, is the sum of some of the row above it.

    It stands in the first of the columns that it is printed under; those it adds up begin there.
    """
    if len(rows) < 2 or rows[-1].label:
        return None
    own, above = (_list_sums(row.cells) for row in (rows[-1], rows[-2]))
    if len(own) != 1 or count_printed_digits(own[0]) <= DIGITS_THAT_PROVE:
        return None
    parts: list[ReadCell] = []
    for cell in (cell for cell in above if cell.column >= own[0].column):
        parts.append(cell)
        if len(parts) > 1 and sum((part.value or Decimal(0) for part in parts), Decimal(0)) == own[0].value:
            return len(rows) - 1, own[0], tuple(parts)
    return None


def _adds_all(above: ReadRow, row: ReadRow) -> bool:
    """Whether a row with one figure leaves none of the row above it out."""
    return (
        sum((cell.value or Decimal(0) for cell in _list_sums(above.cells)), Decimal(0))
        == _list_sums(row.cells)[0].value
    )


def _list_sums(cells: Iterable[ReadCell]) -> list[ReadCell]:
    return [cell for cell in cells if cell.value and cell.kind in ("money", "count") and cell.void is None]


def _heads_group(relation: Relation, rows: Sequence[ReadRow]) -> bool:
    """Whether a row is the sum of some lines under it, without the word, and of no side of a budget."""
    row = rows[relation.total]
    if row.hint != "none" or not relation.parts or min(relation.parts) < relation.total:
        return False
    if read_pattern("tables", "sections.heads").fullmatch(fold(row.label).strip(" :")):
        return False
    rest = set(range(len(rows))) - {relation.total, *relation.parts}
    return any(cell.value for number in rest for cell in rows[number].cells)


def _precedes_ttc(rows: Sequence[ReadRow], number: int, totals: Iterable[int]) -> bool:
    """“TOTAL HT” before “TOTAL TTC” enters it by way of the tax, printed or not."""
    if rows[number].tax != "HT" or (rows[number].hint not in CLEAR and number not in totals):
        return False
    later = range(number + 1, len(rows))
    return any(
        rows[place].tax == "TTC" and (rows[place].hint in CLEAR or _find_untaxed(rows, place, totals) == number)
        for place in later
    )


def _find_untaxed(rows: Sequence[ReadRow], number: int, totals: Iterable[int]) -> int | None:
    """Find the total above which a row of another name is with its VAT: « Soit 20 613,84 € TTC » under 17 178,20 €."""
    row = rows[number]
    again = read_pattern("tables", "rows.told_again").match(fold(row.label)) is not None
    own = {cell.column: cell.value for cell in _list_sums(row.cells)}
    if not own or not (row.tax == "TTC" or again):
        return None
    for place in sorted((place for place in totals if place < number), reverse=True):
        base = {cell.column: cell.value or Decimal(0) for cell in _list_sums(rows[place].cells)}
        if own.keys() <= base.keys() and any(
            all(abs(base[column] * rate - (value or 0)) <= CENT for column, value in own.items()) for rate in WITH_TAX
        ):
            return place
    return None
