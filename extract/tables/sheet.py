"""The lines of a page as the search for tables sees them, with the levels that drawing gives."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.extract.tables.chunks import TextLine

Blocks = list[tuple[float, float]]
"""The extents of columns of figures, from left to right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's lines, cut into chunks."""

    lines: tuple[TextLine, ...]
    em: float
    """The usual size of type, in points."""
    levels: tuple[float, ...]
    """The heights of rules and shade edges: they part rows, and hold far rows together."""

    def is_parted(self, above: TextLine, below: TextLine) -> bool:
        """Tell whether a rule or the edge of a shade passes between two lines."""
        return any(above.middle < level < below.middle for level in self.levels)
