"""Read a run of digits, its groups and its decimals, strictly: groups of exactly three, else a warning.

French prints « 1 234 567,89 ». Real acts also print « 1.234.567,89 », « 1234567,89 », « 885 636.60 », and damage:
« 10 412 239188 » (a space lost), « 23 00 0 » (a space too many). A value is given for damage only where one
reading alone makes groups of three; everything else is left unread rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.money_units import write_currencies
from bordereau.normalize.numbers.habit import NO_HABIT, Habit
from bordereau.schemas.warning import Code

GAP = r"(?: ?\n ?| )"
"""What may part two groups of one number: one space, or a line end."""
_BEFORE_EURO = rf"(?=\s?{write_currencies('EUR')})"
RUN = (
    rf"\d+(?:(?:'\d{{3}}(?!\d))+|(?:{GAP}\d+){{0,24}})(?:\.\d{{3}}(?!\d))*"
    rf"(?:[.,]\d+| ?,{GAP}?\d\d{_BEFORE_EURO}| \.\d\d{_BEFORE_EURO}| ?[.,]-{{1,2}}{_BEFORE_EURO})?"
)
"""A run of digits as it may be printed; ``read_run`` decides what it says."""

_PLAIN = re.compile(r"\d+\Z")
_SPLIT = re.compile(GAP)
_YEARS = range(1900, 2100)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a run of digits says; ``skip`` characters at its start belong to another number."""

    value: Decimal
    precision: Decimal
    skip: int = 0
    warnings: tuple[str, ...] = ()


def _make(digits: str, decimals: str, skip: int = 0, warnings: tuple[str, ...] = ()) -> Figure:
    value = Decimal(f"{digits}.{decimals}") if decimals else Decimal(digits)
    return Figure(value, _ONE.scaleb(-len(decimals)) if decimals else _ONE, skip, warnings)


def _read_dots(whole: str, decimals: str, habit: Habit) -> Figure | None:
    """Read a whole part with dots in it: « 1.234.567 » is sure, « 442.200 » depends on the document."""
    groups = whole.split(".")
    if len(groups) > 2 and not decimals and len(groups[-1]) == 2:
        decimals = groups.pop()  # « 836.292.47 »
        fit = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        return _make("".join(groups), decimals, warnings=(Code.BAD_GROUPING,)) if fit else None
    if len(groups) > 2 or decimals:
        fit = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        return _make("".join(groups), decimals) if fit else None
    head, tail = groups
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return _make(head, tail)
    if habit.dot == "decimals" and not tail.endswith("0"):
        return _make(head, tail)
    open_case = habit.dot != "thousands" and not (tail.endswith("0") and not habit.decimals)
    return _make(head + tail, "", warnings=(Code.AMBIGUOUS_NUMBER,) if open_case else ())


def _read_groups(groups: list[str], decimals: str, starts: list[int]) -> Figure | None:
    """Read space-parted groups, good or damaged; the tail of three-digit groups where the head is another number."""
    if len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0":
        leading_zero = len(groups[0]) > 1 and groups[0].startswith("0")
        if not leading_zero:
            return _make("".join(groups), decimals)
    rest = sum(len(group) for group in groups[1:])
    year = len(groups[0]) == 4 and int(groups[0]) in _YEARS
    if rest % 3 == 0 and 1 <= len(groups[0]) <= (3 if rest else 9) and not groups[0].startswith("0"):
        return _make("".join(groups), decimals, warnings=(Code.BAD_GROUPING,))
    if not year and len(groups[0]) > 3 and all(len(group) == 3 for group in groups[1:]):
        return _make("".join(groups), decimals, warnings=(Code.BAD_GROUPING,))
    if len(groups) > 2 and all(len(group) == 1 for group in groups):
        return None  # digits set apart: a number of unknown length
    for index in range(1, len(groups)):
        tail = groups[index:]
        if (
            len(tail[0]) <= 3
            and all(len(group) == 3 for group in tail[1:])
            and not (tail[0].startswith("0") and (len(tail) > 1 or len(tail[0]) > 1))
        ):
            doubtful = not (year and index == 1)
            return _make("".join(tail), decimals, starts[index], (Code.BAD_GROUPING,) if doubtful else ())
        if len(tail) == 1 and (len(tail[0]) == 1 or not tail[0].startswith("0")):
            return _make(tail[0], decimals, starts[index])
    return None


def read_run(run: str, habit: Habit | None = None) -> Figure | None:
    """Read digits with their group marks and decimals (folded text, no sign).

    >>> [str(read_run(x).value) for x in ("1 234 567,89", "1.234.567", "885 636.60", "10 412 239188")]
    ['1234567.89', '1234567', '885636.60', '10412239188']
    >>> [str(read_run(x).value) for x in ("1'697", "12 000,-", "1 585 .31", "836.292.47")]
    ['1697', '12000', '1585.31', '836292.47']
    >>> read_run("2020 150 000").skip
    5
    >>> read_run("442.209").warnings
    (<Code.AMBIGUOUS_NUMBER: 'ambiguous_number'>,)
    """
    if _PLAIN.match(run):
        return _make(run, "")
    if run.endswith("-"):
        run = run.rstrip("-")[:-1].rstrip()  # « 12 000,- »
    run = run.replace("'", " ").replace(" .", ".")
    whole, comma, decimals = run.partition(",")
    whole, decimals = whole.rstrip(), decimals.strip()
    if comma and not decimals.isdecimal():
        return None
    pieces = _SPLIT.split(whole)
    if len(pieces) == 1:
        return _read_dots(whole, decimals, habit or NO_HABIT) if "." in whole else _make(whole, decimals)
    if "." in whole:
        if comma or "." in "".join(pieces[:-1]):
            return None
        pieces[-1], _, decimals = pieces[-1].partition(".")
        if "." in decimals:
            return None
    starts: list[int] = []
    place = 0
    for match in [None, *_SPLIT.finditer(whole)]:
        place = match.end() if match else 0
        starts.append(place)
    return _read_groups(pieces, decimals, starts)
