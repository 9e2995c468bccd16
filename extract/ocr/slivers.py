"""Boxes far too narrow for their words: the first reader gives « 15 » of « 15 000,00 » the box of a stroke.

A figure in such a box stands apart from the rest of its number, and is taken for another column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.ocr.engine import SeenWord

NARROWEST = 0.15
"""Of the height of its line, for each sign: even « lll » is wider."""
DIGIT = 0.5
"""The width of a digit, of the height of its line."""
SPACE = 0.2
"""The least space between two words, of the height of the line."""


def widen_slivers(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words in their order, each sliver as wide as its signs are, up to the next word of its line."""
    return [_widen(word, words) if _is_sliver(word) else word for word in words]


def _is_sliver(word: SeenWord) -> bool:
    signs = sum(map(str.isalnum, word.text))
    return signs >= 2 and word.x1 - word.x0 < NARROWEST * signs * word.height


def _widen(word: SeenWord, words: Sequence[SeenWord]) -> SeenWord:
    after = [other.x0 for other in words if other.line == word.line and other.x0 > word.x0]
    wanted = word.x0 + DIGIT * len(word.text) * word.height
    limit = min(after) - SPACE * word.height if after else wanted
    return replace(word, x1=max(word.x1, min(wanted, limit)))
