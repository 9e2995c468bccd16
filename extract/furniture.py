"""Take off what belongs to the page and not to the act: running headers, footers, page numbers, stamps.

A running line is one that comes back at the same height on several pages with the same words; a number in it may
count with the pages. Headings that repeat (« ANNEXE 1 … », « ANNEXE 2 … ») count by one as page numbers do, so a
line that opens with a structural word is never furniture.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.folding import fold
from extract.lines import split_line
from schemas.page import Line, Page, Word

MARGIN_SHARE = 0.14
"""Running headers and footers stand within this share of the page's height from its edges."""
LEVEL_PT = 4.0
REACH_PAGES = 12
"""A running line comes back within so many pages (the time stays linear in the pages)."""
WHITE_SHARE = 0.7
"""The white between a running line and the body, as a share of the line's height."""
_NUMBER = re.compile(r"\d+")
_STRUCTURE = re.compile(r"(annexe|article|art\.|chapitre|titre|section|entre|preambule)\b")


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    text = files("extract").joinpath("lexicon", "furniture.toml").read_text("utf8")
    return re.compile("|".join(f"(?:{pattern})" for pattern in tomllib.loads(text)[kind]))


def remove_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page without its furniture. ``lines[i]`` are those of ``pages[i]``."""
    running = _find_running(pages, lines)
    kept: list[tuple[Line, ...]] = []
    for index, page in enumerate(pages):
        body = [line for number, line in enumerate(lines[index]) if (index, number) not in running]
        body = _strip_page_numbers(page, body)
        kept.append(tuple(part for line in body if (part := _strip_stamps(line)) is not None))
    return tuple(kept)


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


def _find_running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """(page index, line index) of the lines that come back at the same place with the same words."""
    groups: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
    for index, page in enumerate(pages):
        for number, line in enumerate(lines[index]):
            _, top, _, bottom = line.box
            high = bottom <= MARGIN_SHARE * page.height
            if not high and top < (1 - MARGIN_SHARE) * page.height:
                continue
            folded = fold(line.text)
            if _STRUCTURE.match(folded):
                continue
            numbers = tuple(int(found[:9]) for found in _NUMBER.findall(folded))
            level = top if high else page.height - bottom
            groups[_NUMBER.sub("#", folded), high].append(_Place(index, number, level, numbers))
    wanted = 2 if len(pages) <= 4 else 3
    found = {place for group in groups.values() for place in _returning(group, wanted)}
    return {place for place in found if _stands_apart(lines[place[0]], place[1], place[0], found)}


def _returning(group: list[_Place], wanted: int) -> set[tuple[int, int]]:
    out: set[tuple[int, int]] = set()
    for rank, place in enumerate(group):
        near = group[max(0, rank - REACH_PAGES) : rank + REACH_PAGES + 1]
        alike = {other.page for other in near if _same_running(place, other)}
        if len(alike) >= wanted:
            out.add((place.page, place.line))
    return out


def _same_running(one: _Place, other: _Place) -> bool:
    if abs(one.level - other.level) > LEVEL_PT:
        return False
    step = one.page - other.page
    return all(a == b or a - b == step for a, b in zip(one.numbers, other.numbers, strict=True))


def _stands_apart(lines: Sequence[Line], number: int, page: int, running: set[tuple[int, int]]) -> bool:
    """Whether white space parts the line from the body: a sentence that ends two pages alike is no footer.

    Running lines may stack; the white counts from the innermost of the stack.
    """
    high = lines[number].box[1] < lines[len(lines) // 2].box[1]
    step = 1 if high else -1
    inner = number
    while 0 <= inner + step < len(lines) and (page, inner + step) in running:
        inner += step
    after = inner + step
    if not 0 <= after < len(lines):
        return True
    one, other = lines[inner].box, lines[after].box
    white = other[1] - one[3] if high else one[1] - other[3]
    return white >= WHITE_SHARE * (one[3] - one[1])


def _strip_page_numbers(page: Page, body: list[Line]) -> list[Line]:
    """Without the page numbers that stand alone at the very top or bottom."""
    pattern = _patterns("page_numbers")
    out = list(body)
    for end in (-1, 0):
        while out:
            line = out[end]
            _, top, _, bottom = line.box
            near = bottom <= MARGIN_SHARE * page.height or top >= (1 - MARGIN_SHARE) * page.height
            if not (near and pattern.fullmatch(fold(line.text))):
                break
            out.pop(end)
    return out


def match_stamp(text: str) -> bool:
    """Whether a text is a mark of transmission or publication.

    >>> match_stamp("Reçu en préfecture le 15/02/2022")
    True
    """
    return _patterns("stamps").fullmatch(fold(text)) is not None


def _strip_stamps(line: Line) -> Line | None:
    """The line without the parts that are transmission stamps; None where nothing is left."""
    words: list[Word] = []
    for part in split_line(line):
        if not match_stamp(part.text):
            words.extend(part.words)
    if len(words) == len(line.words):
        return line
    return Line(line.page, tuple(words)) if words else None
