"""How far two printed figures may stand apart when both were rounded for print.

A figure printed as “15,2 M€” stands for anything from 15.15 to 15.25 million: half of its last printed digit
either way. A total printed beside its parts may therefore miss their sum by half of its own last digit plus
half of the last digit of every part, and by no more. That is interval arithmetic on what is printed; a
tolerance in per cent would let a wrong digit through in a big figure and raise false alarms in a small one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from bordereau.schemas.found import Qualifier

Verdict = Literal["exact", "within_rounding", "fails"]

_HALF = Decimal("0.5")


def rounding_tolerance(precisions: Iterable[Decimal]) -> Decimal:
    """Compute what rounding explains between a total and its parts, from the size of each one's last digit.

    Hand over the precision of the stated figure and of every part, in one unit (euros). A figure that is
    exact by nature (the 100 of “100 %”) has the precision 0.

    >>> rounding_tolerance([Decimal(100_000), Decimal(1_000), Decimal(1_000)])  # 15,2 M€ against two k€
    Decimal('51000.0')
    >>> rounding_tolerance([Decimal(0), Decimal(1), Decimal(1), Decimal(1), Decimal(1)])  # 52+38+7+4 = 101 %
    Decimal('2.0')
    """
    return sum(precisions, Decimal(0)) * _HALF


def last_figure(value: Decimal) -> Decimal:
    """Tell how round a figure is: the size of its last digit that is not a zero.

    “Environ 15 000 €” is printed to the euro, but the word says that it is rounded to the thousand.

    >>> last_figure(Decimal(15_000)), last_figure(Decimal("12.50")), last_figure(Decimal(0))
    (Decimal('1000'), Decimal('0.1'), Decimal('0'))
    """
    if not value:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int):  # NaN or infinity: no digit to look at
        return Decimal(0)
    return Decimal(format(Decimal((0, (1,), exponent)), "f"))


def judge(stated: Decimal, computed: Decimal, tolerance: Decimal, qualifier: Qualifier = "exact") -> Verdict:
    """Whether a stated figure agrees with what was computed.

    “Plus de 15 milliards” holds when the computed side is above (up to the rounding), a ceiling when it is
    not above, “environ” when the two agree at the roundness of the stated figure.

    >>> judge(Decimal(9), Decimal("9.065"), Decimal("0.5"))
    'within_rounding'
    >>> judge(Decimal(15), Decimal("15.5"), Decimal(0), "more_than")
    'within_rounding'
    >>> judge(Decimal(15), Decimal("15.5"), Decimal(0), "maximum")
    'fails'
    >>> judge(Decimal(15_000), Decimal(15_640), Decimal(1), "about")
    'within_rounding'
    """
    excess = computed - stated
    if not excess:
        return "within_rounding" if qualifier in ("more_than", "less_than") else "exact"
    if qualifier == "about":
        tolerance = max(tolerance, last_figure(stated))
    above_is_fine = qualifier in ("more_than", "minimum") and excess > 0
    below_is_fine = qualifier in ("less_than", "maximum") and excess < 0
    if above_is_fine or below_is_fine or abs(excess) <= tolerance:
        return "within_rounding"
    return "fails"
