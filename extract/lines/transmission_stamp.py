"""Take a transmission stamp off a page before its lines are made.

The stamp « Envoyé en préfecture le … » is set in small type beside or over the text, on base lines of its own that
overlap those of the text: once words are on lines, the two are mixed word by word. So the small words of a page are
put on lines among themselves, and what reads as a stamp goes.
"""

from __future__ import annotations

from dataclasses import replace

from bordereau.extract.lines.make import group_lines, split_line
from bordereau.lexicon.folding import fold
from bordereau.lexicon.furniture import match_stamp
from bordereau.schemas.page import Page

SMALL_SHARE = 0.85
"""A stamp's type is smaller than this share of the page's usual one."""
_HINTS = ("prefecture", "transmission", "affiche", "publie", "executoire")


def drop_stamps(page: Page) -> Page:
    """The page without the words of a stamp in small type; the same page where there is none."""
    upright = [word for word in page.words if word.rotation == 0]
    if not any(fold(word.text).startswith(_HINTS) for word in upright):
        return page
    sizes = sorted(word.size for word in upright)
    usual = sizes[3 * len(sizes) // 4]
    small = [word for word in upright if word.size < SMALL_SHARE * usual]
    stamped = {
        word
        for line in group_lines(page.number, small)
        for part in split_line(line)
        if match_stamp(part.text)
        for word in part.words
    }
    if not stamped:
        return page
    return replace(page, words=tuple(word for word in page.words if word not in stamped))
