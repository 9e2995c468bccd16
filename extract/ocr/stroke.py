"""A ruling line seen in a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float
    horizontal: bool
