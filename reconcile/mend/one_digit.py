"""The sums mend what OCR misread: one digit of one cell, where sums and the readers' own doubt leave one way only.

A figure is mended when all of this is so:

- it was read by OCR (its words bear a confidence): a failing sum of a born-digital page is the document's own error;
- every sum that it takes part in fails, and one change of it makes them all hold;
- the change is what OCR does: the other reader saw it so, or one digit is taken for one of like shape, or one is lost;
- the readers were in doubt about it: they differ, or the surer is not sure. An author's own slip looks the same to the
  sums, but print that both readers see clearly is what the author wrote;
- it stands in two sums or more, or the other reader saw just this: one sum alone proves too little (on tables with
  planted errors, 2 mends in 100 were wrong without this rule);
- no other figure of the table could be changed instead.

Where several could, nothing is changed, and the failing check names them. Precision over recall: an error that is left
shows in a failing check, one that is made would not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.normalize.numbers.numbers import parse_number
from bordereau.reconcile.mend.cell_scale import find_peer, keep_figure
from bordereau.reconcile.tables.totals import SummedTable, sum_table
from bordereau.reconcile.verdicts import print_figure
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.reading import ReadCell, TableReading
from bordereau.schemas.warning import Code

LIKE_SHAPES = frozenset(
    frozenset(pair)
    for pair in ("06", "08", "09", "14", "17", "27", "35", "38", "39", "49", "56", "58", "59", "68", "69", "89")
)
"""Digits that readers take for one another."""
SURE = 0.9
"""A figure that both readers saw alike, and at least one as surely as this, is what is printed."""
MOST_MENDS = 4
"""A table with more wrong figures than this is not read, but guessed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure read otherwise."""

    row: int
    column: int
    """Index among the value columns."""
    value: Decimal
    check: str
    """The id of a check that it makes hold."""
    seen: bool = False
    """The other reader saw just this."""
    doubtful: bool = True
    """The readers were in doubt about the figure."""
    sums: int = 1
    """In how many sums the figure stands."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A table after its sums have mended what they could."""

    table: SummedTable
    changes: tuple[Change, ...]
    messages: tuple[tuple[Code, int, str], ...] = ()
    """Code, page and sentence of each mend, for a warning."""


def repair_table(table_id: str, table: SummedTable) -> Repair:
    """Mend the figures of one table, one after the other, as long as exactly one change explains a failing sum."""
    messages: list[tuple[Code, int, str]] = []
    table, changes = _settle_unread(table_id, table, messages)
    while table.failing and len(changes) < MOST_MENDS:
        found = find_changes(table_id, table)
        single = _take_single(found)
        if single is None:
            return Repair(_list_candidates(table_id, table, found), tuple(changes), tuple(messages))
        mended = sum_table(table_id, apply_change(table.reading, single))
        if mended.failing >= table.failing or mended.holding <= table.holding:
            break
        messages.append(_tell(table.reading, single))
        table = mended
        changes.append(single)
    return Repair(table, tuple(changes), tuple(messages))


def _settle_unread(
    table_id: str, table: SummedTable, messages: list[tuple[Code, int, str]]
) -> tuple[SummedTable, list[Change]]:
    """Figures that could not be read for their spaces (« 5571 850 »): their digits joined, where the sums then hold."""
    changes: list[Change] = []
    for number, row in enumerate(table.reading.rows):
        for cell in row.cells:
            if not cell.unread or not is_ocr(cell):
                continue
            value = _join_digits(table.reading, cell)
            if value is None:
                continue
            path = name_cell(table_id, number, cell.column)
            read = sum_table(table_id, apply_change(table.reading, Change(number, cell.column, value, "")))
            own = [check for check in read.checks if path == check.stated_by or path in check.parts]
            if not own or any(check.status not in ("exact", "within_rounding") for check in own):
                continue
            change = Change(number, cell.column, value, own[0].id)
            messages.append(_tell(table.reading, change))
            table = sum_table(table_id, apply_change(table.reading, change))
            changes.append(change)
    return table, changes


def _join_digits(reading: TableReading, cell: ReadCell) -> Decimal | None:
    """The number of all its digits, at the scale of its column."""
    digits = "".join(sign for sign in cell.text if sign.isdecimal())
    if not digits or any(sign in cell.text for sign in ".,"):
        return None
    peer = find_peer(reading, cell)
    return int(digits) * peer.precision if peer and peer.precision else None


def find_changes(table_id: str, table: SummedTable) -> list[Change]:
    """Every plausible change of one cell read by OCR that makes all its sums hold."""
    found: list[Change] = []
    for number, row in enumerate(table.reading.rows):
        for cell in row.cells:
            if cell.value is None or not is_ocr(cell):
                continue
            path = name_cell(table_id, number, cell.column)
            own = [check for check in table.checks if path == check.stated_by or path in check.parts]
            if not own or any(check.status != "fails" for check in own):
                continue
            other = set(_list_alternatives(cell))
            for value in sorted(other | set(list_readings(cell, lost=len(own) > 1))):
                if value != cell.value and all(_would_hold(check, path, value - cell.value) for check in own):
                    seen = value in other
                    found.append(Change(number, cell.column, value, own[0].id, seen, is_doubtful(cell), len(own)))
    return found


