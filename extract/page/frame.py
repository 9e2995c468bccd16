"""From PDF user space to the page as displayed.

PDF counts from the bottom left of the media box, before /Rotate (ISO 32000-1, 8.3.2.3 and 14.11.2); everything in
Bordereau counts from the top left of the crop box, after /Rotate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bordereau.schemas.page import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    """Clockwise, 0, 90, 180 or 270."""
    unit: float = 1.0
    """The page's /UserUnit (ISO 32000-1, table 30): how many points one of its units is."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points."""
        width, height = self.unit * (self.right - self.left), self.unit * (self.top - self.bottom)
        return (width, height) if self.rotation % 180 == 0 else (height, width)

    def to_display(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box in user space (any two opposite corners) as a box on the displayed page.

        >>> Frame(0, 0, 600, 800, 0).to_display(10, 700, 110, 790)
        (10, 10, 110, 100)
        >>> Frame(0, 0, 600, 800, 90).to_display(10, 700, 110, 790)
        (700, 10, 790, 110)
        >>> Frame(0, 0, 300, 400, 0, 2.0).to_display(5, 350, 55, 395)
        (10.0, 10.0, 110.0, 100.0)
        """
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return self._scale(self._turn(x0, y0, x1, y1))

    def to_display_all(self, x0: Any, y0: Any, x1: Any, y1: Any) -> tuple[Any, Any, Any, Any]:
        """Many boxes at once, each side an array: those of ``to_display``, to the last digit."""
        import numpy as np

        return self._scale(self._turn(np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)))

    def _scale(self, sides: tuple[Any, Any, Any, Any]) -> tuple[Any, Any, Any, Any]:
        if self.unit == 1.0:
            return sides
        x0, y0, x1, y1 = sides
        return (self.unit * x0, self.unit * y0, self.unit * x1, self.unit * y1)

    def _turn(self, x0: Any, y0: Any, x1: Any, y1: Any) -> tuple[Any, Any, Any, Any]:
        """Turn a box, or many, whose first corner is the lower left one."""
        if self.rotation == 90:
            return (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if self.rotation == 180:
            return (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        if self.rotation == 270:
            return (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
