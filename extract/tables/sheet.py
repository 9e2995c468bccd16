"""The lines of a page as the search for tables sees them, with the levels that drawing gives."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.extract.tables.chunks import TextLine
from bordereau.schemas.page import Picture

Blocks = list[tuple[float, float]]
"""The extents of columns of figures, from left to right."""


Level = tuple[float, float, float]
"""What is drawn at a height: y, x0, x1. Another column of the page has levels of its own."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's lines, cut into chunks."""

    lines: tuple[TextLine, ...]
    em: float
    """The usual size of type, in points."""
    levels: tuple[Level, ...]
    """Rules and shade edges: they part rows, and hold far rows together."""
    pictures: tuple[Picture, ...] = ()

    def is_parted(self, above: TextLine, below: TextLine) -> bool:
        """Tell whether a rule or the edge of a shade passes between two lines."""
        x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
        return self.has_level(above.middle, below.middle, (x0, x1))

    def has_level(self, top: float, bottom: float, across: tuple[float, float]) -> bool:
        """Tell whether something is drawn between two heights, over or under what stands ``across``: x0, x1."""
        return any(top < level < bottom and x0 < across[1] and x1 > across[0] for level, x0, x1 in self.levels)

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
