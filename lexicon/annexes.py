"""The heading of an annex: « ANNEXE 2 », « Annexe n° 3 : … », « Annexe 1 bis », « Annexe financière ».

One reader for the running text, the captions of tables, the signatures and the packs. Only the words are read here;
whether a line that opens so is a heading, an entry of a list or a banner depends on its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import NUMBER_SIGN
from bordereau.lexicon.numbering import read_number
from bordereau.lexicon.read import write_pattern

LONGEST = 320
"""A longer text is a paragraph, whatever it begins with."""
_SEPARATOR = re.compile(r"\s*(?:[:.\-–—‐‑/)]\s*){1,3}")
_TITLE = re.compile(r"[A-ZÀ-ÖØ-ÝŒ«“\"(0-9]")
_LETTER = re.compile(r"([A-H])(?:\s?(bis|ter))?(?!\w)")
_ZEROS = re.compile(r"0+(?=[1-9])")
_AFTER_DASH = re.compile(r"[-–:]\s*(?=[^-–:]*$)")


@dataclass(frozen=True, slots=True)
class AnnexLabel:
    """The opening of an annex heading."""

    number: str | None
    """``"2"``, ``"1 bis"``, ``"A"``; a Roman number in figures; None where it has none."""
    body: int
    """Offset where its title begins; the length of the text where it has none."""
    separated: bool
    """A sign stands before the title."""


def read_annex(text: str) -> AnnexLabel | None:
    """Read the opening of an annex heading, or None where a line speaks of an annex without heading one.

    >>> read_annex("ANNEXE 1 DE L’AVENANT : TABLEAU").number, read_annex("Annexe II - Budget").number
    ('1', '2')
    >>> read_annex("Annexe 2 de la convention, chaque année"), read_annex("Les annexes 1 et 2")
    (None, None)
    """
    folded = fold(text)
    word = _find_word(text)
    if word is None or len(text) > LONGEST:
        return None
    number, end = None, word.end()
    of = _of_the_act().match(folded, end)
    if of is None:  # « ANNEXE A LA CONVENTION » has no letter
        number, end = _read_number(text, end)
        of = _of_the_act().match(folded, end)
    if of is not None:
        end = of.end()
    separator = _SEPARATOR.match(text, end)
    body = separator.end() if separator else end + len(text[end:]) - len(text[end:].lstrip())
    alone = body >= len(text)
    if separator is None and not alone and (text[end] in ",;" or not _TITLE.match(text, body)):
        return None
    if not text[word.start("word")].isupper() and not (number and (separator or (alone and of is None))):
        return None
    return AnnexLabel(number, body, separator is not None)


def names_annex(text: str) -> bool:
    """Whether a line begins with the word for an annex, heading or not: « Annexes jointes : ».

    >>> names_annex("A N N E X E S"), names_annex("annexé à la présente")
    (True, False)
    """
    return _find_word(text) is not None


def ends_with_annex(text: str) -> bool:
    """Whether a line ends with the number of an annex, after a dash: « Convention cadre – Annexe 2 ».

    >>> ends_with_annex("Convention cadre – Annexe 2"), ends_with_annex("Convention – annexe financière de 2020")
    (True, False)
    """
    dash = _AFTER_DASH.search(text)
    if dash is None:
        return False
    label = read_annex(text[dash.end() :].strip())
    return label is not None and label.number is not None and label.body >= len(text[dash.end() :].strip())


def _find_word(text: str) -> re.Match[str] | None:
    """The word at the start; « annexé », which folds to it, is another."""
    found = _opening().match(fold(text))
    return None if found is None or text[: found.end("word")].lower().rstrip("s").endswith("é") else found


def _read_number(text: str, start: int) -> tuple[str | None, int]:
    zeros = _ZEROS.match(text, start)
    start = zeros.end() if zeros else start
    letter = _LETTER.match(text, start)
    if letter is not None:
        return " ".join(part for part in letter.groups() if part), letter.end()
    found = read_number(text[start : start + 16])
    return (found.value, start + found.end) if found is not None else (None, start)


@cache
def _opening() -> re.Pattern[str]:
    word, qualifier = write_pattern("annexes", "word"), write_pattern("annexes", "qualifier")
    return re.compile(rf"\s*(?:[«\"]\s*)?(?P<word>{word})(?:\s+{qualifier})?\s*{NUMBER_SIGN}")


@cache
def _of_the_act() -> re.Pattern[str]:
    return re.compile(rf"\s*{write_pattern('annexes', 'of_the_act')}")
