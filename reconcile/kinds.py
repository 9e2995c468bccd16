"""The kinds of checks in one table: what each compares, in what unit, how it is told, how it is done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bordereau.schemas.check import CheckKind

Redone = Literal["figures", "facts", "elsewhere"]
Proves = Literal["digits", "figure", "nothing"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one kind of check from another."""

    other: str
    """The computed side where it differs, in a message; {count} parts, {found} their sum."""
    same: str
    """The same where it agrees."""
    unit: str = ""
    """The unit of its figures where nothing around them says one."""
    shares: bool = False
    """Its figures are shares, whatever is around them."""
    twice: bool = False
    """One figure told twice, and no parts that add up."""
    less: bool = False
    """Its parts after the first are taken off it."""
    rated: bool = False
    """Its first part is a share of its second, or the price of one piece of it."""
    redone: Redone = "figures"
    """From what a recheck does it again: the figures that it names, the facts of the act, or another file."""
    names_both: bool = False
    """Its id names both sides: a figure may be told again in several places."""
    proves: Proves = "nothing"
    """What of its figures is sure where it holds (reconcile.trust): digits alone, or the whole figure, read twice."""


_SUM = Traits("its {count} parts add up to {found}", "its {count} parts add up to just that", proves="digits")

_SAME_SCHEDULE = "its {count} instalments add up to just that"

PRICED = ("that price times its quantity is {found}", "so is that price times its quantity")
"""What is said of a rate (``share_of_base``) that is the price of a piece, where it misses and where it agrees."""

KINDS: dict[CheckKind, Traits] = {
    "row_total": _SUM,
    "column_total": _SUM,
    "list_total": _SUM,
    "percent_total": Traits(_SUM.other, _SUM.same, unit="%", shares=True),
    "difference_total": Traits(
        "the first of its {count} parts less the others is {found}",
        "so is the first of its {count} parts less the others",
        less=True,
        proves="digits",
    ),
    "restatement": Traits(
        "the figure that it repeats is {found}",
        "so is the figure that it repeats",
        twice=True,
        names_both=True,
        proves="figure",
    ),
    "words_vs_figures": Traits(
        "the words beside it say {found}",
        "so say the words beside it",
        unit="€",
        twice=True,
        redone="facts",
        proves="figure",
    ),
    "known_sum": Traits(
        "the document has {found}",
        "so it stands in the document",
        unit="€",
        twice=True,
        redone="elsewhere",
        proves="figure",
    ),
    "identifier": Traits("", "", redone="facts"),
    "vote_total": Traits(_SUM.other, _SUM.same, redone="facts", names_both=True),
    "schedule_total": Traits("its {count} instalments add up to {found}", _SAME_SCHEDULE, proves="digits"),
    "share_of_base": Traits("that share of its base is {found}", "so is that share of its base", unit="€", rated=True),
}
