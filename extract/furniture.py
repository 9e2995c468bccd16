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


def _find_running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """(page index, line index) of the lines that come back at the same place with the same words."""
    places: dict[tuple[str, bool], list[tuple[int, int, float, tuple[int, ...]]]] = defaultdict(list)
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
            key = (_NUMBER.sub("#", folded), high)
            places[key].append((index, number, top if high else page.height - bottom, numbers))
    found: set[tuple[int, int]] = set()
    for group in places.values():
        found |= _returning(group)
    return found


def _returning(group: list[tuple[int, int, float, tuple[int, ...]]]) -> set[tuple[int, int]]:
    out: set[tuple[int, int]] = set()
    for place, (index, number, level, numbers) in enumerate(group):
        for other, _, other_level, other_numbers in group[max(0, place - REACH_PAGES) : place + REACH_PAGES]:
            if other == index or abs(level - other_level) > LEVEL_PT:
                continue
            if all(
                one == two or one - two == index - other
                for one, two in zip(numbers, other_numbers, strict=True)
            ):
                out.add((index, number))
                break
    return out


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


def _strip_stamps(line: Line) -> Line | None:
    """The line without the parts that are transmission stamps; None where nothing is left."""
    pattern = _patterns("stamps")
    words: list[Word] = []
    for part in split_line(line):
        if not pattern.fullmatch(fold(part.text)):
            words.extend(part.words)
    if len(words) == len(line.words):
        return line
    return Line(line.page, tuple(words)) if words else None
