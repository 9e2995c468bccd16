"""A character of a text layer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Char:
    """A character with its box in user space and its index in the text page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    index: int
