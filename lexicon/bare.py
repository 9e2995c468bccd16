"""A text as a reader sees its figures: without characters that have no ink, without the note marks behind figures.

Soft hyphens, zero-width blanks and marks of writing direction stand inside figures of real acts and are not seen on the
page; « 125 000¹ € » is 125 000 with a note. Both would cut a figure, and what is left of it is a wrong figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.lexicon.note_marks import RAISED_SIGN, find_marks, lower_centimes

_INKLESS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SOFT = r"(?:(?<=[\d,.])[\u00ad\ufffe](?=\s?[\d,€])|(?<=\d\s)[\u00ad\ufffe](?=\d))"
"""A soft hyphen among the signs of a figure; elsewhere it may be the hyphen of a font that knows no other."""
_HINT = re.compile(rf"[{_INKLESS}]|{_SOFT}")
SOFT_INSIDE = re.compile(rf"{_SOFT}\s?\d")
"""A figure that is whole only where its soft hyphen is none that was meant to be seen (« 100-200 »)."""


@dataclass(frozen=True, slots=True)
class BareText:
    """What is left of a text, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The place of a span in the text as printed."""
        if end <= start:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1


_STAR = re.compile(r"(?<=[\d€])\s?(?:\*{1,3}|\(\d\))(?=\s?(?:k|m|md)?€)", re.IGNORECASE)
"""Stars, or a number in brackets, between a figure and its currency."""


def lay_bare(text: str, *, marks: bool = True) -> BareText | None:
    r"""Take out what is no part of a figure; None where a text has nothing of it, as most have.

    >>> [lay_bare(t).text for t in ("125 000¹ €", "2\u200b500 €", "1\u00ad500 €", "3 500 k€⁴ HT¹", "12 €⁵⁰")]
    ['125 000 €', '2500 €', '1500 €', '3 500 k€ HT', '12 €50']
    >>> [lay_bare(t).text for t in ("4\u00ad 730\u00ad €", "12 \u00ad500,\u00ad40 €", "260 (2) €")]
    ['4 730 €', '12 500,40 €', '260 €']
    >>> lay_bare("1 200 m²"), lay_bare("subven\u00adtion"), lay_bare("une perte de (2) €")
    (None, None, None)
    """
    raised = marks and RAISED_SIGN.search(text) is not None
    dropped = {place for match in _HINT.finditer(text) for place in range(*match.span())}
    if marks and ("*" in text or "(" in text):
        dropped.update(place for match in _STAR.finditer(text) for place in range(*match.span()))
    if raised:
        dropped.update(place for start, end in find_marks(text) for place in range(start, end))
    plain = lower_centimes(text) if raised else text
    if not dropped and plain == text:
        return None
    places = tuple(place for place in range(len(text)) if place not in dropped)
    return BareText("".join(plain[place] for place in places), places)
