"""Rows of print that no word covers: read once more, line by line, by both readers; what they cannot read is told.

A reader passes over whole lines: a heading whose underline joins its letters, a line that touches a stamp, large type
beside small. Such rows are found by shape (``print_rows``), so their readers need not be trusted to know of them.
A row is given back as words only where two readings agree or one is sure; else its place is told, for nothing that is
printed may be left out in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bordereau.extract.ocr.engine import Readers, SeenWord, Strip
from bordereau.extract.ocr.leftovers import attach_to_line
from bordereau.extract.ocr.merge import split_word
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.print_rows import Row, find_rows
from bordereau.extract.ocr.strips import cut
from bordereau.extract.ocr.stroke import Stroke
from bordereau.lexicon.folding import squeeze

LEAST_LETTERS = 3.0
LEAST_TOLD = 6.0
"""Letters of a row that is told of where it cannot be read: fewer may be a drawing, a signature, a stamp."""
LETTER_WIDTH = 0.7
"""Of a letter with the white beside it, in heights of the row."""
MARGIN = 0.25
"""Around a row that is read again, in heights."""
BESIDE = 1.6
"""White inside a row, in heights."""
MOST_ROWS = 12
"""Of one page: more is a drawing or a photograph."""
AGREE = 0.75
SURE_ALONE = 0.8
UNDERLINE = 2.0
"""Ink that runs on so long, in heights, is no letter."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The words that were found, those that they replace, and the places (pixels) of what could not be read."""

    words: tuple[SeenWord, ...]
    places: tuple[tuple[float, float, float, float], ...]


def read_unread(
    picture: Picture, words: Sequence[SeenWord], dpi: float, readers: Readers, strokes: Sequence[Stroke] = ()
) -> Unread:
    """All words of a page with those of rows that were passed over; ``picture`` without rules and stamps.

    ``strokes`` are the rules: an upright one parts a row, as « NATURE|ACCORDE ».
    """
    spans = [span for row in find_rows(picture, dpi) for span in find_spans(row, words, strokes)]
    if not spans or readers.lines is None or len(spans) > MOST_ROWS:
        return Unread(tuple(words), ())
    strips = [_cut_span(picture, span) for span in spans]
    first, second = readers.lines.read_strips(strips), readers.second.read_strips(strips)
    out, places = list(words), []
    for span, one, other in zip(spans, first, second, strict=True):
        text = choose_reading(one, other)
        if text:
            out += _make_words(span, text, min(one.confidence, SURE_ALONE), out)
        elif count_letters(span) >= LEAST_TOLD:
            places.append((float(span.x0), float(span.top), float(span.x1), float(span.bottom)))
    return Unread(tuple(out), tuple(places))


def find_spans(row: Row, words: Sequence[SeenWord], strokes: Sequence[Stroke] = ()) -> list[Row]:
    """The pieces of a row that lie in no word, each as wide as a few letters at least; upright rules part them."""
    height = row.bottom - row.top
    covers = sorted(
        (word.x0, word.x1)
        for word in words
        if word.text
        and min(row.bottom, word.bottom) - max(row.top, word.top) >= 0.4 * min(height, word.bottom - word.top)
    )
    open_, free = float(row.x0), list[tuple[float, float]]()
    parts = [(rule.x0, rule.x1) for rule in strokes if _parts(rule, row)]
    for x0, x1 in sorted([*covers, *parts, (float(row.x1), float(row.x1))]):
        if x0 - open_ > 0:
            free.append((open_, min(x0, row.x1)))
        open_ = max(open_, x1)
    found = []
    for x0, x1 in free:
        inked = [box for box in row.boxes if box[2] > x0 and box[0] < x1]
        left = max(x0, min((box[0] for box in inked), default=x1))
        right = min(x1, max((box[2] for box in inked), default=x0))
        span = replace(row, x0=round(left), x1=round(right))
        shapes = [box for box in inked if min(box[2], right) - max(box[0], left) > 0.5 * (box[2] - box[0])]
        wide = [box for box in inked if box[2] - box[0] > UNDERLINE * height]
        if count_letters(span) >= LEAST_LETTERS and (len(shapes) >= LEAST_LETTERS or wide):
            found.append(span)
    return found


def _parts(rule: Stroke, row: Row) -> bool:
    """Whether an upright rule stands between the shapes of a row, along all of its height."""
    if rule.horizontal or rule.top > row.top or rule.bottom < row.bottom or not row.x0 < rule.x0 < row.x1:
        return False
    middle = (rule.x0 + rule.x1) / 2
    return not any(box[0] < middle < box[2] for box in row.boxes)


def count_letters(span: Row) -> float:
    """About how many letters fit into a row.

    >>> round(count_letters(Row(0, 0, 70, 20, 5, 0.0, 255.0)))
    5
    """
    return (span.x1 - span.x0) / (LETTER_WIDTH * max(1, span.bottom - span.top))


def choose_reading(one: Strip, other: Strip) -> str:
    """What a row says, in the spelling of the first reader; nothing where the two readers differ and none is sure.

    >>> choose_reading(Strip("Article 5. Durée", 0.7), Strip("Article5.Durée", 0.9))
    'Article 5. Durée'
    >>> choose_reading(Strip("Æ~ir", 0.2), Strip("le", 0.5)), choose_reading(Strip("MAIRIE DE", 0.9), Strip("", 0.0))
    ('', 'MAIRIE DE')
    """
    mine, theirs = ("".join(squeeze(strip.text).split()) for strip in (one, other))
    if sum(sign.isalnum() for sign in mine) < LEAST_LETTERS:
        return ""
    alike = SequenceMatcher(None, mine, theirs, autojunk=False).ratio()
    return one.text if alike >= AGREE or one.confidence >= SURE_ALONE else ""


def _cut_span(picture: Picture, span: Row) -> Picture:
    """The picture of a span, without the line under it."""
    import cv2
    import numpy as np

    height = span.bottom - span.top
    more = MARGIN * height
    part = cut(picture, span.x0 - more, span.top - more, span.x1 + more, span.bottom + more).copy()
    ink = (part < 0.5 * (span.ink + span.paper)).astype(np.uint8)
    line = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(3, round(UNDERLINE * height))), np.uint8))
    part[cv2.dilate(line, np.ones((3, 1), np.uint8)) > 0] = round(span.paper)
    return np.ascontiguousarray(part)


def _make_words(span: Row, text: str, sure: float, words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words of a span on the line that they continue, or on one of their own."""
    area = (float(span.x0), float(span.top), float(span.x1), float(span.bottom))
    line, top, bottom = attach_to_line(area, words)
    if line < 0:
        line = max((word.line for word in words), default=0) + 1
    return split_word(SeenWord(text, *area, sure, line, top, bottom), text)
