"""The lines of a page as the search for tables sees them, with the levels that drawing gives."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.extract.tables.chunks import TextLine
from bordereau.schemas.page import Picture

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
    pictures: tuple[Picture, ...] = ()

    def is_parted(self, above: TextLine, below: TextLine) -> bool:
        """Tell whether a rule or the edge of a shade passes between two lines."""
        return any(above.middle < level < below.middle for level in self.levels)

    def measure_white(self, above: TextLine, below: TextLine) -> float:
        """Measure how far two lines stand apart, in points; a photograph set between them is no white of theirs."""
        x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
        between = [
            (max(picture.top, above.middle), min(picture.bottom, below.middle))
            for picture in self.pictures
            if picture.x0 < x1 and picture.x1 > x0
        ]
        tallest = max((bottom - top for top, bottom in between), default=0.0)
        return below.middle - above.middle - max(0.0, tallest)
