"""A strip beside a shade of its colour is its edge; one of another colour, or alone, is a line."""

from __future__ import annotations

import pytest

from bordereau.extract.page.strips import find_borders
from bordereau.schemas.page import Box, Fill

SHADE = Fill(28.0, 31.0, 152.0, 44.0, 0.87)


@pytest.mark.parametrize(
    ("strip", "lightness", "seen", "why"),
    [
        ((26.0, 31.0, 28.0, 44.0), 0.87, False, "the padding at its left"),
        ((152.0, 31.0, 154.5, 44.0), 0.87, False, "and at its right"),
        ((26.0, 29.0, 154.0, 31.0), 0.87, False, "and above it"),
        ((26.0, 31.0, 27.5, 44.0), 0.0, True, "a black border"),
        ((20.0, 31.0, 22.0, 44.0), 0.87, True, "it stands apart"),
        ((26.0, 31.0, 28.0, 144.0), 0.87, True, "it runs on far beyond"),
        ((26.0, 70.0, 154.0, 71.0), 0.87, True, "a line elsewhere"),
    ],
)
def test_strips(strip: Box, lightness: float, seen: bool, why: str) -> None:
    assert bool(find_borders([(strip, lightness)], [SHADE])) is seen, why
