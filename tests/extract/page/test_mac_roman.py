"""Accents by the table of the Macintosh: mended where a whole font is odd, and nowhere else."""

from __future__ import annotations

import pytest

from bordereau.extract.page.fonts import PLAIN, Font
from bordereau.extract.page.mac_roman import mend_accents
from bordereau.schemas.page import Word

BOLD = Font(True, 700, False, False)
ODD = ("prÈcÈdent", "caractËre", "rÈaliser", "‡", "mÍme")


@pytest.mark.parametrize(
    ("plain", "bold", "expected", "why"),
    [
        (ODD, (), "précédent caractère réaliser à même", "all accents are odd"),
        ((*ODD, "díordre"), (), "précédent caractère réaliser à même d’ordre", "the apostrophe goes with them"),
        ((*ODD, "dépenses"), (), "prÈcÈdent caractËre rÈaliser ‡ mÍme dépenses", "one accent of the font is sound"),
        (ODD, ("Dépenses",), "précédent caractère réaliser à même Dépenses", "another font is sound"),
        (ODD[:3], (), "prÈcÈdent caractËre rÈaliser", "too few to be sure"),
        (ODD, ("díordre",), "précédent caractère réaliser à même díordre", "nothing tells of the other font"),
        (
            ("PRÉCÉDENT", "RÈGLEMENT", "MÊME", "À", "ÉTÉ"),
            (),
            "PRÉCÉDENT RÈGLEMENT MÊME À ÉTÉ",
            "capitals amid capitals",
        ),
    ],
)
def test_accents(plain: tuple[str, ...], bold: tuple[str, ...], expected: str, why: str) -> None:
    words = [(Word(text, 0, 0, 9, 9), PLAIN) for text in plain] + [(Word(text, 0, 0, 9, 9), BOLD) for text in bold]
    assert " ".join(word.text for word, _ in mend_accents(words)) == expected, why
