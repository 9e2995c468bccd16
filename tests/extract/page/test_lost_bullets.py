"""A lone lost glyph before a line is a bullet; a letter, or the sign behind a figure, is not."""

from __future__ import annotations

import pytest

from bordereau.extract.page.glyphs import name_lost
from bordereau.extract.page.lost_bullets import read_bullets
from bordereau.schemas.page import Page, Word

A, B = (name_lost(code, font=0) for code in (1, 2))


def _line(top: float, *words: tuple[str, float, float]) -> list[Word]:
    return [Word(text, x0, top, x1, top + 11, 11.0) for text, x0, x1 in words]


@pytest.mark.parametrize(
    ("words", "texts", "why"),
    [
        (_line(100, (A, 50, 55), ("Travaux", 68, 110)), ["•", "Travaux"], "a bullet and its tab"),
        (_line(100, (A, 50, 55), ("l'article", 57.5, 100)), [A, "l'article"], "a letter and a space"),
        (_line(100, ("12", 50, 60), (A, 63, 68), ("par", 80, 95)), ["12", A, "par"], "the sign behind a figure"),
        (
            [*_line(100, (A, 50, 55), ("Travaux", 68, 110)), *_line(120, (f"d{A}", 50, 60))],
            [A, "Travaux", f"d{A}"],
            "it is a letter elsewhere",
        ),
        (_line(100, (A, 50, 55)), [A], "nothing follows"),
        (
            [*_line(100, (A, 50, 55), ("Travaux", 68, 110)), *_line(120, (B, 50, 55), ("an", 57.5, 70))],
            ["•", "Travaux", B, "an"],
            "each glyph by itself",
        ),
    ],
)
def test_bullets(words: list[Word], texts: list[str], why: str) -> None:
    page = read_bullets(Page(1, 595, 842, 0, words=tuple(words)))
    assert [word.text for word in page.words] == texts, why
