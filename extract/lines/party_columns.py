"""Two parties side by side: « ENTRE » over the left column, « ET » over the right one, or a body's name over each.

Read across, the names and representatives of the two are mixed word by word. So where « Entre » and « Et » stand alone
on one line, or two names of bodies below « Entre … : » and « représenté par » below both, what is below is read column
by column, as far as the white between them goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.lines.make import split_line
from bordereau.lexicon.bodies import head
from bordereau.lexicon.folding import fold, fold_quotes
from bordereau.lexicon.parties import ends, evidence
from bordereau.schemas.page import Line, Word

MOST_LINES = 40
_FIRST, _SECOND = "entre", "et"


def part_parties(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of one page, two columns of parties one after the other."""
    for index, line in enumerate(lines):
        parts = split_line(line)
        if len(parts) != 2:
            continue
        told = [fold(part.text).strip(" :,") for part in parts] == [_FIRST, _SECOND]
        if told or (index and _is_opener(lines[index - 1]) and all(_is_body(part) for part in parts)):
            gutter = parts[1].words[0].x0 - 1.0
            stop = _find_stop(lines, index + 1, gutter)
            if stop - index > 2 and (told or _speak_both(lines[index:stop], gutter)):
                return (*lines[:index], *_unfold(lines[index:stop], gutter), *lines[stop:])
    return tuple(lines)


def _is_opener(line: Line) -> bool:
    folded = fold(line.text).strip()
    return folded.startswith(_FIRST) and folded.endswith(":")


def _is_body(part: Line) -> bool:
    return part.text[:1].isupper() and head().match(fold_quotes(part.text)) is not None


def _speak_both(lines: Sequence[Line], gutter: float) -> bool:
    """Whether « représenté par » stands in each of the two columns."""
    words: list[Word] = [word for line in lines for word in line.words]
    sides = ([word for word in words if word.x0 < gutter], [word for word in words if word.x0 >= gutter])
    said = [fold_quotes(" ".join(word.text for word in side)) for side in sides]
    return all(evidence()["represented"].search(text) for text in said)


def _find_stop(lines: Sequence[Line], start: int, gutter: float) -> int:
    """The first line below that crosses the white between the columns, or says what comes after the parties."""
    for index in range(start, min(len(lines), start + MOST_LINES)):
        crossed = any(word.x0 < gutter < word.x1 for word in lines[index].words)
        close = any(
            right.x0 - gutter >= 0 and gutter - left.x1 < 2.0 and right.x0 - left.x1 < left.size / 2
            for left, right in zip(lines[index].words, lines[index].words[1:], strict=False)
            if left.x1 <= gutter <= right.x0
        )
        if crossed or close or ends("line").match(fold_quotes(lines[index].text)):
            return index
        if ends("anywhere").match(fold_quotes(lines[index].text)):
            return index
    return min(len(lines), start + MOST_LINES)


def _unfold(lines: Sequence[Line], gutter: float) -> list[Line]:
    left = [tuple(word for word in line.words if word.x0 < gutter) for line in lines]
    right = [tuple(word for word in line.words if word.x0 >= gutter) for line in lines]
    return [
        replace(line, words=words) for side in (left, right) for line, words in zip(lines, side, strict=True) if words
    ]
