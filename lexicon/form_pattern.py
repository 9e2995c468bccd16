"""A list of forms to be searched for in folded text: quick where none is there, compiled only as far as it is needed.

Most texts hold none of a list's forms, and that is told by a look for their plain letters (``lexicon.needles``). Where
a few are held, those alone are searched for, one by one: two are many times as fast as an alternation of sixty, and
what no text has asked for is never compiled. What is found is what the whole list would find: a form whose letters are
absent can match nowhere, and of those that match at one place the first of the list is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sys import maxsize

from bordereau.lexicon.firsts import list_firsts
from bordereau.lexicon.forms import Part
from bordereau.lexicon.needles import NeedleIndex, Needles, list_needles

FEW = 6
"""So many forms are searched for one by one; where a text holds letters of more, the whole list is."""


class FormPattern:
    """Forms as one pattern, with the methods of ``re.Pattern`` that are used here."""

    __slots__ = ("_forms", "_index", "_openers", "_parts", "_single", "_whole", "_write")

    def __init__(self, forms: Sequence[str], parts: Mapping[str, Part], write: Callable[[Sequence[int]], str]) -> None:
        """``write``: the source of some of the forms, by their numbers."""
        self._forms, self._parts, self._write = forms, parts, write
        self._index: NeedleIndex | None = None
        self._openers: tuple[dict[str, tuple[int, ...]], tuple[int, ...], list[Needles]] | None = None
        self._single: dict[int, re.Pattern[str]] = {}
        self._whole: re.Pattern[str] | None = None

    @property
    def pattern(self) -> str:
        """The source of the whole list."""
        return self._write(range(len(self._forms)))

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds the letters of a form: where not, no pattern made of these forms finds anything."""
        return bool(self._choose_numbers(text))

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """The first place where a form is found."""
        first = None
        for pattern in self._choose(text, pos, endpos):
            match = pattern.search(text, pos, endpos)
            if match is not None and (first is None or match.start() < first.start()):
                first = match
        return first

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """A form with which the text opens."""
        for pattern in self._open(text, pos):
            found = pattern.match(text, pos, endpos)
            if found is not None:
                return found
        return None

    def fullmatch(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """A form that is the whole text."""
        for pattern in self._open(text, pos):
            found = pattern.fullmatch(text, pos, endpos)
            if found is not None:
                return found
        return None

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """All places where a form is found, none over another."""
        chosen = self._choose(text, pos, endpos)
        if not chosen:
            return iter(())
        return (chosen[0] if len(chosen) == 1 else self._compile()).finditer(text, pos, endpos)

    def sub(self, put: str, text: str) -> str:
        """The text with ``put`` in place of each form."""
        chosen = self._choose(text, 0, maxsize)
        return text if not chosen else (chosen[0] if len(chosen) == 1 else self._compile()).sub(put, text)

    def _choose(self, text: str, pos: int, endpos: int) -> Sequence[re.Pattern[str]]:
        """The forms whose letters a text holds, each a pattern, or the whole list as one; none where it holds none."""
        chosen = self._choose_numbers(text[pos:endpos] if pos or endpos < maxsize else text)
        if not chosen:
            return ()
        if len(chosen) > FEW:
            return (self._compile(),)
        single = self._single
        return [single[number] if number in single else self._compile_one(number) for number in chosen]

    def _choose_numbers(self, text: str) -> Sequence[int]:
        if self._index is None:
            self._index = NeedleIndex([list_needles(form, self._parts) for form in self._forms])
        return self._index.choose(text)

    def _open(self, text: str, pos: int) -> Iterable[re.Pattern[str]]:
        """The forms with whose first letter a text opens, and whose other letters it holds."""
        if self._openers is None:
            self._openers = self._list_openers()
        by_letter, others, _ = self._openers
        numbers = by_letter.get(text[pos : pos + 1], others)
        return self._sift(text, numbers) if numbers else ()

    def _sift(self, text: str, numbers: Sequence[int]) -> Iterator[re.Pattern[str]]:
        """Those of some forms whose letters a text holds."""
        assert self._openers is not None
        needles, single = self._openers[2], self._single
        for number in numbers:
            own = needles[number]
            if own is not None:
                for needle in own:
                    if needle in text:
                        break
                else:
                    continue
            yield single[number] if number in single else self._compile_one(number)

    def _list_openers(self) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...], list[Needles]]:
        """The forms by the letters with which they may begin, those that may begin with any, and all their needles."""
        firsts = [list_firsts(form, self._parts) for form in self._forms]
        others = tuple(number for number, own in enumerate(firsts) if own is None)
        letters = frozenset().union(*(own for own in firsts if own is not None))
        by_letter = {
            letter: tuple(number for number, own in enumerate(firsts) if own is None or letter in own)
            for letter in letters
        }
        return by_letter, others, [list_needles(form, self._parts) for form in self._forms]

    def _compile(self) -> re.Pattern[str]:
        if self._whole is None:
            self._whole = re.compile(self.pattern)
        return self._whole

    def _compile_one(self, number: int) -> re.Pattern[str]:
        pattern = self._single[number] = re.compile(self._write((number,)))
        return pattern
