"""Words that a page draws twice at the very same place: a stamp or an annotation put a copy over the cell below it.

Read twice, « 1 790 000,00 » would be « 1 1 790 790 000,00 000,00 ». Bold that is made by drawing with a small offset
is none: PDFium joins what follows right upon itself, and the offset is larger than what is allowed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bordereau.schemas.page import Word

SAME_PT = 0.05
"""Both corners of two drawings of one word lie within so much of each other."""


def draw_once(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that are seen, each once: of those drawn alike at one place, the first."""
    seen: dict[tuple[str, int], list[Word]] = {}
    kept = []
    for word in words:
        if _is_drawn(word, seen):
            continue
        seen.setdefault((word.text, round(word.top)), []).append(word)
        kept.append(word)
    return tuple(kept)


def _is_drawn(word: Word, seen: Mapping[tuple[str, int], Sequence[Word]]) -> bool:
    """Whether one of the words seen, by their text and height, is the same one at the same place."""
    low, high = round(word.top - SAME_PT), round(word.top + SAME_PT)
    for level in (low,) if low == high else (low, high):
        for other in seen.get((word.text, level), ()):
            if _is_same(word, other):
                return True
    return False


def _is_same(one: Word, other: Word) -> bool:
    if (one.size, one.rotation, one.invisible) != (other.size, other.rotation, other.invisible):
        return False
    pairs = ((one.x0, other.x0), (one.top, other.top), (one.x1, other.x1), (one.bottom, other.bottom))
    return all(abs(own - its) < SAME_PT for own, its in pairs)
