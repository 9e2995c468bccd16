"""Figures of a layer that stands over print it does not draw: they are read once more from the picture.

The hidden layer of a scanner, a figure with another pasted over it, characters that only ActualText gives a meaning:
nothing but the picture tells whether the layer is right. Two readers are asked; what both see where the layer says
something else is what the page shows. Where they see the same as the layer, or each something else, it stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bordereau.extract.ocr.engine import StripReader
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


def look_again(page: Page, draw: Callable[[float], Any], readers: Sequence[StripReader]) -> Page:
    """A page with the figures that its picture shows. ``draw``: the page at a resolution, as a grey picture."""
    rows = _make_rows(list(_list_unproved(page)), page.words)
    if not rows:
        return page
    point = LOOK_DPI / 72
    grey = draw(LOOK_DPI)
    words, differing = list(page.words), list(page.differing)
    pieces = [_cut(grey, enclose(row), point) for row in rows]
    readings = [reader.read_strips(pieces) for reader in readers]
    for row, *strips in zip(rows, *readings, strict=True):
        texts = [strip.text for strip in strips if strip.confidence >= SURE]
        seen = {_figures(text) for text in texts}
        said = " ".join(word.text for word in row)
        if len(texts) == len(readers) and len(seen) == 1 and seen != {_figures(said)} and any(seen):
            shown = tuple(_write(texts[0], row))
            at = words.index(row[0])
            words = [*words[:at], *shown, *(word for word in words[at:] if word not in row)]
            differing.append(Differing(shown, said))
    return replace(page, words=tuple(words), differing=tuple(differing))


def _list_unproved(page: Page) -> Iterator[Word]:
    doubtful = {*page.partly, *page.unproved}
    for word in page.words:
        if (word.invisible or word in doubtful) and word.rotation == 0 and any(map(str.isdigit, word.text)):
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
