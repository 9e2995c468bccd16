"""A point in time as far as it is printed, and where it stands in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year, as far as it is printed."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO 8601; a missing year is “--”."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        head = f"{self.year:04d}" if self.year is not None else "-"
        return "-".join([head, *parts])


@dataclass(frozen=True, slots=True)
class Moment:
    """What stands at ``start:end``: a point, or a stretch from ``first`` to ``last``; None where it is no date."""

    start: int
    end: int
    first: Point | None
    last: Point | None = None
    placeholder: bool = False
    impossible: bool = False
    """Printed as a day that the calendar does not have: « 30 février »; ``first`` is None."""
    rank: int = 0
    """0 for what is surely a date; higher for what yields to its neighbours (bare months, bare years)."""


Reader = Callable[[re.Match[str], str], Moment | None]
"""Reads one match of a pattern in the folded text; None where the match says nothing."""
