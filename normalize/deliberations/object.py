"""What a délibération is about, as printed.

The object stands behind « Objet : », else behind « Point 5 – », else behind the number of the act, else on the line
that follows it; in an act without a number, on the first line, if that is a title.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.items import RANK
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.deliberations.head import PUNCTUATION, list_head, says
from bordereau.normalize.deliberations.number import read_number
from bordereau.schemas.found_deliberation import Stated

LONGEST = 600
CAPITALS = 0.6
"""A title has so many capitals among its letters, unless a rank opens it."""
_LEAD = 4
"""« du 3 mai 2022 » behind a number: the date stands within so many characters."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def read_object(text: str) -> Stated[str] | None:
    """Read what the act is about, as printed.

    >>> read_object("DCC2023-71 FINANCES – ATTRIBUTIONS DE COMPENSATION").value
    'FINANCES – ATTRIBUTIONS DE COMPENSATION'
    """
    lines = list(list_head(text))
    for place, (start, end) in enumerate(lines):
        folded = fold(text[start:end])
        said = says("objects").search(folded)
        if said and not says("not_objects").search(folded[: said.end()]):
            return _take(text, lines, place, start + said.end())
        if says("objects_line").match(folded.strip()):
            return _take(text, lines, place, end)
    return _read_title(text, lines)


def _read_title(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """What stands behind the number of the act, or on one of the two lines below."""
    for start, end in lines:
        said = says("items").match(fold(text[start:end]))
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
        if not says("not_titles").match(fold(text[start:end]).strip()) and _WORD.search(text[start:end]):
            return _trim(text, start, end)
    return None


def _read_first(text: str, lines: list[tuple[int, int]]) -> Stated[str] | None:
    """The first line of an item without a number of its own: in capitals, or behind its rank (« 4 – Subventions »)."""
    if not lines:
        return None
    start, end = lines[0]
    rank = RANK.match(text, start, end)
    line = text[rank.end() if rank else start : end]
    capitals = sum(sign.isupper() for sign in line) > CAPITALS * sum(sign.isalpha() for sign in line)
    if not (rank or capitals) or not _WORD.search(line) or says("not_titles").match(fold(line).strip()):
        return None
    return _take(text, lines, 0, end - len(line), below=False)


def _is_aside(text: str) -> bool:
    """Whether what follows a number is no title: the day of the act, the matter it is filed under."""
    folded = fold(text)
    dated = any(date.start <= _LEAD and date.precision == "day" for date in find_dates(text))
    return dated or says("not_titles").match(folded) is not None or says("matters").match(folded) is not None


def _take(text: str, lines: list[tuple[int, int]], place: int, start: int, *, below: bool = True) -> Stated[str] | None:
    """The rest of a line, else the next line; with the line below where that goes on in small letters."""
    end = lines[place][1]
    if not _WORD.search(text[start:end]):
        if not below or place + 1 >= len(lines):
            return None
        place += 1
        start, end = lines[place]
    while place + 1 < len(lines) and text[slice(*lines[place + 1])].lstrip()[:1].islower():
        if end - start > LONGEST or text[start:end].rstrip()[-1:] in ".;:":
            break
        place += 1
        end = lines[place][1]
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Stated[str] | None:
    part = text[start:end]
    start += len(part) - len(part.lstrip(PUNCTUATION + "\n"))
    end = start + len(text[start:end].rstrip(PUNCTUATION.replace(".", "") + "\n"))
    value = " ".join(text[start:end].split())
    return Stated(value, start, end) if value else None
