"""The text of one cell from its words: lines in order, broken words and broken numbers mended.

In a narrow column “1 246 250” is printed as “1 246” over “250”. Two sums in one cell look the same; what tells
them apart is whether the break was forced: a piece that would have fitted on the line above was put below on
purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.shapes import is_figure
from bordereau.schemas.page import Line, Word

SOFT_HYPHENS = "\ufffe\u00ad"
_HYPHENS = "-‐‑"
STEP = 0.5
"""Words of one line stand at one height but for so much of the lowest of them."""


def read_cell_text(words: Sequence[Word], room_pt: float | None) -> str:
    """Read the words of a cell; two figures that stand one over the other on purpose are parted by a line feed.

    ``room_pt`` is the width that a line may fill: that of the ruled cell, or of the widest line in the column.
    """
    if not words:
        return ""
    if len(words) == 1:
        return words[0].text.strip(SOFT_HYPHENS)
    upright = [word for word in words if word.rotation in (0, 180)]
    turned = [word for word in words if word.rotation in (90, 270)]
    lines = [part for line in group_lines(1, upright) for part in _part_steps(line)]
    pieces = [_join_lines(lines, room_pt)] if upright else []
    if turned:
        pieces.append(_read_turned(turned))
    return " ".join(pieces)


def _part_steps(line: Line) -> list[Line]:
    """Part a line whose words stand at two heights: OCR may draw the box of a line into the next one.

    A raised mark shares its top with the line, so both ends must differ.
    """
    least = min(word.bottom - word.top for word in line.words)
    high, low = min(line.words, key=lambda word: word.top), max(line.words, key=lambda word: word.bottom)
    if min(low.top - high.top, low.bottom - high.bottom) <= STEP * least:
        return [line]
    upper = tuple(word for word in line.words if abs(word.middle - high.middle) <= abs(word.middle - low.middle))
    return [replace(line, words=upper), replace(line, words=tuple(word for word in line.words if word not in upper))]


def _read_turned(words: Sequence[Word]) -> str:
    """Read writing turned by 90°: its lines are columns, from left to right upwards, from right to left downwards.

    Which way it runs is told by the order in which the words were printed; a text layer may hold it letter by
    letter, so pieces that touch are one word.
    """
    same = [after.middle - before.middle for before, after in pairwise(words) if _one_column(before, after)]
    upwards = sum(step < 0 for step in same) * 2 >= len(same) if same else words[0].rotation == 270
    columns: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.x0 + w.x1) / 2, reverse=not upwards):
        home = next((column for column in columns if _one_column(column[0], word)), None)
        if home is None:
            columns.append([word])
        else:
            home.append(word)
    texts = []
    for column in columns:
        ordered = sorted(column, key=lambda w: -w.bottom if upwards else w.top)
        text = ordered[0].text
        for before, after in pairwise(ordered):
            gap = before.top - after.bottom if upwards else after.top - before.bottom
            text += ("" if gap < 0.15 * (before.x1 - before.x0) else " ") + after.text
        texts.append(text)
    return join_texts(texts)


def _one_column(one: Word, other: Word) -> bool:
    return one.x0 <= (other.x0 + other.x1) / 2 <= one.x1


def _join_lines(lines: Sequence[Line], room_pt: float | None) -> str:
    texts = [lines[0].text]
    for above, line in pairwise(lines):
        text = line.text
        if is_figure(texts[-1]) and is_figure(text):
            joined = f"{texts[-1]} {text}"
            if is_figure(joined) and (room_pt is None or _was_forced(above, line, room_pt)):
                texts[-1] = joined
            else:
                texts.append("\n")
                texts.append(text)
        else:
            texts.append(text)
    return join_texts(texts)


def _was_forced(above: Line, line: Line, room_pt: float) -> bool:
    """Tell whether the first word of a line would not have fitted at the end of the line above."""
    first = line.words[0]
    space = 0.25 * max(first.size, first.bottom - first.top)
    used = above.words[-1].x1 - above.words[0].x0
    return used + space + (first.x1 - first.x0) > room_pt - 0.5


def join_texts(texts: Sequence[str]) -> str:
    r"""Join the lines of a text, undoing hyphens at line ends; a text of “\n” is a break to keep.

    >>> join_texts(["Réhabilitation des centres-", "bourgs"]), join_texts(["1 200", "\n", "300"])
    ('Réhabilitation des centres-bourgs', '1 200\n300')
    """
    out = ""
    for text in texts:
        if text == "\n" or not out or out.endswith("\n"):
            out += text
        elif out[-1] in SOFT_HYPHENS:
            out = out[:-1] + text
        elif len(out) > 1 and out[-1] in _HYPHENS and out[-2].isalpha() and text[:1].isalpha():
            out += text
        else:
            out += " " + text
    for mark in SOFT_HYPHENS:
        out = out.replace(mark, "")
    return out.strip()
