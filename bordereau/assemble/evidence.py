"""Evidence from words and boxes, where no paragraph gives it."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Box, Word, enclose

LINE_OVERLAP = 0.5
"""Words whose heights overlap by this share stand on one line."""


def prove_words(words: Sequence[Word], page: int) -> tuple[Evidence, ...]:
    """Give the places of some words of one page, one a line, as they were handed over."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _share_line(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(Evidence(page=page, bbox=enclose(line), text=" ".join(word.text for word in line)) for line in lines)


def prove_box(box: Box, page: int, text: str) -> tuple[Evidence, ...]:
    """Give a place that holds no word of its own: an empty cell, a whole table."""
    return (Evidence(page=page, bbox=box, text=text),)


def _share_line(one: Word, other: Word) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap >= LINE_OVERLAP * min(one.bottom - one.top, other.bottom - other.top)
