"""A shaded panel beside the text: the list of subventions that a newsletter sets apart from its minutes.

Read across, each of its lines ends a line of prose. A panel is a tall shade that no word crosses, with lines of words
of its own, beside lines of words: a shaded column of a table has figures on one of its sides only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.lines.make import group_lines
from bordereau.schemas.page import Box, Line, Page, Word

TALL_SHARE = 0.4
"""A panel covers at least this share of the height of its page…"""
NARROW, WIDE = 0.15, 0.7
"""… and between these shares of its width."""
LEAST_LINES = 6
WORDED_SHARE = 0.6
"""The share of lines with words on each side of the edge."""
CROSSING_PT = 2.0


def part_sidebar(lines: Sequence[Line], page: Page) -> tuple[tuple[Line, ...], ...]:
    """The flows of one page: its lines, and those of a shaded panel apart from them, where there is one."""
    boxes = {(fill.x0, fill.top, fill.x1, fill.bottom) for fill in page.fills}
    for box in sorted((box for box in boxes if _may_hold(box, page)), key=_area, reverse=True):
        if any(_crosses(word, box) for line in lines for word in line.words):
            continue
        inside = [[word for word in line.words if _holds(box, word)] for line in lines]
        rest = [
            replace(line, words=tuple(word for word in line.words if word not in held)) if held else line
            for line, held in zip(lines, inside, strict=True)
        ]
        panel = group_lines(page.number, (word for held in inside for word in held))
        text = [line for line in rest if line.words]
        if _is_worded(panel) and _is_worded([line for line in text if box[1] < line.words[0].middle < box[3]]):
            return tuple(text), panel
    return (tuple(lines),)


def _may_hold(box: Box, page: Page) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return height >= TALL_SHARE * page.height and NARROW * page.width <= width <= WIDE * page.width


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(box: Box, word: Word) -> bool:
    return box[0] < (word.x0 + word.x1) / 2 < box[2] and box[1] < word.middle < box[3]


def _crosses(word: Word, box: Box) -> bool:
    """Whether a word passes a side of the panel, at its height."""
    if not box[1] < word.middle < box[3]:
        return False
    return any(word.x0 < edge - CROSSING_PT and word.x1 > edge + CROSSING_PT for edge in (box[0], box[2]))


def _is_worded(lines: Sequence[Line]) -> bool:
    worded = sum(any(sum(map(str.isalpha, word.text)) > 2 for word in line.words) for line in lines)
    return len(lines) >= LEAST_LINES and worded >= WORDED_SHARE * len(lines)
