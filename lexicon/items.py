"""The number that heads an item of a sitting: « Délibération n° 2024-009 », « DCC2023-71 », « Point n° 4 ».

A council numbers what it decides by the year and a running number, in either order, with letters before or between. A
date has the same signs and is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern

_YEAR = r"(?:19|20)\d\d"
_CODE = re.compile(
    r"(?:n\s?[°o]\s?)?(?:[A-Z]{1,5}[-_ .]?)?"
    rf"(?:{_YEAR}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\s?[-/_. –]\s?\d{{1,3}}(?=\D)"
    rf"|{_YEAR}\s?[-/_.–]\s?(?:[A-Z]{{1,4}}[-_]?)?\d{{1,4}}(?:[-/_.–]\w{{1,5}})*"
    rf"|\d{{1,4}}\s?[-/_.–]\s?{_YEAR}"
    r"|[A-Z]{1,4}\d{4,}[-/_]?\d+)(?![\d/])"
    r"|[A-Z]{1,5}[-_ .]?(?P<rank>\d{1,4})[-/_.]\d{1,2}[-/_.]\d{2}(?:\d{2})?(?![\d/])",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"{_YEAR} (?:0[1-9]|1[0-2]) (?P<rank>\d{{2}})(?=\s*[:.–—-]?\s+[A-ZÀ-Ý«])")
"""Figures that number only a title that follows: « 2021 03 01 VENTE »."""
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d")
_SIGN = re.compile(r"n\s?[°o]\s?\d+", re.IGNORECASE)
_FILED = re.compile(rf"(?:[A-Z]?\d{{1,3}}|2[AB])-{_YEAR}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])-\d{{5}}(?!\d)")
"""Department, day, running number: « 03-2025-01-02-00001 »."""
_COUNT = re.compile(r"\d+")
RANK = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-HJ-L])\s?[.)–—/-]+\s*(?=[A-ZÀÉÈÊ«])")
"""The rank of an item in its sitting, which opens its line: « 4 – SUBVENTIONS », « IV. FINANCES »."""
_FIGURES = "0123456789 ./_–-"
WORDS = {"named": "number", "numbered": "number", "points": "point", "objects": "object"}
"""The lists of structure.toml with which a head opens, and the kind of head."""
FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """What opens the head of an item."""

    kind: str
    """``number``, ``point`` or ``object``."""
    style: str
    """How it is printed: ``named`` …, ``code``, ``sign``."""
    number: int | None
    """The running number."""
    end: int
    """Where the words of the head begin."""


def read_item_number(text: str) -> ItemNumber | None:
    """Read what opens the head of an item, or None.

    >>> [read_item_number(t).number for t in ("Délibération n° 2024-009", "DCC2023-71 FINANCES", "N° 12/2022 : Objet")]
    [9, 71, 12]
    >>> read_item_number("2022 03 04 VENTE").number, read_item_number("2022 03 04 à midi")
    (4, None)
    >>> read_item_number("DL-062-07-13 - Cession").number, read_item_number("Délibération D2018-75").number
    (62, 75)
    >>> read_item_number("12/03/2022 : réunion"), read_item_number("2024 sera une année")
    (None, None)
    """
    folded = fold(text[:200])
    code = _CODE.match(text)
    if code is not None and _DATE.match(text) is None and not text[code.end() : code.end() + 1].isalnum():
        rank = (
            int(code["rank"]) if code["rank"] else _read_running(code.group())
        )  # « DL-062-07-13 »: the month, the year
        return ItemNumber("number", "code", rank, code.end())
    headed = _HEADED.match(text)
    if headed is not None:
        return ItemNumber("number", "code", int(headed["rank"]), headed.end())
    for name, kind in WORDS.items():
        word = read_pattern("structure", name).match(folded)
        if word is not None:
            start = len(text[: word.end()].rstrip(_FIGURES))  # figures may be a part of what the list names
            start += len(text[start:]) - len(text[start:].lstrip(" :"))
            after = _CODE.match(text, start) or _COUNT.match(text, start)
            end = max(after.end(), word.end()) if after is not None else word.end()
            return ItemNumber(kind, name, _read_running(text[: max(end, word.end())]), end)
    sign = _SIGN.match(text)
    return ItemNumber("number", "sign", _read_running(sign.group()), sign.end()) if sign is not None else None


def heads_item(text: str) -> bool:
    """Whether a line is the head of an item: the number of what a council decides, and its object.

    >>> heads_item("2024-05-01 – Convention d’occupation"), heads_item("2024-05 et suivants"), heads_item("N° 12")
    (True, False, False)
    """
    item = read_item_number(text)
    if item is None or item.kind != "number" or item.style == "sign":
        return False
    return text[item.end :].lstrip(" :–-")[:1].isupper()


def read_behind(text: str) -> str:
    """What stands behind the number or the rank that opens a line; nothing where neither does.

    >>> read_behind("2024-009 : Voirie"), read_behind("IV. FINANCES"), read_behind("Voirie")
    (' : Voirie', 'FINANCES', '')
    """
    number, rank = read_item_number(text), RANK.match(text)
    end = number.end if number is not None else rank.end() if rank is not None else len(text)
    return text[end:]


def is_filed(text: str) -> bool:
    """Whether a line is the number under which a recueil des actes administratifs files an act.

    >>> is_filed("03-2025-01-02-00001"), is_filed("2025-01-02"), is_filed("R24-2025-01-02-00012 - Arrêté du préfet")
    (True, False, True)
    """
    return _FILED.match(text) is not None


def _read_running(text: str) -> int | None:
    """The last number that is no year: « 2024-009 » is 9, « 12/2022 » is 12."""
    parts = [int(part[:6]) for part in _COUNT.findall(text)]
    return next((part for part in reversed(parts) if not FIRST_YEAR <= part < FIRST_YEAR + 200), None)
