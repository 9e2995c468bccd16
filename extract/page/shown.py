"""Which words of a text layer a reader of the page sees.

A layer also holds what nobody sees: white on white, under a box or an annotation, outside the clip, in a layer that is
off, too small to be read. The page is drawn in grey with its text and once more without; where the two pictures are the
same, a word leaves no ink. Only where such a word is found is it looked at closer (``extract.page.closer``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.page.closer import Closer, Layer, list_broken
from bordereau.extract.page.ink import Look, find_core, has_contrast, list_painted, list_texts
from bordereau.schemas.page import Word

LOOK_DPI = 72.0
"""A letter of 8 points is four pixels high: enough to see whether there is ink."""
TINY_PT = 1.5
"""Type so small is no text; the smallest of real pages has 3 points."""
SAME_PLACE = 0.6
"""Two words stand in one place where they share so much of the smaller one's box."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of a page, parted by whether they are seen."""

    words: tuple[Word, ...]
    """Those seen, and those that leave no ink over print that is drawn otherwise (``invisible``)."""
    hidden: tuple[Word, ...] = ()
    """Those that are not seen and no other word repeats."""
    partly: tuple[Word, ...] = ()
    """Figures, among ``words``, of which some digits are not seen."""


def part_hidden(layer: Layer) -> Shown:
    """Part the words of a page by whether they are seen, by the ink that they leave.

    Hidden words over print are kept as ``invisible``: the OCR layer of a scan, and letters that a word processor has
    drawn as a picture or as outlines, with the text unseen behind.
    """
    words = layer.words
    if not words:
        return Shown(())
    look = Look(layer.page, layer.frame, LOOK_DPI, layer.words)
    without = look.draw_without(list_texts(layer.page.raw))
    ink = look.compare(without)
    has_ink = look.find_ink(ink, [find_core(word) for word in words])
    gone = {n for n, word in enumerate(words) if word.invisible or _is_tiny(word)}
    gone -= _find_copied(layer, [n for n in sorted(gone) if words[n].invisible and has_ink[n]])
    rest = [n for n in range(len(words)) if n not in gone]
    pale = [n for n in rest if not has_ink[n]]
    partly = list_broken(look, ink, layer, rest)
    twins = _pair_twins(words, gone)
    if pale or partly or twins:
        closer = Closer(layer)
        gone |= closer.find_hidden(pale)
        gone |= closer.find_covered(twins, gone)
        gone |= closer.find_mostly_covered(twins, gone)
        partly = closer.find_partly([n for n in partly if n not in gone])
    dark = {n for n in gone if not has_ink[n] and not _is_tiny(words[n])}
    read = [n for n in dark if any(map(str.isalnum, words[n].text))]  # signs go with the words beside them
    printed = {n for n in read if has_contrast(look.cut(without, find_core(words[n])))}
    return _part(words, gone, _spread(words, printed, dark), partly)


def _spread(words: Sequence[Word], printed: set[int], dark: set[int]) -> set[int]:
    """What is printed, with the words next to it: those of a layer seldom stand exactly over their print."""
    found = set(printed)
    for step in (1, -1):
        for n in sorted(dark, reverse=step < 0):
            if n - step in found and _is_next(words[n - step], words[n]):
                found.add(n)
    return found


def _is_next(one: Word, other: Word) -> bool:
    """Whether two words stand side by side on a line."""
    size = min(one.size, other.size)
    gap = max(other.x0 - one.x1, one.x0 - other.x1)
    return abs(one.middle - other.middle) < 0.5 * size and gap < size


def _part(words: Sequence[Word], gone: set[int], printed: set[int], partly: Sequence[int]) -> Shown:
    kept = [
        replace(word, invisible=n in printed) if word.invisible != (n in printed) else word
        for n, word in enumerate(words)
        if n in printed or n not in gone
    ]
    seen = [word for word in kept if not word.invisible]
    hidden = tuple(words[n] for n in sorted(gone - printed) if not _is_repeated(words[n], seen))
    return Shown(tuple(kept), hidden, tuple(words[n] for n in partly))


def _is_tiny(word: Word) -> bool:
    return 0 < word.size < TINY_PT and min(word.bottom - word.top, word.x1 - word.x0) < TINY_PT


def _pair_twins(words: Sequence[Word], gone: set[int]) -> list[tuple[int, int]]:
    """Words that stand in one place, the first drawn first. The middle of the smaller one then lies in the other."""
    import numpy as np

    numbers = [n for n in range(len(words)) if n not in gone]
    x0, top, x1, bottom = np.array([words[n].box for n in numbers]).reshape(-1, 4).T
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    order = np.argsort(y)
    first, end = np.searchsorted(y[order], top, "right"), np.searchsorted(y[order], bottom, "left")
    counts = np.maximum(end - first, 0)  # the words of its line, among which those of its place are
    one = np.repeat(np.arange(len(numbers)), counts)
    other = order[np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)]
    inside = (x0[one] < x[other]) & (x[other] < x1[one]) & (one != other)
    met = zip(one[inside].tolist(), other[inside].tolist(), strict=True)
    pairs = {(numbers[min(pair)], numbers[max(pair)]) for pair in met}
    return sorted(pair for pair in pairs if share_place(words[pair[0]], words[pair[1]]))


def share_place(one: Word, other: Word) -> bool:
    """Whether two words stand in one place.

    >>> share_place(Word("100", 0, 0, 20, 10), Word("900", 0, 1, 20, 11)), share_place(
    ...     Word("100", 0, 0, 20, 10), Word("900", 0, 5, 20, 15))
    (True, False)
    """
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return False
    areas = ((word.x1 - word.x0) * (word.bottom - word.top) for word in (one, other))
    return width * height >= SAME_PLACE * min(areas)


def _find_copied(layer: Layer, numbers: Sequence[int]) -> set[int]:
    """The invisible words over which the very same is written so that it is seen.

    PDFium gives such a pair once, as the first that is drawn; another text object lies there, and no other word.
    """
    if not numbers:
        return set()
    visible = [word for word in layer.words if not word.invisible]
    drawn = list(list_painted(layer.page.raw, layer.frame))
    found = set()
    for n in numbers:
        word = layer.words[n]
        x = (word.x0 + word.x1) / 2
        over = any(box[0] <= x <= box[2] and box[1] <= word.middle <= box[3] for box in drawn)
        if over and not any(share_place(word, other) for other in visible):
            found.add(n)
    return found


def _is_repeated(word: Word, shown: Sequence[Word]) -> bool:
    """Whether a word that is seen says the same in the same place."""
    return any(word.text == other.text and share_place(word, other) for other in shown)
