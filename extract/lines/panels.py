"""What stands beside the text: a letterhead in small type beside a title, a label at the side of its paragraphs.

Read across, « PRÉFET HAUTE-LISIÈRE DE LA RÉGION DE PLAN … » mixes an address into a title. A letterhead is told by its
type, smaller than the text's, and by base lines that do not meet the text's, as those of a table's cells do. A label
(« LE CONCÉDANT ») is a few words beside many wrapped lines that start at one edge; it is read before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from bordereau.extract.lines.make import group_lines
from bordereau.schemas.page import SMALLEST_TYPE_PT, Line, Page, Word

GUTTER_PT = 8.0
STEP_PT = 4.0
SMALLER = 0.9
"""The type of a letterhead is smaller than that of the text by this share."""
HEAD_SHARE = 0.45
"""A letterhead begins in this upper part of its page."""
LEAST_LINES = 3
LABEL_WORDS = 4
LABEL_LETTERS = 4
PROSE_LINES = 4
BASE_PT = 1.2
DESCENT = 0.22
"""The base line stands above the bottom of a word's box by this share of its size."""
FLUSH_PT = 3.0
FILL_SHARE = 0.8
FIGURES_SHARE = 0.35
"""A text has fewer words with digits than this…"""
PANEL_FIGURES = 0.6
"""… and an address, with its telephone, than this."""
NEAR_EM = 1.6
HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines ``first:last`` that no word crosses at ``gutter``, cut in a panel and the text beside it."""

    first: int
    last: int
    panel: tuple[Line, ...]
    text: tuple[Line, ...]
    label: bool


_Cut = tuple[int, int, int, bool]
"""Lines ``first:last``, how many of their words stand left of the gutter, and whether the panel is there.

