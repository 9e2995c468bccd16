"""Take off what belongs to the page and not to the act: running headers, footers, page numbers, stamps.

A running line is one that comes back at the same height on several pages with the same words; a number in it may
count with the pages. In a pack each act has its own, on two pages perhaps: there a line must count, or be set smaller
than the text. Headings that repeat (« ANNEXE 1 … », « ANNEXE 2 … ») count by one as page numbers do, so a line
that opens with a structural word must come back to the letter, and stays where it comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from bordereau.extract.lines.make import split_line
from bordereau.extract.lines.margin_numbers import strip_line_numbers
from bordereau.lexicon.folding import fold
from bordereau.lexicon.furniture import is_page_number, match_stamp, may_return, opens_with_heading
from bordereau.schemas.page import Box, Line, Page, Rule, Word

MARGIN_SHARE = 0.14
"""Running headers and footers stand within this share of the page's height from its edges…"""
EDGE_LINES = 2
"""… or are among so many first or last lines: a small page may be printed on a large sheet."""
LEVEL_PT = 4.0
REACH_PAGES = 12
"""A running line comes back within so many pages (the time stays linear in the pages)."""
SMALL = 0.92
"""A running line that comes back once only is set in less than this share of the size of the text."""
WHITE_SHARE = 0.7
"""The white between a running line and the body, as a share of the line's height."""
_NUMBER = re.compile(r"\d+")


def remove_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page without its furniture. ``lines[i]`` are those of ``pages[i]``."""
    running = _find_running(pages, lines)
    kept: list[tuple[Line, ...]] = []
    for index, page in enumerate(pages):
        body = [line for number, line in enumerate(lines[index]) if (index, number) not in running]
        body = strip_line_numbers(_strip_page_numbers(page, body))
        kept.append(tuple(part for line in body if (part := _strip_stamps(line)) is not None))
    return tuple(kept)


def list_margins(printed: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The lines of each page that were taken off: a footer may still state the unit of the page's tables."""
    held = {line.number for own in kept for line in own}
    return [tuple(line for line in own if line.number not in held) for own in printed]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line in the margin of a page."""

    page: int
    """Index of the page."""
    line: int
    """Index of the line on its page."""
    level: float
    """Distance from the edge of the page, in points."""
    numbers: tuple[int, ...]
    small: bool
    """Set smaller than the text of the document."""


def _find_running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """(page index, line index) of the lines that come back at the same place with the same words."""
    groups: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
    text_size = median([line.size for own in lines for line in own] or [0.0])
    for index, page in enumerate(pages):
        walls = [rule for rule in page.rules if not rule.horizontal]
        for number, line in enumerate(lines[index]):
            high = _find_edge(page, number, len(lines[index]), line)
            if high is None or (walls and _is_crossed(line.box, walls)):
                continue
            folded = fold(line.text)
            if may_return(folded):
                continue
            numbers = tuple(int(found[:9]) for found in _NUMBER.findall(folded))
            level = line.box[1] if high else page.height - line.box[3]
            key = folded if opens_with_heading(folded) else _NUMBER.sub("#", folded)
            groups[key, high].append(_Place(index, number, level, numbers, line.size < SMALL * text_size))
    wanted = 2 if len(pages) <= 4 else 3
    found: set[tuple[int, int]] = set()
    for (key, _), group in groups.items():
        back = _returning(group, wanted)
        found |= back - {min(back)} if back and opens_with_heading(key) else back
    return {place for place in found if _stands_apart(lines[place[0]], place[1], place[0], found)}


def _find_edge(page: Page, number: int, count: int, line: Line) -> bool | None:
    """True for a line at the top of the page, False at its foot, None for one in the body."""
    if line.box[3] <= MARGIN_SHARE * page.height or number < min(EDGE_LINES, count // 2):
        return True
    if line.box[1] >= (1 - MARGIN_SHARE) * page.height or number >= count - min(EDGE_LINES, count // 2):
        return False
    return None


def _is_crossed(box: Box, walls: Sequence[Rule]) -> bool:
    """Whether an upright rule stands between the words of a line: it is a row of a table."""
    x0, middle, x1 = box[0], (box[1] + box[3]) / 2, box[2]
    return any(x0 < wall.x0 < x1 and wall.top < middle < wall.bottom for wall in walls)


def _returning(group: list[_Place], wanted: int) -> set[tuple[int, int]]:
    out: set[tuple[int, int]] = set()
    for rank, place in enumerate(group):
        near = group[max(0, rank - REACH_PAGES) : rank + REACH_PAGES + 1]
        alike = [other for other in near if _same_running(place, other)]
        if len({other.page for other in alike}) >= wanted or any(_surely_running(place, other) for other in alike):
            out.add((place.page, place.line))
    return out


def _surely_running(one: _Place, other: _Place) -> bool:
    """Whether two lines of neighbouring pages are running lines, whatever the other pages bear."""
    return abs(one.page - other.page) == 1 and ((one.small and other.small) or one.numbers != other.numbers)


def _same_running(one: _Place, other: _Place) -> bool:
    if abs(one.level - other.level) > LEVEL_PT:
        return False
    step = one.page - other.page
    return all(a == b or a - b == step for a, b in zip(one.numbers, other.numbers, strict=True))


def _stands_apart(lines: Sequence[Line], number: int, page: int, running: set[tuple[int, int]]) -> bool:
    """Whether white space parts the line from the body: a sentence that ends two pages alike is no footer.

    Running lines may stack; the white may come after any of the stack.
    """
    high = lines[number].box[1] < lines[len(lines) // 2].box[1]
    step = 1 if high else -1
    inner = number
    while (page, inner) in running:
        after = inner + step
        if not 0 <= after < len(lines):
            return True
        one, other = lines[inner].box, lines[after].box
        white = other[1] - one[3] if high else one[1] - other[3]
        if white >= WHITE_SHARE * (one[3] - one[1]):
            return True
        inner = after
    return False


def _strip_page_numbers(page: Page, body: list[Line]) -> list[Line]:
    """Without the page numbers that stand alone at the very top or bottom."""
    out = list(body)
    for end in (-1, 0):
        while out:
            line = out[end]
            _, top, _, bottom = line.box
            near = bottom <= MARGIN_SHARE * page.height or top >= (1 - MARGIN_SHARE) * page.height
            if not (near and is_page_number(line.text)):
                break
            out.pop(end)
    return out


def _strip_stamps(line: Line) -> Line | None:
    """The line without the parts that are transmission stamps; None where nothing is left."""
    words: list[Word] = []
    for part in split_line(line):
        if not match_stamp(part.text):
            words.extend(part.words)
    if len(words) == len(line.words):
        return line
    return replace(line, words=tuple(words)) if words else None
