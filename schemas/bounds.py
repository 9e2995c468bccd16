"""Numbers within reason: a sum of money never has a thousand digits, and one written so stops whoever prints it.

``Decimal("1e99999999")`` is read in no time and takes 100 MB as plain digits; bounds are kept where numbers come in.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

LETTERS_AT_MOST = 64
DIGITS_BEFORE = 24
DIGITS_AFTER = 12
HUGE = re.compile(r"[eE][+-]?\d{3,}\s*$")


def read_bounded(text: str) -> Decimal:
    """Read a decimal number within reason. Raises ValueError with a part of a sentence.

    >>> read_bounded("15200000.50"), read_bounded("1.52E+7")
    (Decimal('15200000.50'), Decimal('1.52E+7'))
    >>> read_bounded("1e99999999")
    Traceback (most recent call last):
    ValueError: “1e99999999” has more digits than a sum can have
    """
    if len(text) > LETTERS_AT_MOST:
        raise ValueError(f"“{text[:20]}…” has more digits than a sum can have")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"“{text}” is no decimal number")
    exponent = number.as_tuple().exponent
    if number.adjusted() >= DIGITS_BEFORE or (isinstance(exponent, int) and exponent < -DIGITS_AFTER):
        raise ValueError(f"“{text}” has more digits than a sum can have")
    return number


def is_huge(text: str) -> bool:
    """Whether a text that should be a number is too long or too high to be handled at all.

    >>> is_huge("1e999999"), is_huge("12.5"), is_huge("no number")
    (True, False, False)
    """
    return len(text) > 1_000 or (len(text) <= 1_000 and HUGE.search(text) is not None)
