"""Characters that PDF producers write in place of the ones they mean.

Only the code point is corrected here, never the meaning: ligatures, private-use bullets of Symbol and Wingdings,
the marks by which PDFium reports a hyphen at a line end.
"""

from __future__ import annotations

import unicodedata

HYPHEN_MARKS = "\ufffe\u0002"
"""What PDFium gives for a hyphen at a line end."""

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e8": "➔",
    "\uf0e0": "→",
    "\uf06f": "o",
    "\uf071": "□",
    "\uf0a8": "□",
    "\uf06e": "■",
    "\uf076": "❖",
    "\uf02d": "-",
    "\uf02a": "*",
    "\u2212": "-",
}
"""Private-use code points of Symbol and Wingdings as Word writes them, and the minus sign."""

_TABLE = {ord(key): value for key, value in {**LIGATURES, **SYMBOLS}.items()} | dict.fromkeys(
    map(ord, HYPHEN_MARKS), "-"
)
_PRIVATE = range(0xE000, 0xF900)


def correct_glyphs(text: str) -> str:
    """The characters meant; an unknown private-use glyph that stands alone is a bullet.

    >>> correct_glyphs("ﬁnancement"), correct_glyphs("\uf0b7"), correct_glyphs("\uf0ff")
    ('financement', '•', '•')
    >>> len(correct_glyphs("Re\u0301gion"))  # an accent written apart, as some makers do
    6
    """
    text = text.translate(_TABLE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if len(text) == 1 and ord(text) in _PRIVATE:
        return "•"
    return text
