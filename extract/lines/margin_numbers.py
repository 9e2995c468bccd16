"""Line numbers printed in the margin, as drafts for an assembly bear them: 5, 10, 15…

They stand left of the text, flush with one another, and count evenly; on a line of the text they would hide its
first word (« 15 ARTICLE 1 – … »).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.schemas.page import Line, Word

LEAST = 3
"""So many numbers at least, or they are something else."""
FLUSH_PT = 3.0
STEPS = {1, 2, 5, 10}


def strip_line_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page without the numbers in its left margin."""
    numbers = [line.words[0] for line in lines if _is_number(line)]
    if len(numbers) < LEAST:
        return list(lines)
    margin = _find_margin(lines)
    numbers = [word for word in numbers if word.x1 < margin - 2.0]
    counted = Counter(int(word.text) - int(other.text) for other, word in pairwise(numbers))
    flush = max((sum(abs(word.x1 - one.x1) <= FLUSH_PT for word in numbers) for one in numbers), default=0)
    even = len(numbers) >= LEAST and len(counted) == 1 and next(iter(counted)) in STEPS
    if not even or flush < len(numbers):
        return list(lines)
    gone = frozenset(numbers)
    return [kept for line in lines if (kept := _without(line, gone)) is not None]


def _is_number(line: Line) -> bool:
    text = line.words[0].text
    return text.isdecimal() and len(text) <= 3  # « ² » is a digit, and no number


def _find_margin(lines: Sequence[Line]) -> float:
    """The left edge of the text: where most lines begin, margin numbers aside."""
    starts = [_first_word(line).x0 for line in lines]
    common = Counter(round(start) for start in starts).most_common(1)
    return float(common[0][0]) if common else 0.0


def _first_word(line: Line) -> Word:
    return line.words[1] if _is_number(line) and len(line.words) > 1 else line.words[0]


def _without(line: Line, gone: frozenset[Word]) -> Line | None:
    if line.words[0] not in gone:
        return line
    return replace(line, words=line.words[1:]) if len(line.words) > 1 else None
