"""Numbers of articles and annexes as authors print them, normalised to digits and dots.

A number is a chain of parts: « 2.1 », « 2 – 2 - 1 », « 1-1 », with an ordinal mark (« 1er »), a Roman base (« II »),
a word (« PREMIER ») and a Latin suffix (« 4 bis »). The trap is the dash: it parts the number from the title
(« ARTICLE 3 – 12 mois ») as often as it joins two parts (« ARTICLE 2 – 2 - 1 – LE GAZ »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.ordinals import read_ordinals
from bordereau.lexicon.read import read_values

MAX_NUMBER = 150
"""An « article 6574 » is a budget account, not an article of a convention."""

_ROMAN = {"I": 1, "V": 5, "X": 10}
_DASHES = ".\\-–—‐‑·"
_BASE = re.compile(
    r"(?P<arabic>\d{1,4})(?P<mark>\s?(?:ers?|[èe]re|ER|°|º|[”\"’'](?=\W|$)))?(?![\w€%])"
    r"|(?P<glued>\d{1,2})(?=[.\-–]?(?:bis|ter|quater|quinquies|Bis|Ter|BIS|TER)\b)"
    r"|(?P<lettered>\d{1,2}[a-hA-H])(?!\w)"
    r"|(?P<one>[lI|!1]\s?er)(?!\w)"
    r"|(?P<roman>[IVX]{1,6})(?P<romanmark>er)?(?!\w)"
    r"|(?P<stroke>[l|])(?=\s)"
    r"|(?P<word>[A-Za-zÉÈÊéèêû]{5,13})(?!\w)"
    r"|(?P<letter>[A-H])(?=\s*[:.\-–—)])(?!\w)"
)
_PART = re.compile(rf"(?P<lead>\s?)[{_DASHES}](?P<gap>\s?)(?P<digits>\d{{1,2}})(?![\d%€]|,\d)")
_SUFFIX = re.compile(r"\s?[-.]?(bis|ter|quater|quinquies|sexies|septies)\b", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:$|[:.\-–—‐‑)/])")
_CAPITAL = re.compile(r"\s*(?:$|[:.\-–—‐‑)/]|\s[A-ZÀ-ÖØ-ÝŒ«“\"(])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a string."""

    value: str
    """``"2.1"``, ``"1"``, ``"4 bis"``, ``"unique"``."""
    end: int
    """Where it ends in the string."""
    style: str
    """``arabic``, ``roman``, ``letter`` or ``word``: how the first part is printed."""

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.value.split("."))


def read_number(text: str) -> Number | None:
    """The number that opens ``text``, or None.

    >>> [read_number(t).value for t in ("1er – Objet", "PREMIER", "2 – 2 - 1 – LE GAZ", "4Bis –", "II. Durée", "1-1 X")]
    ['1', '1', '2.2.1', '4 bis', '2', '1.1']
    >>> read_number("6574 Subventions"), read_number("3 – 12 mois").value
    (None, '3')
    """
    found = _BASE.match(text)
    if found is None:
        return None
    value, style = _read_base(found)
    if value is None:
        return None
    end = found.end()
    if style in ("arabic", "roman") and not found["lettered"]:
        value, end = _read_parts(text, value, end)
    suffix = _SUFFIX.match(text, end)
    if suffix is not None:
        value, end = f"{value} {suffix.group(1).lower()}", suffix.end()
    return Number(value, end, style)


def _read_base(found: re.Match[str]) -> tuple[str | None, str]:
    groups = found.groupdict()
    if groups["arabic"]:
        number = int(groups["arabic"])
        return (str(number) if 0 < number <= MAX_NUMBER and groups["arabic"][0] != "0" else None), "arabic"
    if groups["glued"] or groups["lettered"]:
        return (groups["glued"] or groups["lettered"].lower()), "arabic"
    if groups["one"] or groups["stroke"]:
        return "1", "arabic"
    if groups["roman"]:
        value = parse_roman(groups["roman"])
        return (str(value) if value else None), "roman"
    if groups["letter"]:
        return groups["letter"], "letter"
    return _read_word(fold(groups["word"])), "word"


def _read_parts(text: str, value: str, end: int) -> tuple[str, int]:
    """Further parts: a tight dot always joins, a tight dash before a capital, a spaced one before a separator."""
    while (part := _PART.match(text, end)) is not None:
        tight = not part["lead"] and not part["gap"]
        dotted = text[part.end("lead")] == "."
        after = part.end()
        if tight and dotted:
            joins = not text[after : after + 1].isalpha()
        elif tight:
            joins = _CAPITAL.match(text, after) is not None
        else:
            joins = _SEPARATED.match(text, after) is not None and not (dotted and part["gap"])
        if not joins:
            break
        value, end = f"{value}.{int(part['digits'])}", after
    return value, end


def _read_word(folded: str) -> str | None:
    """« premier », « unique »."""
    ordinal = read_ordinals().get(folded)
    if ordinal is not None:
        return str(ordinal)
    found: str | None = read_values("headings", "number_word").get(folded)
    return found


def parse_roman(text: str) -> int | None:
    """A Roman numeral up to the thirties in its one right spelling.

    >>> parse_roman("XIV"), parse_roman("IIX"), parse_roman("VX")
    (14, None, None)
    """
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN[here]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total if _print_roman(total) == text else None


def _print_roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def follows(last: str, number: str) -> bool:
    """Whether ``number`` is what an author prints next after ``last``: the next sibling, a first child, an uncle.

    >>> follows("2", "3"), follows("2", "2.1"), follows("2.1", "2.2"), follows("2.2", "3"), follows("2", "5")
    (True, True, True, True, False)
    """
    if not last or not number:
        return False
    before, after = last.split(maxsplit=1)[0].split("."), number.split(maxsplit=1)[0].split(".")
    if not all(part.isdecimal() for part in before + after):
        return False
    if after[:-1] == before:
        return after[-1] == "1"
    depth = len(after)
    if depth > len(before) or after[: depth - 1] != before[: depth - 1]:
        return False
    return int(after[-1]) == int(before[depth - 1]) + 1
