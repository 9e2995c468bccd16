"""The head of a délibération: the number of the act and what it is about.

The number is the one that the act bears itself, so it is read before the first visa, where other acts are named
(« Vu la délibération n° 2020-12 »): behind « Délibération n° », else at the head of a line behind « N° », else as
figures that begin a line (« D2024-009 », « 2023_045 »). A date is none. The object stands behind « Objet : », else
behind « Point 5 – », else behind the number, else on the line that follows it; without a number, on the first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.normalize.dates.dates import find_dates
from bordereau.schemas.found_deliberation import Stated

HEAD_LINES = 40
LONGEST_OBJECT = 600
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
_RANK = re.compile(r"\s*\d{1,2}\s?[.)/–—-]+\s*(?=[A-ZÀÉÈÊ])")
CAPITALS = 0.6
"""A title has so many capitals among its letters, unless a rank opens it."""
_LEAD = 4
"""« du 3 mai 2022 » behind a number: the date stands within so many characters."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[-_./]")
_PUNCTUATION = " \t:.–—-|/"
_WORD = re.compile(r"[^\W\d_]{3,}")
_VISA = re.compile(r"^\s*[-–•]?\s*(?:vu|considerant|attendu)\b", re.MULTILINE)


def read_number(text: str) -> Stated[str] | None:
    r"""Read the number of the act, as printed.

    >>> read_number("Séance du 14 mars 2024\nDélibération n° 2024-009 – Objet : Subventions").value
    '2024-009'
    >>> read_number("DCM 12/2022\nVu la délibération n° 2020-12").value, read_number("Séance du 12/03/2022")
    ('DCM 12/2022', None)
    """
    lines = list(_list_head(text))
    announced = (_find_announced(text, lines, key) for key in ("numbered", "numbered_line", "numbered_title"))
    found = next((one for one in announced if one), None)
    return found or _find_code(text, lines) or _find_announced(text, lines, "numbered_item")


def _find_announced(text: str, lines: list[tuple[int, int]], key: str) -> Stated[str] | None:
    for start, end in lines:
        for said in _says(key).finditer(fold(text[start:end])):
            found = _match(_REFERENCE, text, start + said.end(), end, announced=True)
            if found:
                return found
    return None


def _find_code(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """Figures that begin a line and can only number the act."""
    for start, end in lines:
        rank = _RANK.match(text, start, end)
        for place in (start, rank.end() if rank else start):
            found = _match(_CODE, text, place, end)
            if found and _is_code(found.value):
                return found
    return None


def read_object(text: str) -> Stated[str] | None:
    """Read what the act is about, as printed.

    >>> read_object("DCC2023-71 FINANCES – ATTRIBUTIONS DE COMPENSATION").value
    'FINANCES – ATTRIBUTIONS DE COMPENSATION'
    """
    lines = list(_list_head(text))
    for place, (start, end) in enumerate(lines):
        folded = fold(text[start:end])
        said = _says("objects").search(folded)
        if said and not _says("not_objects").search(folded[: said.end()]):
            return _take(text, lines, place, start + said.end())
        if _says("objects_line").match(folded.strip()):
            return _take(text, lines, place, end)
    return _read_title(text, lines)


def _says(key: str) -> re.Pattern[str]:
    return read_pattern("deliberations", key)


def _list_head(text: str) -> Iterator[tuple[int, int]]:
    """The lines up to the first visa, or to where the assembly deliberates."""
    folded = fold(text)
    stops = [match.start() for match in (_VISA.search(folded), _says("deliberated").search(folded)) if match]
    stop = min(stops, default=len(text))
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if match.start() < stop]
    yield from lines[:HEAD_LINES]


def _match(pattern: re.Pattern[str], text: str, start: int, end: int, *, announced: bool = False) -> Stated[str] | None:
    """A number right behind a place, if it is no date; « n° 2021.04.12 » is a number."""
    at = start
    while at < end and text[at] in _PUNCTUATION:
        at += 1
    found = pattern.match(text, at, end)
    if found is None:
        return None
    value = found.group().rstrip(_PUNCTUATION)
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


def _read_title(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """What stands behind the number of the act, or on one of the two lines below."""
    for start, end in lines:
        said = _says("items").match(fold(text[start:end]))
        if said and _WORD.search(text[start + said.end() : end]):
            return _trim(text, start + said.end(), end)
    number = read_number(text)
    if number is None:
        return _read_first(text, lines)
    place = next(place for place, (start, end) in enumerate(lines) if start <= number.start < end)
    behind = _take(text, lines, place, number.end, below=False)
    if behind and not _is_aside(behind.value):
        return behind
    for start, end in lines[place + 1 : place + 3]:
        if not _says("not_titles").match(fold(text[start:end]).strip()) and _WORD.search(text[start:end]):
            return _trim(text, start, end)
    return None


def _read_first(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """The first line of an item without a number of its own: in capitals, or behind its rank (« 4 – Subventions »)."""
    if not lines:
        return None
    start, end = lines[0]
    rank = _RANK.match(text, start, end)
    line = text[rank.end() if rank else start : end]
    capitals = sum(sign.isupper() for sign in line) > CAPITALS * sum(sign.isalpha() for sign in line)
    if not (rank or capitals) or not _WORD.search(line) or _says("not_titles").match(fold(line).strip()):
        return None
    return _take(text, lines, 0, end - len(line), below=False)


def _is_aside(text: str) -> bool:
    """Whether what follows a number is no title: the day of the act, the matter it is filed under."""
    folded = fold(text)
    dated = any(date.start <= _LEAD and date.precision == "day" for date in find_dates(text))
    return dated or _says("not_titles").match(folded) is not None or _says("matters").match(folded) is not None


def _take(text: str, lines: list[tuple[int, int]], place: int, start: int, *, below: bool = True) -> Stated[str] | None:
    """The rest of a line, else the next line; with the line below where that goes on in small letters."""
    end = lines[place][1]
    if not _WORD.search(text[start:end]):
        if not below or place + 1 >= len(lines):
            return None
        place += 1
        start, end = lines[place]
    while place + 1 < len(lines) and text[slice(*lines[place + 1])].lstrip()[:1].islower():
        if end - start > LONGEST_OBJECT or text[start:end].rstrip()[-1:] in ".;:":
            break
        place += 1
        end = lines[place][1]
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Stated[str] | None:
    part = text[start:end]
    start += len(part) - len(part.lstrip(_PUNCTUATION + "\n"))
    end = start + len(text[start:end].rstrip(_PUNCTUATION.replace(".", "") + "\n"))
    value = " ".join(text[start:end].split())
    return Stated(value, start, end) if value else None
