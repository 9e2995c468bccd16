"""Figures of a layer that stands over print it does not draw: they are read once more from the picture.

The hidden layer of a scanner, a figure with another pasted over it, characters that only ActualText gives a meaning:
nothing but the picture tells whether the layer is right. Two readers are asked; what both see where the layer says
something else is what the page shows. Where they see the same as the layer, or each something else, it stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bordereau.extract.ocr.engine import Strip, StripReader
from bordereau.schemas.page import Box, Differing, Page, Word, enclose

LOOK_DPI = 300.0
MARGIN_PT = 2.0
MOST_ROWS = 40
"""Rows that are read of a page; a page of more is a scan, and read as one."""
SURE = 0.6
SIGNS = str.maketrans("", "", " .,\u00a0\u202f")


def needs_second_look(page: Page) -> bool:
    """Whether a page has figures that only its picture can prove."""
    return page.placement is None and any(True for _ in _list_unproved(page))


def look_again(page: Page, draw: Callable[[float], Any], readers: Sequence[Callable[[], StripReader]]) -> Page:
    """A page with the figures that its picture shows.

    ``draw``: the page at a resolution, as a grey picture; ``readers``: each is loaded by the call.
    """
    rows = _make_rows(list(_list_unproved(page)), page.words)
    if not rows:
        return page
    point = LOOK_DPI / 72
    grey = draw(LOOK_DPI)
    words, differing = list(page.words), list(page.differing)
    for row, text in _read_otherwise(rows, lambda row: _cut(grey, enclose(row), point), readers):
        shown = tuple(_write(text, row))
        at = words.index(row[0])
        words = [*words[:at], *shown, *(word for word in words[at:] if word not in row)]
        differing.append(Differing(shown, _say(row)))
    return replace(page, words=tuple(words), differing=tuple(differing))


def _read_otherwise(
    rows: Sequence[list[Word]], cut: Callable[[list[Word]], Any], readers: Sequence[Callable[[], StripReader]]
) -> Iterator[tuple[list[Word], str]]:
    """The rows in which all readers see the same, but not what the layer says, and what the first of them sees.

    A reader is asked for the rows alone that the one before saw otherwise, and loaded only for them.
    """
    left = [(row, "") for row in rows]
    for load in readers:
        if not left:
            return
        strips = load().read_strips([cut(row) for row, _ in left])
        seen = zip(left, strips, strict=True)
        left = [(row, first or strip.text) for (row, first), strip in seen if _is_news(row, first, strip)]
    yield from left


def _is_news(row: Sequence[Word], first: str, strip: Strip) -> bool:
    """Whether a reader is sure of a figure that the layer does not say, and that the first reader, if any, saw."""
    figures = _figures(strip.text)
    if strip.confidence < SURE or not figures or figures == _figures(_say(row)):
        return False
    return not first or figures == _figures(first)


def _say(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in row)


def _list_unproved(page: Page) -> Iterator[Word]:
    doubtful = {*page.partly, *page.unproved}
    for word in page.words:
        if (
            (word.invisible or (doubtful and word in doubtful))
            and word.rotation == 0
            and any(map(str.isdigit, word.text))
        ):
            yield word


def _make_rows(unproved: Sequence[Word], words: Sequence[Word]) -> list[list[Word]]:
    """The words with figures, each with those beside it that belong to its figure: « 900 » with « 000 »."""
    rows: list[list[Word]] = []
    for word in sorted(unproved, key=lambda word: (word.middle, word.x0)):
        last = rows[-1][-1] if rows else None
        if last and abs(last.middle - word.middle) < 0.3 * word.size and -1 < word.x0 - last.x1 < word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    known = {word for row in rows for word in row}
    for row in rows:
        row += [word for word in words if word not in known and _continues(row[-1], word)]
    return rows[:MOST_ROWS]


def _continues(last: Word, word: Word) -> bool:
    """Whether a word goes on with a figure."""
    beside = abs(last.middle - word.middle) < 0.3 * last.size and -1 < word.x0 - last.x1 < last.size
    return beside and word.text[:1].isdigit()


def _cut(grey: Any, box: Box, point: float) -> Any:
    import numpy as np

    x0, top, x1, bottom = (round(side * point) for side in box)
    margin = round(MARGIN_PT * point)
    part = grey[max(0, top - margin) : bottom + margin, max(0, x0 - margin) : x1 + margin]
    return np.ascontiguousarray(part if part.size else np.full((margin, margin), 255, np.uint8))


def _figures(text: str) -> str:
    """The digits of a reading, however they are grouped."""
    return "".join(filter(str.isdigit, text.translate(SIGNS)))


def _write(text: str, row: Sequence[Word]) -> Iterator[Word]:
    """The words of a reading in the place of a row, each as wide as its letters are many."""
    x0, top, x1, bottom = enclose(row)
    step = (x1 - x0) / max(1, len(text))
    at = 0
    for part in text.split():
        at = text.index(part, at)
        left, right = x0 + at * step, x0 + (at + len(part)) * step
        yield replace(row[0], text=part, x0=left, top=top, x1=right, bottom=bottom, invisible=False)
        at += len(part)
