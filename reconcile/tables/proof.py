"""How much the sums of a reading prove: digits, not sums.

That 1 + 1 is 2 proves one digit; that 7 385 + 4 567 + 3 476 is 15 428 proves five. A wrong total agrees with its parts
by chance once in as many times as it could have been printed otherwise, so a sum that holds is worth the logarithm of
that, which is its digits (the description length of the total: J. Rissanen, “Modeling by shortest data description”,
1978).
Counted so, figures that are cut in two prove no more than the whole did: « 1 152.00 » read as « 1 | 152.00 » makes two
sums of one, of the same digits.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bordereau.reconcile.tables.line_sums import count_printed_digits
from bordereau.schemas.check import Check
from bordereau.schemas.reading import TableReading

HOLDS = ("exact", "within_rounding")


def count_proven(checks: Iterable[Check]) -> int:
    """Count the digits that sums prove; one that is said twice counts once.

    A total that holds only by rounding has one digit that proves nothing.
    """
    sums = {
        (check.stated_by, check.parts): count_digits(check) - (check.status == "within_rounding")
        for check in checks
        if check.status in HOLDS
    }
    return sum(max(0, digits) for digits in sums.values())


def count_digits(check: Check) -> int:
    """Count the digits of a stated total down to the last that its printing settles; 0 for nothing and for zero."""
    if not check.stated:
        return 0
    stated, slack = abs(Decimal(check.stated)), Decimal(check.tolerance or 0)
    unit = 2 * slack / (len(check.parts) + 1) if slack else Decimal(1)
    whole = int(stated / unit + Decimal("0.5"))
    return len(str(whole)) if whole else 0


def count_stated(reading: TableReading) -> int:
    """Count the digits that a reading states in all its figures: cutting one in two states no more."""
    cells = (cell for row in reading.rows for cell in row.cells)
    return sum(map(count_printed_digits, cells))
