"""Cells in sums that fail are read again; a reading with which all their sums hold is what is printed.

This comes before any digit is mended by arithmetic alone (``reconcile.mend.one_digit``): here the picture has the word,
and the sums only say which of its readings is right. A reading is taken when all of this is so:

- at least two ways of reading saw it, and not fewer than see what was read at first, unless that was doubtful;
- with it every sum in which the cell stands holds, and no sum fails that did not fail before; one that holds is enough
  where nearly all ways of reading agree, for another may fail by the author's own slip. Nor is it enough, without
  that, that rounding explains what is left: a digit next to the right one would do as well;
- no other reading, of this cell or of another in one of its failing sums, would do as well.

An author's own slip is read alike by all ways, so it stays, and its check fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from bordereau.reconcile.mend.cell_scale import find_peer, measure_scale, read_at_scale
from bordereau.reconcile.mend.one_digit import Change, Repair, apply_change, is_doubtful, is_ocr
from bordereau.reconcile.tables.totals import SummedTable, sum_table
from bordereau.reconcile.verdicts import print_figure
from bordereau.schemas.cell_path import find_cell, name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.page import enclose
from bordereau.schemas.reading import CellPlace, ReadCell, Reread, TableReading
from bordereau.schemas.warning import Code

MOST_CELLS = 40
"""A table with more cells in failing sums is not misread but misunderstood."""
LEAST_VOTES = 2
AGREED = 0.75
"""A figure that fewer of the new readings see is not surely what is printed."""
UNSURE = 0.5
CLEAR = 0.8
"""What so many of the new readings see is printed, though its sums prove less."""
MOST_TRIALS = 120
HOLDING = ("exact", "within_rounding")


@dataclass(frozen=True, slots=True)
class Offer:
    """One cell read otherwise."""

    row: int
    column: int
    value: Decimal
    share: float
    """Of the new readings."""


def reread_table(table_id: str, table: SummedTable, ask: Reread) -> Repair:
    """Ask for the cells of failing sums once more, and take the readings that make their sums hold."""
    suspects = list_suspects(table_id, table)
    if len(suspects) > MOST_CELLS:
        suspects = _leave_out_proven(table_id, table, suspects)
    if not suspects or len(suspects) > MOST_CELLS:
        return Repair(table, ())
    texts = ask([_place(table.reading, row, column) for row, column in suspects])
    offers = [
        offer for at, found in zip(suspects, texts, strict=True) for offer in weigh_readings(table.reading, at, found)
    ]
    table = replace(table, reading=_note_doubts(table.reading, suspects, texts))
    changes: list[Change] = []
    messages: list[tuple[Code, int, str]] = []
    while chosen := _choose(table_id, table, offers):
        for offer in chosen:
            check = _own_checks(table_id, _with(table_id, table, chosen), offer)[0]
            change = Change(offer.row, offer.column, offer.value, check.id, seen=True)
            messages.append(_tell(table.reading, offer))
            table = sum_table(table_id, apply_change(table.reading, change))
            changes.append(change)
        done = {(offer.row, offer.column) for offer in chosen}
        offers = [offer for offer in offers if (offer.row, offer.column) not in done]
    return Repair(table, tuple(changes), tuple(messages))


def _note_doubts(
    reading: TableReading, suspects: Sequence[tuple[int, int]], texts: Sequence[Sequence[str]]
) -> TableReading:
    """The table with little trust in the cells that were read again in several ways: the sums may mend their digits."""
    unsure = set()
    for at, found in zip(suspects, texts, strict=True):
        cell = _cell(reading, *at)
        scale = measure_scale(cell)
        if scale is not None and found:
            same = sum(read_at_scale(text, scale) == cell.value for text in found)
            if same < AGREED * len(found):
                unsure.add(at)
    rows = [
        replace(row, cells=tuple(_distrust(cell) if (number, cell.column) in unsure else cell for cell in row.cells))
        for number, row in enumerate(reading.rows)
    ]
    return replace(reading, rows=tuple(rows))


def _distrust(cell: ReadCell) -> ReadCell:
    return replace(
        cell, words=tuple(replace(word, confidence=min(word.confidence or 0.0, UNSURE)) for word in cell.words)
    )


def list_suspects(table_id: str, table: SummedTable) -> list[tuple[int, int]]:
    """Row and column of the cells to read again: of failing or unreadable sums, or unread themselves.

    In the rows and columns of such sums, cells that were taken for empty are suspect as well; so are the doubtful ones
    of a column in which a cell is unread, for that cell may be the total.
    """
    named, rows, columns = _find_failing(table)
    clouded = {cell.column for row in table.reading.rows for cell in row.cells if cell.unread}
    suspects = []
    for number, row in enumerate(table.reading.rows):
        for cell in row.cells:
            path = name_cell(table_id, number, cell.column)
            silent = cell.value is None and (number in rows or cell.column in columns or cell.unread)
            doubted = cell.column in clouded and is_doubtful(cell)
            if (is_ocr(cell) and (path in named or silent or doubted)) or (silent and not cell.words and cell.box):
                suspects.append((number, cell.column))
    scanned = any(is_ocr(cell) for row in table.reading.rows for cell in row.cells)
    return suspects if scanned else []


def _leave_out_proven(table_id: str, table: SummedTable, suspects: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the cells of a sum that holds to the last digit: in a long column that fails, most rows hold."""
    proven = {
        name for check in table.checks if check.status == "exact" for name in (check.stated_by, *check.parts) if name
    }
    return [at for at in suspects if name_cell(table_id, *at) not in proven]


