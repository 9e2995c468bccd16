"""A text as a reader sees its figures: without characters that have no ink, without the note marks behind figures.

Soft hyphens, zero-width blanks and marks of writing direction stand inside figures of real acts and are not seen on the
page; « 125 000¹ € » is 125 000 with a note. Both would cut a figure, and what is left of it is a wrong figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.lexicon.folding import fold

_INKLESS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SOFT = r"(?<=\d)[\u00ad\ufffe](?=\d)"
"""A soft hyphen between digits; elsewhere it may be the hyphen of a font that knows no other."""
_RAISED = "⁰¹²³⁴-⁹⁽⁾"
_HINT = re.compile(rf"[{_INKLESS}]|{_SOFT}")
_MARK_HINT = re.compile(rf"[{_RAISED}*]")
SOFT_INSIDE = re.compile(rf"{_SOFT}\d")
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


_MARKS = re.compile(
    rf"(?<=[^\W_]|[€$£).])(?<!m)(?P<mark>[{_RAISED}]+)(?![{_RAISED}\d])|(?<=[\d€])(?P<star>\s?\*{{1,3}})(?=\s?(?:k|m|md)?€)"
)
"""A raised figure behind a figure or a unit (« m² » is none), and stars between a figure and its currency."""


def lay_bare(text: str, *, marks: bool = True) -> BareText | None:
    r"""Take out what is no part of a figure; None where a text has nothing of it, as most have.

    >>> [lay_bare(t).text for t in ("125 000¹ €", "2\u200b500 €", "1\u00ad500 €", "3 500 k€⁴ HT¹")]
    ['125 000 €', '2500 €', '1500 €', '3 500 k€ HT']
    >>> lay_bare("1 200 m²"), lay_bare("subven\u00adtion")
    (None, None)
    """
    dropped = {place for match in _HINT.finditer(text) for place in range(*match.span())}
    if marks and _MARK_HINT.search(text):
        for match in _MARKS.finditer(fold(text)):
            dropped.update(range(*match.span("mark" if match.group("mark") else "star")))
    if not dropped:
        return None
    places = tuple(place for place in range(len(text)) if place not in dropped)
    return BareText("".join(text[place] for place in places), places)
