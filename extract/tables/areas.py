"""Where a table stands when no grid is drawn: runs of lines whose figures stand in columns.

A run begins at a line with figures apart from its text, goes on over lines whose figures overlap the same columns,
takes in the label lines between them, and grows upwards over the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.tables.chunks import TextLine, part_figures
from bordereau.extract.tables.read.bands import reads_on
from bordereau.extract.tables.read.headers import find_value_left
from bordereau.extract.tables.read.strokes import join_spans
from bordereau.extract.tables.read.tops import announces, find_header
from bordereau.extract.tables.shapes import is_figure, is_total, is_unit
from bordereau.extract.tables.sheet import Blocks, Sheet

MAX_LABEL_LINES = 5
"""Label lines without figures between two rows: a heading and a label of some lines."""
PITCH_EM = 3.4
"""Rows further apart, without a rule between them, are not of one table."""
RULED_PITCH_EM = 8.0
LONG_LABEL_LINES = 3
LONG_LABEL_WORDS = 8
WRAP_PITCH_EM = 1.7
"""The lines of one label stand no further apart."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines ``first`` to ``last`` (both included) of a page that make a table."""

    first: int
    last: int
    header: int
    """The first line of its header; ``first`` where there is none."""


def find_runs(sheet: Sheet) -> list[Run]:
    """Find the runs of rows on a page, from top to bottom."""
    runs: list[Run] = []
    number = 0
    while number < len(sheet.lines):
        if not _is_row(sheet.lines[number]):
            number += 1
            continue
        floor = runs[-1].last if runs else -1
        last, blocks = _extend(sheet, number)
        number, blocks = _find_glued_above(sheet, number, blocks, floor)
        first = _grow_up(sheet, number, blocks, floor)
        last = _grow_down(sheet, last, blocks)
        header = find_header(sheet, first, last, blocks, floor)
        runs.append(Run(number, last, min(first, header)))
        number = last + 1
    return runs


def _is_row(line: TextLine) -> bool:
    """Tell whether a line has figures that stand apart from what is at their left."""
    values = line.value_chunks
    if not values or all(chunk.is_years for chunk in values):
        return False
    if len(line.chunks) == 1:
        return len(line.chunks[0].words) > 1 and not is_figure(line.chunks[0].text)
    return any(is_figure(chunk.text) or len(chunk.words) > 1 for chunk in values)


def _blocks_of(line: TextLine) -> Blocks:
    return [(chunk.x0, chunk.x1) for chunk in line.value_chunks]


def _extend(sheet: Sheet, first: int) -> tuple[int, Blocks]:
    """Follow a run downwards as long as figures stay in its columns."""
    lines, em = sheet.lines, sheet.em
    last, blocks = first, _blocks_of(lines[first])
    number = first + 1
    while number < len(lines) and number - last <= MAX_LABEL_LINES + 1:
        line = part_figures(lines[number], blocks)
        far = _is_far(sheet, lines[number - 1], line) and not _repeats_columns(sheet, number - 1, last, line)
        if far or _is_new_header(line, lines[first : last + 1], blocks):
            break
        if announces(line) and is_total(lines[last].chunks[0].text):
            break
        own = _blocks_of(line)
        if not _keeps_clear(line, blocks, em, skip_values=True) and _counts_rows(lines[first : last + 1], blocks):
            blocks = blocks[1:]  # a label of words stands over « 1 », « 2 », « 3 »: they are labels as well
        if own and _shares_column(own, blocks):
            if not _keeps_clear(line, blocks, em, skip_values=True):
                break
            blocks = join_spans([*blocks, *own], gap=0.0)
            last = number
        elif not _keeps_clear(line, blocks, em, skip_values=False) and not (
            _is_ruled_label(sheet, number, blocks) or _is_long_label(sheet, number, last, blocks)
        ):
            break
        number += 1
    return last, blocks


