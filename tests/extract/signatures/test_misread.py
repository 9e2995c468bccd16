"""Offices and first names of signatories, misread under a pen or a stamp."""

from __future__ import annotations

import pytest

from bordereau.extract.signatures.misread import mend_signers
from bordereau.schemas.page import Line, Word

PRESENT = "Présents : Philippe GERVAIS, Karine DUVAL, Martine DUVAL"


def make_line(text: str, top: float, confidence: float | None = 0.9) -> Line:
    """A line of words with a space between, wide gaps at « | »."""
    words, x = [], 50.0
    for part in text.split(" "):
        if part == "|":
            x += 100.0
            continue
        words.append(Word(part, x, top, x + 6.0 * len(part), top + 10, size=10.0, confidence=confidence))
        x += 6.0 * len(part) + 3.0
    return Line(1, tuple(words))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Le Mare,", "Le Maire,", "an office alone, one letter lost"),
        ("Le Secrétaire, | Le Mare,", "Le Secrétaire, Le Maire,", "beside another"),
        ("- Le Mare,", "- Le Maire,", "a speck before it"),
        ("La Présidenle", "La Présidente", "a letter misread"),
        ("ppe GERVAIS", "Philippe GERVAIS", "the act names one Gervais"),
        ("La Mare,", "La Mare,", "« la » with another office would be meant"),
        ("Le Mare du village", "Le Mare du village", "it does not stand alone"),
        ("Le Marché,", "Le Marché,", "two signs off"),
        ("ine DUVAL", "ine DUVAL", "two persons would do"),
        ("M. GERVAIS", "M. GERVAIS", "a title is no piece of a name"),
        ("Luc GERVAIS", "Luc GERVAIS", "a whole first name stays"),
    ],
)
def test_a_misread_signatory(text: str, expected: str, why: str) -> None:
    (lines,), told = mend_signers([[make_line(PRESENT, 100), make_line(text, 300)]])
    assert lines[1].text == expected, why
    assert [warning.code for warning in told] == (["ocr_mended"] if text.replace(" |", "") != expected else []), why


def test_the_rest_of_a_word_that_a_line_cuts_is_no_piece() -> None:
    (lines,), told = mend_signers(
        [[make_line(PRESENT, 100), make_line("représentée par Monsieur Phi-", 300), make_line("lippe GERVAIS,", 320)]]
    )
    assert ([line.text for line in lines[1:]], told) == (["représentée par Monsieur Phi-", "lippe GERVAIS,"], [])


def test_a_text_layer_is_never_mended() -> None:
    (lines,), told = mend_signers([[make_line("Le Mare,", 100, None)]])
    assert (lines[0].text, told) == ("Le Mare,", [])
