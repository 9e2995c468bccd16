"""Characters that PDF producers write in place of the ones they mean.

Only the code point is corrected here, never the meaning: ligatures, private-use bullets of Symbol and Wingdings,
the marks by which PDFium reports a hyphen at a line end.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_letters

HYPHEN_MARK = "\ufffe"
OLD_HYPHEN_MARK = "\u0002"
"""What PDFium gives, or gave, for a hyphen at a line end."""

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
    "\uf0fe": "☑",
    "\uf0fd": "☒",
    "\uf078": "☒",
    "\uf052": "☑",
    "\uf0a3": "☐",
    "\uf02d": "-",
    "\uf02a": "*",
    "\u2212": "-",
}
"""Private-use code points of Symbol and Wingdings as Word writes them, and the minus sign."""

_SWAPPED = {ord(letter) << 8: letter for letter in ascii_letters}
_TABLE = {ord(key): value for key, value in {HYPHEN_MARK: "-", **LIGATURES, **SYMBOLS}.items()} | _SWAPPED
_PRIVATE = range(0xE000, 0xF900)


LOST_PLANE = 0xF0000
"""Private use plane in which a glyph without a character keeps its code, until its letter is found."""
LOST = re.compile("[\U000f0000-\U000ffffd]")


def name_lost(code: int, font: int) -> str:
    """A glyph that its font gives no character: one private sign for each code of each font of the page."""
    return chr(LOST_PLANE + (font % 0xFF << 8) + (code ^ code >> 8) % 0x100)


def is_foreign(code: int) -> bool:
    """Whether a code point is East Asian, and no letter with its bytes swapped: the code of a glyph gone astray.

    >>> is_foreign(ord("케")), is_foreign(ord("昀")), is_foreign(ord("é"))
    (True, False, False)
    """
    return 0x2E80 <= code < 0xD800 and code not in _SWAPPED


def correct_glyphs(text: str) -> str:
    """The characters meant; an unknown private-use glyph that stands alone is a bullet.

    « 昀椀 » is a ligature « fi » whose letters came with their bytes swapped (U+0066 as U+6600), as some programs write
    them that print a PDF anew; no act is written in these signs.

    >>> correct_glyphs("ﬁnancement"), correct_glyphs("\uf0b7"), correct_glyphs("\uf0ff")
    ('financement', '•', '•')
    >>> correct_glyphs("昀椀nancement"), correct_glyphs("alloca琀椀on")
    ('financement', 'allocation')
    >>> len(correct_glyphs("Re\u0301gion"))  # an accent written apart, as some makers do
    6
    """
    if text.endswith(OLD_HYPHEN_MARK):
        text = text[:-1] + "-"
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    if len(text) == 1 and ord(text) in _PRIVATE:
        return "•"
    return text
