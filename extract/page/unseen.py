"""What is told of words that a page does not show, shows in part, has struck out, or that no reader could read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Box, Page, Picture, Word, enclose
from bordereau.schemas.warning import Code, DocumentWarning

MOST_QUOTED = 3
LONGEST_QUOTE = 60


def drop_replaced(page: Page, read: Sequence[Picture]) -> Page:
    """A page without the hidden layer of the pictures that were read by OCR."""
    words = [word for word in page.words if not (word.invisible and any(_lies_on(word, picture) for picture in read))]
    return replace(page, words=tuple(words)) if len(words) < len(page.words) else page


def tell_unseen(page: Page) -> Iterator[DocumentWarning]:
    """One warning for each kind of words that a page of text does not show as others."""
    if page.hidden:
        count = "a word that is" if len(page.hidden) == 1 else f"{len(page.hidden)} words that are"
        message = (
            f"The text of page {page.number} holds {count} not seen on it and left out: {quote_words(page.hidden)}."
        )
        yield DocumentWarning(code=Code.HIDDEN_TEXT, message=message, page=page.number)
    layer = [word for word in page.words if word.invisible]
    if layer:
        words = quote_words(layer)
        message = f"Page {page.number} shows only as a picture what its hidden text says, and that was read: {words}."
        yield DocumentWarning(code=Code.HIDDEN_TEXT, message=message, page=page.number)
    if page.partly:
        message = f"Page {page.number} shows only some digits of {quote_words(page.partly)}."
        yield DocumentWarning(code=Code.HIDDEN_TEXT, message=message, page=page.number)
    if page.differing:
        told = ", ".join(f"“{_join(one.shown)}” for “{cut_quote(one.said)}”" for one in page.differing[:MOST_QUOTED])
        more = " …" if len(page.differing) > MOST_QUOTED else ""
        message = f"Page {page.number} shows other figures than its text says, and those shown were read: {told}{more}."
        places = tuple(
            Evidence(page=page.number, bbox=enclose(one.shown), text=one.said) for one in page.differing if one.shown
        )
        yield DocumentWarning(code=Code.LAYER_DIFFERS, message=message, page=page.number, evidence=places)
    yield from tell_struck(page)


def tell_struck(page: Page) -> Iterator[DocumentWarning]:
    """One warning for the words of a page that are struck out."""
    if page.struck:
        words = quote_words(page.struck)
        message = f"On page {page.number} words are struck out; they are read, and count in no sum: {words}."
        yield DocumentWarning(code=Code.STRUCK_TEXT, message=message, page=page.number)


def tell_unread(page: Page, places: Sequence[Box], point: float) -> Iterator[DocumentWarning]:
    """One warning for print of a scanned page that no reader could read; ``places`` in pixels, ``point`` a point."""
    if places:
        boxes = [(x0 / point, top / point, x1 / point, bottom / point) for x0, top, x1, bottom in places]
        shown = [page.placement.place(box) if page.placement else box for box in boxes]
        rows = "a row" if len(places) == 1 else f"{len(places)} rows"
        message = f"Page {page.number} shows {rows} of print that could not be read."
        evidence = tuple(Evidence(page=page.number, bbox=box, text="") for box in shown)
        yield DocumentWarning(code=Code.PRINT_UNREAD, message=message, page=page.number, evidence=evidence)


def _join(words: Sequence[Word]) -> str:
    return cut_quote(" ".join(word.text for word in words))


def _lies_on(word: Word, picture: Picture) -> bool:
    x = (word.x0 + word.x1) / 2
    return picture.x0 <= x <= picture.x1 and picture.top <= word.middle <= picture.bottom


def quote_words(words: Sequence[Word]) -> str:
    """Some of the words, those of lines with figures before others.

    >>> line = [Word("900", 0, 0, 9, 9), Word("000", 10, 0, 19, 9)]
    >>> quote_words([Word("total", 0, 20, 9, 29), *line])
    '“900 000”, “total”'
    """
    lines = [" ".join(word.text for word in line) for _, line in groupby(words, key=lambda word: round(word.middle))]
    lines.sort(key=lambda line: not any(map(str.isdigit, line)))
    quoted = ", ".join(f"“{cut_quote(line)}”" for line in lines[:MOST_QUOTED])
    return quoted + (" …" if len(lines) > MOST_QUOTED else "")


def cut_quote(line: str) -> str:
    """The part of a line around its first digit that is short enough to quote."""
    first = next((place for place, sign in enumerate(line) if sign.isdigit()), 0)
    start = max(0, min(first - LONGEST_QUOTE // 2, len(line) - LONGEST_QUOTE))
    return (
        ("…" if start else "")
        + line[start : start + LONGEST_QUOTE]
        + ("…" if start + LONGEST_QUOTE < len(line) else "")
    )
