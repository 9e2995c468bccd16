"""The number that a délibération bears itself, as printed.

It is read before the first visa, where other acts are named (« Vu la délibération n° 2020-12 »): behind « Délibération
n° », else at the head of a line behind « N° », else where the line of the register ends (« Extrait du registre des
délibérations … n° 2014 / 177 »), else as figures that begin a line (« D2024-009 », « 2023_045 »), else the rank of the
item in its sitting (« Affaire n° 5 »). A date is none, but for one that is written from the year on and heads the act
with its title behind (« 2019-07-01 VENTE »): a council numbers so by year, month and rank. What a sentence calls « la
délibération n° … » is another act.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.items import RANK
from bordereau.lexicon.read import read_words
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.deliberations.head import PUNCTUATION, list_head, says
from bordereau.schemas.found_deliberation import Stated

_REFERENCE = re.compile(
    r"(?:[A-Z]{1,7}[-_./ ]{0,2})?\d{1,6}[A-Z]{0,2}(?:[-_./][A-Z0-9]{1,6}|\s[-–/]\s\d{1,4}(?![\d\s]*[€%])){0,4}(?![\w°])"
    r"|\d[A-Z]{1,4}\d{2,6}\b"
)
_JOINT = r"(?:[-_./][A-Z0-9]{1,6}|\s[-–_/]\s?\d{1,4}(?![\d\s]*[€%])|[-–]\s\d{1,4}(?![\d\s]*[€%]))"
"""A further part of a number; behind a blank only figures, since a title may follow (« D2024-27 - EAU »)."""
_CODE = re.compile(
    rf"(?P<letters>[A-Z]{{1,6}})[-_./ ]{{0,2}}\d{{2,6}}{_JOINT}{{0,4}}(?!\w)"
    rf"|(?:19|20)\d\d{_JOINT}{{1,5}}(?!\w)|\d{{1,4}}\s?[-_/]\s?(?:19|20)\d\d(?!\w)"
)
_ACCOUNT = re.compile(r"[DR][-–.](?:\d{3,7}|(?!(?:19|20)\d\d[-–])\d{3,7}[-–]\d+)")
"""« D-73925 », « R-7788-01 »: an account of spending or receipts, with its function, in a budget (M14, M57)."""
_HEADED = re.compile(
    r"(?:19|20)\d\d (?:0[1-9]|1[0-2]) \d{2,3}(?!\w)"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{1,3}(?!\w)|(?:19[5-9]\d|20[0-3]\d)\d{3}(?!\w)"
)
"""Signs that number only an act whose title follows: « 2021 03 01 », « 2021071201 », « 2024015 »."""
_WORD = re.compile(r"[^\W\d_]{3,}")
HEAD = 2
"""The head of an act: its title, and its first line, which may be the same."""
REGISTER = 3
"""The line that names the register goes on over so many."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[-_./]")


def read_number(text: str) -> Stated[str] | None:
    r"""Read the number of the act, as printed.

    >>> read_number("Séance du 14 mars 2024\nDélibération n° 2024-009 – Objet : Subventions").value
    '2024-009'
    >>> read_number("DCM 12/2022\nVu la délibération n° 2020-12").value, read_number("Séance du 12/03/2022")
    ('DCM 12/2022', None)
    """
    lines = list(list_head(text))
    announced = (_find_announced(text, lines, key) for key in ("numbered", "numbered_line", "numbered_title"))
    found = next((one for one in announced if one), None)
    found = found or _find_registered(text, lines) or _find_code(text, lines)
    return found or _find_announced(text, lines, "numbered_item")


def _find_announced(text: str, lines: list[tuple[int, int]], key: str) -> Stated[str] | None:
    for start, end in lines:
        folded = fold(text[start:end])
        for said in says(key).finditer(folded):
            if _names_other(folded[: said.start()]):
                continue
            found = _match(_REFERENCE, text, start + said.end(), end, announced=True)
            if found:
                return found
    return None


def _names_other(before: str) -> bool:
    """Whether a sentence speaks of another act: « par délibération n° 71 », « modifie la délibération n° … »."""
    return says("numbered_other").search(before) is not None and says("numbered_own").search(before) is None


def _find_registered(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """The number that ends the line of the register, which a narrow column breaks."""
    for place, (start, end) in enumerate(lines):
        if not says("registers").search(fold(text[start:end])):
            continue
        for below, stop in lines[place : place + REGISTER]:
            for said in says("register_signs").finditer(fold(text[below:stop])):
                found = _match(_REFERENCE, text, below + said.end(), stop, announced=True)
                if found and not text[found.end : stop].strip(PUNCTUATION):
                    return found
    return None


def _find_code(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """Figures that begin a line and can only number the act."""
    for index, (start, end) in enumerate(lines):
        rank = RANK.match(text, start, end)
        for place in (start, rank.end() if rank else start):
            found = _match(_CODE, text, place, end)
            if found and _is_code(found.value):
                return _extend(text, found, end)
            headed = _find_headed(text, place, end) if index < HEAD else None
            if headed:
                return _extend(text, headed, end)
    return None


def _find_headed(text: str, place: int, end: int) -> Stated[str] | None:
    """Figures that open the head of an act with its title behind, though they could be a day."""
    for pattern in (_HEADED, _CODE):
        found = _match(pattern, text, place, end, announced=True)
        if found and _is_titled(text[found.end : end]):
            return found
    return None


def _extend(text: str, found: Stated[str], end: int) -> Stated[str]:
    """Letters and a rank behind a blank belong to the number: « 2024-05-12 DCM-03 »."""
    further = says("numbered_further").match(fold(text[found.end : end]))
    stop = found.end + further.end() if further else found.end
    return Stated(text[found.start : stop], found.start, stop)


def _is_titled(behind: str) -> bool:
    """Whether a title stands behind a number: no small letter opens it, and it names no sitting."""
    title = behind.strip(PUNCTUATION)
    titled = _WORD.search(title) is not None and not title[0].islower()
    return titled and says("not_titles").match(fold(title)) is None


def _match(pattern: re.Pattern[str], text: str, start: int, end: int, *, announced: bool = False) -> Stated[str] | None:
    """A number right behind a place, if it is no date; « n° 2021.04.12 » is a number."""
    at = start
    while at < end and text[at] in PUNCTUATION:
        at += 1
    found = pattern.match(text, at, end)
    if found is None:
        return None
    value = found.group().rstrip(PUNCTUATION)
    if _ACCOUNT.fullmatch(value):
        return None
    dates = [date for date in find_dates(text[start:end]) if date.precision == "day"]
    inside = [date for date in dates if start + date.start <= at < start + date.end]
    longer = all(at + len(value) > start + date.end + 1 for date in inside)
    if inside and not (longer or (announced and _YEAR_FIRST.match(value))):
        return None
    return Stated(value, at, at + len(value))


def _is_code(value: str) -> bool:
    letters = re.match(r"[A-Z]+", value)
    if letters is None:
        return True
    return letters[0].lower() not in read_words("deliberations", "not_codes") and any(sign in value for sign in "-–_/.")
