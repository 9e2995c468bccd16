"""Take a transmission stamp off a page before its lines are made, and keep what it says.

The stamp « Envoyé en préfecture le … » is set in small type beside or over the text, on base lines of its own that
overlap those of the text: once words are on lines, the two are mixed word by word. So the small words of a page are
put on lines among themselves, and what reads as a stamp goes. It is no text of the act, but it says when the State
received it and under which number, so its lines are kept apart.
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
_HINTS = ("prefecture", "transmission", "affiche", "publie", "executoire")


def drop_stamps(page: Page) -> Page:
    """The page without the words of a stamp in small type; the same page where there is none."""
    upright = _list_upright(page)
    if upright is None:
        return page
    stamped = {word for line in _find_lines(page.number, _keep_small(upright)) for word in line.words}
    if not stamped:
        return page
    return replace(page, words=tuple(word for word in page.words if word not in stamped))


def find_stamps(page: Page) -> tuple[Line, ...]:
    """The lines of the stamps of a page, in whatever type, from top to bottom: what they say of the act is kept."""
    upright = _list_upright(page)
    if upright is None:
        return ()
    small = _find_lines(page.number, _keep_small(upright))
    taken = {word for line in small for word in line.words}
    large = _find_lines(page.number, [word for word in upright if word not in taken])
    return tuple(sorted((*small, *large), key=lambda line: line.box[1]))


def _list_upright(page: Page) -> list[Word] | None:
    """The words that stand upright; None where no word belongs to a stamp."""
    upright = [word for word in page.words if word.rotation == 0]
    folded = fold("\n" + "\n".join([word.text for word in upright]))
    return upright if any("\n" + hint in folded for hint in _HINTS) else None


def _keep_small(words: Sequence[Word]) -> list[Word]:
    sizes = sorted(word.size for word in words)
    usual = sizes[3 * len(sizes) // 4]
    return [word for word in words if word.size < SMALL_SHARE * usual]


def _find_lines(number: int, words: Sequence[Word]) -> list[Line]:
    return [part for line in group_lines(number, words) for part in split_line(line) if match_stamp(part.text)]
