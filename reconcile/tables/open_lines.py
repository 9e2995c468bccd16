"""Lines that no total has counted yet, while the totals of a table are looked for from its first line to its last."""

from __future__ import annotations

from dataclasses import dataclass, field

from bordereau.reconcile.tables.line_sums import Relation


@dataclass(slots=True)
class OpenLines:
    """What is known before a line: lines that are open, totals and what they add up."""

    open: list[int] = field(default_factory=list)
    """Lines not yet part of any total; totals found so far stand for their parts."""
    leaves: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """For each total the plain lines it adds up."""
    relations: list[Relation] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Lines below a total printed first: its parts, no longer open when they are reached."""
    ends: dict[int, int] = field(default_factory=dict)
    """The last of the lines right under a line that add up to it (``nested.find_end``), where that has been asked."""
