"""Take a transmission stamp off a page before its lines are made, and keep what it says.

The stamp « Envoyé en préfecture le … » is set in small type beside or over the text, on base lines of its own that
overlap those of the text: once words are on lines, the two are mixed word by word. So the small words of a page are
put on lines among themselves, and what reads as a stamp goes. The tables of a budget may be set as small as the stamp:
there its words are told by their size, which is its own, where several of its lines begin at one place. It is no text
of the act, but it says when the State received it and under which number, so its lines are kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.lines.make import group_lines, split_line
from bordereau.lexicon.folding import fold
from bordereau.lexicon.furniture import match_stamp
from bordereau.schemas.page import Line, Page, Word

SMALL_SHARE = 0.85
"""A stamp's type is smaller than this share of the page's usual one."""
OWN_TYPE_PT = 0.3
"""A stamp is set in a type of its own where its size is so far from the page's usual one."""
FLUSH_PT = 1.0
LEAST_LINES = 2
"""In type that is not small, so many lines of a stamp begin at one place, one under the other."""
_HINTS = ("prefecture", "transmission", "affiche", "publie", "executoire")


def drop_stamps(page: Page) -> Page:
    """The page without the words of a stamp in small type; the same page where there is none."""
    upright = _list_upright(page)
    if upright is None:
        return page
    stamped = {word for line in _find_set_apart(page.number, upright) for word in line.words}
    if not stamped:
        return page
    return replace(page, words=tuple(word for word in page.words if word not in stamped))


def find_stamps(page: Page) -> tuple[Line, ...]:
    """The lines of the stamps of a page, in whatever type, from top to bottom: what they say of the act is kept."""
    upright = _list_upright(page)
    if upright is None:
        return ()
    apart = _find_set_apart(page.number, upright)
    taken = {word for line in apart for word in line.words}
    others = _find_lines(page.number, [word for word in upright if word not in taken])
    return tuple(sorted((*apart, *others), key=lambda line: line.box[1]))


def _list_upright(page: Page) -> list[Word] | None:
    """The words that stand upright; None where no word belongs to a stamp."""
    upright = [word for word in page.words if word.rotation == 0]
    folded = fold("\n" + "\n".join([word.text for word in upright]))
    return upright if any("\n" + hint in folded for hint in _HINTS) else None


def _find_set_apart(number: int, words: Sequence[Word]) -> list[Line]:
    """The lines of stamps that their type sets apart from the text: small, or a size of their own."""
    usual = _measure_usual(words)
    small = _find_lines(number, [word for word in words if word.size < SMALL_SHARE * usual])
    taken = {word for line in small for word in line.words}
    return [*small, *_find_blocks(number, [word for word in words if word not in taken], usual)]


def _measure_usual(words: Sequence[Word]) -> float:
    sizes = sorted(word.size for word in words)
    return sizes[3 * len(sizes) // 4]


def _find_blocks(number: int, words: Sequence[Word], usual: float) -> list[Line]:
    """The lines of stamps in a type of their own that begin at one place; ``usual`` is the size of the text."""
    own = [word for word in words if abs(word.size - usual) >= OWN_TYPE_PT]
    found: list[Line] = []
    for size in sorted({word.size for word in own if any(hint in fold(word.text) for hint in _HINTS)}):
        lines = _find_lines(number, [word for word in words if word.size == size])
        lefts = [line.box[0] for line in lines]
        found += [line for line in lines if sum(abs(line.box[0] - left) < FLUSH_PT for left in lefts) >= LEAST_LINES]
    return found


def _find_lines(number: int, words: Sequence[Word]) -> list[Line]:
    return [part for line in group_lines(number, words) for part in split_line(line) if match_stamp(part.text)]
