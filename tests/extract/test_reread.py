"""Cells that are higher than wide: their print is read in the way in which it makes most sense."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import Strip
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.reread import read_place
from bordereau.schemas.reading import CellPlace

DPI = 300.0
POINT = DPI / 72


class Judge:
    """Reads a line whose ink is heavier at its left end as « Archives », any other as a scrawl that never agrees."""

    def __init__(self) -> None:
        self.seen = 0

    def read_strips(self, pictures: Sequence[Picture]) -> tuple[Strip, ...]:
        return tuple(Strip(self._read(picture), 0.9) for picture in pictures)

    def _read(self, picture: Picture) -> str:
        self.seen += 1
        height, width = picture.shape
        ink = picture < 128
        level = width > 3 * height and ink[:, : width // 2].sum() > 1.2 * ink[:, width // 2 :].sum()
        return "Archives" if level else f"z{self.seen}"


def _draw() -> Picture:
    line = np.full((60, 330), 255, np.uint8)
    cv2.putText(line, "MMM------", (10, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 4)
    return line


@pytest.mark.parametrize(("turns", "why"), [(1, "upwards, as heads of narrow columns are printed"), (-1, "downwards")])
def test_turned_print(turns: int, why: str) -> None:
    page = np.full((600, 400), 255, np.uint8)
    turned = np.rot90(_draw(), turns)
    page[100 : 100 + turned.shape[0], 100 : 100 + turned.shape[1]] = turned
    box = (90 / POINT, 80 / POINT, 180 / POINT, 450 / POINT)
    texts = read_place(page, CellPlace(1, box, True), DPI, [Judge()])
    assert "Archives" in texts, why
