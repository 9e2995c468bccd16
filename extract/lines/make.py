"""Lines: the words that stand on one base line, from left to right, lines from top to bottom.

A line is what the eye reads across the page, so big gaps (columns of a signature block, of a table) stay inside
it; ``split_line`` cuts it where a caller needs the parts. Words turned by 90° make lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import inf
from operator import attrgetter

from bordereau.schemas.page import Line, Page, Word, measure_type, number_lines


def make_lines(page: Page) -> tuple[Line, ...]:
    """All lines of a page, upright words only, sorted from top to bottom."""
    return number_lines(group_lines(page.number, (word for word in page.words if word.rotation == 0)))


def group_lines(page_number: int, words: Iterable[Word]) -> tuple[Line, ...]:
    """Put words on lines: a word belongs to a line when its middle lies within the line's height.

    Tall words come first at equal height, so that an exponent or a foot note mark finds the line it hangs on.
    """
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        for row in rows[: -OPEN_ROWS - 1 : -1]:
            if row.takes(word):
                row.add(word)
                break
        else:
            rows.append(_Row(word))
    merged = _merge_exponents([row.words for row in rows])
    lines = [Line(page_number, tuple(sorted(row, key=_START))) for row in merged]
    return tuple(sorted(lines, key=lambda line: (round(_level(line.words), 1), line.words[0].x0)))


OPEN_ROWS = 6
"""A word, from top to bottom, finds its line among the last so many …"""
LAST_WORDS = 4
"""… by the last so many words of each."""
SHARED_HEIGHT = 0.55
LETTERHEAD_SHARE = 0.6
"""Type smaller than this share of the other's, well apart from it, stands beside a title and not on its line."""
LETTERHEAD_GAP_EM = 2.0


_START = attrgetter("x0")


class _Row:
    """The words of a line so far; the tallest of the last ones is what the next is held against."""

    __slots__ = ("bottom", "size", "top", "words")

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self.top, self.bottom, self.size = word.top, word.bottom, word.size

    def add(self, word: Word) -> None:
        self.words.append(word)
        tallest, tall, size = word, -inf, -inf
        for other in self.words[-LAST_WORDS:]:
            height = other.bottom - other.top
            if height > tall:
                tallest, tall = other, height
            size = other.size if other.size > size else size
        self.top, self.bottom, self.size = tallest.top, tallest.bottom, size

    def takes(self, word: Word) -> bool:
        """Whether a word stands on this line."""
        top, bottom, own_top, own_bottom = self.top, self.bottom, word.top, word.bottom
        overlap = (own_bottom if own_bottom < bottom else bottom) - (own_top if own_top > top else top)
        height = min(bottom - top, own_bottom - own_top)
        return overlap >= SHARED_HEIGHT * height and not self._stands_beside(word)

    def _stands_beside(self, word: Word) -> bool:
        """A letterhead of small type left or right of a title in large type."""
        small, large = sorted((self.size, word.size))
        if small > LETTERHEAD_SHARE * large or small <= 0:
            return False
        gap = min(max(word.x0 - other.x1, other.x0 - word.x1) for other in self.words)
        return gap > LETTERHEAD_GAP_EM * large


def _merge_exponents(rows: list[list[Word]]) -> list[list[Word]]:
    """A row of small words that overlaps the next row and stands between its words is its exponents."""
    out: list[list[Word]] = []
    for row in rows:
        if out and _hangs_on(out[-1], row):
            out[-1] = out[-1] + row
        else:
            out.append(row)
    return out


def _hangs_on(above: list[Word], below: list[Word]) -> bool:
    first, second = (_top(above), _bottom(above)), (_top(below), _bottom(below))
    overlap = min(first[1], second[1]) - max(first[0], second[0])
    height = min(first[1] - first[0], second[1] - second[0])
    if overlap < 0.3 * height:
        return False
    types = measure_type(above), measure_type(below)
    small, large = (above, below) if types[0] < types[1] else (below, above)
    if min(types) > 0.75 * max(types) or len(small) > 3:
        return False
    near = 0.6 * max(types)
    return any(abs(mark.x0 - word.x1) < near or abs(word.x0 - mark.x1) < near for mark in small for word in large)


def _top(row: list[Word]) -> float:
    return min([word.top for word in row])


def _bottom(row: list[Word]) -> float:
    return max([word.bottom for word in row])


def _level(words: tuple[Word, ...]) -> float:
    """The height at which a line is read: the middle of its tallest word."""
    return max(words, key=lambda word: (word.bottom - word.top, -word.x0)).middle


LEAST_TYPE_PT = 6.0
"""A gap is measured in the size of its type, or in this where that is smaller."""


def split_line(line: Line, gap_em: float = 2.5) -> tuple[Line, ...]:
    """The parts of a line that stand apart by more than ``gap_em`` times the size of its type."""
    words, least = line.words, gap_em * LEAST_TYPE_PT
    ends = [
        place
        for place, (left, right) in enumerate(pairwise(words), 1)
        if (gap := right.x0 - left.x1) > least and gap > gap_em * max(left.size, right.size)
    ]
    if not ends:
        return (line,)
    spans = zip([0, *ends], [*ends, len(words)], strict=True)
    return tuple([Line(line.page, words[start:end], line.number) for start, end in spans])


APART_EM = 1.1
"""White space between two lines beyond which they are not read together, where rows leave room to sign."""


def is_apart(above: Line, below: Line) -> bool:
    """Whether white space, or a page's end, parts two lines that follow each other."""
    height = max(above.words[0].size, below.words[0].size, 6.0)
    return above.page != below.page or below.box[1] - above.box[3] > APART_EM * height
