"""The text layer of a page: its words parted by whether they are seen, and held against what they are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bordereau.extract.page.across import find_across
from bordereau.extract.page.actual_text import Replacement, find_replacements
from bordereau.extract.page.chars import Char
from bordereau.extract.page.closer import Layer
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.lying import Lie, find_lies, tell_truth
from bordereau.extract.page.outlines import KnownDigits
from bordereau.extract.page.overlay import drawn_by, hold_together, list_added, show
from bordereau.extract.page.shown import Shown, part_hidden
from bordereau.extract.page.words import read_words
from bordereau.schemas.laid import Laid
from bordereau.schemas.page import Differing, Word
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.warning import DocumentWarning


@dataclass(frozen=True, slots=True)
class LayerReading:
    """The words of a page's layer, and what is to be known of them."""

    shown: Shown
    differing: tuple[Differing, ...] = ()
    """Figures for which the file says others than it draws."""
    unproved: tuple[Word, ...] = ()
    """Figures that ActualText gives to characters without a meaning."""
    laid: tuple[Laid, ...] = ()
    """What lies over the page."""
    laid_words: tuple[Word, ...] = ()
    """Those that it prints, among the others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page to be read: its number and frame, and what is known of its document."""

    number: int
    frame: Frame
    known: KnownDigits
    told: list[DocumentWarning]

    def name(self, what: str) -> Part:
        """Name a part of the page."""
        return Part(f"{what} of page {self.number}", page=self.number)


def read_layer_words(page: Any, asked: Asked, laid: Sequence[Laid] = (), own: int | None = None) -> LayerReading:
    """The words of a page of pypdfium2; where it cannot be told which are seen, all count as seen.

    ``laid``: what lies over it; that is drawn by the objects of the page that come after its ``own``.
    """
    textpage = page.get_textpage()
    places: list[list[Char]] = []
    try:
        words = read_words(textpage.raw, asked.frame, asked.name("A font"), asked.told, places)
        words = find_across(textpage.raw, words, places)
        layer = Layer(page, textpage.raw, asked.frame, words, places)
        lies: tuple[Lie, ...] = attempt(
            asked.name("The look at the digits"), lambda: find_lies(layer, asked.known), (), asked.told
        )
        layer = replace(layer, words=tell_truth(words, lies))
        part = Part(f"The look at what page {asked.number} shows", page=asked.number)
        shown = attempt(part, partial(part_hidden, layer), Shown(tuple(layer.words)), asked.told)
        differing = [Differing((layer.words[lie.number],), words[lie.number].text) for lie in lies]
        reading = _keep(LayerReading(shown, tuple(differing)))
        replaced = attempt(asked.name("The ActualText"), lambda: find_replacements(layer, asked.known), (), asked.told)
        for one in replaced:
            reading = _replace(reading, layer.words, one)
        if own is None:
            return reading
        added = list_added(page.raw, own)
        over = {
            words_
            for words_, chars in zip(layer.words, places, strict=True)
            if drawn_by(textpage.raw, chars[0].number) in added
        }
    finally:
        textpage.close()
    return _lay_over(reading, laid, over)


def _keep(reading: LayerReading) -> LayerReading:
    """Only what differs among the words that are read."""
    if not reading.differing:
        return reading
    kept = set(reading.shown.words)
    return replace(reading, differing=tuple(one for one in reading.differing if kept.issuperset(one.shown)))


def _replace(reading: LayerReading, words: Sequence[Word], one: Replacement) -> LayerReading:
    """Put what is drawn in the place of what the file says; where that has no meaning, what it says is unproved."""
    said = [words[number] for number in one.said if words[number] in reading.shown.words]
    if not one.readable:
        return replace(reading, unproved=(*reading.unproved, *said))
    kept = list(reading.shown.words)
    at = kept.index(said[0]) if said else len(kept)
    kept[at:at] = one.drawn
    left = tuple(word for word in kept if word not in said)
    differing = Differing(one.drawn, " ".join(word.text for word in said))
    return replace(reading, shown=replace(reading.shown, words=left), differing=(*reading.differing, differing))


def _lay_over(reading: LayerReading, laid: Sequence[Laid], over: set[Word]) -> LayerReading:
    """Part the words that annotations print from the page's own, and give each annotation its words."""
    own = tuple(word for word in reading.shown.words if word not in over)
    given, words = show(laid, [word for word in reading.shown.words if word in over])
    words = hold_together(given, words, own)
    return replace(reading, shown=replace(reading.shown, words=(*own, *words)), laid=given, laid_words=words)
