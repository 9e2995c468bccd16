"""Take off what is printed across the text: « PROJET », « COPIE », « SPECIMEN », level or slanted, on one page or all.

Signs are added up. Slanted type counts 3, words of running text in its letters 2, a word of watermarks or stamps 2;
large type, pale colour, the same words at the same place on another page (or thrice on the page) 1 each. At 4 the words
leave the text. So slanted type goes if it is large or pale, crosses the text or says « Reçu en préfecture »; level type
in large letters if it is pale and crosses the text, or says « PROJET » and crosses it or is pale. A title is large, at
most pale: 2. What crosses the text with 3 stays in it. Both are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.furniture import is_watermark, match_stamp
from bordereau.schemas.page import Page, Word, enclose
from bordereau.schemas.warning import Code, DocumentWarning

ENOUGH = 4
DOUBT = 3
SLANTED, CROSSING, KNOWN = 3, 2, 2
ON_A_PAGE = 3
"""Words set so often on one page are a pattern."""
PLACE_PT = 8.0
SAME_BASE_PT = 1.5


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words of one type that may stand across the text."""

    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        slanted = any(word.across is not None and word.across.slanted for word in self.words)
        return ("" if slanted and all(len(word.text) <= 2 for word in self.words) else " ").join(
            word.text for word in self.words
        )

    @property
    def place(self) -> tuple[int, int]:
        x0, top, _, _ = enclose(self.words)
        return round(x0 / PLACE_PT), round(top / PLACE_PT)


def part_watermarks(pages: Sequence[Page]) -> tuple[list[Page], list[DocumentWarning]]:
    """The pages without what is printed across their text, and one warning for each such text."""
    marks = [mark for page in pages for mark in _group(page)]
    if not marks:
        return list(pages), []
    again = _count_again(marks)
    weights = [_weigh(mark, again) for mark in marks]
    gone: dict[int, set[Word]] = defaultdict(set)
    for mark, weight in zip(marks, weights, strict=True):
        if weight >= ENOUGH:
            gone[mark.page].update(mark.words)
    kept = [
        replace(page, words=tuple(word for word in page.words if word not in gone[page.number]))
        if page.number in gone
        else page
        for page in pages
    ]
    return kept, [*_tell(zip(marks, weights, strict=True))]


def _group(page: Page) -> list[_Mark]:
    """The words of a page that may stand across it, those of one line together."""
    groups: list[list[Word]] = []
    for word in page.words:
        if word.across is None:
            continue
        if groups and (_goes_on(groups[-1][-1], word) or _stands_under(groups[-1], word)):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_Mark(page.number, tuple(group)) for group in groups]


def _goes_on(one: Word, other: Word) -> bool:
    """Whether a word stands on the line of the one before, in the same type."""
    assert one.across is not None
    assert other.across is not None
    if abs(one.size - other.size) > 0.1 or one.across.slanted != other.across.slanted:
        return False
    if one.across.slanted:
        return max(abs(one.x0 - other.x0), abs(one.top - other.top)) < 4 * one.size
    return abs(one.bottom - other.bottom) < SAME_BASE_PT and -one.size < other.x0 - one.x1 < 2 * one.size


def _stands_under(group: Sequence[Word], word: Word) -> bool:
    """Whether a word begins the next line of a stamp: slanted type of no great size, right under it."""
    if not all(one.across is not None and one.across.slanted and not one.across.large for one in (group[-1], word)):
        return False
    x0, top, x1, bottom = enclose(group)
    beside = max(x0 - word.x1, word.x0 - x1)
    return beside < word.size and max(top - word.bottom, word.top - bottom) < 1.5 * word.size


def _count_again(marks: Iterable[_Mark]) -> set[tuple[int, str]]:
    """The texts, by page, that stand at the same place on another page, or again and again on their own."""
    places: dict[tuple[str, tuple[int, int]], set[int]] = defaultdict(set)
    own: dict[tuple[int, str], int] = defaultdict(int)
    for mark in marks:
        places[mark.text, mark.place].add(mark.page)
        own[mark.page, mark.text] += 1
    found = {(page, text) for (text, _), numbers in places.items() if len(numbers) > 1 for page in numbers}
    return found | {key for key, count in own.items() if count >= ON_A_PAGE}


def _weigh(mark: _Mark, again: set[tuple[int, str]]) -> int:
    signs = [word.across for word in mark.words if word.across is not None]
    weight = SLANTED if all(sign.slanted for sign in signs) else 0
    weight += CROSSING if any(sign.crossing for sign in signs) else 0
    weight += KNOWN if is_watermark(mark.text) or match_stamp(mark.text) else 0
    weight += all(sign.large for sign in signs) + all(sign.pale for sign in signs)
    return weight + ((mark.page, mark.text) in again)


def _tell(weighed: Iterable[tuple[_Mark, int]]) -> list[DocumentWarning]:
    """One warning for each text that left, and for each that crosses the text and stays."""
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for mark, weight in weighed:
        crossing = any(word.across is not None and word.across.crossing for word in mark.words)
        if weight >= ENOUGH or (weight == DOUBT and crossing):
            found[mark.text, weight >= ENOUGH].append(mark.page)
    told = []
    for (text, left), numbers in found.items():
        pages = sorted(set(numbers))
        where = f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages, first on page {pages[0]}"
        what = "was left out of the text" if left else "was read as part of it"
        message = f"“{text}” is printed across the text of {where}; it {what}."
        told.append(DocumentWarning(code=Code.WATERMARK, message=message, page=pages[0]))
    return told
