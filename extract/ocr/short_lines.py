"""The height of type of short lines: « Anah », or « », » at the end of a paragraph has no letters to measure it by.

Tesseract measures type by the ascenders and descenders of its line. A line of a few signs comes out too low, so it
seems to stand apart, and parts a paragraph in two. Right under a long line, and flush with it, it is the same type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bordereau.extract.ocr.engine import SeenWord

FEW, MANY = 8, 25
"""Letters of a line too short to be measured, and of one that is measured well."""
LOW = (0.4, 0.95)
"""Its height against that of the line above."""
PITCH = 1.75
"""From foot to foot, in heights."""
FLUSH = 0.6
"""The left ends stand no farther apart, in heights."""


def even_short_lines(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words, those of short lines as high as the type of the long line right above."""
    lines = [tuple(line) for _, line in groupby(words, key=lambda word: word.line)]
    heads = {line[0].line: line for line in lines}
    tops = {
        line[0].line: line[0].line_bottom - _height(above)
        for above, line in pairwise(sorted(heads.values(), key=lambda line: line[0].line_bottom))
        if _goes_on(above, line)
    }
    return tuple(
        replace(word, line_top=min(word.line_top, tops[word.line])) if word.line in tops else word for word in words
    )


def _height(line: Sequence[SeenWord]) -> float:
    return line[0].height


def _goes_on(above: Sequence[SeenWord], line: Sequence[SeenWord]) -> bool:
    """Whether a short line is the end of what the long line above says."""
    if _count_letters(line) > FEW or _count_letters(above) < MANY:
        return False
    height = _height(above)
    near = 0.5 * height < line[0].line_bottom - above[0].line_bottom < PITCH * height
    flush = abs(min(w.x0 for w in line) - min(w.x0 for w in above)) < FLUSH * height
    return near and flush and LOW[0] <= _height(line) / height <= LOW[1]


def _count_letters(line: Sequence[SeenWord]) -> int:
    return sum(sign.isalnum() for word in line for sign in word.text)
