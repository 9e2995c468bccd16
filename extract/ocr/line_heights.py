"""The height of type of lines, where dust or a stamp beside them misled the reader.

Tesseract measures a line by its highest and lowest ink, so a speck under it makes its type a fifth larger, and the line
then seems to be of another paragraph. Its tall letters say how large it is: between them and the height that is
measured lies the same factor on all lines of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from bordereau.extract.ocr.engine import SeenWord

TALL = re.compile(r"(?=.*[bdfhklA-IK-PR-Z])[a-fhik-or-xzéèêëàâôîïûùœA-IK-PR-Z.'’-]+")
"""Words whose box reaches from the base line to the ascenders: with a tall letter, without tails or accents above.

Figures may be as low as small letters."""
LEAST_WORDS = 3
"""Of a line that can be measured by its words alone; with fewer, it must come out as the usual line of its page."""
USUAL = 0.08
LEAST_LINES = 5
"""Of a page whose usual factor is known."""
OFF = 0.1
"""A height that is further off is mended."""
MANY = 1 / 3
"""Dust misleads the reader on some lines; where so many are off, a page has type of two kinds."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A line: how tall its tall letters are, where they stand, and its height and foot as the reader measured them."""

    tall: float
    base: float
    height: float
    foot: float
    words: int


def even_heights(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words, those of lines that are measured wrongly with the height that their letters tell."""
    measured = {number: _measure(tuple(line)) for number, line in groupby(words, key=lambda word: word.line)}
    known = [one for one in measured.values() if one is not None and one.words >= LEAST_WORDS]
    if len(known) < LEAST_LINES:
        return tuple(words)
    factor = median(one.height / one.tall for one in known)
    below = median((one.foot - one.base) / one.tall for one in known)
    usual = factor * median(one.tall for one in known)
    sure = {
        number: one
        for number, one in measured.items()
        if one is not None and (one.words >= LEAST_WORDS or abs(factor * one.tall - usual) <= USUAL * usual)
    }
    if sum(_is_off(one, factor) for one in known) > MANY * len(known):
        return tuple(words)
    return tuple(_mend(word, sure.get(word.line), factor, below) for word in words)


def _is_off(measure: _Measure, factor: float) -> bool:
    return abs(measure.height - factor * measure.tall) > OFF * factor * measure.tall


def _measure(line: Sequence[SeenWord]) -> _Measure | None:
    plain = [word for word in line if TALL.fullmatch(word.text)]
    if not plain or line[0].line_bottom <= line[0].line_top:
        return None
    tall = median(word.bottom - word.top for word in plain)
    base = median(word.bottom for word in plain)
    return _Measure(max(1.0, tall), base, line[0].height, line[0].line_bottom, len(plain))


def _mend(word: SeenWord, measure: _Measure | None, factor: float, below: float) -> SeenWord:
    if measure is None or not _is_off(measure, factor):
        return word
    foot = measure.base + below * measure.tall
    return replace(word, line_top=foot - factor * measure.tall, line_bottom=foot)