def is_doubtful(cell: ReadCell) -> bool:
    """Whether OCR read the cell, and not surely."""
    return is_ocr(cell) and any(word.alternative or (word.confidence or 0.0) < SURE for word in cell.words)


def is_ocr(cell: ReadCell) -> bool:
    """Whether all words of a cell were read by OCR."""
    return bool(cell.words) and all(word.read_by_ocr for word in cell.words)


def list_readings(cell: ReadCell, *, lost: bool) -> Iterator[Decimal]:
    """What else its digits may be: one of like shape in a place, or, with ``lost``, one more somewhere.

    One more digit can explain almost any gap: that is only listed for a figure that stands in two sums or more. The
    last printed digit counts ``precision`` euros, so a string of digits is worth that many times its number.
    """
    if cell.value is None or not cell.precision:
        return
    unit = cell.precision if cell.value >= 0 else -cell.precision
    digits = str(int(abs(cell.value) / cell.precision))
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if frozenset((digit, other)) in LIKE_SHAPES and not (place == 0 and other == "0"):
                yield int(digits[:place] + other + digits[place + 1 :]) * unit
    for place in range(len(digits) + 1 if lost else 0):
        for other in "0123456789":
            if place or other != "0":
                yield int(digits[:place] + other + digits[place:]) * unit


def _list_alternatives(cell: ReadCell) -> Iterator[Decimal]:
    mine = parse_number(keep_figure(" ".join(word.text for word in cell.words)))
    if mine is None or not mine.value or cell.value is None:
        return
    scale = cell.value / mine.value
    texts = {word.alternative for word in cell.words if word.alternative}
    for index, word in enumerate(cell.words):
        if word.alternative:
            parts = [other.text for other in cell.words]
            parts[index] = word.alternative
            texts.add(" ".join(parts))
    for text in sorted(texts):
        found = parse_number(keep_figure(text))
        if found is not None:
            yield found.value * scale


def _would_hold(check: Check, path: str, change: Decimal) -> bool:
    if check.difference is None:
        return False
    gap = Decimal(check.difference) + (change if path == check.stated_by else -change)
    return gap == 0


def _take_single(found: Sequence[Change]) -> Change | None:
    """The only change that the sums and the readers' doubt leave.

    What the other reader saw and the sums confirm is right, whatever else might be; otherwise the change must be the
    only plausible one of the whole table, of figures that were read surely too, and its figure a doubtful one.
    """
    for changes in ([change for change in found if change.seen], found):
        distinct = {(change.row, change.column, change.value) for change in changes}
        if len(distinct) == 1:
            only = changes[0]
            return only if only.doubtful and (only.seen or only.sums > 1) else None
        if distinct:
            return None
    return None


def apply_change(reading: TableReading, change: Change) -> TableReading:
    """The reading with one figure changed, and marked as mended."""
    rows = list(reading.rows)
    row = rows[change.row]
    cells = tuple(_restate(reading, cell, change) if cell.column == change.column else cell for cell in row.cells)
    rows[change.row] = replace(row, cells=cells)
    return replace(reading, rows=tuple(rows))


def _restate(reading: TableReading, cell: ReadCell, change: Change) -> ReadCell:
    """The cell with its new value; one that could not be read takes its kind and precision from its column."""
    like = find_peer(reading, cell) if cell.value is None else cell
    return replace(
        cell,
        value=change.value,
        kind=like.kind if like else cell.kind,
        precision=like.precision if like else cell.precision,
        unit=like.unit if like else cell.unit,
        read_as=cell.text,
        repaired_by=change.check,
        unread=False,
    )


def _tell(reading: TableReading, change: Change) -> tuple[Code, int, str]:
    cell = _cell(reading, change)
    unit = "€" if cell.kind == "money" else ""
    message = (
        f"OCR read « {cell.text} » in “{reading.rows[change.row].label}”; its sums hold only for "
        f"{print_figure(change.value, unit)}, which is kept."
    )
    return Code.REPAIRED_DIGIT, cell.page, message


def _cell(reading: TableReading, change: Change) -> ReadCell:
    return next(cell for cell in reading.rows[change.row].cells if cell.column == change.column)


def _list_candidates(table_id: str, table: SummedTable, found: Sequence[Change]) -> SummedTable:
    """The same table, its failing checks naming the changes that would make them hold."""
    checks = []
    for check in table.checks:
        mine = [
            change
            for change in found
            if name_cell(table_id, change.row, change.column) in (check.stated_by, *check.parts)
        ]
        if check.status == "fails" and mine:
            shown = "; ".join(
                f"“{table.reading.rows[change.row].label}” {print_figure(change.value, '')}" for change in mine[:4]
            )
            message = f"{check.message} OCR may have misread one of several figures: {shown}."
            checks.append(check.model_copy(update={"message": message}))
        else:
            checks.append(check)
    return replace(table, checks=tuple(checks))
