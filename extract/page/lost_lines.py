"""Where a page must be looked at for the letters that its layer has lost: the lines of these words, not all of it.

One lost letter on a page of 700 words cost the reading of the page, a second or more; its line costs a tenth.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.page.glyphs import LOST
from bordereau.schemas.page import Page, Word

MARGIN_EM = 1.0
"""What is read above and below a word, in heights of it: a reader needs to see that a line stands alone."""
MOST_SHARE = 0.4
"""Of the height of a page: where lines take more, it is read whole."""

Band = tuple[float, float]
"""Top and bottom of a strip of a page, in points."""


def list_lost_bands(page: Page) -> list[Band]:
    """The strips, from top to bottom, in which words have lost letters; the whole page where they are most of it."""
    bands: list[Band] = []
    for word in sorted(_list_lost(page.words), key=lambda word: word.top):
        more = MARGIN_EM * (word.bottom - word.top)
        top, bottom = max(0.0, word.top - more), min(page.height, word.bottom + more)
        if bands and top <= bands[-1][1]:
            bands[-1] = bands[-1][0], max(bands[-1][1], bottom)
        else:
            bands.append((top, bottom))
    if sum(bottom - top for top, bottom in bands) > MOST_SHARE * page.height:
        return [(0.0, page.height)]
    return bands


def _list_lost(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if LOST.search(word.text)]
