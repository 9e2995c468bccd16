"""Letters that a text layer has lost, read from the picture of their words.

A program that writes a PDF anew may lose the characters of some glyphs: « D?PARTEMENT », « l?aide », « 12 000 ? ».
The layer is right otherwise, its figures above all, so it is kept: the lines of such words are read by OCR, and a word
gives its lost letters only where all the others agree with the layer. What a glyph stands for is then known in the
words that OCR did not read so well. Where neither tells, U+FFFD stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bordereau.extract.page.glyphs import LOST
from bordereau.lexicon.folding import fold
from bordereau.schemas.page import Page, Word

MANY = 0.6
"""Where more words than this have lost letters, the layer is not worth keeping."""
MOST_LOST = 200
"""A word that has lost so many letters is no word."""
WIDEST_GAP = 2
"""Signs that one glyph may stand for."""
REACH_PT = 1.5
LIGATURES = frozenset({"fi", "fl", "ff", "ti", "tt", "ft", "oe", "ae"})
SURE = 0.8
"""A glyph stands for the letter that so large a share of its readings gives."""
MISSING = "\ufffd"

GAP = "\u202f"
"""Where OCR sees nothing, the glyph is a space within a figure or before a sign."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A page with its letters back, and how many words had lost some, and still miss some."""

    page: Page
    lost: int
    missing: int


def holds_lost(words: Sequence[Word]) -> bool:
    """Whether any word of a layer has lost a letter; most layers have none, and are told by one look."""
    return LOST.search("".join([word.text for word in words])) is not None


def has_lost_letters(words: Sequence[Word]) -> bool:
    """Whether some words of a layer, but not most, have lost letters."""
    if not holds_lost(words):
        return False
    lost = sum(LOST.search(word.text) is not None for word in words)
    return 0 < lost <= MANY * len(words)


def mark_missing(page: Page) -> Page:
    """A page whose lost letters nobody reads: U+FFFD stands for each."""
    if not holds_lost(page.words):
        return page
    words = tuple(replace(word, text=LOST.sub(MISSING, word.text)) for word in page.words)
    return replace(page, words=words)


def restore_letters(page: Page, seen: Sequence[Word]) -> Restored:
    """Put back the lost letters of a page from ``seen``, the words that OCR read on it, in the same frame."""
    lost = [index for index, word in enumerate(page.words) if LOST.search(word.text)]
    lines = _Lines(seen)
    letters = {index: _fit(page.words[index].text, _read_place(page.words[index], lines)) for index in lost}
    known = _learn(page.words, letters)
    filled = {index: _fill(page.words[index], letters[index], known) for index in lost}
    words: list[Word] = []
    for index, word in enumerate(page.words):
        words += _part(word, filled[index]) if index in filled else [word]
    return Restored(replace(page, words=tuple(words)), len(lost), sum(MISSING in text for text in filled.values()))


class _Lines:
    """The words that OCR read, found by their height."""

    def __init__(self, seen: Sequence[Word]) -> None:
        self._seen = seen
        self._order = sorted(range(len(seen)), key=lambda index: seen[index].middle)
        self._levels = [seen[index].middle for index in self._order]

    def list_beside(self, word: Word) -> list[Word]:
        """Those whose middle lies within the height of a word, as they were read."""
        start, stop = bisect_right(self._levels, word.top), bisect_left(self._levels, word.bottom)
        return [self._seen[index] for index in sorted(self._order[start:stop])]


def _read_place(word: Word, lines: _Lines) -> tuple[str, ...]:
    """What OCR read where a word stands: the words within it together, then each one that holds it."""
    line = lines.list_beside(word)
    inside = [other for other in line if word.x0 - REACH_PT <= (other.x0 + other.x1) / 2 <= word.x1 + REACH_PT]
    around = [other for other in line if other.x0 < (word.x0 + word.x1) / 2 < other.x1]
    together = "".join(other.text for other in sorted(inside, key=lambda other: other.x0))
    return tuple(text for text in (together, *(other.text for other in around)) if text)


def _fit(text: str, readings: Sequence[str]) -> tuple[str, ...]:
    """The letters of the lost glyphs of a word, from a reading that agrees in all its other letters; else none."""
    parts = [fold(part) for part in LOST.split(text)]
    if len(parts) > MOST_LOST:
        return ()
    for reading in readings:
        folded = fold(reading)
        gaps = _lay(parts, folded, (0,), whole=True)
        if gaps is None and len(text) > 1:
            gaps = _lay(parts, folded, range(len(folded) + 1), whole=False)
        if gaps is not None:
            found = tuple(reading[start:end] for start, end in gaps)
            if all(map(_is_one_glyph, found)):
                return found
    return ()


def _lay(parts: Sequence[str], text: str, places: Iterable[int], whole: bool) -> list[tuple[int, int]] | None:
    """The gaps between the parts of a word laid over a text, none wider than two signs, each as narrow as it may be.

    ``places``: where the first part may stand; ``whole``: the last one ends the text. What has led nowhere is not tried
    again: a pattern of the same meaning takes hours on a word of twenty lost letters.

    >>> _lay(["d", "partement"], "departement", (0,), whole=True)
    [(1, 2)]
    """
    failed: set[tuple[int, int]] = set()

    def follow(number: int, end: int) -> list[tuple[int, int]] | None:
        if number == len(parts) - 1:
            return None if whole and end < len(text) else []
        if (number, end) in failed:
            return None
        for after in range(end, min(end + WIDEST_GAP, len(text)) + 1):
            if text.startswith(parts[number + 1], after):
                rest = follow(number + 1, after + len(parts[number + 1]))
                if rest is not None:
                    return [(end, after), *rest]
        failed.add((number, end))
        return None

    for place in places:
        if text.startswith(parts[0], place) and (gaps := follow(0, place + len(parts[0]))) is not None:
            return gaps
    return None


def _is_one_glyph(letters: str) -> bool:
    """One sign, a ligature or a gap. A figure is never taken: what OCR makes of a dash must not become a digit."""
    return not any(map(str.isdigit, letters)) and (len(letters) <= 1 or letters.lower() in LIGATURES)


def _learn(words: Sequence[Word], letters: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """What each glyph stands for, where its readings agree."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, found in letters.items():
        for glyph, letter in zip(LOST.findall(words[index].text), found, strict=False):
            votes[glyph][letter or GAP] += 1
    best = {glyph: counts.most_common(1)[0] for glyph, counts in votes.items()}
    return {glyph: letter for glyph, (letter, count) in best.items() if count >= SURE * votes[glyph].total()}


def _fill(word: Word, letters: Sequence[str], known: Mapping[str, str]) -> str:
    """A word with what its glyphs stand for on the page, else with the letters read in its own place."""
    parts, glyphs = LOST.split(word.text), LOST.findall(word.text)
    text = parts[0]
    for number, (glyph, part) in enumerate(zip(glyphs, parts[1:], strict=True)):
        own = letters[number] if number < len(letters) else ""
        text += known.get(glyph) or own or MISSING
        text += part
    return text


def _part(word: Word, text: str) -> list[Word]:
    """A word with its new text, parted at its gaps as spaces part words; its signs share its width evenly."""
    step = (word.x1 - word.x0) / max(1, len(text))
    starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == GAP), len(text) + 1]
    return [
        replace(word, text=text[start : after - 1], x0=word.x0 + start * step, x1=word.x0 + (after - 1) * step)
        for start, after in pairwise(starts)
        if after - 1 > start
    ]
