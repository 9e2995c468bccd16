"""Drawn boxes to tick, empty and ticked, and squares that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

import layered_page
from bordereau.extract.lines.tick_boxes import mark_unticked
from bordereau.extract.page.document import open_document
from bordereau.schemas.settings import ReadSettings

TEXT = "BT /F1 10 Tf 80 500 Td (5 000 EUR en 2021) Tj 0 -20 Td (6 000 EUR en 2022) Tj ET "
ONE, TWO = "65 498 9 9 re S ", "65 478 9 9 re S "
CROSS = "66 479 m 73 486 l S 66 486 m 73 479 l S "
DRAWN = [
    (ONE + TWO + CROSS, "☐☒", "5 000 EUR en 2021", "a cross of two strokes"),
    (ONE + TWO + "66 479 m 73 486 l 66 486 m 73 479 l S ", "☐☒", "5 000 EUR en 2021", "a cross of one path"),
    (ONE + TWO + "BT /F1 9 Tf 66.5 479.5 Td (X) Tj ET ", "☐☒", "5 000 EUR en 2021", "a letter"),
    (ONE + TWO + "67 480 5 5 re f ", "☐☒", "5 000 EUR en 2021", "filled"),
    (ONE + TWO + "66 482 m 69 479 l 76 490 l S ", "☐☒", "5 000 EUR en 2021", "a tick that leaves its box"),
    (ONE + TWO, "☐☐", "5 000 EUR en 2021 6 000 EUR en 2022", "two empty ones"),
    (ONE, "", "", "one square alone"),
    ("".join(f"{65 + 9 * n} 520 9 9 re S " for n in range(6)), "", "", "the cells of a number"),
    ("65 300 9 9 re S 65 320 9 9 re S ", "", "", "squares without words"),
    ("65 496 60 20 re S 65 476 60 20 re S ", "", "", "frames"),
]


@pytest.mark.parametrize(("drawn", "signs", "expected", "why"), DRAWN)
def test_drawn_boxes(tmp_path: Path, drawn: str, signs: str, expected: str, why: str) -> None:
    path = tmp_path / "boxes.pdf"
    path.write_bytes(layered_page.write_pdf(TEXT + drawn))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
    found = sorted((word for word in page.words if word.text in "☐☒"), key=lambda word: word.top)
    assert "".join(word.text for word in found) == signs, why
    marked, _ = mark_unticked(page)
    assert " ".join(word.text for word in marked.words if word.void) == expected, why
