"""Words that a reader drew across an upright rule: « NATURE|ACCORDE », « 1 948 678,62 €|2 338 414,34 € ».

Where the cells of a table are narrow, the white between two of them is no wider than that between two letters, and the
rule that parted them was taken away before anything was read. Such a word is cut
there, and each piece read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.ocr.engine import Readers, SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.strips import PAD_X, PAD_Y, cut
from bordereau.extract.ocr.stroke import Stroke

INSIDE = 0.3
"""In heights of the type: a rule nearer to an end of the word touches it only."""
BESIDE = 0.8
"""The share of the height of the word along which the rule stands."""
LEAST_WHITE = 0.22
"""In heights of the type, the rule with it: less is the stem of a letter that passed for a rule."""
INK_LEVEL = 150


@dataclass(frozen=True, slots=True)
class _Piece:
    word: SeenWord
    number: int
    """Of its word."""


def part_across(
    words: Sequence[SeenWord], strokes: Sequence[Stroke], clean: Picture, readers: Readers
) -> tuple[SeenWord, ...]:
    """All words, those across upright rules cut there; ``clean`` is the picture without rules.

    A word of which a piece reads as nothing stays as it was.
    """
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    pieces = [
        _Piece(piece, number)
        for number, word in enumerate(words)
        for piece in _cut_word(word, [at for at in uprights if _crosses(at, word)], clean)
    ]
    if not pieces or readers.lines is None:
        return tuple(words)
    strips = readers.lines.read_strips([_show(piece.word, clean) for piece in pieces])
    read: dict[int, list[SeenWord]] = {}
    for piece, strip in zip(pieces, strips, strict=True):
        sure = min(piece.word.confidence, strip.confidence)
        read.setdefault(piece.number, []).append(replace(piece.word, text=strip.text.strip(), confidence=sure))
    return tuple(
        made
        for number, word in enumerate(words)
        for made in (_drop_edges(word, read[number]) if _is_read(read.get(number, ())) else (word,))
    )


def _is_read(pieces: Sequence[SeenWord]) -> bool:
    return bool(pieces) and all(piece.text for piece in pieces)


def _drop_edges(word: SeenWord, pieces: Sequence[SeenWord]) -> Sequence[SeenWord]:
    """The pieces without one at an end that the word did not hold: « 2022(€) » and « 1. », the edge of the rule."""
    for kept in (pieces[:-1], pieces[1:]):
        if _squeeze("".join(piece.text for piece in kept)) == _squeeze(word.text):
            return kept
    return pieces


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _crosses(stroke: Stroke, word: SeenWord) -> bool:
    inside = INSIDE * word.height
    beside = min(stroke.bottom, word.bottom) - max(stroke.top, word.top)
    return word.x0 + inside < stroke.x0 and stroke.x1 < word.x1 - inside and beside >= BESIDE * (word.bottom - word.top)


def _cut_word(word: SeenWord, crossing: Sequence[Stroke], clean: Picture) -> list[SeenWord]:
    """The pieces of a word between the rules that white parts it at; none where it stays whole."""
    pieces: list[SeenWord] = []
    left = word.x0
    for stroke in sorted(crossing, key=lambda one: one.x0):
        white = _find_white(word, stroke, clean)
        if white is not None and white[0] > left:
            pieces.append(replace(word, x0=left, x1=white[0]))
            left = white[1]
    return [*pieces, replace(word, x0=left)] if pieces and left < word.x1 else []


def _find_white(word: SeenWord, stroke: Stroke, clean: Picture) -> tuple[float, float] | None:
    """From where to where no ink stands around a rule inside a word; None where it is too narrow."""
    band = clean[int(word.top) : int(word.bottom) + 1]
    inked = (band < INK_LEVEL).any(axis=0)
    left, right = int(stroke.x0), int(stroke.x1)
    while left > word.x0 and not inked[left - 1]:
        left -= 1
    while right < min(word.x1, len(inked) - 1) and not inked[right]:
        right += 1
    return (float(left), float(right)) if right - left >= LEAST_WHITE * word.height else None


def _show(word: SeenWord, clean: Picture) -> Picture:
    import numpy as np

    side, more = PAD_X * word.height, PAD_Y * word.height
    part = cut(clean, word.x0, word.top - more, word.x1, word.bottom + more)
    pad = max(1, round(side))
    return np.ascontiguousarray(np.pad(part, ((0, 0), (pad, pad)), constant_values=255))
