"""Signs that OCR sees in a photograph are no rows of the table around it; a picture of print is read."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.photographs import leave_out_specks
from bordereau.schemas.page import Line, Page, Picture, Word

PHOTO = Picture(100, 100, 300, 250, 800, 600)


def _line(text: str, top: float, confidence: float | None) -> Line:
    words = [
        Word(part, 120.0 + 40 * n, top, 150.0 + 40 * n, top + 10, 10, confidence=confidence)
        for n, part in enumerate(text.split())
    ]
    return Line(1, tuple(words))


@pytest.mark.parametrize(
    ("text", "top", "confidence", "picture", "kept", "why"),
    [
        ("1 (0", 150.0, 0.9, PHOTO, False, "two signs on a shirt"),
        ("1 (0", 150.0, None, PHOTO, True, "the text layer says so: print over a picture"),
        ("1 (0", 400.0, 0.9, PHOTO, True, "outside the picture"),
        ("Total des subventions versées aux associations 100", 150.0, 0.9, PHOTO, True, "a picture of print"),
        ("1 (0", 150.0, 0.9, Picture(0, 0, 595, 842, 2480, 3508), True, "the picture is a scan of the page"),
    ],
)
def test_specks(text: str, top: float, confidence: float | None, picture: Picture, kept: bool, why: str) -> None:
    page = Page(1, 595.0, 842.0, 0, pictures=(picture,))
    assert bool(leave_out_specks([_line(text, top, confidence)], page)) is kept, why
