"""How much of one box another covers, in square points."""

from __future__ import annotations

from bordereau.schemas.page import Box


def measure(box: Box) -> float:
    """Measure a box; one turned inside out has no area."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def measure_meeting(one: Box, other: Box) -> float:
    """Measure what two boxes share.

    >>> measure_meeting((0, 0, 10, 10), (5, 5, 20, 6)), measure_meeting((0, 0, 1, 1), (2, 2, 3, 3))
    (5, 0.0)
    """
    return measure((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
