"""Pages on which the print says that another document begins: its numbers begin again, its running lines are others.

Files put together from several documents keep the page numbers and the headers of each. Neither says what begins, nor
that anything does (annexes are numbered anew, too), so it is only evidence for a start that stands at the head of such
a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.start import Start
from bordereau.lexicon.folding import fold
from bordereau.schemas.page import Page

_NUMBER = re.compile(r"\d+")
_LETTERS = 3
"""Fewer letters are no running line, but a page number."""
_SAME_ALL_ALONG = ("item",)
"""What stands within a document, wherever its pages begin."""


def find_breaks(pages: Sequence[Page]) -> dict[int, str]:
    """The pages at which something else seems to begin, each with the name of its sign."""
    found: dict[int, str] = {}
    told = [_read_running(page) for page in pages]
    for place, (before, here) in enumerate(pairwise(told), start=1):
        if any(_restarts(before[words], numbers) for words, numbers in here.items() if words in before):
            found[pages[place].number] = "page.restarts"
        elif _changes(told, place):
            found[pages[place].number] = "page.changes"
    return found


def weigh_breaks(starts: Mapping[int, Sequence[Start]], notes: Sequence[Note], breaks: Mapping[int, str]) -> None:
    """Add its sign to every start of an act at the head of such a page."""
    for index, here in starts.items():
        note = notes[index]
        sign = breaks.get(note.page) if note.first else None
        for start in here:
            if sign is not None and start.kind not in _SAME_ALL_ALONG:
                start.add(sign, note)


def _read_running(page: Page) -> dict[str, tuple[int, ...]]:
    """The running lines of a page: the words of each, with # for a number, and its numbers."""
    folded = [fold(line.text).strip() for line in page.running]
    return {_NUMBER.sub("#", text): tuple(int(one[:6]) for one in _NUMBER.findall(text)) for text in folded if text}


def _restarts(before: tuple[int, ...], here: tuple[int, ...]) -> bool:
    """Whether a page number falls back to 1: « 4/4 », then « 1/3 », or « 1/1 » twice; « Avenant n° 1 » is none."""
    if len(here) != len(before) or not 1 <= len(here) <= 2 or here[0] != 1:
        return False
    return before[0] > 1 or (len(here) == 2 and before == here == (1, 1))


def _changes(told: Sequence[Mapping[str, tuple[int, ...]]], place: int) -> bool:
    """Whether two pages or more bear one running line, and the next two or more another."""
    if not 2 <= place < len(told) - 1:
        return False
    above, before, here, below = (_list_words(told[place + step]) for step in (-2, -1, 0, 1))
    return bool(above & before) and bool(here & below) and not (above & before) & (here | below)


def _list_words(running: Mapping[str, tuple[int, ...]]) -> set[str]:
    return {words for words in running if sum(map(str.isalpha, words)) >= _LETTERS}
