"""Where a table stands when no grid is drawn: runs of lines whose figures stand in columns.

A run begins at a line with figures apart from its text, goes on over lines whose figures overlap the same columns,
takes in the label lines between them, and grows upwards over the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.folding import fold
from extract.tables.aligned import find_value_left
from extract.tables.chunks import TextLine, part_figures
from extract.tables.shapes import is_figure, is_total, is_unit, read_lexicon
from extract.tables.strokes import join_spans

_UNIT_LINE = re.compile(
    r"(?:(?:unites?|montants?|sommes?|chiffres?)\W*)?(?:exprime\w*\s+)?(?:en\s+)?"
    r"(?:(?:milliers?|millions?|milliards?)\s+d'euros?|k\s?€|m\s?€|md\s?€|ke|me|keur|€|euros?)(?:\s+(?:ht|ttc|h\.t\.|t\.t\.c\.))?"
)
MAX_LABEL_LINES = 5
"""Label lines without figures between two rows: a heading and a label of some lines."""
PITCH_EM = 3.4
"""Rows further apart, without a rule between them, are not of one table."""
RULED_PITCH_EM = 8.0
HEADER_LINES = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Lines ``first`` to ``last`` (both included) of a page that make a table."""

    first: int
    last: int
    header: int
    """The first line of its header; ``first`` where there is none."""


def find_runs(lines: Sequence[TextLine], em: float, levels: Sequence[float]) -> list[Run]:
    """Find runs of rows. ``levels`` are the heights of rules and shade edges, which hold far rows together."""
    runs = []
    number = 0
    while number < len(lines):
        if not _is_row(lines[number], em):
            number += 1
            continue
        last, blocks = _extend(lines, number, em, levels)
        floor = runs[-1].last if runs else -1
        number, blocks = _find_glued_above(lines, number, blocks, em, levels, floor)
        first = _grow_up(lines, number, blocks, em, levels, floor)
        last = _grow_down(lines, last, blocks, em, levels)
        header = _find_header(lines, first, last, blocks, em, levels, floor)
        runs.append(Run(number, last, min(first, header)))
        number = last + 1
    return runs


def _is_row(line: TextLine, em: float) -> bool:
    """Tell whether a line has figures that stand apart from what is at their left."""
    values = line.value_chunks
    if not values or all(chunk.is_years for chunk in values):
        return False
    if len(line.chunks) == 1:
        return len(line.chunks[0].words) > 1 and not is_figure(line.chunks[0].text)
    return any(is_figure(chunk.text) or len(chunk.words) > 1 for chunk in values)


Blocks = list[tuple[float, float]]


def _blocks_of(line: TextLine) -> Blocks:
    return [(chunk.x0, chunk.x1) for chunk in line.value_chunks]


def _extend(lines: Sequence[TextLine], first: int, em: float, levels: Sequence[float]) -> tuple[int, Blocks]:
    """Follow a run downwards as long as figures stay in its columns."""
    last, blocks = first, _blocks_of(lines[first])
    number = first + 1
    while number < len(lines) and number - last <= MAX_LABEL_LINES + 1:
        line = part_figures(lines[number], blocks)
        if _is_far(lines[number - 1], line, em, levels) or _is_new_header(line, lines[first : last + 1], blocks):
            break
        own = _blocks_of(line)
        if own and _shares_column(own, blocks):
            if not _keeps_clear(line, blocks, em, skip_values=True):
                break
            blocks = join_spans([*blocks, *own], gap=0.0)
            last = number
        elif not _keeps_clear(line, blocks, em, skip_values=False):
            break
        number += 1
    return last, blocks


def _is_new_header(line: TextLine, rows: Sequence[TextLine], blocks: Blocks) -> bool:
    """Tell whether a line names columns anew: another table begins right under the first.

    It has text and no figure beside the labels, in every column or right after a total.
    """
    if len(line.chunks) < 2 or line.has_figures:
        return False
    clear = find_value_left(rows)[1]
    beside = [chunk for chunk in line.chunks if chunk.x0 > clear and any(char.isalpha() for char in chunk.text)]
    beside = [chunk for chunk in beside if not all(is_unit(word.text) for word in chunk.words)]
    if not beside:
        return False
    return is_total(rows[-1].chunks[0].text) or (len(blocks) > 1 and len(beside) >= len(blocks))


def _find_glued_above(
    lines: Sequence[TextLine], first: int, blocks: Blocks, em: float, levels: Sequence[float], floor: int
) -> tuple[int, Blocks]:
    """Take in rows above whose label nearly touches the figures, now that the columns are known."""
    while first - 1 > floor and not _is_far(lines[first - 1], lines[first], em, levels):
        line = part_figures(lines[first - 1], blocks)
        if line is lines[first - 1] or not line.has_figures or not _keeps_clear(line, blocks, em, skip_values=True):
            break
        first -= 1
        blocks = join_spans([*blocks, *_blocks_of(line)], gap=0.0)
    return first, blocks


def _is_far(above: TextLine, below: TextLine, em: float, levels: Sequence[float]) -> bool:
    pitch = below.middle - above.middle
    if pitch <= PITCH_EM * em:
        return False
    return pitch > RULED_PITCH_EM * em or not any(above.middle < level < below.middle for level in levels)


def _shares_column(own: Blocks, blocks: Blocks) -> bool:
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 0 for a in own for b in blocks)


