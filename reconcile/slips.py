"""What slip of a writer explains that a total misses its parts: one digit, two swapped, a line left out or told twice.

An act is typed by hand, and these are the ways in which hands err when they copy or add: auditors call the first two
transcription and transposition errors, and look for the others by the gap itself. A gap that none of them explains may
be a slip of ours as well: of which lines are added, or of a column taken for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from bordereau.reconcile.precision import last_figure

SlipKind = Literal["one_digit", "swapped", "left_out", "twice"]


class Slip(NamedTuple):
    """A slip that explains a gap, and for a line the place of it among the parts."""

    kind: SlipKind
    part: int | None = None


def find_slip(stated: Decimal, parts: Sequence[Decimal]) -> Slip | None:
    """Find what explains the gap between a stated total and the sum of its parts, the smallest slip first.

    A total of one digit less is no slip of one digit: a figure of three at least, as long as it should be.

    >>> find_slip(Decimal(895_978), [Decimal(800_000), Decimal(95_878)])
    Slip(kind='one_digit', part=None)
    >>> find_slip(Decimal(300), [Decimal(100), Decimal(200), Decimal(55)])
    Slip(kind='left_out', part=2)
    >>> find_slip(Decimal(420), [Decimal(100), Decimal(200), Decimal(60)])
    Slip(kind='twice', part=2)
    >>> find_slip(Decimal(120_000), [Decimal(97_000), Decimal(4_000)]) is None
    True
    """
    computed = sum(parts, Decimal(0))
    digits = compare_digits(stated, computed)
    if digits is not None:
        return Slip(digits)
    gap = computed - stated
    lines: tuple[tuple[SlipKind, Decimal], ...] = (("left_out", gap), ("twice", -gap))
    if len(parts) > 2 and gap:  # of two parts, one left out is the other one restated
        for kind, missing in lines:
            for place, part in enumerate(parts):
                if part == missing:
                    return Slip(kind, place)
    return None


def compare_digits(stated: Decimal, computed: Decimal) -> Literal["one_digit", "swapped"] | None:
    """Tell whether two figures differ by one digit, or by two neighbours swapped, of at least three.

    >>> compare_digits(Decimal(19_200_000), Decimal(19_300_000)), compare_digits(Decimal(132), Decimal(123))
    ('one_digit', 'swapped')
    >>> compare_digits(Decimal(30), Decimal(40)), compare_digits(Decimal(120_000), Decimal(97_000))
    (None, None)
    """
    scale = min(last_figure(stated) or Decimal(1), last_figure(computed) or Decimal(1))
    one, two = str(int(stated / scale)), str(int(computed / scale))
    if len(one) != len(two) or len(one) < 3:
        return None
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(places) == 1:
        return "one_digit"
    if len(places) == 2 and places[1] == places[0] + 1:
        a, b = places
        return "swapped" if one[a] == two[b] and one[b] == two[a] else None
    return None
