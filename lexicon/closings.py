"""The lines that close an act: « Fait à …, le … », « Dont acte », « Annexes : », « Lac, le 3 mai 2020 »."""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern

_DATED_PLACE = re.compile(
    r"[A-ZÉÈÎÂ][\w’'-]+(?:[ -][\w’'-]+){0,5},\s+"
    r"(?:[Ll]e\s*(?:\d|[._…xX\[(]|$)[^;]{0,40}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$",
)
"""A name of a place, then the date; on the text as printed, for its capitals."""


_DATED_PLACES = re.compile(
    r"(?:[A-ZÉÈÎÂ][\w’'-]+(?:[ -][\w’'-]+){0,3},\s+[Ll]e\s+\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}\s*){2,4}$"
)
"""One beside the other, over columns."""


def is_dated_place(text: str) -> bool:
    """Whether a line is a place and a day, or several side by side.

    >>> is_dated_place("Sourdeval, le 12 mars 2020"), is_dated_place("Ensuite, le comité")
    (True, False)
    """
    return _DATED_PLACE.match(text) is not None or _DATED_PLACES.match(text) is not None


def is_closing_text(text: str) -> bool:
    """Whether a line of text closes the act.

    >>> is_closing_text("Fait à Sourdeval, en trois exemplaires,"), is_closing_text("Fait partie de la convention")
    (True, False)
    """
    folded = fold(text)
    closes = read_pattern("closings", "closings").match(folded) is not None
    if closes and not read_pattern("closings", "not_closings").match(folded):
        return True
    return is_dated_place(text.strip())