def _counts_rows(rows: Sequence[TextLine], blocks: Blocks) -> bool:
    """Tell whether the first column of some rows numbers them, beside two columns of figures or more."""
    if len(blocks) < 3 or len(rows) < 2:
        return False
    first = [chunk for row in rows for chunk in row.value_chunks if chunk.x0 <= blocks[0][1]]
    return all(re.fullmatch(r"\d{1,2}", chunk.text) for chunk in first)


def _is_ruled_label(sheet: Sheet, number: int, blocks: Blocks) -> bool:
    """Tell whether a line is a long label whose figure stands on the next: alone, or in a row of rules of its own."""
    if number + 1 >= len(sheet.lines):
        return False
    before, line, after = sheet.lines[number - 1 : number + 2]
    row = part_figures(after, blocks)
    if not (row.value_chunks and _shares_column(_blocks_of(row), blocks)):
        return False
    tight = row.middle - line.middle < WRAP_PITCH_EM * sheet.em and abs(line.x0 - before.x0) < sheet.em
    if len(row.chunks) == len(line.chunks) == 1 and tight and len(line.chunks[0].words) < LONG_LABEL_WORDS:
        return True
    closed = number + 2 == len(sheet.lines) or sheet.is_parted(after, sheet.lines[number + 2])
    alone = len(row.chunks) == 1 or (closed and len(line.chunks) == 1)
    return alone and sheet.is_parted(before, line) and not sheet.is_parted(line, after)


def _is_long_label(sheet: Sheet, number: int, last: int, blocks: Blocks) -> bool:
    """Tell whether a line is the first of a label so long that it runs over the figures, which stand below.

    It begins where the labels do, and the next line goes on with it: « … section bibliothèque Ouvrages » over
    « et DVD ....... 5 500 ». A sentence that follows a table comes to no figure in its columns.
    """
    line, left = sheet.lines[number], sheet.lines[last].x0
    if len(line.chunks) > 1 or abs(line.x0 - left) > sheet.em:
        return False
    for place, below in enumerate(sheet.lines[number + 1 : number + 1 + LONG_LABEL_LINES]):
        after = part_figures(below, blocks)
        if abs(after.x0 - left) > sheet.em or not 0 < after.middle - line.middle < WRAP_PITCH_EM * sheet.em:
            return False
        filled = len(after.chunks) > 1 and _shares_column(_blocks_of(after), blocks)
        if not reads_on(line.words, after.words):
            return filled and place > 0
        if filled:
            return True
        line = after
    return False


def _is_new_header(line: TextLine, rows: Sequence[TextLine], blocks: Blocks) -> bool:
    """Tell whether a line names columns anew: another table begins right under the first.

    It has text and no figure beside the labels, in every column or right after a total.
    """
    if len(line.chunks) < 2 or line.has_figures:
        return False
    clear = find_value_left(rows)[1]
    beside = [chunk for chunk in line.chunks if chunk.x0 > clear and any(char.isalpha() for char in chunk.text)]
    beside = [chunk for chunk in beside if not all(is_unit(word.text) for word in chunk.words)]
    if not beside or line.x1 < min(block[0] for block in blocks):
        return False  # nothing over the figures: a justified line of a label
    many = len(beside) >= max(2, len(blocks))
    return is_total(rows[-1].chunks[0].text) or many


def _find_glued_above(sheet: Sheet, first: int, blocks: Blocks, floor: int) -> tuple[int, Blocks]:
    """Take in rows above whose label nearly touches the figures, now that the columns are known."""
    lines = sheet.lines
    while first - 1 > floor and not _is_far(sheet, lines[first - 1], lines[first]):
        line = part_figures(lines[first - 1], blocks)
        glued = line is not lines[first - 1] and line.has_figures
        if not glued or not _keeps_clear(line, blocks, sheet.em, skip_values=True):
            break
        first -= 1
        blocks = join_spans([*blocks, *_blocks_of(line)], gap=0.0)
    return first, blocks


