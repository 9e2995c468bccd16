"""Text that the file says in place of what it draws: ActualText (ISO 32000-1, 14.9.4).

It is meant for ligatures and ornaments, and PDFium reads it as the page's text. So its marks are taken off and the text
is read once more: then the characters drawn speak, and where they are other figures, they are what the page shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.calls import address_of, find_object, read_code
from bordereau.extract.page.chars import Char
from bordereau.extract.page.closer import Layer
from bordereau.extract.page.drawing import find_actual_text
from bordereau.extract.page.glyphs import LOST
from bordereau.extract.page.ink import list_texts
from bordereau.extract.page.lost_letters import MISSING
from bordereau.extract.page.lying import find_lies, tell_truth
from bordereau.extract.page.outlines import KnownDigits
from bordereau.extract.page.words import read_words
from bordereau.schemas.page import Word

LOOKALIKES = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A place where the file says other figures than it draws."""

    said: tuple[int, ...]
    """The numbers of the words that it says, among those of the page."""
    drawn: tuple[Word, ...]

    @property
    def readable(self) -> bool:
        """Whether the characters drawn have a meaning of their own."""
        return bool(self.drawn) and not any(LOST.search(word.text) or MISSING in word.text for word in self.drawn)


def find_replacements(layer: Layer, known: KnownDigits) -> tuple[Replacement, ...]:
    """The places of a page where ActualText says other figures than are drawn. The page's marks are gone afterwards."""
    runs = _list_runs(layer.page.raw)
    if not runs:
        return ()
    said = _list_words(layer.textpage, layer.places, runs)
    blank = None if any(said) else _read_codes(layer.textpage)
    _take_marks_off(layer.page.raw)
    textpage = pdfium.FPDFText_LoadPage(layer.page.raw)
    try:
        if blank is not None and blank == _read_codes(textpage):
            return ()  # blanks are said and drawn: LibreOffice marks each space between two words
        places: list[list[Char]] = []
        words = read_words(textpage, layer.frame, places=places)
        words = tell_truth(words, find_lies(Layer(layer.page, textpage, layer.frame, words, places), known))
        drawn = [tuple(words[number] for number in numbers) for numbers in _list_words(textpage, places, runs)]
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    pairs = zip(said, drawn, strict=True)
    return tuple(
        Replacement(numbers, own)
        for numbers, own in pairs
        if say_other_figures("".join(layer.words[n].text for n in numbers), "".join(word.text for word in own))
    )


def say_other_figures(said: str, drawn: str) -> bool:
    """Whether two texts hold other digits; a letter O drawn for a 0 is one.

    >>> say_other_figures("125 000 €", "125 OOO EUR"), say_other_figures("125 000 €", "900 000 €")
    (False, True)
    """
    return _list_digits(said) != _list_digits(drawn) and (
        _list_digits(said.translate(LOOKALIKES)) != _list_digits(drawn.translate(LOOKALIKES))
    )


def _list_digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _list_runs(page: Any) -> list[tuple[int, ...]]:
    """The text objects for which the file says something else, those in a row together: one text may stand for all."""
    marked = ((handle, find_actual_text(handle) is not None) for handle in list_texts(page))
    runs = groupby(marked, key=lambda one: one[1])
    return [tuple(address_of(handle) for handle, _ in run) for is_marked, run in runs if is_marked]


def _take_marks_off(page: Any) -> None:
    for handle in list_texts(page):
        while (mark := find_actual_text(handle)) is not None:
            if not pdfium.FPDFPageObj_RemoveMark(handle, mark):
                break


def _read_codes(textpage: Any) -> list[int]:
    """The characters of a page, by their codes."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    return list(map(read_code, repeat(address_of(textpage), count), range(count)))


def _list_words(
    textpage: Any, places: Sequence[Sequence[Char]], runs: Sequence[Sequence[int]]
) -> list[tuple[int, ...]]:
    """For each run of objects the numbers of the words that they draw."""
    page, asked = address_of(textpage), {one for run in runs for one in run}
    drawn: dict[int, set[int]] = defaultdict(set)
    for number, chars in enumerate(places):
        for char in chars:
            if (one := find_object(page, char.number)) in asked:
                drawn[one].add(number)
    return [tuple(sorted(set().union(*(drawn.get(one, ()) for one in run)))) for run in runs]