Of some lines the words left of a gutter are more the further right it stands: as many are the same ones.
"""


def part_panels(lines: Sequence[Line], page: Page) -> tuple[Line, ...]:
    """The lines of one page, what stands beside the text on lines of its own."""
    band = next(_find_bands(lines, page), None)
    if band is None:
        return tuple(lines)
    parted = _interleave(band) if band.label else (*band.panel, *band.text)
    return (*lines[: band.first], *parted, *part_panels(lines[band.last :], page))


def _find_bands(lines: Sequence[Line], page: Page) -> Iterator[_Band]:
    refused: set[_Cut] = set()
    for gutter in _list_gutters(lines, page.width):
        for first, last in _list_runs(lines, gutter):
            for panel_left in (True, False):
                band = _read_band(lines, first, last, gutter, panel_left, refused=refused)
                if band is not None and _is_letterhead(band, page):
                    yield band
                elif band is not None and _is_label(band):
                    yield replace(band, label=True)


def _list_gutters(lines: Sequence[Line], width: float) -> list[float]:
    """Left edges of what follows a gap, the commonest first: there the text beside a panel starts."""
    starts = [
        STEP_PT * round(two.x0 / STEP_PT)
        for line in lines
        for one, two in pairwise(line.words)
        if two.x0 - one.x1 >= GUTTER_PT and 0.12 * width <= two.x0 <= 0.88 * width
    ]
    often = Counter(starts)
    return sorted(often, key=lambda start: (-often[start], start))


def _list_runs(lines: Sequence[Line], start: float) -> Iterator[tuple[int, int]]:
    """Runs of lines with white before ``start``, cut to those between the first and the last with both sides."""
    low, high = start - GUTTER_PT, start - FLUSH_PT
    first: int | None = None
    for place in range(len(lines) + 1):
        crossed = place == len(lines) or _is_crossed(lines[place], low, high)
        if not crossed:
            first = place if first is None else first
        elif first is not None:
            if place - first >= LEAST_LINES:
                yield first, place
            first = None


def _is_crossed(line: Line, low: float, high: float) -> bool:
    """Whether a word of a line stands between two sides, in part."""
    left, _, right, _ = line.box
    return left < high and right > low and any(word.x0 < high and word.x1 > low for word in line.words)


def _read_band(
    lines: Sequence[Line], first: int, last: int, start: float, panel_left: bool, *, refused: set[_Cut]
) -> _Band | None:
    """The band around the lines with both sides: text alone beside them belongs to it, a panel alone by its type.

    Gutters that are near each other cut the same lines alike, and what is ``refused`` once is not looked at again.
    """
    both = [k for k in range(first, last) if lines[k].words[0].x0 < start - FLUSH_PT <= lines[k].words[-1].x0]
    if not both:
        return None
    size = median(word.size for k in both for word in lines[k].words if (word.x0 < start - FLUSH_PT) == panel_left)
    low, high = both[0], both[-1] + 1
    while low > first and _belongs(lines[low - 1], lines[low], start, panel_left, size):
        low -= 1
    while high < last and _belongs(lines[high], lines[high - 1], start, panel_left, size):
        high += 1
    words = [word for line in lines[low:high] for word in line.words]
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        sides[word.x0 >= start - FLUSH_PT].append(word)
    cut = low, high, len(sides[0]), panel_left
    if cut in refused:
        return None
    refused.add(cut)
    beside, along = sides if panel_left else sides[::-1]
    if _are_figures(along):  # neither a letterhead nor a label stands beside figures
        return None
    if not _may_stand_apart(beside, along, panel_left):
        return None
    panel, text = group_lines(lines[low].page, beside), group_lines(lines[low].page, along)
    if not panel or not text or any(_is_marker(line) for line in panel):
        return None
    return _Band(low, high, panel, text, False)


def _may_stand_apart(panel: Sequence[Word], text: Sequence[Word], panel_left: bool) -> bool:
    """Whether some words may be a letterhead, smaller than the text, or a label, without a figure at its left."""
    if panel_left and not any(HAS_DIGIT.search(word.text) for word in panel):
        return True
    smallest, tallest = min(_list_sizes(panel), default=0.0), max(_list_sizes(text), default=0.0)
    return smallest <= SMALLER * tallest


def _list_sizes(words: Sequence[Word]) -> list[float]:
    """The size of the type of each word, as ``schemas.page.measure_type`` tells that of one."""
    return [max(word.size or word.bottom - word.top, SMALLEST_TYPE_PT) for word in words]


def _is_marker(line: Line) -> bool:
    """A bullet or an ordinal of a list stands before its item, and goes with it: « • », « o », « a) », « iii) »."""
    short = len(line.text) <= 2 and line.text.lower() not in ("et", "le", "la", "du")
    return len(line.words) == 1 and (short or line.text.endswith((")", "°")))


def _belongs(line: Line, beside: Line, start: float, panel_left: bool, size: float) -> bool:
    """Whether a line with one side only belongs to the band that ``beside`` is of."""
    gap = max(line.box[1] - beside.box[3], beside.box[1] - line.box[3])
    if gap > NEAR_EM * max(line.words[0].size, beside.words[0].size):
        return False
    is_panel = (line.words[0].x0 < start - FLUSH_PT) == panel_left
    return not is_panel or abs(line.size - size) <= 0.05 * size


def _is_letterhead(band: _Band, page: Page) -> bool:
    small = median(line.size for line in band.panel)
    if small > SMALLER * median(line.size for line in band.text) or band.text[0].box[1] > HEAD_SHARE * page.height:
        return False
    met = sum(any(abs(_base(line) - _base(other)) <= BASE_PT for other in band.text) for line in band.panel)
    return (
        len(band.panel) >= LEAST_LINES
        and len(band.text) >= 2
        and 2 * met <= len(band.panel)
        and not _are_figures([word for line in band.panel for word in line.words], PANEL_FIGURES)
    )


def _is_label(band: _Band) -> bool:
    """« LE CONCÉDANT » in the margin of the paragraphs on the party; « Adresse : » before its value is none."""
    left = min(line.box[0] for line in band.text)
    if band.panel[0].box[0] > left or len(band.text) < PROSE_LINES or 2 * len(band.panel) > len(band.text):
        return False
    if not all(_may_label(line) for line in band.panel) or median(map(_letters, band.panel)) < LABEL_LETTERS:
        return False
    right = max(line.box[2] for line in band.text)
    flush = sum(line.box[0] - left <= FLUSH_PT for line in band.text)
    full = sum(line.box[2] - left >= FILL_SHARE * (right - left) for line in band.text)
    return flush == len(band.text) and 2 * full >= len(band.text)


def _are_figures(words: Sequence[Word], share: float = FIGURES_SHARE) -> bool:
    return sum(any(map(str.isdigit, word.text)) for word in words) > share * len(words)


def _may_label(line: Line) -> bool:
    """A few words without figures; « • » and « a) » are marks of items."""
    bare = not any(map(str.isdigit, line.text)) and not line.text.endswith((":", ")", "."))
    return bare and len(line.words) <= LABEL_WORDS and _letters(line) >= 2


def _letters(line: Line) -> int:
    return sum(map(str.isalpha, line.text))


def _interleave(band: _Band) -> Iterator[Line]:
    """Each label before the first line of text that does not end above it; a label on several lines is kept whole."""
    labels = list(band.panel)
    for line in band.text:
        while labels and labels[0].box[1] < line.box[3]:
            label = labels.pop(0)
            yield label
            while labels and labels[0].box[1] - label.box[3] <= 0.5 * label.size:
                label = labels.pop(0)
                yield label
        yield line
    yield from labels


def _base(line: Line) -> float:
    return line.box[3] - DESCENT * line.size
