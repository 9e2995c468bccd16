"""Lost glyphs that are bullets: nobody need look at the picture of the page for them, they carry no letter, no figure.

A bullet stands alone at the start of its line, further from the next word than words stand apart, and its glyph occurs
nowhere else: « à » at the start of a line has the white of a word, « € » stands behind its figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.page.glyphs import LOST
from bordereau.extract.page.lost_letters import holds_lost
from bordereau.schemas.page import Page, Word

BULLET = "•"
LEAST_GAP_EM = 0.33
"""A word's white is a quarter of its type, a bullet's is a tab."""
FARTHEST_EM = 5.0


def read_bullets(page: Page) -> Page:
    """The page with a bullet for each lost glyph that can only be one."""
    if not holds_lost(page.words):
        return page
    lost = [word for word in page.words if LOST.search(word.text)]
    places: defaultdict[str, list[Word]] = defaultdict(list)
    for word in lost:
        for glyph in LOST.findall(word.text):
            places[glyph].append(word)
    bullets = {glyph for glyph, words in places.items() if all(_opens_line(word, page.words) for word in words)}
    if not bullets:
        return page
    return replace(
        page, words=tuple(replace(word, text=BULLET) if word.text in bullets else word for word in page.words)
    )


def _opens_line(word: Word, words: Sequence[Word]) -> bool:
    """Whether a lone glyph stands before the first word of a line, and apart from it."""
    if LOST.fullmatch(word.text) is None:
        return False
    em = max(word.size, word.bottom - word.top, 1.0)
    line = [other for other in words if other is not word and other.top < word.middle < other.bottom]
    before = [other for other in line if other.x1 <= word.x0 + 1 and word.x0 - other.x1 < FARTHEST_EM * em]
    gaps = [other.x0 - word.x1 for other in line if other.x0 >= word.x1 - 1]
    return not before and bool(gaps) and LEAST_GAP_EM * em <= min(gaps) <= FARTHEST_EM * em