def _find_failing(table: SummedTable) -> tuple[set[str], set[int], set[int]]:
    """The cells that sums which do not hold name, and the rows and columns that these sums run along."""
    named: set[str] = set()
    rows: set[int] = set()
    columns: set[int] = set()
    for check in table.checks:
        if check.status in HOLDING:
            continue
        named.update(name for name in (check.stated_by, *check.parts) if name)
        total = find_cell(check.stated_by)
        if total is not None and check.kind == "row_total":
            rows.add(total.row)
        elif total is not None:
            columns.add(total.column)
    return named, rows, columns


def weigh_readings(reading: TableReading, at: tuple[int, int], texts: Sequence[str]) -> Iterator[Offer]:
    """The values that new readings of a cell see often enough, other than the one it has."""
    cell = _cell(reading, *at)
    peer = cell if cell.value else find_peer(reading, cell)
    scale = measure_scale(peer) if peer else None
    if scale is None:
        return
    seen = Counter(value for text in texts if (value := read_at_scale(text, scale)) is not None)
    standing = 0 if cell.value is None or is_doubtful(cell) else seen[cell.value]
    for value, votes in sorted(seen.items()):
        if value != cell.value and votes >= max(LEAST_VOTES, standing):
            yield Offer(*at, value, votes / len(texts))


def _choose(table_id: str, table: SummedTable, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """The one offer, or the one pair of offers, that makes its sums hold and has no rival in them."""
    able: list[tuple[Offer, ...]] = [(offer,) for offer in offers if _settles(table_id, table, (offer,))]
    if not able:
        pairs = [(a, b) for a, b in combinations(offers, 2) if (a.row, a.column) != (b.row, b.column)]
        pairs = [pair for pair in pairs if pair[0].column == pair[1].column or pair[0].row == pair[1].row]
        if len(pairs) > MOST_TRIALS:
            return ()
        able = [pair for pair in pairs if _settles(table_id, table, pair)]
    settled = {chosen: _list_settled(table_id, table, chosen) for chosen in able}
    for chosen in able:
        if not any(settled[chosen] & settled[other] for other in able if other != chosen):
            return chosen
    return ()


def _list_settled(table_id: str, table: SummedTable, chosen: Sequence[Offer]) -> frozenset[str]:
    """The sums of some cells that hold with an offer and did not before: offers that settle one of them are rivals."""
    held = {check.id for check in table.checks if check.status in HOLDING}
    made = _with(table_id, table, chosen)
    own = [check for offer in chosen for check in _own_checks(table_id, made, offer)]
    return frozenset(check.id for check in own if check.status in HOLDING) - held


def _settles(table_id: str, table: SummedTable, chosen: Sequence[Offer]) -> bool:
    made = _with(table_id, table, chosen)
    if made.holding <= table.holding or _fails_anew(table, made):
        return False
    for offer in chosen:
        own = _own_checks(table_id, made, offer)
        holding = [check for check in own if check.status in HOLDING]
        clear = [check for check in own if check.status in HOLDING or not _is_clouded(table_id, made, check, chosen)]
        plain = len(holding) == len(clear) and any(check.status == "exact" for check in own)
        if not holding or not (plain or offer.share >= CLEAR):
            return False
    return True


def _fails_anew(table: SummedTable, made: SummedTable) -> bool:
    """Whether a sum fails that did not before; one that could not be computed for want of a figure may."""
    open_ = {check.stated_by for check in table.checks if check.status == "undetermined"}
    failing = sum(check.status == "fails" and check.stated_by not in open_ for check in made.checks)
    return failing > table.failing


def _is_clouded(table_id: str, table: SummedTable, check: Check, chosen: Sequence[Offer]) -> bool:
    """Whether a sum that does not hold has another cell to fail by: one of another sum that does not."""
    own = {name_cell(table_id, offer.row, offer.column) for offer in chosen}
    others = {name for name in (check.stated_by, *check.parts) if name} - own
    return any(
        others.intersection((other.stated_by, *other.parts))
        for other in table.checks
        if other.kind != check.kind and other.status not in HOLDING and not own.intersection(other.parts)
    )


def _with(table_id: str, table: SummedTable, chosen: Sequence[Offer]) -> SummedTable:
    reading = table.reading
    for offer in chosen:
        reading = apply_change(reading, Change(offer.row, offer.column, offer.value, ""))
    return sum_table(table_id, reading)


def _own_checks(table_id: str, table: SummedTable, offer: Offer) -> list[Check]:
    path = name_cell(table_id, offer.row, offer.column)
    return [check for check in table.checks if path == check.stated_by or path in check.parts]


def _place(reading: TableReading, row: int, column: int) -> CellPlace:
    """The ruled box of a cell; else that of its words, as high as its row, for a line of it may have been lost."""
    cell = _cell(reading, row, column)
    drawn = cell.box is not None and reading.reader == "ruled"
    if drawn or not cell.words:
        assert cell.box is not None
        return CellPlace(cell.page, cell.box, drawn=drawn)
    beside = [word for other in reading.rows[row].cells if other.page == cell.page for word in other.words]
    x0, _, x1, _ = enclose(cell.words)
    _, top, _, bottom = enclose(beside)
    return CellPlace(cell.page, (x0, top, x1, bottom), drawn=False)


def _cell(reading: TableReading, row: int, column: int) -> ReadCell:
    return next(cell for cell in reading.rows[row].cells if cell.column == column)


def _tell(reading: TableReading, offer: Offer) -> tuple[Code, int, str]:
    cell = _cell(reading, offer.row, offer.column)
    peer = cell if cell.value is not None else find_peer(reading, cell)
    unit = "€" if peer and peer.kind == "money" else ""
    message = (
        f"OCR read « {cell.text} » in “{reading.rows[offer.row].label}”; read again it is "
        f"{print_figure(offer.value, unit)}, with which its sums hold."
    )
    return Code.REPAIRED_DIGIT, cell.page, message
