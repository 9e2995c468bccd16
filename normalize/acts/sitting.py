"""The date of a sitting: where its heading gives it, never where its text quotes another.

Minutes are full of dates: of the sitting before, of laws, of contracts, of the convocation. The sitting's own stands
in the heading, in one of four forms: in the title, « Séance du 12 mars », « L'an deux mille vingt, le douze mars », or
as a line of its own. A décision signed or posted later bears another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.normalize.dates.dates import find_dates
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_act import ActSection, ActTexts, PlacedDate, Spot

HEADING = 20
"""The heading of a sitting has at most so many paragraphs."""
REACH = 60
"""So many characters before a date say whose it is."""
LONGEST = 600
_CLAUSE = re.compile(r"[.;:,(\n]")


def find_sitting_date(texts: ActTexts) -> PlacedDate | None:
    """The day of the sitting that the heading of minutes, or of an extract, gives.

    >>> find_sitting_date(ActTexts("PROCÈS-VERBAL DE LA SÉANCE DU 14 MARS 2024")).date.iso
    '2024-03-14'
    >>> find_sitting_date(ActTexts(None, ("Date de convocation : 3 mai 2020", "Séance du 12 mai 2020"))).date.iso
    '2020-05-12'
    """
    lines = list(_list_heading(texts))
    readings = ("said", "opens", "alone")
    for reading in readings:
        for section, index, line in lines:
            found = _read_line(line, reading)
            if found is not None:
                return PlacedDate(found, Spot(section, index, found.start, found.end))
    return None


def _list_heading(texts: ActTexts) -> Iterator[tuple[ActSection, int, str]]:
    """The lines of the heading, up to the first visa or where something is decided."""
    if texts.title:
        yield "title", 0, texts.title
    left = HEADING
    for section, lines in (("opening", texts.opening), ("preamble", texts.preamble)):
        for index, line in enumerate(lines):
            folded = fold(line)
            if left == 0 or read_pattern("structure", "decided").search(folded) or _is_visa(folded):
                return
            left -= 1
            if read_pattern("structure", "approves_minutes").search(folded) and section != "title":
                continue
            yield section, index, line  # type: ignore[misc]


def _is_visa(folded: str) -> bool:
    """« Vu la délibération du 23 septembre 2021 » quotes another date, and only such lines follow."""
    return read_pattern("structure", "visas").match(folded) is not None


def _read_line(line: str, reading: str) -> FoundDate | None:
    """The sitting's date in a line of the heading, by one of its forms."""
    folded = fold(line[:LONGEST])
    for date in find_dates(line[:LONGEST]):
        if date.precision != "day" or "/" in date.iso or date.iso.startswith("--"):
            continue
        before = folded[: date.start]
        clause = _CLAUSE.split(before[-REACH:])[-1]
        if read_pattern("structure", "other_dates").search(clause):
            continue
        if reading == "said" and _says_sitting(before[-REACH:]) and not _quotes(line, folded):
            return date
        if reading == "opens" and read_pattern("structure", "before_date").fullmatch(before.strip(" \n+-•*")):
            return date
        if reading == "alone" and _stands_alone(line, folded):
            return date
    return None


def _quotes(line: str, folded: str) -> bool:
    """« Par délibération du 17 septembre 2015, le conseil approuve … » tells of another day."""
    return is_sentence(line) and read_pattern("structure", "meets").search(folded) is None


def _stands_alone(line: str, folded: str) -> bool:
    """A line with little beside the date: « Vendredi 29 janvier 2021, 18:30 »."""
    if len(line) > REACH or is_sentence(line) or line[:1].islower():
        return False
    return read_pattern("structure", "other_dates").search(folded) is None


def _says_sitting(before: str) -> bool:
    return any(read_pattern("structure", key).search(before) for key in ("dates_sitting", "names_sitting"))
