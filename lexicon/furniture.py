"""What belongs to the page and not to the act: page numbers, marks of transmission, notes that may come again."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_entries, read_pattern

_TRANSMISSION = re.compile(r"(?:id\s*:\s*)?\d[0-9ab]\d-\d{9}-")
"""The number under which an act was sent to the prefecture: department, SIREN, then the day or the act's own."""
_NOTE_SIGN = re.compile(r"\(\s?\d{1,2}\s?\)|\*{1,3}")
_ROMAN = r"[ivx]{1,5}"
NOTE_LETTERS = 3
UNIT_REACH = 41
"""A line that states a unit says so within so many characters."""


def is_page_number(text: str) -> bool:
    """Whether a whole line is the number of a page: « 2 », « - 2 - », « page 2 sur 4 », « iv ».

    >>> [is_page_number(t) for t in ("Page 2 sur 4", "– 3/4 –", "2/4", "iv", "2020", "lot 2")]
    [True, True, True, True, False, False]
    """
    return _page_number().fullmatch(fold(text)) is not None


@cache
def _page_number() -> re.Pattern[str]:
    word, of = ("|".join(re.escape(e.form) for e in read_entries("furniture", key)) for key in ("page_word", "page_of"))
    return re.compile(
        rf"(?:{word}|-)?\s*[|:]?\s*\d{{1,4}}\s*(?:{of})\s*\d{{1,4}}(?:\s*-)?|(?:page|folio|feuillet)\s*[|:]?\s*\d{{1,4}}"
        rf"|[-~]\s*\d{{1,4}}\s*[-~]|\d{{1,3}}|{_ROMAN}"
    )


def opens_with_heading(folded: str) -> bool:
    """Whether a line opens with a word of headings and captions, which count as pages do."""
    return read_pattern("furniture", "headings").match(folded) is not None


def may_return(folded: str) -> bool:
    """Whether a line that comes again on page after page is no running line: it states a unit, or it is a note.

    >>> may_return("(montants en milliers d'euros)"), may_return("(1) montants arrondis"), may_return("ville de lac")
    (True, True, False)
    """
    units = read_pattern("furniture", "units").finditer(folded)
    if any(unit.start() <= UNIT_REACH and not folded[unit.end() :].strip(" )") for unit in units):
        return True
    note = _NOTE_SIGN.match(folded) or read_pattern("furniture", "notes").match(folded)
    return note is not None and len(folded) - note.end() >= NOTE_LETTERS


def is_watermark(text: str) -> bool:
    """Whether a text says that a paper is a draft or no original: what is printed across its pages.

    >>> [is_watermark(t) for t in ("PROJET", "Copie n° 2", "CONFIDENTIEL 2021", "Projet de territoire 2021 à 2026")]
    [True, True, True, False]
    """
    folded = fold(text).strip()
    match = read_pattern("furniture", "watermarks").match(folded)
    return match is not None and len(re.findall(r"[^\W\d_]{3,}", folded[match.end() :])) == 0


def match_stamp(text: str) -> bool:
    """Whether a text is a mark of transmission or publication.

    >>> match_stamp("Reçu en préfecture le 15/02/2022"), match_stamp("ID : 021-212100018-20220215-D12-DE")
    (True, True)
    """
    folded = fold(text)
    return (
        read_pattern("furniture", "stamps").match(folded) is not None
        or read_pattern("furniture", "whole_stamps").fullmatch(folded) is not None
        or _TRANSMISSION.match(folded) is not None
    )
