"""A list of forms to be searched for in folded text: quick where none is there, compiled only as far as it is needed.

Most texts hold none of a list's forms, and that is told by a look for their plain letters (``lexicon.needles``). Where
some are held, only those forms are searched for: an alternation of two is many times as fast as one of sixty, and what
no text has asked for is never compiled. What is found is what the whole list would find: a form whose letters are
absent can match nowhere, and those left keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from sys import maxsize

from bordereau.lexicon.needles import NeedleIndex, Needles

MOST_KEPT = 40
"""So many choices of forms are kept compiled; after that the whole list is searched for."""


class FormPattern:
    """Forms as one pattern, with the methods of ``re.Pattern`` that are used here."""

    __slots__ = ("_count", "_index", "_list_needles", "_some", "_whole", "_write")

    def __init__(
        self, list_needles: Callable[[], Sequence[Needles]], write: Callable[[Sequence[int]], str], count: int
    ) -> None:
        """``list_needles``: those of each of the ``count`` forms; ``write``: the source of some, by their numbers."""
        self._list_needles, self._write, self._count = list_needles, write, count
        self._index: NeedleIndex | None = None
        self._some: dict[tuple[int, ...], re.Pattern[str]] = {}
        self._whole: re.Pattern[str] | None = None

    @property
    def pattern(self) -> str:
        """The source of the whole list."""
        return self._write(range(self._count))

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """The first place where a form is found."""
        pattern = self._choose(text, pos, endpos)
        return None if pattern is None else pattern.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """A form with which the text opens."""
        pattern = self._whole or self._choose(text, pos, endpos)
        return None if pattern is None else pattern.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """A form that is the whole text."""
        pattern = self._whole or self._choose(text, pos, endpos)
        return None if pattern is None else pattern.fullmatch(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """All places where a form is found, none over another."""
        pattern = self._choose(text, pos, endpos)
        return iter(()) if pattern is None else pattern.finditer(text, pos, endpos)

    def sub(self, put: str, text: str) -> str:
        """The text with ``put`` in place of each form."""
        pattern = self._choose(text, 0, maxsize)
        return text if pattern is None else pattern.sub(put, text)

    def _choose(self, text: str, pos: int, endpos: int) -> re.Pattern[str] | None:
        """The forms whose letters a text holds, as one pattern; None where it holds none."""
        if self._index is None:
            self._index = NeedleIndex(self._list_needles())
        chosen = self._index.choose(text[pos:endpos] if pos or endpos < maxsize else text)
        if not chosen:
            return None
        return self._whole or self._some.get(chosen) or self._compile(chosen)

    def _compile(self, chosen: tuple[int, ...]) -> re.Pattern[str]:
        if len(self._some) >= MOST_KEPT:
            self._whole = re.compile(self.pattern)
            self._some.clear()
            return self._whole
        pattern = self._some[chosen] = re.compile(self._write(chosen))
        return pattern
