"""Part words that stand without a space between them: « pardélibération », « sonDirecteur,M. X », « du 3 mai2017 ».

Hosts and copiers drop spaces. Only joints that no French word has are opened: a small word before a capital or before a
long word of the openings, an « s » before a last « de », a comma before a letter, a figure before « du ». Each part has
its share of the word's box.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from schemas.page import Line, Word

_ACCENTS = str.maketrans({"a": "[aàâ]", "e": "[eéèê]"})


@functools.cache
def _joints() -> re.Pattern[str]:
    """The places inside a word where a space was lost; each match is empty."""
    words = tomllib.loads(files("extract").joinpath("lexicon", "words.toml").read_text("utf8"))["glued"]
    months = "|".join(words["months"])
    long = "|".join(word.translate(_ACCENTS) for word in words["long"])
    small = "|".join(rf"(?<=(?<![\w’'-]){word})" for word in words["small"])
    spoken = "|".join(rf"(?<={word.translate(_ACCENTS)})" for word in words["before_by"])
    ends = "|".join(rf"(?<={month})" for month in words["months"])
    return re.compile(
        rf"(?:{small})(?=[A-ZÀ-Þ][a-zà-ÿ]{{3,}}|(?:{long})(?:es|e|s)?(?!\w))"
        rf"|(?:{spoken})(?=par(?!\w))|(?<=(?<![\w’'-])par)(?=(?:son|sa|ses)(?!\w|-))|(?<=[a-zà-ÿ]{{3}}[st])(?=d(?:u|es?)(?!\w))"
        r"|(?<=[^\W\d_],)(?=[^\W\d_])"
        rf"|(?<=\d)(?=(?:du|{months})(?!\w))|(?:{ends})(?=(?:19|20)\d\d(?!\w))"
    )


def part_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, glued words parted; a line without any is the same object."""
    return tuple(_part_line(line) if _joints().search(line.text) else line for line in lines)


def _part_line(line: Line) -> Line:
    return Line(line.page, tuple(part for word in line.words for part in _part(word)))


def _part(word: Word) -> Iterator[Word]:
    """The parts of a word, or the word.

    >>> [part.text for part in _part(Word("pardélibération", 0, 0, 75, 10))]
    ['par', 'délibération']
    """
    cuts = [match.start() for match in _joints().finditer(word.text)]
    step = (word.x1 - word.x0) / max(1, len(word.text))
    for start, end in zip([0, *cuts], [*cuts, len(word.text)], strict=True):
        x0, x1 = word.x0 + start * step, word.x0 + end * step
        yield replace(word, text=word.text[start:end], x0=x0, x1=x1) if cuts else word
