"""Part words that stand without a space between them: « pardélibération », « sonDirecteur,M. X », « du 3 mai2017 ».

Hosts and copiers drop spaces. Only joints that no French word has are opened: a small word before a capital or before a
long word of the openings, an « s » before a last « de », a comma before a letter, a figure before « du ». Each part has
its share of the word's box. Nearly all words are sound, so a quick look at a word's ends comes before the pattern.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.months import list_months
from bordereau.lexicon.read import read_word_list
from bordereau.schemas.page import Line, Word

_ACCENTS = str.maketrans({"a": "[aàâ]", "e": "[eéèê]", "u": "[uùû]"})
SHORTEST = 5
"""Characters of the shortest word that is looked into…"""
LONG = 9
"""… and of the shortest that may end in a long one."""
_SHORT_ENDS = (
    "sde",
    "sdu",
    "sdes",
    "tde",
    "tdu",
    "tdes",
    "epar",
    "épar",
    "éspar",
    "espar",
    "parson",
    "parsa",
    "parses",
)


@dataclass(frozen=True, slots=True)
class _Joints:
    """``pattern`` matches, empty, where a space was lost; words that may hold one have these starts and ends."""

    pattern: re.Pattern[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]


@functools.cache
def _joints() -> _Joints:
    small_words, long_words = (sorted(read_word_list("torn_words", key)) for key in ("small", "long"))
    months = "|".join(month.translate(_ACCENTS) for month in list_months())
    long = "|".join(word.translate(_ACCENTS) for word in long_words)
    small = "|".join(rf"(?<=(?<![\w’'-]){word})" for word in small_words)
    spoken = "|".join(rf"(?<={word.translate(_ACCENTS)})" for word in sorted(read_word_list("torn_words", "before_by")))
    month_ends = "|".join(rf"(?<={month.translate(_ACCENTS)})" for month in list_months())
    pattern = re.compile(
        rf"(?:{small})(?=[A-ZÀ-Þ][a-zà-ÿ]{{3,}}|(?:{long})(?:es|e|s)?(?!\w))"
        rf"|(?:{spoken})(?=par(?!\w))|(?<=(?<![\w’'-])par)(?=(?:son|sa|ses)(?!\w|-))"
        r"|(?<=[a-zà-ÿ]{3}[st])(?=d(?:u|es?)(?!\w))|(?<=[^\W\d_],)(?=[^\W\d_])"
        rf"|(?<=\d)(?=(?:du|{months})(?!\w))|(?:{month_ends})(?=(?:19|20)\d\d(?!\w))"
    )
    tails = {tail for word in long_words for tail in (word[-4:], re.sub("e$", "é", word[-4:]))}
    ends = tuple(sorted(tail + end for tail in tails for end in ("", "e", "s", "es")))
    return _Joints(pattern, tuple(small_words), ends)


def part_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, glued words parted; a line without any is the same object."""
    return tuple(_part_line(line) for line in lines)


def _part_line(line: Line) -> Line:
    cuts = {place: found for place, word in enumerate(line.words) if (found := _find_joints(word.text))}
    if not cuts:
        return line
    return replace(line, words=tuple(p for k, word in enumerate(line.words) for p in _part(word, cuts.get(k, ()))))


def _find_joints(text: str) -> tuple[int, ...]:
    """Where a word is to be parted.

    >>> _find_joints("pardélibération"), _find_joints("sonDirecteur,M."), _find_joints("partie")
    ((3,), (3, 13), ())
    """
    if len(text) < SHORTEST or not _is_suspect(text):
        return ()
    return tuple(match.start() for match in _joints().pattern.finditer(text))


def _is_suspect(text: str) -> bool:
    """Whether the shape of a word may hide a joint: a capital, a figure or a comma inside, the end of a known word."""
    core = text.strip("«»“”\"'(),.;:’")
    if "," in core:
        return True
    if not (core.islower() or core[1:].islower()):
        return not core.isupper() and any(char.islower() for char in core)
    if not core.isalpha() and any(char.isdigit() for char in core):
        return True
    if len(core) >= LONG and core.startswith(_joints().starts) and core.endswith(_joints().ends):
        return True
    return core.endswith(_SHORT_ENDS)


def _part(word: Word, cuts: Sequence[int]) -> Iterator[Word]:
    step = (word.x1 - word.x0) / max(1, len(word.text))
    for start, end in zip([0, *cuts], [*cuts, len(word.text)], strict=True):
        x0, x1 = word.x0 + start * step, word.x0 + end * step
        yield replace(word, text=word.text[start:end], x0=x0, x1=x1) if cuts else word
