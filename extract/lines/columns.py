"""Pages set in two columns: the left column is read to its end before the right one.

A gutter is a white band that no word crosses over many lines, with prose on both sides: lines of several words that
start at one edge. A signature block, a table, a label beside its value are not prose and keep their lines whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from bordereau.extract.lines.make import group_lines
from bordereau.extract.lines.short_columns import are_rows, have_headings, have_sense
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box, Line, Rule, Word, enclose

MIN_LINES = 8
"""A column has at least so many lines…"""
SHORT_LINES = 3
"""… or so many that fill it as prose does (the parties of an act, side by side), or whose sense runs down."""
HEADED_LINES = 2
"""… or a heading and a line of text."""
MIN_WORDS = 4
"""A line of prose has, in the middle of the distribution, at least so many words."""
FILL_SHARE = 0.8
"""A wrapped line fills its column by more than this."""
LOOSE_SHARE = 1.35
"""Lines further apart than this share of the pitch no longer belong to a column."""
STEP_PT = 4.0
GUTTER_PT = 8.0
WIDE_PT = 11.0
"""The gutter of a short band is at least as wide."""
LETTERS_SHARE = 0.75
"""The share of a column's words that have letters."""
TWO_COLUMNS = 0.4
"""The share of the width of a page that two columns take at least."""
FLUSH_SHARE = 0.6
"""Share of a column's lines that start at its left edge…"""
LONG_LINES, LONG_FLUSH = 24, 0.4
"""… and of a long one with indented lists, when the other side is a column without doubt."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines ``first:last`` that no word crosses at ``gutter``."""

    first: int
    last: int
    gutter: float


def unfold_columns(lines: Sequence[Line], page_width: float, rules: Sequence[Rule] = ()) -> tuple[Line, ...]:
    """The lines of one page in reading order, those of a two-column part cut at the gutter."""
    band = _find_band(lines, (0.3 * page_width, 0.7 * page_width), rules)
    if band is None:
        return tuple(lines)
    left, right = (_unfold_again(side, page_width, rules) for side in _cut(lines, band))
    after = unfold_columns(lines[band.last :], page_width, rules)
    return (*lines[: band.first], *left, *right, *after)


def _unfold_again(lines: tuple[Line, ...], page_width: float, rules: Sequence[Rule]) -> tuple[Line, ...]:
    """A column that is wide enough may hold two itself: a page of three."""
    x0, _, x1, _ = enclose([word for line in lines for word in line.words])
    if x1 - x0 < TWO_COLUMNS * page_width:
        return lines
    low, high = x0 + 0.3 * (x1 - x0), x0 + 0.7 * (x1 - x0)
    band = _find_band(lines, (low, high), rules)
    if band is None:
        return lines
    left, right = _cut(lines, band)
    return (*lines[: band.first], *left, *right, *lines[band.last :])


