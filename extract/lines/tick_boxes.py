"""Options with boxes to tick: what stands at an empty box is not in force.

« ☐ », a drawn square and « [ ] » are boxes wherever they stand. « □ », « ❑ » and their kin also open the items of
plain lists: they are boxes only where the page has a ticked one as well, or two of them on one line. A box speaks of
the words behind it, up to the next box or a wide white space, and of the lines under these words; where a line ends
with its box, of those before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.extract.page.unseen import quote_words
from bordereau.extract.tables.shapes import is_figure
from bordereau.lexicon.sentences import goes_on
from bordereau.lexicon.ticks import BRACKETS, EMPTY, FILLED, LIST_SIGNS, TICKED
from bordereau.schemas.page import Line, Page, Word, measure_type
from bordereau.schemas.warning import Code, DocumentWarning

_OPENERS = EMPTY | LIST_SIGNS | {"["}
WIDE_EM = 2.5
"""White wider than this parts an option from what stands beside it; a figure alone behind it still belongs to it."""
EDGE_PT = 2.0
NEAR_EM = 0.9
"""The lines of one option are no further apart than this."""
HANG_PT = (-3.0, 40.0)
"""How far left and right of the option's first word its next lines begin."""


def mark_unticked(page: Page) -> tuple[Page, list[DocumentWarning]]:
    """The page, its words at empty boxes marked as such, and what is told of them."""
    if not any(word.text in _OPENERS for word in page.words):
        return page, []
    joined = _join_brackets(page.words)
    signs = {word.text for word in joined}
    if not signs & (EMPTY | LIST_SIGNS):
        return page, []
    lines = group_lines(page.number, (word for word in joined if word.rotation == 0))
    ticked = TICKED | FILLED if _has_filled(joined) else TICKED
    empty = EMPTY | LIST_SIGNS if signs & ticked or any(_has_two(line) for line in lines) else EMPTY
    boxes = empty | ticked
    loose = frozenset() if signs & ticked else BRACKETS
    governed: set[Word] = set()
    for place, line in enumerate(lines):
        for box, words in _list_options(line, boxes):
            if box.text in empty and words and not (box.text in loose and box is not line.words[0]):
                governed.update(words)
                governed.update(_follow(lines[place + 1 :], line, words, boxes))
    if not governed:
        return page, []
    marked = tuple(replace(word, void="not_ticked") if word in governed else word for word in page.words)
    told = [word for word in marked if word.void == "not_ticked"]
    message = f"On page {page.number} an empty box stands at {quote_words(told)}: it is read, and counts in no sum."
    return replace(page, words=marked), [DocumentWarning(code=Code.NOT_TICKED, message=message, page=page.number)]


def _has_filled(words: Sequence[Word]) -> bool:
    """Whether filled boxes stand among empty ones of the same list, on one edge; bullets of two levels do not."""
    edges = [word.x0 for word in words if word.text in LIST_SIGNS]
    return any(word.text in FILLED and any(abs(word.x0 - edge) <= EDGE_PT for edge in edges) for word in words)


def _join_brackets(words: Sequence[Word]) -> list[Word]:
    """« [ » and « ] » side by side, with « x » between or nothing, as one box."""
    out: list[Word] = []
    for word in words:
        last = out[-1] if out else None
        beside = last is not None and abs(last.middle - word.middle) < 0.5 * word.size and word.x0 - last.x1 < word.size
        if last is not None and beside and last.text in ("[", "[x", "[X") and word.text in ("]", "x]", "X]", "x", "X"):
            out[-1] = replace(last, text=last.text + word.text, x1=word.x1)
        else:
            out.append(word)
    return out


def _has_two(line: Line) -> bool:
    return sum(word.text in LIST_SIGNS for word in line.words) > 1


def _list_options(line: Line, boxes: frozenset[str]) -> Iterator[tuple[Word, list[Word]]]:
    """Each box of a line with the words of its option."""
    places = [place for place, word in enumerate(line.words) if word.text in boxes]
    if not places:
        return
    after = places[-1] < len(line.words) - 1 or places[0] == 0
    edges = [*places, len(line.words)] if after else [-1, *places]
    for number, place in enumerate(places):
        words = line.words[edges[number] + 1 : edges[number + 1]]
        yield line.words[place], _cut_at_white(words)


def _cut_at_white(words: Sequence[Word]) -> list[Word]:
    """The words up to a wide white space, and a figure that stands alone behind it."""
    kept: list[Word] = []
    em = measure_type(words) if words else 0.0
    parts: list[list[Word]] = [[words[0]]] if words else []
    for one, other in pairwise(words):
        if other.x0 - one.x1 > WIDE_EM * em:
            parts.append([])
        parts[-1].append(other)
    for number, part in enumerate(parts):
        if number and not is_figure(" ".join(word.text for word in part)):
            break
        kept += part
    return kept


def _follow(below: Sequence[Line], line: Line, words: Sequence[Word], boxes: frozenset[str]) -> Iterator[Word]:
    """The words of the lines on which an option goes on: under its words, or from the margin in the same sentence."""
    left, right = line.words[0].x0, words[0].x0
    above, bottom, size = " ".join(word.text for word in words), line.box[3], line.size
    if line.words[-1] is not words[-1]:
        return
    for other in below:
        if any(word.text in boxes for word in other.words) or other.box[1] - bottom > NEAR_EM * size:
            return
        start = other.words[0].x0
        hangs = right > left + 1 and HANG_PT[0] <= start - right <= HANG_PT[1]
        runs_on = abs(start - left) <= -HANG_PT[0] and (other.text[:1].islower() or goes_on(above, "X"))
        if not (hangs or runs_on):
            return
        yield from other.words
        above, bottom = other.text, other.box[3]
