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


LONG_DIGIT, LONG_SWAP = 5, 4
"""Digits of a sum, zeros of all its figures aside, from which one digit of a part, or two swapped, are no chance."""


class PartSlip(NamedTuple):
    """A part that is wrong, what it should be, and how it went wrong."""

    part: int
    value: Decimal
    kind: SlipKind


def list_part_slips(stated: Decimal, parts: Sequence[Decimal]) -> list[PartSlip]:
    """List the parts of which one digit, or two swapped, explain a gap: those swapped, else those of one digit.

    A part that is wrong by one digit may change several digits of the sum, so that no slip of the total shows.

    >>> list_part_slips(Decimal("20127.42"), [Decimal("344.22"), Decimal("4323.97"), Decimal("15450.23")])
    [PartSlip(part=1, value=Decimal('4332.97'), kind='swapped')]
    >>> list_part_slips(Decimal(70_000), [Decimal(20_000), Decimal(30_000)])
    []
    """
    gap = stated - sum(parts, Decimal(0))
    unit = min((last_figure(figure) for figure in (stated, *parts) if figure), default=Decimal(1))
    length = len(str(int(abs(stated) / unit)))
    found = [
        PartSlip(place, part + gap, kind)
        for place, part in enumerate(parts if gap else ())
        if part > 0 and (kind := compare_digits(part + gap, part)) is not None
    ]
    swapped = [one for one in found if one.kind == "swapped" and length >= LONG_SWAP]
    return swapped or [one for one in found if one.kind == "one_digit" and length >= LONG_DIGIT]


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
