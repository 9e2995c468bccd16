"""How far a figure can be trusted: one closed set, and what a doubt weighs.

Every amount and every cell with a value is one of:

- ``proven``: two independent ways lead to it. It stands in a sum of two parts or more that holds to the last digit, and
  three of its own digits or more are proven by that (counted in the roundest unit which all its figures share: 40 000
  + 5 000 = 45 000 proves one or two); or it was read twice: in figures and in words, in another place that states it
  again, in a list of sums known beforehand, by a person and by the program.
- ``read``: one sound reading, and nothing speaks against it.
- ``doubtful``: a warning speaks of it (the codes are its ``doubts``), its table is laid out in a way that leaves its
  place unsure, a sum that it stands in fails, or two readings of it disagree.

A sum proves digits. It proves neither the unit (all cells of a table may be a thousand times too small, and their sums
hold), nor the name of a column, nor that a figure is in force (struck out, hidden). So a figure whose unit is printed
nowhere is no more than ``read``, and only the doubts of ``ANSWERED_BY_SUMS`` are silenced by a sum. A percentage, a
zero, a total of one part (its own copy), a sum that only rounding explains, and the sum that mended a digit prove
nothing. Two OCR engines that agree prove nothing either: they see the same picture, and lose the same sign.
"""

from __future__ import annotations

from typing import Literal

from bordereau.schemas.warning import Code

Trust = Literal["proven", "read", "doubtful"]

DIGITS_THAT_PROVE = 3
"""A wrong figure of so many digits agrees with a sum by chance once in a thousand times."""

ANSWERED_BY_SUMS = frozenset(
    {
        Code.LOW_OCR_CONFIDENCE,
        Code.READINGS_DISAGREE,
        Code.BAD_GROUPING,
        Code.UNTRUSTED_TEXT_LAYER,
    }
)
"""Doubts about digits alone: a sum that holds to the last digit answers them. All others stay."""

PAGE_WIDE = frozenset({Code.UNTRUSTED_TEXT_LAYER})
"""Warnings that speak of all figures of their page, where they name no other."""