def _cut(lines: Sequence[Line], band: _Band) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a band, cut at its gutter."""
    words = [word for line in lines[band.first : band.last] for word in line.words]
    left, right = ([w for w in words if w.x1 <= band.gutter], [w for w in words if w.x0 >= band.gutter])
    return group_lines(lines[0].page, left), group_lines(lines[0].page, right)


def _find_band(lines: Sequence[Line], within: tuple[float, float], rules: Sequence[Rule]) -> _Band | None:
    """The longest run of lines with a gutter that parts two columns of prose, ``within`` two places across."""
    best: _Band | None = None
    for gutter in _list_gutters(lines, *within):
        for band in (_trim(lines, run) for run in _runs(lines, gutter)):
            longer = best is None or band.last - band.first > best.last - best.first
            if longer and _is_prose(lines, band, rules):
                best = band
    return best


def _list_gutters(lines: Sequence[Line], low: float, high: float) -> list[float]:
    """Where a gutter may stand: in the gaps of lines, and between lines that keep to one half."""
    gaps = [
        (one.x1 + two.x0) / 2
        for line in lines
        for one, two in pairwise(line.words)
        if two.x0 - one.x1 >= GUTTER_PT and one.x1 < high and two.x0 > low
    ]
    boxes = [line.box for line in lines]
    gaps += [(min(one[2], two[2]) + max(one[0], two[0])) / 2 for one, two in pairwise(boxes) if _stand_beside(one, two)]
    ends = [box[2] for box in boxes if box[2] <= (low + high) / 2]
    starts = [box[0] for box in boxes if box[0] >= (low + high) / 2]
    if ends and starts:
        gaps.append((max(ends) + min(starts)) / 2)
    if len(gaps) < HEADED_LINES and not (len(ends) >= MIN_LINES and len(starts) >= MIN_LINES):
        return []
    return sorted({STEP_PT * round(gap / STEP_PT) for gap in gaps if low <= gap <= high})


def _stand_beside(one: Box, two: Box) -> bool:
    """Whether two lines stand beside each other, on base lines of their own."""
    return two[1] < one[3] - 0.2 * (one[3] - one[1]) and max(two[0] - one[2], one[0] - two[2]) >= GUTTER_PT


def _runs(lines: Sequence[Line], gutter: float) -> list[_Band]:
    runs: list[_Band] = []
    first: int | None = None
    for place, line in enumerate(lines):
        if any(word.x0 < gutter + GUTTER_PT / 2 and word.x1 > gutter - GUTTER_PT / 2 for word in line.words):
            if first is not None:
                runs.append(_Band(first, place, gutter))
            first = None
        elif first is None:
            first = place
    if first is not None:
        runs.append(_Band(first, len(lines), gutter))
    return [run for run in runs if run.last - run.first >= SHORT_LINES]


def _trim(lines: Sequence[Line], run: _Band) -> _Band:
    """Without the lines of one side only above the columns, and those that white parts from them below."""
    two_sided = [
        place
        for place in range(run.first, run.last)
        if lines[place].words[0].x0 < run.gutter < lines[place].words[-1].x1
    ]
    if not two_sided and run.last - run.first < 2 * MIN_LINES:
        return _trim_beside(lines, run)
    if not two_sided or run.last - run.first >= 2 * MIN_LINES:
        return run
    last = two_sided[-1]
    pitch = min((two.box[3] - one.box[3] for one, two in pairwise(lines[run.first : last + 1])), default=0.0)
    while last + 1 < run.last and lines[last + 1].box[3] - lines[last].box[3] <= LOOSE_SHARE * max(pitch, 1.0):
        last += 1
    return _Band(two_sided[0], last + 1, run.gutter)


def _trim_beside(lines: Sequence[Line], run: _Band) -> _Band:
    """The same for sides whose lines do not stand on common base lines."""
    beside = [
        place for place in range(run.first, run.last - 1) if _stand_beside(lines[place].box, lines[place + 1].box)
    ]
    if not beside:
        return run
    first, last = beside[0], beside[-1] + 1
    height = lines[first].box[3] - lines[first].box[1]
    while last + 1 < run.last and lines[last + 1].box[3] - lines[last].box[3] <= LOOSE_SHARE * height:
        last += 1
    while first > run.first and lines[first].box[3] - lines[first - 1].box[3] <= LOOSE_SHARE * height:
        first -= 1
    return _Band(first, last + 1, run.gutter)


def _is_prose(lines: Sequence[Line], band: _Band, rules: Sequence[Rule]) -> bool:
    left, right = sides = _part_sides(lines[band.first : band.last], band.gutter)
    box = enclose([word for line in lines[band.first : band.last] for word in line.words])
    if have_headings(left, right) and _is_wide(lines, band) and all(_is_flush(side, FLUSH_SHARE) for side in sides):
        return not are_rows(box, band.gutter, rules)
    long = min(len(left), len(right)) >= LONG_LINES and any(_is_column(side) for side in sides)
    flush = LONG_FLUSH if long else FLUSH_SHARE
    if not all(_is_column(side, flush, signs=False) for side in sides):
        return False
    plain = all(_is_column(side, flush) for side in sides)
    if plain and min(len(left), len(right)) >= MIN_LINES:
        return True
    if not _is_wide(lines, band):
        return False
    if plain and all(len(side) >= MIN_LINES or _fills(side) for side in sides):
        return True
    return have_sense(left, right) and not are_rows(box, band.gutter, rules)


def _part_sides(lines: Sequence[Line], gutter: float) -> tuple[list[list[Word]], list[list[Word]]]:
    """The parts of lines left and right of a gutter."""
    sides: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for line in lines:
        parts = [word for word in line.words if word.x1 <= gutter], [word for word in line.words if word.x0 >= gutter]
        for side, part in zip(sides, parts, strict=True):
            if part:
                side.append(part)
    return sides


def _is_wide(lines: Sequence[Line], band: _Band) -> bool:
    """Whether the white at the gutter is wide on each line: three loose lines of justified text may leave a river."""
    return all(
        two.x0 - one.x1 >= WIDE_PT
        for line in lines[band.first : band.last]
        for one, two in pairwise(line.words)
        if one.x1 <= band.gutter <= two.x0
    )


def _is_column(parts: list[list[Word]], flush_share: float = FLUSH_SHARE, *, signs: bool = True) -> bool:
    """Whether parts of lines are words that start at one edge; ``signs`` such as « – » and « € » count as words."""
    if len(parts) < SHORT_LINES or median(len(part) for part in parts) < MIN_WORDS:
        return False
    words = [word.text for part in parts for word in part if signs or any(map(str.isalnum, word.text))]
    letters = sum(any(map(str.isalpha, word)) for word in words)
    return _is_flush(parts, flush_share) and letters >= LETTERS_SHARE * len(words)


def _is_flush(parts: list[list[Word]], share: float) -> bool:
    """Whether parts of lines start at one edge."""
    edge = median(part[0].x0 for part in parts)
    return sum(1 for part in parts if abs(part[0].x0 - edge) <= 3.0) >= share * len(parts)


def _fills(parts: list[list[Word]]) -> bool:
    """Whether the lines of a short column are wrapped ones: most of them but the last reach its right edge."""
    left, right = min(part[0].x0 for part in parts), max(part[-1].x1 for part in parts)
    full = sum(part[-1].x1 - left >= FILL_SHARE * (right - left) for part in parts[:-1])
    return 3 * full >= 2 * (len(parts) - 1)
