"""Note marks: small raised figures behind a word, a figure or a unit, which say where a note is and nothing else.

``extract`` writes every raised figure of a page as a Unicode one, whether it is printed so or set as a small digit;
here is said which of them are marks. Others belong to what they stand on: surfaces (« m² »), powers of ten (« 10³ »),
hours (« 12h³⁰ »), centimes (« 12,⁵⁰ € », « 12 €⁵⁰ »).
"""

from __future__ import annotations

import re

PLAIN = "0123456789()"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
RAISE = str.maketrans(PLAIN, RAISED)
LOWER = str.maketrans(RAISED, PLAIN)
RAISED_SIGN = re.compile(f"[{RAISED}]")

_SMALL_SUM = r"(?<![\d.,][ \u00a0\u202f])(?<![\d.,])\d{1,3}"
_CENTIMES = rf"(?<=\d[,.])[{RAISED[:10]}]{{2}}(?!\w)|{_SMALL_SUM}\s?€(?:[²³⁴-⁹][⁰¹²³⁴-⁹]|⁰⁰)(?!\w)"
_RAISED_CENTIMES = re.compile(_CENTIMES)
_BELONGING = re.compile(rf"(?<![\d.,])10[³⁶⁹]|\d\s?[hH]\s?[{RAISED[:6]}][{RAISED[:10]}]|{_CENTIMES}")
"""Raised figures that are no marks. Behind « € » 10 to 19 are rather the numbers of notes than centimes."""
_NO_LETTER = r"(?<![^\W\d_])"
_MARK = re.compile(
    rf"(?<=[^\W_]|[€$£%).,;:»”\]])(?<!{_NO_LETTER}[a-z])(?<!{_NO_LETTER}[kcdhm]m)"
    rf"[{RAISED}]+(?:,\s?[{RAISED}]+)*(?![\d/⁄])",
    re.IGNORECASE,
)
"""Raised figures behind something; behind a single letter or a unit of length they belong to it."""
SHOP_PRICE = re.compile(rf"{_SMALL_SUM}[²³⁴-⁹][⁰¹²³⁴-⁹]\s?€")
"""« 9⁹⁵ € »: centimes, or a mark; nobody can tell."""
UNSURE_CENTIMES = re.compile(rf"{_SMALL_SUM}\s?€¹[⁰¹²³⁴-⁹](?![{RAISED}\w])")
"""« 2 €¹⁰ »: rather the mark of note 10, but it may be centimes: the sum is read, and told."""


def find_marks(text: str) -> list[tuple[int, int]]:
    """The places of the note marks of a text.

    >>> [[t[start:end] for start, end in find_marks(t)] for t in ("125 000¹ € HT²", "1 200 m²", "12 €⁵⁰", "1 500 €⁵⁰")]
    [['¹', '²'], [], [], ['⁵⁰']]
    """
    if RAISED_SIGN.search(text) is None:
        return []
    kept = [match.span() for match in _BELONGING.finditer(text)] + [match.span() for match in SHOP_PRICE.finditer(text)]
    marks = (match.span() for match in _MARK.finditer(text))
    return [(start, end) for start, end in marks if not any(low < end and start < high for low, high in kept)]


def lower_centimes(text: str) -> str:
    """The text, of the same length, with raised centimes as plain figures.

    >>> lower_centimes("12 €⁵⁰ et 7,⁵⁰ € en 3²")
    '12 €50 et 7,50 € en 3²'
    """
    return _RAISED_CENTIMES.sub(lambda match: match.group().translate(LOWER), text)