def _keeps_clear(line: TextLine, blocks: Blocks, em: float, *, skip_values: bool) -> bool:
    """Tell whether the words of a line leave the columns of figures alone, as labels and other cells do.

    A chunk that begins left of the figures and runs into them is a sentence; one inside a column may be a
    word in a cell.
    """
    left = min(block[0] for block in blocks)
    for chunk in line.chunks:
        if skip_values and chunk in line.value_chunks:
            continue
        if chunk.x0 < left - em and chunk.x1 > left + em:
            return False
        if not skip_values and chunk.x0 >= left - em and len(chunk.words) > 6:
            return False
    return True


def _grow_up(
    lines: Sequence[TextLine], first: int, blocks: Blocks, em: float, levels: Sequence[float], floor: int
) -> int:
    """Take in the label lines above the first figures that belong to its row (a label centred on them)."""
    left = min(block[0] for block in blocks)
    top = first
    while top - 1 > floor:
        line = lines[top - 1]
        interleaved = lines[top].middle - line.middle < 0.85 * em
        ruled = any(line.middle < level < lines[top].middle for level in levels)
        if line.x1 > left or ruled or not (interleaved or _is_in_band(line, lines[first], levels, em)):
            break
        top -= 1
    return top


def _is_in_band(line: TextLine, row: TextLine, levels: Sequence[float], em: float) -> bool:
    """Tell whether a rule right above a line shows that it stands in one ruled row with ``row``."""
    return any(line.top - 1.5 * em < level <= line.top + 1 for level in levels) and row.middle - line.middle < 4 * em


def _grow_down(lines: Sequence[TextLine], last: int, blocks: Blocks, em: float, levels: Sequence[float]) -> int:
    """Take in the rest of the last label: interleaved lines, and those above the closing rule."""
    left = min(block[0] for block in blocks)
    bottom = last
    while bottom + 1 < len(lines):
        line = lines[bottom + 1]
        if line.x1 > left and not _is_piece(line, blocks):
            break
        pitch = line.middle - lines[bottom].middle
        parted = any(lines[bottom].middle < level < line.middle for level in levels)
        closed = any(line.middle < level < line.bottom + 1.5 * em for level in levels)
        if parted or not (pitch < 0.85 * em or (closed and pitch < 2 * em) or _is_rest(line, pitch, em)):
            break
        bottom += 1
    return bottom


def _is_piece(line: TextLine, blocks: Blocks) -> bool:
    return bool(line.value_chunks) and _shares_column(_blocks_of(line), blocks)


def _is_rest(line: TextLine, pitch: float, em: float) -> bool:
    """Tell whether a line is what was left over of the row above: small letters, or pieces of broken figures."""
    if pitch >= 1.5 * em:
        return False
    if all(is_unit(word.text) or re.fullmatch(r"\d{3}(?:,\d+)?", word.text) for word in line.words):
        return True
    return line.chunks[0].text[:1].islower() and len(line.chunks[0].words) <= 5


def _find_header(
    lines: Sequence[TextLine], first: int, last: int, blocks: Blocks, em: float, levels: Sequence[float], floor: int
) -> int:
    """Find where the header begins: lines above whose chunks name columns and do not run over the labels."""
    left, clear = min(block[0] for block in blocks), find_value_left(lines[first : last + 1])[1]
    pitches = sorted(b.middle - a.middle for a, b in zip(lines[first:last], lines[first + 1 : last + 1], strict=True))
    usual = pitches[len(pitches) // 2] if pitches else 1.2 * em
    top = first
    pending = first
    for number in range(first - 1, max(floor, first - 1 - HEADER_LINES), -1):
        line = lines[number]
        gap = lines[number + 1].top - line.bottom
        ruled = any(line.middle < level < lines[number + 1].middle for level in levels)
        if gap > max((2.6 if ruled else 1.6) * em, 1.15 * usual - (line.bottom - line.top)):
            break
        over = [chunk for chunk in line.chunks if chunk.x1 > left or chunk.x0 > clear]
        if len(line.chunks) == 1 and any(chunk.x0 <= clear and chunk.x1 > left + em for chunk in over):
            break
        if any(len(chunk.words) > 14 for chunk in line.chunks):
            break
        pending = number
        if over:
            top = pending
        elif number < first - 7 and top == first:
            break
    return _trim_header(lines, top, first, left, em, usual)


def _trim_header(
    lines: Sequence[TextLine], top: int, first: int, left: float, em: float, pitch: float
) -> int:
    """Leave out of the header a title or a lone unit printed over it: “(en k€)”.

    A level of the header stands as close to the next as the rows to each other; a title stands off.
    """
    while top < first - 1:
        line = lines[top]
        stands_off = lines[top + 1].middle - line.middle > 1.3 * max(pitch, 1.1 * em)
        single = len(line.chunks) == 1
        if single and len(line.chunks[0].words) > 1 and (stands_off or _is_title(line, lines[top + 1])):
            top += 1
            continue
        if len(line.chunks) == 1 and _is_unit_line(line.chunks[0].text):
            top += 1
            continue
        break
    return top


def _is_title(line: TextLine, below: TextLine) -> bool:
    """Tell whether a line begins as titles of tables do, or stands over a line that only states a unit."""
    first = fold(line.chunks[0].words[0].text).strip(" :")
    return first in read_lexicon()["titles"] or (len(below.chunks) == 1 and _is_unit_line(below.chunks[0].text))


def _is_unit_line(text: str) -> bool:
    """Tell whether a line only states the unit of the figures under it.

    >>> [_is_unit_line(t) for t in ("(en k€)", "Montants en euros", "En milliers d’euros", "k€", "Exercices", "Total")]
    [True, True, True, True, False, False]
    """
    plain = fold(text).strip("() .:")
    return _UNIT_LINE.fullmatch(plain) is not None