def _is_far(sheet: Sheet, above: TextLine, below: TextLine) -> bool:
    pitch = sheet.measure_white(above, below)
    if pitch < -PITCH_EM * sheet.em:
        return True  # the top of the next column
    if pitch <= PITCH_EM * sheet.em:
        return False
    return pitch > RULED_PITCH_EM * sheet.em or not sheet.is_parted(above, below)


def _repeats_columns(sheet: Sheet, above: int, last: int, line: TextLine) -> bool:
    """Tell whether a row far below another is its next all the same: several figures stand right below its own.

    Labels and columns are the same, and nothing stands between; a total closes its table.
    """
    row, em = sheet.lines[above], sheet.em
    figures, below = row.value_chunks, line.value_chunks
    if above != last or len(figures) < 2 or len(figures) != len(below) or is_total(row.chunks[0].text):
        return False
    if sheet.measure_white(row, line) > RULED_PITCH_EM * em or abs(row.x0 - line.x0) > em:
        return False
    labelled = row.chunks[0] not in figures and line.chunks[0] not in below
    pairs = list(zip(figures, below, strict=True))
    return labelled and all(
        abs(one.x1 - two.x1) < em or abs(one.x0 + one.x1 - two.x0 - two.x1) < em for one, two in pairs
    )


def _shares_column(own: Blocks, blocks: Blocks) -> bool:
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 0 for a in own for b in blocks)


def _keeps_clear(line: TextLine, blocks: Blocks, em: float, *, skip_values: bool) -> bool:
    """Tell whether the words of a line leave the columns of figures alone, as labels and other cells do.

    A chunk that begins left of the figures and runs into them is a sentence; one inside a column may be a
    word in a cell.
    """
    left = min(block[0] for block in blocks)
    skipped = line.value_chunks if skip_values else ()
    for chunk in line.chunks:
        if chunk in skipped:
            continue
        if chunk.x0 < left - em and chunk.x1 > left + em:
            return False
        if not skip_values and chunk.x0 >= left - em and len(chunk.words) > 6:
            return False
    return True


def _grow_up(sheet: Sheet, first: int, blocks: Blocks, floor: int) -> int:
    """Take in the label lines above the first figures that belong to its row (a label centred on them)."""
    lines, em = sheet.lines, sheet.em
    left = min(block[0] for block in blocks)
    top = first
    while top - 1 > floor:
        line = lines[top - 1]
        interleaved = lines[top].middle - line.middle < 0.85 * em
        ruled = sheet.is_parted(line, lines[top])
        held = interleaved or _is_in_band(sheet, line, lines[first]) or _opens_column(sheet, top - 1)
        if line.x1 > left or ruled or not held:
            break
        top -= 1
    return top


def _opens_column(sheet: Sheet, number: int) -> bool:
    """Tell whether a line right above a row is the first of a further column: no title stands there."""
    lines = sheet.lines
    jumps = number > 0 and lines[number].middle < lines[number - 1].middle - PITCH_EM * sheet.em
    return jumps and lines[number + 1].middle - lines[number].middle < WRAP_PITCH_EM * sheet.em


def _is_in_band(sheet: Sheet, line: TextLine, row: TextLine) -> bool:
    """Tell whether a rule right above a line shows that it stands in one ruled row with ``row``."""
    near = sheet.has_level(line.top - 1.5 * sheet.em, line.top + 1, (row.x0, row.x1))
    return near and row.middle - line.middle < 4 * sheet.em


def _grow_down(sheet: Sheet, last: int, blocks: Blocks) -> int:
    """Take in the rest of the last label: interleaved lines, and those above the closing rule."""
    lines, em = sheet.lines, sheet.em
    left = min(block[0] for block in blocks)
    bottom = last
    while bottom + 1 < len(lines):
        line = lines[bottom + 1]
        if line.x1 > left and not _is_piece(line, blocks):
            break
        pitch = line.middle - lines[bottom].middle
        parted = sheet.is_parted(lines[bottom], line)
        closed = sheet.has_level(line.middle, line.bottom + 1.5 * em, (line.x0, lines[bottom].x1))
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
