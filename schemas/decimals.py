"""How a Decimal is written in JSON: plain digits, no exponent, no idle zeros."""

from __future__ import annotations

from decimal import Decimal


def print_decimal(value: Decimal) -> str:
    """Write a decimal string for the public model.

    ``str(Decimal)`` may give an exponent (“1.52E+7”), and sums keep the zeros of their parts; neither helps
    who loads the JSON.

    >>> [print_decimal(Decimal(x)) for x in ("1.52E+7", "12.50", "-0")]
    ['15200000', '12.5', '0']
    """
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
