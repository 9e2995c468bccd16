"""When a total of a table that misses its parts may be called wrong: an alarm is a claim that the *act* errs.

On 1 080 pages of minutes four alarms of five were ours: lines of which counted with their parent, results and balances,
last lines without a word, halves read as one. So a total fails only where the act says that it is one, and

- the same lines add up in other columns, to three digits at least: then which lines are meant is beyond doubt; or
- the gap is a slip that hands make (``reconcile.slips``): a digit, two swapped; in a table without any doubt about its
  lines also a line left out, or told twice; or
- the table is plain and the total near: every line named, none of them a balance, an of-which or a total of its own.

A sum that no word announces earns it where it enters a larger total that holds, and a digit explains its gap: then it
is the sum of a group. A digit of one part does as well as one of the total, which may change several of its digits.

Of a total that holds once another, which misses its own parts, is what these come to, that is said.
Never where it is just twice, or half, of what its parts come to: then lines are counted twice, or one half was read.
Never where nothing is stated: a total of zero may be of lines that are told elsewhere. Nor where the lines right above
a total make it, be they counted or not.
Never where lines may be missing: in a table that begins at the top of a page without its head, the first total of a
column may count lines of a page that is not in the file.
Nor where a line misses its parts at three places or more and in most that are not zero, by no one line left out or
told twice: then these are not its parts. Whoever adds badly does not add badly everywhere.
Nor of a second total column, where the first holds with the same parts: it states something else.
Nor where a row of results crosses the two sides of a budget: a loss and a gain are one balance, at one side.
Nor where a total of what is added to credits leaves out just what is taken off them beside it: it is the balance of
both, as the printed « décision modificative » of a budget has it.
Nor where the column beside bears the same name and figures of the parts, but none of the total: one column was cut.
Nor where the line that is left out repeats the one right above it, by another name: it may be the only part of that.
Nor where what is left out are just the figures with a star, which a note explains.
Nor where two OCR engines read one of its figures differently.
Nor where a total with taxes stands over parts without: a rate of VAT apart, or beside the total without taxes that
they make.
What is not earned is ``undetermined``: told, counted, not red.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.slips import PartSlip, Slip, find_slip, list_part_slips
from bordereau.reconcile.tables.doubts import DOUBTS, OTHER_RELATIONS
from bordereau.reconcile.tables.line_sums import CLEAR
from bordereau.reconcile.tables.places import find_place, find_total, read_cell, read_value
from bordereau.reconcile.tables.proof import HOLDS, count_digits
from bordereau.reconcile.tables.totals import SummedTable
from bordereau.reconcile.verdicts import leave_open, print_figure
from bordereau.schemas.check import Check
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.trust import DIGITS_THAT_PROVE

TOTALS = ("column_total", "row_total", "percent_total", "difference_total")
NEAR = Decimal("0.25")
"""A total that is further than this share from its parts is an old figure less often than another sum."""
FEW = 3
"""An act may add badly in two columns; where a line misses its parts more often, they are not its parts."""


Line = tuple[str, int]
"""A total line: ``rows`` or ``columns``, and its index."""


def weigh_alarms(table: SummedTable, *, beheaded: bool = False) -> tuple[Check, ...]:
    """Leave those totals failing that earn it, with the slip that explains the gap; make the others undetermined.

    ``beheaded``: the table begins at the top of a page, and nothing names its columns.
    """
    together: dict[Line, list[Check]] = defaultdict(list)
    for check in table.checks:
        if check.kind in TOTALS:
            together[_find_line(check)].append(check)
    failing = [check for check in table.checks if check.kind in TOTALS and check.status == "fails"]
    weighed = {
        check.id: leave_open(check)
        if (beheaded and _reaches_the_top(check))
        or any(explains(check, table) for explains in OTHER_RELATIONS)
        or any(doubts(check, table.reading) for doubts in DOUBTS)
        or _misses_everywhere(table.reading, together[_find_line(check)])
        else _weigh(check, table, together[_find_line(check)])
        for check in failing
    }
    claims = [check for check in failing if weighed[check.id].status == "fails"]
    for check in claims:
        cause = next((other for other in claims if other is not check and _follows(check, other)), None)
        if cause is not None:
            weighed[check.id] = _trace(check, cause)
    return tuple(weighed.get(check.id, check) for check in table.checks)


def _follows(check: Check, cause: Check) -> bool:
    """Whether a total adds up once the figure that another check calls wrong is what its own parts come to."""
    if cause.stated_by not in check.parts or check.stated_by in cause.parts:
        return False
    gap, moved = (Decimal(one.computed or 0) - Decimal(one.stated or 0) for one in (check, cause))
    return bool(moved) and gap == -moved


def _trace(check: Check, cause: Check) -> Check:
    """Say of a total which of its parts is the wrong figure, rather than what digit of its own may be."""
    mended = print_figure(Decimal(cause.computed or 0), "")
    told = f"It holds where {cause.stated_by} is {mended}, the sum of its parts."
    return check.model_copy(update={"message": f"{check.message} {told}"})


def _reaches_the_top(check: Check) -> bool:
    """Whether a total of a column counts the first line of its table."""
    return check.kind != "row_total" and any(find_place(path).row == 0 for path in check.parts)


def _weigh(check: Check, table: SummedTable, same_lines: Sequence[Check]) -> Check:
    parts = [read_value(table.reading, path) for path in check.parts]
    stated, computed = Decimal(check.stated or 0), Decimal(check.computed or 0)
    slip = find_slip(stated, parts) if check.kind != "difference_total" else None
    of_part = list_part_slips(stated, parts) if check.kind == "column_total" and slip is None else []
    if not stated or stated in (2 * computed, computed / 2):
        return leave_open(check)
    earned = _is_earned(check, table.reading, same_lines, slip) or (of_part and _is_worded(check, table.reading))
    if not earned and not (_enters_proven(check, table) and (of_part or slip is not None)):
        return leave_open(check)
    told = _tell_part(check, of_part) if slip is None else _tell(check, slip)
    return check.model_copy(update={"message": f"{check.message} {told}".strip()})


def _enters_proven(check: Check, table: SummedTable) -> bool:
    """Whether a total holds, in digits enough, with the figure that a check calls wrong as one of its parts: then it is
    the sum of a group, and not one line more.
    """
    return any(
        check.stated_by in one.parts and len(one.parts) > 1 and count_digits(one) > DIGITS_THAT_PROVE
        for one in table.checks
        if one.status in HOLDS and one.kind == check.kind
    )


def _misses_everywhere(reading: TableReading, same_lines: Sequence[Check]) -> bool:
    """Whether a line has other parts than those that were added up: hardly any of its sums holds."""
    failing = [other for other in same_lines if other.status == "fails"]
    holding = sum(other.status in HOLDS and Decimal(other.stated or 0) != 0 for other in same_lines)
    if len(failing) < FEW or len(failing) <= 2 * holding:
        return False
    slips = {find_slip(Decimal(one.stated or 0), [read_value(reading, path) for path in one.parts]) for one in failing}
    return None in slips or len(slips) > 1


def _is_earned(check: Check, reading: TableReading, same_lines: Sequence[Check], slip: Slip | None) -> bool:
    sums = [other for other in same_lines if len(other.parts) > 1]  # of one part it is a copy
    held = {other.stated: count_digits(other) for other in sums if other.status in HOLDS}
    failing = sum(other.status == "fails" for other in same_lines)
    if (
        held
        and sum(held.values()) >= DIGITS_THAT_PROVE
        and max(held.values()) >= DIGITS_THAT_PROVE
        and len(held) >= failing
    ):
        return True
    if (
        check.kind == "difference_total"
        or not _is_worded(check, reading)
        or _counts_rates(check, reading)
        or _mixes_units(check, reading)
    ):
        return False
    plain = _is_plain(check, reading)
    if slip is not None:
        return plain or slip.kind in ("one_digit", "swapped")
    return plain and abs(Decimal(check.difference or 0)) <= NEAR * abs(Decimal(check.stated or 0))


def _is_worded(check: Check, reading: TableReading) -> bool:
    """Whether the label of the line says that it is a total."""
    return find_total(check, reading).hint in (*CLEAR, "weak")


def _counts_rates(check: Check, reading: TableReading) -> bool:
    """Whether the figures are no sums at all: counts with decimals are rates, notes, averages."""
    cells = [read_cell(reading, path) for path in check.parts]
    return any(cell is not None and cell.kind == "count" and (cell.precision or 1) < 1 for cell in cells)


def _mixes_units(check: Check, reading: TableReading) -> bool:
    """Whether some figures bear a sign of money and others do not, nor their total: marks beside prices.

    In a row, whose columns tell different things, the total may bear one: 44 seats beside « 600 € ».
    """
    signed = {
        _bears_sign(cell) for path in check.parts if (cell := read_cell(reading, path)) is not None and cell.value
    }
    total = read_cell(reading, check.stated_by or "")
    return len(signed) > 1 and total is not None and (check.kind == "row_total" or not _bears_sign(total))


def _bears_sign(cell: ReadCell) -> bool:
    return any(sign in cell.text for sign in "€$£")


def _is_plain(check: Check, reading: TableReading) -> bool:
    """Whether nothing about the lines is in doubt: each is named, by a name of its own, and is no result or part."""
    lines = _parts_of(check, reading)
    labels = [fold(line.label).strip() for line in lines]
    odd = read_pattern("totals", "results")
    return (
        len(lines) >= 2
        and all(labels)
        and len(set(labels)) == len(labels)
        and all(line.hint == "none" for line in lines)
        and not any(isinstance(line, ReadRow) and line.part_of for line in reading.rows)
        and not any(odd.search(label) for label in (*labels, fold(find_total(check, reading).label)))
    )


def _parts_of(check: Check, reading: TableReading) -> list[ReadRow | ReadColumn]:
    places = [find_place(path) for path in check.parts]
    if check.kind == "row_total":
        return [reading.columns[place.column] for place in places]
    return [reading.rows[place.row] for place in places]


def _find_line(check: Check) -> Line:
    """The total line of a check, whatever it crosses."""
    total = find_place(check.stated_by)
    return ("columns", total.column) if check.kind == "row_total" else ("rows", total.row)


def _tell_part(check: Check, slips: Sequence[PartSlip]) -> str:
    """Say which one part explains the gap; nothing where several may."""
    if len(slips) != 1:
        return ""
    slip = slips[0]
    how = "one digit" if slip.kind == "one_digit" else "two digits swapped"
    return f"It holds where {check.parts[slip.part]} is {print_figure(slip.value, '')}: {how}."


def _tell(check: Check, slip: Slip) -> str:
    unit = "%" if check.kind == "percent_total" else ""
    stated, computed = (print_figure(Decimal(value or 0), unit) for value in (check.stated, check.computed))
    if slip.part is None:
        how = "one digit" if slip.kind == "one_digit" else "two digits swapped"
        return f"{stated} stands for {computed}: {how}."
    path = check.parts[slip.part]
    return f"The figure {path} is {'left out' if slip.kind == 'left_out' else 'counted twice'}."
