"""A closer look at words that seem to leave no ink: the objects that drew them are switched off, alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import compile as form
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.calls import address_of
from bordereau.extract.page.chars import Char
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.ink import Look, find_core, list_texts
from bordereau.schemas.page import Box, Word

CLOSE_DPI = 200.0
EDGE = 0.2
"""The share of a digit's width, on each side, into which its neighbours may reach."""
STRAY_PT, STRAY_SIZE = 1.0, 0.3
"""How far from the boxes of words, in points and sizes of type, their ink may reach: accents, slanted letters."""
ALIKE = 0.67
"""The share of the larger type that the smaller one has, where one word is written over another."""
FIGURE = form(r"\d\D*\d")


@dataclass(frozen=True, slots=True)
class Layer:
    """A page of pypdfium2 with its raw text page, and the words that were read from it."""

    page: Any
    textpage: Any
    frame: Frame
    words: Sequence[Word]
    places: Sequence[Sequence[Char]]
    """The characters of each word."""


class Closer:
    """The same page at a higher resolution, and which objects drew which word."""

    def __init__(self, layer: Layer) -> None:
        self._look = Look(layer.page, layer.frame, CLOSE_DPI, layer.words)
        self._layer = layer
        self._drawn_by: dict[int, set[int]] = {}
        self._objects = {address_of(handle): handle for handle in list_texts(layer.page.raw)}

    def find_hidden(self, numbers: Sequence[int]) -> set[int]:
        """The words that leave no ink in their boxes, nor anywhere.

        Ink of their objects where none of their other words stands says that boxes are misplaced; then each is looked
        at alone.
        """
        if not numbers:
            return set()
        ink = self._see(numbers)
        hidden = self._list_inkless(ink, numbers)
        if hidden and self._has_strays(ink, numbers, hidden):
            hidden = {n for n in hidden if not self._has_strays(self._see([n]), [n], hidden)}
        return hidden

    def find_covered(self, pairs: Sequence[tuple[int, int]], gone: set[int]) -> set[int]:
        """Of two words in one place, those that make no difference: under the other one, or its very copy."""
        pairs = [pair for pair in pairs if not gone.intersection(pair) and not self._share_object(*pair)]
        found: set[int] = set()
        for place in (0, 1):
            asked = [pair[place] for pair in pairs if not found.intersection(pair)]
            if asked:
                found |= self._list_inkless(self._see(asked), asked)
        return found

    def find_mostly_covered(self, pairs: Sequence[tuple[int, int]], gone: set[int]) -> set[int]:
        """The figures of which some digits are under another word of about their size, not under a watermark."""
        left = [pair for pair in pairs if not gone.intersection(pair) and not self._share_object(*pair)]
        return set(self.find_partly([one for one, other in left if self._are_alike(one, other)]))

    def _are_alike(self, one: int, other: int) -> bool:
        smaller, larger = sorted((self._layer.words[one].size, self._layer.words[other].size))
        return smaller >= ALIKE * larger

    def find_partly(self, numbers: Sequence[int]) -> list[int]:
        """The figures of which some digits leave no ink."""
        return list_broken(self._look, self._see(numbers), self._layer, numbers) if numbers else []

    def _list_inkless(self, ink: Any, numbers: Sequence[int]) -> set[int]:
        found = self._look.find_ink(ink, [self._layer.words[n].box for n in numbers])
        return {n for n, has_ink in zip(numbers, found, strict=True) if not has_ink}

    def _see(self, numbers: Iterable[int]) -> Any:
        """The ink of the objects that drew some words."""
        keys = {key for n in numbers for key in self._find_objects(n)}
        return self._look.compare(
            self._look.draw_without(self._objects[key] for key in sorted(keys) if key in self._objects)
        )

    def _find_objects(self, number: int) -> set[int]:
        if number not in self._drawn_by:
            find = pdfium.FPDFText_GetTextObject
            keys = {address_of(find(self._layer.textpage, char.number)) for char in self._layer.places[number]}
            self._drawn_by[number] = keys
        return self._drawn_by[number]

    def _share_object(self, one: int, other: int) -> bool:
        return bool(self._find_objects(one) & self._find_objects(other))

    def _has_strays(self, ink: Any, numbers: Iterable[int], hidden: set[int]) -> bool:
        """Whether the objects of some words leave ink beside the words of theirs that are seen."""
        off = {key for n in numbers for key in self._find_objects(n)}
        rest = ink.copy()
        for n, word in enumerate(self._layer.words):
            if n not in hidden and not off.isdisjoint(self._find_objects(n)):
                self._look.cut(rest, word.box, STRAY_PT + STRAY_SIZE * word.size)[:] = 0
        return bool(rest.any())


def list_broken(look: Look, ink: Any, layer: Layer, numbers: Iterable[int]) -> list[int]:
    """The figures, of two digits or more, in which some digit has no ink where it stands."""
    owners: list[int] = []
    boxes: list[Box] = []
    for n in numbers:
        word = layer.words[n]
        if word.rotation or not FIGURE.search(word.text):
            continue
        _, top, _, bottom = find_core(word)
        for char in layer.places[n]:
            if char.text.isdigit():
                x0, _, x1, _ = layer.frame.to_display(char.x0, char.y0, char.x1, char.y1)
                owners.append(n)
                boxes.append((x0 + EDGE * (x1 - x0), top, x1 - EDGE * (x1 - x0), bottom))
    found = look.find_ink(ink, boxes)
    return sorted({n for n, has_ink in zip(owners, found, strict=True) if not has_ink})
