"""What stands right above the body of a table: the lines of its header, and where a title or a unit ends them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bordereau.extract.tables.around.unit_lines import is_unit_line
from bordereau.extract.tables.chunks import Chunk, TextLine
from bordereau.extract.tables.read.headers import find_value_left
from bordereau.extract.tables.sheet import Blocks, Sheet
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_words

HEADER_LINES = 12
LABEL_LINES = 7
"""The first row's label may have so many lines above its figures before the header."""
LEAD_WORDS = 5
"""A line of so many words that ends with a colon leads in to the table, it heads no group of rows."""
MAX_NAME_WORDS = 14
"""A chunk of more words is a sentence, not the name of a column."""


def find_header(sheet: Sheet, first: int, last: int, blocks: Blocks, floor: int) -> int:
    """Find where the header begins: lines above whose chunks name columns and do not run over the labels.

    ``first`` and ``last`` are the lines of the body, ``blocks`` its columns of figures; the search ends at the line
    ``floor``. Returns ``first`` where there is no header.
    """
    lines, em = sheet.lines, sheet.em
    left, clear = min(block[0] for block in blocks), find_value_left(lines[first : last + 1])[1]
    pitches = sorted(below.middle - above.middle for above, below in pairwise(lines[first : last + 1]))
    usual = pitches[len(pitches) // 2] if pitches else 1.2 * em
    top = first
    for number in range(first - 1, max(floor, first - 1 - HEADER_LINES), -1):
        line = lines[number]
        gap = lines[number + 1].top - line.bottom
        ruled = sheet.is_parted(line, lines[number + 1])
        if gap > max((2.6 if ruled else 1.6) * em, 1.15 * usual - (line.bottom - line.top)):
            break
        if announces(line):
            break
        over = [chunk for chunk in line.chunks if chunk.x1 > left or chunk.x0 > clear]
        if len(line.chunks) == 1 and any(chunk.x0 <= clear and chunk.x1 > left + em for chunk in over):
            break
        if any(len(chunk.words) > MAX_NAME_WORDS or _overruns(chunk, clear, left - 2 * em) for chunk in line.chunks):
            break
        if over:
            top = number
        elif number < first - LABEL_LINES and top == first:
            break
    return _trim_header(lines[top:first], top, max(usual, 1.1 * em))


def announces(line: TextLine) -> bool:
    """Tell whether a line is a sentence that announces the table: « La contribution se décompose comme suit : »."""
    text = line.chunks[0].text
    return len(line.chunks) == 1 and len(line.chunks[0].words) >= LEAD_WORDS and text.endswith(":")


def _overruns(chunk: Chunk, clear: float, limit: float) -> bool:
    """Tell whether a chunk begins among the labels and runs to the figures: a sentence above the table."""
    return chunk.x0 <= clear and chunk.x1 > max(clear, limit) and len(chunk.words) > 6


def _trim_header(lines: Sequence[TextLine], top: int, pitch: float) -> int:
    """Leave out of the header a title or a lone unit printed over it: “(en k€)”.

    A level of the header stands as close to the next as the rows to each other; a title stands off.
    """
    for line, below in pairwise(lines):
        if len(line.chunks) > 1:
            break
        chunk = line.chunks[0]
        stands_off = below.middle - line.middle > 1.3 * pitch
        title = len(chunk.words) > 1 and (stands_off or _is_title(line, below))
        if not title and not is_unit_line(chunk.text):
            break
        top += 1
    return top


def _is_title(line: TextLine, below: TextLine) -> bool:
    """Tell whether a line begins as titles of tables do, or stands over a line that only states a unit."""
    first = fold(line.chunks[0].words[0].text).strip(" :")
    return first in read_words("tables", "titles") or (len(below.chunks) == 1 and is_unit_line(below.chunks[0].text))
