"""Stamps of télétransmission: the identifier under which the State received an act, and when.

« ID : 038-213800000-20240314-2024_009-DE »: department (« 02A » in Corsica), SIREN of the body, day of the act, its own
number, nature (DE is a délibération, CC a contract). Source: protocole d'échanges standard @CTES; CGCT, art. L2131-1.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.schemas.found_deliberation import FoundTransmission, Stated

_IDENTIFIER = re.compile(
    r"\b(?P<department>\d[0-9AB]\d|0\d[AB])-(?P<siren>\d{9})-(?P<rest>\d{8}-[\w.-]{1,40}|[\w.-]{2,50})"
)


def read_transmission(text: str) -> FoundTransmission | None:
    r"""Read what a stamp says, one of its lines a line of the text; None where it says nothing of this.

    >>> found = read_transmission("Reçu en préfecture le 24/06/2024\nID : 021-212104567-20240620-DEL2024031-DE")
    >>> found.identifier.value, found.received.iso, found.at
    ('021-212104567-20240620-DEL2024031-DE', '2024-06-24', 'prefecture')
    """
    folded = fold(text)
    number = _IDENTIFIER.search(text)
    identifier = Stated(number.group().rstrip("-."), *number.span()) if number else None
    for said in read_pattern("furniture", "received").finditer(folded):
        end = folded.find("\n", said.end())
        for date in find_dates(text):
            if said.end() <= date.start <= (end if end >= 0 else len(text)) and date.precision == "day":
                at = (
                    "subprefecture" if read_pattern("furniture", "subprefecture").search(said.group()) else "prefecture"
                )
                named = read_pattern("furniture", "prefecture").search(said.group())
                return FoundTransmission(identifier, date, at if named else None)
    return FoundTransmission(identifier) if identifier else None


def read_department(identifier: str) -> str | None:
    """The department of an identifier, three signs: « 038 », « 02A ».

    >>> read_department("038-213800000-20240314-2024_009-DE")
    '038'
    """
    found = _IDENTIFIER.match(identifier)
    return found["department"] if found else None


def read_siren(identifier: str) -> str | None:
    """The SIREN of the body whose act it is."""
    found = _IDENTIFIER.match(identifier)
    return found["siren"] if found else None
